use leptos::prelude::*;
use mailsteps_settings::SourceId;

use crate::{App, text::fill};

/// Sources with their kind and the day they were read.
#[component]
pub fn SourceList(
    /// The state.
    app: App,
    /// Which ones.
    sources: &'static [SourceId],
) -> AnyView {
    let item = move |id: &SourceId| {
        let source = app.catalog.source(id)?;
        let title = match &source.address {
            Some(address) => {
                view! { <a href=address.clone() target="_blank" rel="noopener">{source.title.clone()}</a> }.into_any()
            }
            None => source.title.clone().into_any(),
        };
        let published = source.published.as_ref().map(|date| format!(", {date}")).unwrap_or_default();
        let read = fill(app.words.domain.read_on, &[("date", source.read.as_str())]);
        let about = format!(" ({}, {}{published}; {read})", source.who, source.kind.name());
        Some(view! { <li>{title}{about}</li> })
    };
    view! { <ul class="sources">{sources.iter().filter_map(item).collect_view()}</ul> }.into_any()
}
