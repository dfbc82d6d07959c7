use leptos::prelude::*;

use super::link;
use crate::{App, Route, dom::Html, text::fill};

/// What stands at the top of every page: the way home, the same page in other languages, and on a domain's pages the way to
/// its settings, its check, and to help.
pub fn page_head(app: App) -> Html {
    let words = &app.words.frame;
    let mut head = app.page();
    link(&mut head, "page-head__home", "/", app.site_name());
    // On a phone they stand in one line; the way to other pages comes below.
    app.route.with(|route| languages(&mut head, app, route));
    app.route.with(|route| {
        let Some(domain) = route.domain() else { return };
        head.put("<nav>");
        let settings = fill(words.settings_link, &[("domain", domain.as_str())]);
        let targets = [
            (Route::Domain(domain.clone()), settings.as_str()),
            (Route::Check(domain.clone()), words.check_link),
            (Route::Fix(Some(domain.clone())), words.fix_link),
        ];
        for (target, text) in targets.into_iter().filter(|(target, _)| app.place.has(target)) {
            head.put(if target == *route { "<a aria-current=\"page\" href=\"" } else { "<a href=\"" });
            head.address(&target.href()).put("\">").text(text).put("</a>");
        }
        head.put("</nav>");
    });
    head
}

/// The same page in the other languages.
fn languages(head: &mut Html, app: App, route: &Route) {
    for language in app.place.languages.iter().copied() {
        if language != app.place.language && route.is_in_language(language) {
            // Not a page of this app: it comes with its own words.
            head.put("<a class=\"page-head__language\" hreflang=\"").put(language.id()).put("\" lang=\"");
            head.put(language.id()).put("\" href=\"").text(&app.place.in_language(language).address(&route.href()));
            head.put("\">").put(language.name()).put("</a>");
        }
    }
}
