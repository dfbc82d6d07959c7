//! Without a network, as `browser/sw.js` answers then, and the sentence that `browser/offline.js` puts at the foot of the window.

use mailsteps_settings::Offer;

use super::{State, as_part, markup};
use crate::{App, Route, head, offline};

pub fn states(app: App, offer: Offer<'static>) -> Vec<State> {
    let page = offline::body(app.place).into_string();
    let Some((before, rest)) = page.split_once("<template id=\"newer\">") else { return Vec::new() };
    let (newer, after) = rest.split_once("</template>").unwrap_or((rest, ""));
    // This page is the main part of its document already.
    let not_kept = [before, after].concat().replace("<main", "<div").replace("</main>", "</div>");
    let not_kept = as_part(&not_kept).replace("<!--kept-->", &kept(app, offer));
    vec![
        State::of("a page that was never opened", not_kept),
        State::of("a newer version", ["<div class=\"newer\" role=\"status\">", newer, "</div>"].concat()),
    ]
}

/// The link to a page that is kept.
fn kept(app: App, offer: Offer<'static>) -> String {
    let route = Route::Domain(offer.domain().clone());
    let title = head::title(&route, app.catalog, app.words, app.site_name());
    markup(app, |page| {
        page.put("<li><a href=\"").address(&route.href()).put("\">").text(&title).put("</a></li>");
    })
}
