//! The root view.

use leptos::prelude::*;

use crate::{
    App, Route,
    components::{PageFoot, PageHead},
    pages::{Check, DomainPage, Home, NotFound, WalkthroughPage},
};

/// The whole guide: a function of the app's state.
#[component]
pub fn Guide(
    /// The state.
    app: App,
) -> AnyView {
    provide_context(app);
    view! {
        <a class="skip-link" href="#main">{app.words.frame.skip_to_content}</a>
        <PageHead />
        <main id="main" tabindex="-1">
            {move || page(app.route.get())}
        </main>
        <PageFoot />
        <p class="visually-hidden" role="status">{move || app.announcement.get()}</p>
    }
    .into_any()
}

fn page(route: Route) -> AnyView {
    match route {
        Route::Home => view! { <Home /> }.into_any(),
        Route::Domain(domain) => view! { <DomainPage domain /> }.into_any(),
        Route::Walkthrough { domain, client, protocol } => {
            view! { <WalkthroughPage domain client protocol /> }.into_any()
        }
        Route::Check(domain) => view! { <Check domain /> }.into_any(),
        Route::NotFound { typed } => view! { <NotFound typed /> }.into_any(),
    }
}
