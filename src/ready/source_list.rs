use mailsteps_settings::SourceId;

use crate::{App, components::link_out, dom::Html};

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
    page.put(" (").text(&source.who).put(", ").put(source.kind.name());
    if let Some(date) = &source.published {
        page.put(", ").text(date.as_str());
    }
    page.put("; ").fill(app.ready_words().domain.read_on, &[("date", source.read.as_str())]).put(")");
}
