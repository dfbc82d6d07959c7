use leptos::prelude::*;
use mailsteps_settings::Domain;

use super::ready_part;
use crate::{
    App,
    components::{address_line, program_picker, settings_table},
    dom::Html,
    sheet::Sheet,
};

/// `/DOMAIN/`: one suggestion with its reason, the settings, the programs, and the rest folded. All but the programs was
/// made ready with the site.
pub fn domain_page(page: &mut Html, app: App, domain: &Domain) {
    // The route exists only for domains of the catalog.
    let Some(offer) = app.catalog.offer(domain) else { return };
    page.put("<div class=\"page\"><h1>").fill(app.words.domain.heading, &[("domain", domain.as_str())]).put("</h1>");
    address_line(page, app, domain);
    let incoming = offer.group().recommended.protocol;
    let table = |page: &mut Html| settings_table(page, Sheet { app, offer, incoming, captions: None });
    ready_part(page, app, &app.route.get(), domain.as_str(), &|page| program_picker(page, app, offer), &table);
    page.put("</div>");
}
