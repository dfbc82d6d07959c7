use mailsteps_settings::Date;

use crate::dom::Html;

/// A sentence with a place for a date. `boot.js` writes the date in the manner of the reader's country.
pub fn date(page: &mut Html, sentence: &'static str, date: &Date) {
    let (before, after) = sentence.split_once("{date}").unwrap_or((sentence, ""));
    let date = date.as_str();
    page.text(before).put("<local-date><time datetime=\"").text(date).put("\">").text(date);
    page.put("</time></local-date>").text(after);
}
