use mailsteps_settings::{RichText, Setting, Span};

use super::{bare_value, link_out};
use crate::{
    dom::{Html, el},
    sheet::Sheet,
};

/// A step text: words, the program's captions in bold, the reader's values in place.
pub fn rich_text(text: &'static RichText, sheet: Sheet) -> Html {
    Html::all(text.spans().iter().map(|span| match span {
        Span::Words(text) => Html::words(text.as_str()),
        Span::Caption(caption) => el("b").attr("translate", "no").text(caption.as_str()).html(),
        Span::Setting(Setting::Webmail) => {
            let address = sheet.offer.group().webmail.value.as_str();
            let shown = address.trim_start_matches("https://").trim_end_matches('/');
            link_out(address, shown).attr("translate", "no").html()
        }
        Span::Setting(setting) => bare_value(sheet, *setting).html(),
    }))
}
