use mailsteps_settings::{Date, find};

use crate::{
    dom::Html,
    text::{Frame, fill},
};

/// A sentence with a place for a date. Where the reader's country has another manner than the site's, `boot.js` writes the date
/// in that.
pub fn date(page: &mut Html, words: &Frame, sentence: &'static str, date: &Date) {
    let (before, after) = find::around(sentence, "{date}").unwrap_or((sentence, ""));
    page.text(before).put("<local-date><time datetime=\"").text(date.as_str()).put("\">").text(&written(words, date));
    page.put("</time></local-date>").text(after);
}

/// As exact as it is known: `Nov 21, 2026`, `Nov 2026`, `2026`.
fn written(words: &Frame, date: &Date) -> String {
    let mut parts = date.as_str().split('-');
    let year = parts.next().unwrap_or_default();
    let month =
        parts.next().and_then(|month| words.months.split(' ').nth(month.parse::<usize>().ok()?.checked_sub(1)?));
    let day = parts.next().map(|day| day.trim_start_matches('0'));
    match (month, day) {
        (Some(month), Some(day)) => fill(words.day, &[("month", month), ("day", day), ("year", year)]),
        (Some(month), None) => fill(words.month, &[("month", month), ("year", year)]),
        _ => year.to_owned(),
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::text::{languages, words};

    #[test]
    fn dates_are_as_exact_as_they_are_known() {
        let frame = &words(languages()[0]).frame;
        for (date, says) in [("2026-11-01", "Nov 1, 2026"), ("2025-04", "Apr 2025"), ("2024", "2024")] {
            assert_eq!(written(frame, &date.parse().unwrap()), says);
        }
    }

    #[test]
    fn every_language_has_twelve_months() {
        for language in languages() {
            assert_eq!(words(*language).frame.months.split(' ').count(), 12, "{}", language.id());
        }
    }
}
