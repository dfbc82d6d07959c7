use leptos::prelude::*;
use mailsteps_settings::{Domain, DomainEntry};

use crate::{App, Route, components::AddressBox};

/// `/`: one box for the address, and the domains as links.
#[component]
pub fn Home() -> AnyView {
    let app = App::from_context();
    let words = app.words;
    let (primary, others): (Vec<_>, Vec<_>) = app.catalog.domains().partition(|entry| entry.primary);
    view! {
        <div class="page page--home">
            <h1>{words.home.heading}</h1>
            <p class="lead">{words.home.lead}</p>
            <AddressBox to=domain_page label=words.address_box.label button=words.address_box.button />
            <h2>{words.home.pick}</h2>
            <DomainLinks entries=primary />
            <details class="fold">
                <summary>{words.home.other_domains}</summary>
                <DomainLinks entries=others />
            </details>
        </div>
    }
    .into_any()
}

/// The box leads to the domain's page.
pub fn domain_page(_: &Route, domain: Domain) -> Route {
    Route::Domain(domain)
}

#[component]
fn DomainLinks(entries: Vec<&'static DomainEntry>) -> AnyView {
    let links = entries.into_iter().map(|entry| {
        let href = Route::Domain(entry.name.clone()).href();
        view! { <li><a class="chip" href=href translate="no">{entry.name.as_str()}</a></li> }
    });
    view! { <ul class="chips">{links.collect_view()}</ul> }.into_any()
}
