use leptos::prelude::*;

use super::link_out;
use crate::{
    App,
    dom::{Html, el},
    text::fill,
};

/// What stands at the end of every page: where people help, how old the data is, and what stays private.
pub fn page_foot(app: App) -> Html {
    let words = &app.words.frame;
    let route = app.route.get();
    let provider = route.domain().and_then(|domain| app.catalog.offer(domain)).map(|offer| {
        let chat = &offer.provider().support.chat.value;
        let help = match &chat.hours {
            Some(hours) => fill(words.help, &[("name", &chat.name), ("hours", hours)]),
            None => chat.name.clone(),
        };
        let age = fill(words.data_of, &[("date", offer.provider().updated.as_str())]);
        Html::all([el("p").child(link_out(&chat.address, help)).html(), el("p").text(age).html()])
    });
    Html::all([
        provider.unwrap_or_default(),
        el("p").text(words.privacy).html(),
        el("p").class("app-failed").attr("role", "alert").text(words.app_failed).html(),
    ])
}
