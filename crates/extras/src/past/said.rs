//! "POP3 was unreachable yesterday from 14:10 to 16:40."

use mailsteps_markup::{Html, fill};

use super::{
    DAYS, Outage, Past,
    local::{Length, Local},
};
use crate::words::PastWords;

/// The most sentences.
const MOST: usize = 6;

/// A sentence for each outage, the newest first; or that there was none.
pub fn write(page: &mut Html, words: &PastWords, past: &Past, local: &dyn Local) {
    let when = When { words, local, today: local.day(past.now_s) };
    let mut outages: Vec<(&str, &Outage)> = Vec::new();
    for service in &past.services {
        // The server tells of a few hours more than are shown.
        let is_shown = |outage: &&Outage| outage.to_s.is_none_or(|to_s| when.is_shown(to_s));
        for outage in service.outages.iter().filter(is_shown) {
            let at = outages.iter().position(|(_, other)| other.from_s < outage.from_s).unwrap_or(outages.len());
            outages.insert(at, (&service.protocol, outage));
        }
    }
    if outages.is_empty() {
        page.put("<p class=\"past__said\">").text(words.quiet).put("</p>");
        return;
    }
    page.put("<ul class=\"past__said\">");
    for (protocol, outage) in outages.iter().take(MOST) {
        page.put("<li>").text(&when.sentence(protocol, outage)).put("</li>");
    }
    if let Some(more) = outages.len().checked_sub(MOST).filter(|more| *more > 0) {
        page.put("<li>").fill(words.more, &[("number", &more.to_string())]).put("</li>");
    }
    page.put("</ul>");
}

struct When<'a> {
    words: &'a PastWords,
    local: &'a dyn Local,
    today: i64,
}

impl When<'_> {
    fn is_shown(&self, moment_s: i64) -> bool {
        self.local.day(moment_s) > self.today - DAYS
    }

    fn sentence(&self, protocol: &str, outage: &Outage) -> String {
        let words = self.words;
        let (was, has_been) = words.trouble.of(&outage.code);
        let from_s = Some(outage.from_s).filter(|from_s| self.is_shown(*from_s));
        let sentence = match (from_s, outage.to_s) {
            (Some(from_s), Some(to_s)) if self.local.day(from_s) != self.local.day(to_s) => words.over_midnight,
            (Some(from_s), Some(to_s)) if self.local.time(from_s) == self.local.time(to_s) => words.at,
            (Some(_), Some(_)) => words.within_a_day,
            (Some(_), None) => words.since,
            (None, Some(_)) => words.until,
            (None, None) => words.all_the_time,
        };
        // What a sentence has no place for is not in it.
        let (from_s, to_s) = (outage.from_s, outage.to_s.unwrap_or(outage.from_s));
        fill(
            sentence,
            &[
                ("service", protocol),
                ("was", was),
                ("has_been", has_been),
                ("day", &self.day(from_s)),
                ("from", &self.local.time(from_s)),
                ("to_day", &self.day(to_s)),
                ("to", &self.local.time(to_s)),
            ],
        )
    }

    /// "yesterday", "on Monday": of the days shown, no two have the same name.
    fn day(&self, moment_s: i64) -> String {
        let day = self.local.day(moment_s);
        match self.today - day {
            0 => self.words.today.to_owned(),
            1 => self.words.yesterday.to_owned(),
            _ => fill(self.words.on, &[("weekday", &self.local.weekday(day, Length::Long))]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        in_language::tests::english,
        past::{
            local::tests::Clock,
            tests::{NOON_S, service},
        },
    };

    /// Moments as minutes before noon of a Saturday.
    fn said(outages: &[(i64, Option<i64>, &str)]) -> String {
        let moment_s = |minutes: i64| NOON_S - 60 * minutes;
        let outages = outages.iter().map(|&(from, to, code)| Outage {
            from_s: moment_s(from),
            to_s: to.map(moment_s),
            code: code.to_owned(),
        });
        let past = Past { now_s: NOON_S, services: vec![service("POP3", vec![], outages.collect())] };
        let mut page = Html::default();
        write(&mut page, &english().words.past, &past, &Clock { east_s: 0 });
        page.into_string()
    }

    #[track_caller]
    fn check(from: i64, to: Option<i64>, code: &str, sentence: &str) {
        assert_eq!(said(&[(from, to, code)]), format!("<ul class=\"past__said\"><li>{sentence}</li></ul>"));
    }

    const DAY: i64 = 24 * 60;

    #[test]
    fn each_outage_has_its_sentence() {
        let yesterday = (DAY - 130, Some(DAY - 280));
        check(yesterday.0, yesterday.1, "refused", "POP3 was unreachable yesterday from 14:10 to 16:40.");
        check(65, Some(5), "timed_out", "POP3 was unreachable today from 10:55 to 11:55.");
        check(5 * DAY, Some(5 * DAY), "server_busy", "POP3 was too busy on Monday at 12:00.");
        check(
            DAY - 600,
            Some(11 * 60),
            "certificate_expired",
            "POP3 had a certificate that mail programs refuse from 22:00 yesterday to 1:00 today.",
        );
        check(10, None, "garbled", "POP3 has not been working properly since 11:50 today.");
        check(2 * DAY, None, "dns_failed", "POP3 has been unreachable since 12:00 on Thursday.");
        check(7 * DAY, Some(6 * DAY), "refused", "POP3 was unreachable until 12:00 on Sunday.");
        check(7 * DAY, None, "refused", "POP3 has been unreachable all the time.");
    }

    #[test]
    fn what_is_not_shown_is_not_said() {
        assert_eq!(said(&[]), "<p class=\"past__said\">No trouble was found in these days.</p>");
        assert_eq!(said(&[(7 * DAY, Some(7 * DAY - 60), "refused")]), said(&[]));
    }

    #[test]
    fn the_newest_come_first_and_the_rest_is_counted() {
        let many: Vec<_> = (1..=8).map(|hours| (60 * hours, Some(60 * hours - 5), "refused")).collect();
        let html = said(&many);
        assert_eq!(html.matches("<li>").count(), 7);
        let (first, last) = (html.find("from 11:00 to 11:05"), html.find("from 6:00 to 6:05"));
        assert!(first.is_some() && first < last, "{html}");
        assert!(html.contains("<li>And 2 times more.</li>") && !html.contains("from 5:00"), "{html}");
    }
}
