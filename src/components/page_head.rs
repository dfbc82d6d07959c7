use leptos::prelude::*;

use crate::{App, Route, text::fill};

/// The top of every page: the way home, and on a domain's pages the way to its settings and its check.
#[component]
pub fn PageHead() -> AnyView {
    let app = App::from_context();
    let words = &app.words.frame;
    let links = move || {
        let route = app.route.get();
        let domain = route.domain()?.clone();
        let link = |to: Route, text: String| {
            let current = (to == route).then_some("page");
            view! { <a href=to.href() aria-current=current>{text}</a> }
        };
        let settings = link(Route::Domain(domain.clone()), fill(words.settings_link, &[("domain", domain.as_str())]));
        let check = link(Route::Check(domain), words.check_link.to_owned());
        Some(view! { <nav>{settings}{check}</nav> })
    };
    view! {
        <header class="page-head">
            <a class="page-head__home" href="/">{words.site}</a>
            {links}
        </header>
    }
    .into_any()
}
