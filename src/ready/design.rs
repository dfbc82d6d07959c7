//! `/design/`: every component in every state, for those who change how the guide looks. No script runs on it, so that everything
//! stays in the state that it is shown in.

mod own_ids;
mod states;

use own_ids::with_own_ids;

use super::Site;
use crate::{App, dom::Html};

/// A component in a state: its name, and its markup.
struct State {
    name: String,
    markup: Html,
}

/// What stands on the page.
pub fn body(app: App, site: &Site) -> Html {
    let mut page = app.page();
    page.put("<main class=\"page page--wide\"><h1>Every part in every state</h1><p class=\"lead\">");
    page.put("What the guide is made of, as readers see it. Nothing here does anything.</p>");
    for (group, states) in states::all(app, site) {
        let id = group.to_lowercase().replace(' ', "-");
        page.put("<section class=\"design\" id=\"").text(&id).put("\"><h2>").put(group).put("</h2>");
        for (index, State { name, markup }) in states.into_iter().enumerate() {
            let prefix = format!("{id}-{index}-");
            page.put("<div class=\"design__state\"><p class=\"design__name\">").text(&name).put("</p>");
            page.ready_made(&with_own_ids(&markup.into_string(), &prefix)).put("</div>");
        }
        page.put("</section>");
    }
    page.put("</main>");
    page
}
