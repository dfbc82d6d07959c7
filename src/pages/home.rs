use mailsteps_settings::DomainEntry;

use crate::{
    App, Route,
    components::{address_box, domain_links, fold},
    dom::{Html, el},
};

/// `/`: one box for the address, and the domains as links.
pub fn home_page(app: App) -> Html {
    let words = app.words;
    let (primary, others): (Vec<_>, Vec<_>) = app.catalog.domains().partition(|entry| entry.primary);
    let links =
        |entries: Vec<&'static DomainEntry>| domain_links(entries.into_iter().map(|entry| &entry.name), Route::Domain);
    el("div")
        .class("page page--home")
        .child(el("h1").text(words.home.heading))
        .child(el("p").class("lead").text(words.home.lead))
        .with(address_box(app, words.address_box.label, words.address_box.button))
        .child(el("h2").text(words.home.pick))
        .child(links(primary))
        .child(fold(words.home.other_domains).child(links(others)))
        .html()
}
