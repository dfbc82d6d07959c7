use mailsteps_settings::{Source, SourceId};

use super::link_out;
use crate::{
    App,
    dom::{El, Html, el},
    text::fill,
};

/// Sources with their kind and the day they were read.
pub fn source_list(app: App, sources: &'static [SourceId]) -> El {
    let sources = sources.iter().filter_map(|id| app.catalog.source(id));
    el("ul").class("sources").children(sources.map(|source| item(app, source)))
}

fn item(app: App, source: &'static Source) -> El {
    let title = match &source.address {
        Some(address) => link_out(address, source.title.as_str()).html(),
        None => Html::words(source.title.as_str()),
    };
    let published = source.published.as_ref().map(|date| format!(", {date}")).unwrap_or_default();
    let read = fill(app.words.domain.read_on, &[("date", source.read.as_str())]);
    el("li").with(title).text(format!(" ({}, {}{published}; {read})", source.who, source.kind.name()))
}
