use crate::{
    App, Route,
    components::{address_box, domain_links, link},
    dom::{Html, el},
};

/// Any other address: a search box, and the domains that look like `typed`, the path's first part.
pub fn not_found_page(app: App, typed: &str) -> Html {
    let words = &app.words.not_found;
    let near = app.catalog.near(&typed.to_ascii_lowercase());
    let near =
        (!near.is_empty()).then(|| el("div").child(el("p").text(words.near)).child(domain_links(near, Route::Domain)));
    el("div")
        .class("page page--home")
        .child(el("h1").text(words.heading))
        .maybe(near)
        .child(el("p").class("lead").text(words.lead))
        .with(address_box(app, app.words.address_box.label, app.words.address_box.button))
        .child(el("p").child(link("/", words.home)))
        .html()
}
