use leptos::prelude::*;

use super::link;
use crate::{
    App, Route,
    dom::{Html, el},
    text::fill,
};

/// What stands at the top of every page: the way home, and on a domain's pages the way to its settings and its check.
pub fn page_head(app: App) -> Html {
    let words = &app.words.frame;
    let route = app.route.get();
    let nav = route.domain().map(|domain| {
        let to = |target: Route, text: &str| {
            let link = link(target.href(), text);
            if target == route { link.attr("aria-current", "page") } else { link }
        };
        let settings = fill(words.settings_link, &[("domain", domain.as_str())]);
        el("nav")
            .child(to(Route::Domain(domain.clone()), &settings))
            .child(to(Route::Check(domain.clone()), words.check_link))
            .html()
    });
    Html::all([link("/", words.site).class("page-head__home").html(), nav.unwrap_or_default()])
}
