use leptos::prelude::*;

use super::ready_part;
use crate::{App, dom::Html};

/// `/coverage/`: every path of the guide, for its writers.
pub fn coverage_page(page: &mut Html, app: App) {
    let words = &app.words.walkthrough.coverage;
    page.put("<div class=\"page\"><h1>").text(words.heading).put("</h1>");
    ready_part(page, app, &app.route.get(), words.heading, &|_| ());
    page.put("</div>");
}
