use mailsteps_settings::{Protocol, UsernameForm};

use super::{
    plan::{Plan, Section},
    tasks,
};
use crate::{
    dom::Html,
    text::{fill, ready},
};

/// The view for those who help by telephone: names spelt out, and a paragraph for the ticket. It shows nobody's address.
pub fn write(page: &mut Html, plan: Plan, sections: &[Section]) {
    let words = &plan.words.support;
    page.put("<section class=\"support\"><p><label class=\"switch\"><input type=\"checkbox\" id=\"support\"><span>");
    page.text(words.switch).put("</span></label></p><div class=\"support__desk\"><h2>").text(words.heading);
    page.put("</h2><p>").text(words.lead).put("</p><dl>");
    for server in protocols(plan).into_iter().filter_map(|protocol| plan.offer.best(protocol)) {
        page.put("<dt>").put(server.protocol.name()).put(": <span translate=\"no\">").text(server.host.as_str());
        page.put("</span>, ").text(&server.port.to_string()).put(", ").put(server.security.name()).put("</dt><dd>");
        for line in spelt(server.host.as_str(), words) {
            page.put("<span class=\"support__line\">").text(&line).put("</span> ");
        }
        page.put("</dd>");
    }
    page.put("</dl><h3>").text(words.ticket_heading).put("</h3><p class=\"value value--ticket\">");
    page.put("<span class=\"value__text\">");
    ticket(page, plan, sections);
    page.put("</span><button type=\"button\" class=\"copy\" data-action=\"copy\" data-what=\"")
        .text(words.ticket_heading);
    page.put("\">").text(plan.app.words.value.copy).put("</button></p></div></section>");
}

fn protocols(plan: Plan) -> Vec<Protocol> {
    let incoming = plan.shown().into_iter().map(|protocol| protocol.protocol());
    incoming.chain([Protocol::Smtp]).collect()
}

/// What was set up and how far it came, without a name and without an address.
fn ticket(page: &mut Html, plan: Plan, sections: &[Section]) {
    let words = &plan.words.support;
    let mut servers = Vec::new();
    for server in protocols(plan).into_iter().filter_map(|protocol| plan.offer.best(protocol)) {
        let port = server.port.to_string();
        let values = [
            ("protocol", server.protocol.name()),
            ("host", server.host.as_str()),
            ("port", &port),
            ("security", server.security.name()),
        ];
        servers.push(fill(words.ticket_server, &values));
    }
    let username = match plan.offer.group().login.username.value {
        UsernameForm::FullAddress => words.username,
        UsernameForm::LocalPart => "",
    };
    let href = format!("{}{}", plan.site.origin, plan.app.place.address(&plan.route().href()));
    let task = tasks::name(plan, plan.task);
    let count = sections.first().map_or(0, |one| one.way.steps(one.sheet.incoming).count()).to_string();
    let values = [
        ("domain", plan.offer.domain().as_str()),
        ("program", &plan.client.name),
        ("task", &task),
        ("servers", &servers.join(" ")),
        ("username", username),
        ("date", plan.offer.provider().updated.as_str()),
        ("page", &href),
        // The app counts on: see `browser::progress`.
        ("done", "\u{1}"),
    ];
    let text = fill(words.ticket, &values);
    let (before, after) = text.split_once('\u{1}').unwrap_or((&text, ""));
    let progress = fill(plan.words.steps.progress, &[("done", "0"), ("count", &count)]);
    page.text(before).put("<span class=\"ticket-progress\">").text(&progress).put("</span>").text(after);
}

/// A host name as it is read out: each part letter by letter, in letters and in the words of the ICAO alphabet.
pub fn spelt(host: &str, words: &ready::Support) -> Vec<String> {
    let mut lines = Vec::new();
    for (index, label) in host.split('.').enumerate() {
        if index > 0 {
            lines.push(words.dot.to_owned());
        }
        let said = label.chars().map(|letter| code_word(letter, words)).collect::<Vec<_>>().join(" ");
        lines.push(format!("{label}: {said}"));
    }
    lines
}

/// The ICAO alphabet (Annex 10, volume II, chapter 5).
fn code_word(letter: char, words: &ready::Support) -> String {
    const WORDS: [&str; 26] = [
        "Alfa", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel", "India", "Juliett", "Kilo", "Lima",
        "Mike", "November", "Oscar", "Papa", "Quebec", "Romeo", "Sierra", "Tango", "Uniform", "Victor", "Whiskey",
        "X-ray", "Yankee", "Zulu",
    ];
    match letter {
        'a'..='z' => WORDS[letter as usize - 'a' as usize].to_owned(),
        '-' => words.hyphen.to_owned(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use crate::text::{languages, ready_words};

    #[test]
    fn names_are_spelt_out() {
        assert_eq!(
            super::spelt("pop.a-1.net", &ready_words(languages()[0]).support),
            ["pop: Papa Oscar Papa", "dot", "a-1: Alfa hyphen 1", "dot", "net: November Echo Tango"]
        );
    }
}
