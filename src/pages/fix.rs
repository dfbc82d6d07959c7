use leptos::prelude::*;
use mailsteps_settings::Domain;

use super::ready_part;
use crate::{
    App,
    components::{address_box, address_line},
    dom::Html,
};

/// `/fix/` and `/DOMAIN/fix/`: from what the reader sees to a short plan. The questions were made ready with the site; the
/// plan comes from the extras.
pub fn fix_page(page: &mut Html, app: App, domain: Option<&Domain>) {
    let words = if domain.is_some() { &app.words.fix } else { &app.words.fix_anywhere };
    page.put("<div class=\"page page--fix\"><h1>");
    page.fill(words.heading, &[("domain", domain.map_or("", Domain::as_str))]).put("</h1>");
    match domain {
        Some(domain) => address_line(page, app, domain),
        None => address_box(page, app, app.words.address_box.label, app.words.address_box.button),
    }
    ready_part(page, app, &app.route.get(), domain.map_or(app.words.frame.fix_link, Domain::as_str), &|_| ());
    page.put("</div>");
}
