//! `/design/`: every component in every state, for those who change how the guide looks. No script runs on it, so that everything
//! stays in the state that it is shown in.

mod by_script;
mod check;
mod coverage;
mod dialogs;
mod fix;
mod landmarks;
mod live;
mod offline;
mod own_ids;
mod past;
mod publish;
mod states;
mod walkthrough;

use landmarks::without_landmarks;
use own_ids::with_own_ids;

use super::Site;
use crate::{App, dom::Html};

/// A component in a state: its name, and its markup.
struct State {
    name: String,
    markup: String,
    /// Whether style sheets go by its ids: then it keeps them, and stands on the page once.
    keeps_ids: bool,
}

impl State {
    fn of(name: impl Into<String>, markup: String) -> Self {
        Self { name: name.into(), markup, keeps_ids: false }
    }

    fn keeping_ids(self) -> Self {
        Self { keeps_ids: true, ..self }
    }
}

/// A component in the state that it is written in.
fn state(app: App, name: impl Into<String>, write: impl FnOnce(&mut Html)) -> State {
    State::of(name, markup(app, write))
}

fn markup(app: App, write: impl FnOnce(&mut Html)) -> String {
    let mut page = app.page();
    write(&mut page);
    page.into_string()
}

/// A page as a part of this one, where its heading would be a second one of the first level.
fn as_part(page: &str) -> String {
    page.replace("<h1>", "<h3>").replace("</h1>", "</h3>")
}

/// What stands on the page.
pub fn body(app: App, site: &Site) -> Html {
    let mut page = app.page();
    page.put("<main class=\"page page--wide\"><h1>Every part in every state</h1><p class=\"lead\">");
    page.put("What the guide is made of, as readers see it. Nothing here does anything.</p>");
    for (group, states) in states::all(app, site) {
        let id = group.to_lowercase().replace(' ', "-");
        page.put("<section class=\"design\" id=\"").text(&id).put("\"><h2>").put(group).put("</h2>");
        for (index, State { name, markup, keeps_ids }) in states.into_iter().enumerate() {
            let markup = without_landmarks(&markup);
            let own = if keeps_ids { markup } else { with_own_ids(&markup, &format!("{id}-{index}-")) };
            page.put("<div class=\"design__state\"><p class=\"design__name\">").text(&name).put("</p>");
            page.ready_made(&own).put("</div>");
        }
        page.put("</section>");
    }
    page.put("</main>");
    page
}
