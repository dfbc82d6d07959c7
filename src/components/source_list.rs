use mailsteps_settings::SourceId;

use super::link_out;
use crate::{App, dom::Html};

/// Sources with their kind and the day they were read.
pub fn source_list(page: &mut Html, app: App, sources: &[SourceId]) {
    page.put("<ul class=\"sources\">");
    for id in sources {
        let Some(source) = app.source(id) else { continue };
        page.put("<li>");
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
        page.put("; ").fill(app.words.domain.read_on, &[("date", source.read.as_str())]).put(")</li>");
    }
    page.put("</ul>");
}
