use leptos::prelude::*;
use mailsteps_settings::Domain;

use super::ready_part;
use crate::{
    App,
    components::{address_line, program_picker},
    dom::Html,
};

/// `/DOMAIN/`: one suggestion with its reason, the settings, the programs, and the rest folded. All but the programs was
/// made ready with the site.
pub fn domain_page(page: &mut Html, app: App, domain: &Domain) {
    // The route exists only for domains of the catalog.
    let Some(offer) = app.catalog.offer(domain) else { return };
    page.put("<div class=\"page\"><h1>").fill(app.words.domain.heading, &[("domain", domain.as_str())]).put("</h1>");
    address_line(page, app, domain);
    ready_part(page, app, &app.route.get(), domain.as_str(), &|page| program_picker(page, app, offer));
    page.put("</div>");
}
