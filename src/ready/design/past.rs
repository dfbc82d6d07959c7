//! The last days below a check. `browser/past.js` shows what `crates/extras/src/past.rs` draws there by the browser's clock and its
//! names of days; without a browser this is the markup that it makes.

use mailsteps_extras::PastWords;
use mailsteps_words::from_json;

use super::{State, markup};
use crate::{App, dom::Html, text::fill};

/// The words of the last days. The page is in English alone.
const WORDS: &str = include_str!("../../../languages/en/past.json");

/// The days that are shown, short and long.
const DAYS: [(&str, &str); 7] = [
    ("Sun", "Sunday"),
    ("Mon", "Monday"),
    ("Tue", "Tuesday"),
    ("Wed", "Wednesday"),
    ("Thu", "Thursday"),
    ("Fri", "Friday"),
    ("Sat", "today"),
];

/// A day of a service: a letter for each bar, and how many checks failed.
type Day = (&'static str, u32);

/// Each service day by day: good, partly, bad, unknown, or still to come.
const SERVICES: [(&str, [Day; 7]); 3] = [
    ("POP3", [("uuuu", 0), ("uugg", 0), ("gggg", 0), ("gggg", 0), ("gggg", 0), ("ggpg", 30), ("ggg.", 0)]),
    ("IMAP", [("uuuu", 0), ("uugg", 0), ("gggg", 0), ("gggg", 0), ("gggg", 0), ("gggg", 0), ("ggg.", 0)]),
    ("SMTP", [("uuuu", 0), ("uugg", 0), ("gggg", 0), ("gpgg", 1), ("gggg", 0), ("gggg", 0), ("gpb.", 14)]),
];

/// One every five minutes.
const CHECKS_OF_A_BAR: usize = 72;

pub fn states(app: App) -> Vec<State> {
    // The tests of the languages read the file.
    let Ok((words, _)) = from_json::<PastWords>(WORDS) else { return Vec::new() };
    let trouble = &words.trouble;
    let wednesday = fill(words.on, &[("weekday", "Wednesday")]);
    let said = [
        sentence(words.since, "SMTP", trouble.certificate.1, (words.today, "11:50"), ""),
        sentence(words.within_a_day, "POP3", trouble.unreachable.0, (words.yesterday, "14:10"), "16:40"),
        sentence(words.at, "SMTP", trouble.busy.0, (wednesday.as_str(), "9:25"), ""),
    ];
    vec![
        State::of("with outages", markup(app, |page| chart(page, &words, &said))),
        State::of("without an outage", markup(app, |page| quiet(page, &words))),
    ]
}

/// `what` is what was the matter, or what has been so since.
fn sentence(words: &str, service: &str, what: &str, (day, from): (&str, &str), to: &str) -> String {
    let values = [("service", service), ("was", what), ("has_been", what), ("day", day), ("from", from), ("to", to)];
    fill(words, &values)
}

fn chart(page: &mut Html, words: &PastWords, said: &[String]) {
    page.put("<past-days><section class=\"past\" aria-labelledby=\"past\"><h2 id=\"past\">");
    page.fill(words.heading, &[("days", "7")]).put("</h2><table><caption class=\"visually-hidden\">");
    page.text(words.caption).put("</caption><thead><tr><th scope=\"col\"><span class=\"visually-hidden\">");
    page.text(words.server).put("</span></th>");
    for (short, long) in DAYS {
        page.put("<th scope=\"col\"><span aria-hidden=\"true\">").text(short);
        page.put("</span><span class=\"visually-hidden\">").text(long).put("</span></th>");
    }
    page.put("</tr></thead><tbody>");
    for (service, days) in SERVICES {
        page.put("<tr><th scope=\"row\">").text(service).put("</th>");
        for day in days {
            cell(page, words, day);
        }
        page.put("</tr>");
    }
    page.put("</tbody></table>");
    key(page, words);
    page.put("<ul class=\"past__said\">");
    for sentence in said {
        page.put("<li>").text(sentence).put("</li>");
    }
    page.put("</ul><p class=\"fine\">").text(words.note).put("</p></section></past-days>");
}

fn cell(page: &mut Html, words: &PastWords, (bars, failed): Day) {
    page.put("<td><span class=\"past__bars\" aria-hidden=\"true\">");
    for letter in bars.chars() {
        page.put(bar(letter));
    }
    page.put("</span><span class=\"visually-hidden\">");
    let checks = CHECKS_OF_A_BAR * bars.chars().filter(|letter| !['u', '.'].contains(letter)).count();
    match (checks, failed) {
        (0, _) => page.text(words.unknown),
        (_, 0) => page.text(words.quiet_day),
        _ => page.fill(words.failed, &[("failed", &failed.to_string()), ("checks", &checks.to_string())]),
    };
    page.put("</span></td>");
}

fn bar(letter: char) -> &'static str {
    match letter {
        'g' => "<i data-is=\"good\"></i>",
        'p' => "<i data-is=\"partly\"></i>",
        'b' => "<i data-is=\"bad\"></i>",
        'u' => "<i data-is=\"unknown\"></i>",
        _ => "<i></i>",
    }
}

/// What the bars mean.
fn key(page: &mut Html, words: &PastWords) {
    page.put("<ul class=\"past__key\" aria-hidden=\"true\">");
    for (letter, text) in
        [('g', words.key_good), ('p', words.key_partly), ('b', words.key_bad), ('u', words.key_unknown)]
    {
        page.put("<li><span class=\"past__bars\">").put(bar(letter)).put("</span>").text(text).put("</li>");
    }
    page.put("</ul>");
}

/// What stands in the place of the sentences when there is nothing to tell.
fn quiet(page: &mut Html, words: &PastWords) {
    page.put("<p class=\"past__said\">").text(words.quiet).put("</p>");
}
