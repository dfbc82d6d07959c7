use mailsteps_settings::{RichText, Setting, Span};

use super::{setting_value::bare_value, sheet::Sheet};
use crate::{components::link_to_site, dom::Html};

/// A step text: words, the program's captions in bold, the reader's values in place.
pub fn rich_text(page: &mut Html, text: &RichText, sheet: Sheet) {
    for span in text.spans() {
        match span {
            Span::Words(words) => {
                page.text(words);
            }
            Span::Caption(caption) => {
                program_caption(page, caption, sheet);
            }
            // A name, and no value to copy.
            Span::Setting(Setting::Provider) => {
                page.text(&sheet.text(Setting::Provider));
            }
            Span::Setting(Setting::Webmail) => link_to_site(page, &sheet.offer.group().webmail.value),
            Span::Setting(setting) => bare_value(page, sheet, *setting),
        }
    }
}

/// What the program prints, for the eye to look for; where only its English words are known, marked as such.
pub fn program_caption(page: &mut Html, caption: &str, sheet: Sheet) {
    page.put(if sheet.is_foreign(caption) { "<b translate=\"no\" lang=\"en\">" } else { "<b translate=\"no\">" });
    page.text(caption).put("</b>");
}

/// The same as words alone.
pub fn plain(text: &RichText, sheet: Sheet) -> String {
    let mut plain = String::new();
    for span in text.spans() {
        match span {
            Span::Words(words) | Span::Caption(words) => plain += words,
            Span::Setting(setting) => plain += &sheet.text(*setting),
        }
    }
    plain
}
