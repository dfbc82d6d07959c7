use leptos::prelude::*;

use super::link;
use crate::{App, Route, dom::Html, text::fill};

/// What stands at the top of every page: the way home, and on a domain's pages the way to its settings, its check, and
/// to help.
pub fn page_head(app: App) -> Html {
    let words = &app.words.frame;
    let mut head = Html::default();
    link(&mut head, "page-head__home", "/", words.site);
    app.route.with(|route| {
        let Some(domain) = route.domain() else { return };
        head.put("<nav>");
        let settings = fill(words.settings_link, &[("domain", domain.as_str())]);
        let targets = [
            (Route::Domain(domain.clone()), settings.as_str()),
            (Route::Check(domain.clone()), words.check_link),
            (Route::Fix(Some(domain.clone())), words.fix_link),
        ];
        for (target, text) in targets {
            head.put(if target == *route { "<a aria-current=\"page\" href=\"" } else { "<a href=\"" });
            head.text(&target.href()).put("\">").text(text).put("</a>");
        }
        head.put("</nav>");
    });
    head
}
