use mailsteps_settings::{RichText, Setting, Span};

use super::{bare_value, link_to_site};
use crate::{dom::Html, sheet::Sheet};

/// A step text: words, the program's captions in bold, the reader's values in place.
pub fn rich_text(page: &mut Html, text: &RichText, sheet: Sheet) {
    for span in text.spans() {
        match span {
            Span::Words(words) => {
                page.text(words);
            }
            Span::Caption(caption) => {
                page.put("<b translate=\"no\">").text(caption).put("</b>");
            }
            Span::Setting(Setting::Webmail) => link_to_site(page, &sheet.offer.group().webmail.value),
            Span::Setting(setting) => bare_value(page, sheet, *setting),
        }
    }
}
