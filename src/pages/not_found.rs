use leptos::prelude::*;

use super::home::domain_page;
use crate::{App, Route, components::AddressBox};

/// Any other address: a search box, and the domains that look like what was typed.
#[component]
pub fn NotFound(
    /// The path's first part.
    typed: String,
) -> AnyView {
    let app = App::from_context();
    let words = &app.words.not_found;
    let near = app.catalog.near(&typed.to_lowercase());
    let near = (!near.is_empty()).then(|| {
        let links = near.into_iter().map(|domain| {
            view! { <li><a class="chip" href=Route::Domain(domain.clone()).href()>{domain.as_str()}</a></li> }
        });
        view! { <p>{words.near}</p><ul class="chips">{links.collect_view()}</ul> }
    });
    view! {
        <div class="page page--home">
            <h1>{words.heading}</h1>
            {near}
            <p class="lead">{words.lead}</p>
            <AddressBox to=domain_page label=app.words.address_box.label button=app.words.address_box.button />
            <p><a href="/">{words.home}</a></p>
        </div>
    }
    .into_any()
}
