use leptos::prelude::*;

use super::{date, link_out};
use crate::{App, dom::Html, text::fill};

/// What stands at the end of every page: where people help, how old the data is, and what stays private.
pub fn page_foot(app: App) -> Html {
    let words = &app.words.frame;
    let mut foot = app.page();
    let offer = app.route.with(|route| route.domain().and_then(|domain| app.catalog.offer(domain)));
    if let Some(offer) = offer {
        let provider = offer.provider();
        let chat = &provider.support.chat.value;
        foot.put("<p>");
        match &chat.hours {
            Some(hours) => {
                link_out(&mut foot, &chat.address, &fill(words.help, &[("name", &chat.name), ("hours", hours)]));
            }
            None => link_out(&mut foot, &chat.address, &chat.name),
        }
        foot.put("</p><p>");
        date(&mut foot, words, words.data_of, &provider.updated);
        foot.put("</p>");
    }
    foot.put("<p>").text(words.privacy).put("</p><p class=\"app-failed\" role=\"alert\">").text(words.app_failed);
    foot.put("</p>");
    foot
}
