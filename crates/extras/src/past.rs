//! The last days of a domain's servers as a small chart, with sentences under it.
//!
//! A table: a row for each service, a column for each day, in each cell four bars of six hours. The bars differ in shape as
//! well as in colour; who does not see them reads of each day in words.

mod bars;
mod local;
mod read;
mod said;

use mailsteps_markup::Html;

use self::{
    bars::{BARS, Bar, Seen, bars, within},
    local::{Length, Local},
};
use crate::words::PastWords;

pub use self::{local::Browser, read::read};

/// How many days are shown, today included.
pub const DAYS: i64 = 7;

/// What the server knows.
pub struct Past {
    /// The moment of its answer, in seconds since 1970: the reader's own clock may be wrong.
    pub now_s: i64,
    pub services: Vec<Service>,
}

/// The past of one service.
pub struct Service {
    /// As people write it.
    pub protocol: String,
    pub hours: Vec<Hour>,
    pub outages: Vec<Outage>,
}

/// An hour in which there were checks.
pub struct Hour {
    pub began_s: i64,
    pub checks: u32,
    pub ok: u32,
}

/// A time in which every check failed.
pub struct Outage {
    pub from_s: i64,
    /// None for what goes on.
    pub to_s: Option<i64>,
    /// The name of its reason in the server's answer.
    pub code: String,
}

/// The chart and what is said of it; nothing where there was no check in these days.
pub fn html(past: &Past, words: &PastWords, local: &dyn Local) -> String {
    let today = local.day(past.now_s);
    let rows: Vec<(&Service, Vec<Seen>)> =
        past.services.iter().map(|service| (service, bars(service, local, today))).collect();
    if rows.iter().all(|(_, seen)| seen.iter().all(|seen| seen.checks == 0)) {
        return String::new();
    }
    let days = (DAYS.to_string(), today - DAYS + 1);
    let mut page = Html::default();
    page.put("<section class=\"past\" aria-labelledby=\"past\"><h2 id=\"past\">");
    page.fill(words.heading, &[("days", &days.0)]).put("</h2><table><caption class=\"visually-hidden\">");
    page.text(words.caption).put("</caption><thead><tr><th scope=\"col\"><span class=\"visually-hidden\">");
    page.text(words.server).put("</span></th>");
    for day in days.1..=today {
        heading(&mut page, words, local, day, today);
    }
    page.put("</tr></thead><tbody>");
    let now = (today, local.hour(past.now_s));
    for (service, seen) in &rows {
        page.put("<tr><th scope=\"row\">").text(&service.protocol).put("</th>");
        for (day, seen) in (days.1..).zip(seen.chunks(BARS)) {
            cell(&mut page, words, seen, |index| Bar { day, index }.is_to_come(now));
        }
        page.put("</tr>");
    }
    page.put("</tbody></table>");
    key(&mut page, words);
    said::write(&mut page, words, past, local);
    page.put("<p class=\"fine\">").text(words.note).put("</p></section>");
    page.into_string()
}

fn heading(page: &mut Html, words: &PastWords, local: &dyn Local, day: i64, today: i64) {
    let long = if day == today { words.today.to_owned() } else { local.weekday(day, Length::Long) };
    page.put("<th scope=\"col\"><span aria-hidden=\"true\">").text(&local.weekday(day, Length::Short));
    page.put("</span><span class=\"visually-hidden\">").text(&long).put("</span></th>");
}

/// A day of a service.
fn cell(page: &mut Html, words: &PastWords, seen: &[Seen], is_to_come: impl Fn(usize) -> bool) {
    page.put("<td><span class=\"past__bars\" aria-hidden=\"true\">");
    for (index, seen) in seen.iter().enumerate() {
        page.put(if is_to_come(index) { "<i></i>" } else { bar(seen) });
    }
    page.put("</span><span class=\"visually-hidden\">");
    let day = within(seen);
    match (day.checks, day.checks - day.ok) {
        (0, _) => page.text(words.unknown),
        (_, 0) => page.text(words.quiet_day),
        (checks, failed) => {
            page.fill(words.failed, &[("failed", &failed.to_string()), ("checks", &checks.to_string())])
        }
    };
    page.put("</span></td>");
}

fn bar(seen: &Seen) -> &'static str {
    match seen {
        Seen { checks: 0, .. } => "<i data-is=\"unknown\"></i>",
        Seen { checks, ok } if checks == ok => "<i data-is=\"good\"></i>",
        Seen { ok: 0, .. } => "<i data-is=\"bad\"></i>",
        _ => "<i data-is=\"partly\"></i>",
    }
}

/// What the bars mean.
fn key(page: &mut Html, words: &PastWords) {
    page.put("<ul class=\"past__key\" aria-hidden=\"true\">");
    for (seen, text) in [
        (Seen { checks: 1, ok: 1 }, words.key_good),
        (Seen { checks: 2, ok: 1 }, words.key_partly),
        (Seen { checks: 1, ok: 0 }, words.key_bad),
        (Seen { checks: 0, ok: 0 }, words.key_unknown),
    ] {
        page.put("<li><span class=\"past__bars\">").put(bar(&seen)).put("</span>").text(text).put("</li>");
    }
    page.put("</ul>");
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::{in_language::tests::english, past::local::tests::Clock};

    /// 2026-11-21, a Saturday, noon in UTC.
    pub const NOON_S: i64 = 1_795_262_400;

    pub fn service(protocol: &str, hours: Vec<Hour>, outages: Vec<Outage>) -> Service {
        Service { protocol: protocol.to_owned(), hours, outages }
    }

    #[test]
    fn a_chart_has_a_cell_for_each_day_and_words_for_each_cell() {
        let hour = |began_s, ok| Hour { began_s, checks: 12, ok };
        let hours = vec![hour(NOON_S - 86_400, 12), hour(NOON_S - 3_600, 10), hour(NOON_S, 0)];
        let past = Past { now_s: NOON_S + 1_860, services: vec![service("POP3", hours, vec![])] };
        let html = html(&past, &english().words.past, &Clock { east_s: 0 });
        assert_eq!(html.matches("<td>").count(), 7);
        assert_eq!(html.matches("<th scope=\"col\">").count(), 8);
        // The evening of today is to come; what nobody looked at is not good.
        assert_eq!(html.matches("<i></i>").count(), 1);
        assert_eq!(html.matches("data-is=\"unknown\"").count(), 7 * 4 - 4 + 1);
        assert_eq!(html.matches("<span class=\"visually-hidden\">not checked</span>").count(), 5);
        let friday = "<i data-is=\"good\"></i><i data-is=\"unknown\"></i></span><span class=\"visually-hidden\">no trouble</span>";
        assert!(html.contains(friday), "{html}");
        let today = "<i data-is=\"partly\"></i><i data-is=\"bad\"></i><i></i></span>\
            <span class=\"visually-hidden\">14 of 24 checks failed</span>";
        assert!(html.contains(today), "{html}");
        let headings = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
        let places: Vec<_> = headings.iter().map(|day| html.find(&format!("true\">{day}<")).unwrap()).collect();
        assert!(places.is_sorted(), "{html}");
    }

    #[test]
    fn without_a_check_there_is_no_chart() {
        let old = vec![Hour { began_s: NOON_S - 9 * 86_400, checks: 1, ok: 1 }];
        for services in [vec![], vec![service("POP3", vec![], vec![])], vec![service("POP3", old, vec![])]] {
            assert_eq!(html(&Past { now_s: NOON_S, services }, &english().words.past, &Clock { east_s: 0 }), "");
        }
    }

    #[test]
    fn what_the_server_sends_cannot_become_markup() {
        let hours = vec![Hour { began_s: NOON_S, checks: 1, ok: 0 }];
        let outages = vec![Outage { from_s: NOON_S, to_s: None, code: "<b>".to_owned() }];
        let past = Past { now_s: NOON_S, services: vec![service("<script>", hours, outages)] };
        let html = html(&past, &english().words.past, &Clock { east_s: 0 });
        assert!(!html.contains("<script") && !html.contains("<b>") && !html.contains(['{', '}']), "{html}");
    }
}
