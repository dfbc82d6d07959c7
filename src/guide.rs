//! The root view.

use leptos::{ev, prelude::*};

use crate::{
    App, Route, browser,
    components::{page_foot, page_head},
    dom::Html,
    pages::{
        check_page, coverage_page, domain_page, embed_page, fix_page, home_page, lint_page, not_found_page,
        walkthrough_page,
    },
};

/// The whole guide: a function of the app's state. Each part is built again when a signal that it reads changes; what
/// the reader does is heard here, for all of them.
#[component]
pub fn Guide(
    /// The state.
    app: App,
) -> impl IntoView {
    let click = move |event: ev::MouseEvent| browser::press(app, &event);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        browser::submit_address(app);
    };
    let input = move |event: ev::Event| browser::note_typing(app, &event);
    let change = move |event: ev::Event| browser::note_choice(app, &event);
    let drag = move |event: ev::DragEvent| browser::take_dropped(app, &event);
    view! {
        <div class="guide" on:click=click on:submit=submit on:input=input on:change=change on:dragover=drag on:drop=drag>
            <a class="skip-link" href="#main">{app.words.frame.skip_to_content}</a>
            <header class="page-head" inner_html=move || page_head(app).into_string()></header>
            <main id="main" tabindex="-1" inner_html=move || page(app).into_string()></main>
            <footer class="page-foot" inner_html=move || page_foot(app).into_string()></footer>
            <p class="visually-hidden" role="status">{move || app.announcement.get()}</p>
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
