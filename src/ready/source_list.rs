use mailsteps_settings::{SourceId, SourceKind};

use crate::{
    App,
    components::{date, link_out},
    dom::Html,
    text::ready::Kinds,
};

/// Sources with their kind and the day they were read.
pub fn source_list(page: &mut Html, app: App, sources: &[SourceId]) {
    page.put("<ul class=\"sources\">");
    for id in sources {
        page.put("<li>");
        source_item(page, app, id);
        page.put("</li>");
    }
    page.put("</ul>");
}

/// One of them.
pub fn source_item(page: &mut Html, app: App, id: &SourceId) {
    let Some(source) = app.source(id) else { return };
    match &source.address {
        Some(address) => link_out(page, address, &source.title),
        None => {
            page.text(&source.title);
        }
    }
    let words = &app.ready_words().domain;
    page.put(" (").text(&source.who).put(", ").text(kind(&words.kinds, source.kind));
    if let Some(published) = &source.published {
        date(page, &app.words.frame, ", {date}", published);
    }
    page.put("; ");
    date(page, &app.words.frame, words.read_on, &source.read);
    page.put(")");
}

fn kind(words: &Kinds, kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Official => words.official,
        SourceKind::OfficialOlder => words.official_older,
        SourceKind::Database => words.database,
        SourceKind::UserReport => words.user_report,
        SourceKind::ThirdParty => words.third_party,
    }
}
