use leptos::prelude::*;

use crate::{App, text::fill};

/// The end of every page: how old the data is, where people help, and what stays private.
#[component]
pub fn PageFoot() -> AnyView {
    let app = App::from_context();
    let words = &app.words.frame;
    let provider = move || {
        let route = app.route.get();
        let provider = app.catalog.offer(route.domain()?)?.provider();
        let chat = &provider.support.chat.value;
        let hours = chat.hours.as_deref().unwrap_or_default();
        let help = fill(words.help, &[("name", &chat.name), ("hours", hours)]);
        let help = help.trim_end_matches([',', ' ']).to_owned();
        Some(view! {
            <p><a href=chat.address.clone() target="_blank" rel="noopener">{help}</a></p>
            <p>{fill(words.data_of, &[("date", provider.updated.as_str())])}</p>
        })
    };
    view! {
        <footer class="page-foot">
            {provider}
            <p>{words.privacy}</p>
            <p class="app-failed" role="alert">{words.app_failed}</p>
        </footer>
    }
    .into_any()
}
