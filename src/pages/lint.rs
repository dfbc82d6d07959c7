use leptos::prelude::*;

use super::ready_part;
use crate::{App, dom::Html};

/// `/lint/`: what is wrong with a set-up file. The form was made ready with the site; what it says comes from the linter.
pub fn lint_page(page: &mut Html, app: App) {
    let words = &app.words.lint;
    page.put("<div class=\"page\"><h1>").text(words.heading).put("</h1>");
    ready_part(page, app, &app.route.get(), words.heading, &|_| ());
    page.put("</div>");
}
