use crate::{
    App, Route,
    components::{address_box, domain_link, link},
    dom::Html,
};

/// Any other address: a search box, and the domains that look like `typed`, the path's first part.
pub fn not_found_page(page: &mut Html, app: App, typed: &str) {
    let words = &app.words.not_found;
    page.put("<div class=\"page page--home\"><h1>").text(words.heading).put("</h1>");
    let near = app.catalog.near(&typed.to_ascii_lowercase());
    if !near.is_empty() {
        page.put("<p>").text(words.near).put("</p><ul class=\"chips\">");
        for domain in near {
            domain_link(page, domain, &Route::Domain(domain.clone()));
        }
        page.put("</ul>");
    }
    page.put("<p class=\"lead\">").text(words.lead).put("</p>");
    address_box(page, app, app.words.address_box.label, app.words.address_box.button);
    page.put("<p>");
    link(page, "", "/", words.home);
    page.put("</p></div>");
}
