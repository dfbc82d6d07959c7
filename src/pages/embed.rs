use leptos::prelude::*;

use super::ready_part;
use crate::{App, dom::Html};

/// `/embed/`: the guide in a page of another site. The form was made ready with the site; `browser/publish.js` fills it.
pub fn embed_page(page: &mut Html, app: App) {
    let words = &app.words.embed;
    page.put("<div class=\"page\"><h1>").text(words.heading).put("</h1>");
    ready_part(page, app, &app.route.get(), words.heading, &|_| ());
    page.put("</div>");
}
