//! The root view.

#[cfg(feature = "ssr")]
use leptos::IntoView;
use leptos::prelude::*;

use crate::{
    App, Route,
    components::{page_foot, page_head},
    dom::Html,
    pages::{
        check_page, coverage_page, domain_page, embed_page, fix_page, home_page, lint_page, not_found_page,
        walkthrough_page,
    },
};

/// What writes a region of the page: a function of the app's state.
pub type Write = fn(App) -> Html;

/// The regions of every page, from top to bottom, by the selector of their element.
pub const REGIONS: [(&str, Write); 3] = [(".page-head", page_head), ("#main", page), (".page-foot", page_foot)];

/// The element with what a screen reader says next.
pub const ANNOUNCEMENT: &str = ".guide > [role=status]";

/// The whole guide as it comes, before any script runs. In the browser the app keeps its regions: see `browser::regions`.
#[cfg(feature = "ssr")]
#[component]
pub fn Guide(
    /// The state.
    app: App,
) -> impl IntoView {
    let [head, main, foot] = REGIONS.map(|(_, write)| write(app).into_string());
    view! {
        <div class="guide">
            <a class="skip-link" href="#main">{app.words.frame.skip_to_content}</a>
            <header class="page-head" inner_html=head></header>
            <main id="main" tabindex="-1" inner_html=main></main>
            <footer class="page-foot" inner_html=foot></footer>
            <p class="visually-hidden" role="status"></p>
        </div>
    }
}

fn page(app: App) -> Html {
    let mut page = app.page();
    match app.route.get() {
        Route::Home => home_page(&mut page, app),
        Route::Domain(domain) => domain_page(&mut page, app, &domain),
        Route::Walkthrough { domain, client, task } => walkthrough_page(&mut page, app, &domain, &client, task),
        Route::Fix(domain) => fix_page(&mut page, app, domain.as_ref()),
        Route::Coverage => coverage_page(&mut page, app),
        Route::Lint => lint_page(&mut page, app),
        Route::Embed => embed_page(&mut page, app),
        Route::Check(domain) => check_page(&mut page, app, &domain),
        Route::NotFound { typed } => not_found_page(&mut page, app, &typed),
    }
    page
}
