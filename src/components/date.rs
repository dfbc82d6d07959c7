use mailsteps_settings::{Date, find};

use crate::{
    browser,
    dom::Html,
    text::{Frame, fill},
};

/// A sentence with a place for a date. Where the reader's country has another manner than the site's, `boot.js` writes the date
/// in that.
pub fn date(page: &mut Html, words: &Frame, sentence: &'static str, date: &Date) {
    day(page, words, sentence, date.as_str());
}

/// The same of the day of a moment (RFC 3339), or of a date.
pub fn day(page: &mut Html, words: &Frame, sentence: &'static str, moment: &str) {
    let date = moment.split('T').next().unwrap_or_default();
    within(page, sentence, "{date}", ["<local-date><time datetime=\"", "</time></local-date>"], |page| {
        page.text(date).put("\">").text(&written(words, date));
    });
}

/// A sentence with a place for a moment. When it is seen, `boot.js` writes it in the manner of the reader's country.
pub fn time(page: &mut Html, sentence: &'static str, moment: &str) {
    within(page, sentence, "{time}", ["<local-time><time datetime=\"", "</time></local-time>"], |page| {
        page.text(moment).put("\">").text(&browser::local_time(moment));
    });
}

/// A sentence with a place for a number, which `boot.js` writes in the same manner.
pub fn number(page: &mut Html, sentence: &'static str, number: u64) {
    within(page, sentence, "{number}", ["<local-number>", "</local-number>"], |page| {
        page.text(&number.to_string());
    });
}

fn within(page: &mut Html, sentence: &str, place: &str, marks: [&'static str; 2], write: impl FnOnce(&mut Html)) {
    let (before, after) = find::around(sentence, place).unwrap_or((sentence, ""));
    page.text(before).put(marks[0]);
    write(page);
    page.put(marks[1]).text(after);
}

/// As exact as it is known: `Nov 21, 2026`, `Nov 2026`, `2026`.
fn written(words: &Frame, date: &str) -> String {
    let mut parts = date.split('-');
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
            assert_eq!(written(frame, date), says);
        }
    }

    #[test]
    fn every_language_has_twelve_months() {
        for language in languages() {
            assert_eq!(words(*language).frame.months.split(' ').count(), 12, "{}", language.id());
        }
    }
}
