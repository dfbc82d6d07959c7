//! Mistakes in a mail program's file.

use mailsteps_settings::check::Rule::{Blank, D2, D8, Date, Name, Only, Shape, Text, Twice};

use crate::{CLIENT, Case};

const NOTHING_SHOWN: &str = r#"[{
    "id": "away", "title": "Choose another program", "text": ["This one works no more."], "different": "Ask somebody.",
    "source": { "sources": ["maker-page"], "date": "2026-03", "confidence": "sourced" }
}]"#;
const ENDED: &str =
    r#"{ "state": "ended", "text": "It works no more.", "instead": ["other-mail"], "sources": ["maker-page"] }"#;
const ENDING: &str =
    r#"{ "state": "ending", "text": "It will end.", "instead": ["other-mail"], "sources": ["maker-page"] }"#;

#[rustfmt::skip] // A table: a line for the change and a line for its findings.
pub const CASES: &[Case] = &[
    // D8: settings asked for and shown
    (CLIENT, &[("setup.ways[0].asks[5]", r#""outgoing.port""#)],
        &[("setup.ways[0].asks[5]", D8, "the steps for IMAP never show it"), ("setup.ways[0].asks[5]", D8, "the steps for POP3 never show it")]),
    (CLIENT, &[("setup.ways[0].steps[2].text", r#"["Type {incoming.host} and {incoming.port}."]"#)],
        &[("setup.ways[0].asks[3]", D8, "the steps for POP3 never show it")]),
    (CLIENT, &[("setup.ways[0].asks", r#"["address", "incoming.host", "outgoing.host"]"#)],
        &[("setup.ways[0].steps[1].fields[1].value", D8, "{incoming.port} (IMAP)"), ("setup.ways[0].steps[1].fields[2].value", D8, "add \"incoming.security\""),
          ("setup.ways[0].steps[2].text[0]", D8, "{incoming.port} (POP3)"), ("setup.ways[0].steps[2].text[0]", D8, "{incoming.security} (POP3)")]),
    (CLIENT, &[("setup.ways[0].asks[4]", "-")],
        &[("setup.ways[0].steps[3].fields[0].value", D8, "{outgoing.host} (POP3 and IMAP)")]),
    (CLIENT, &[("setup.ways[0].asks[5]", r#""domain""#)], &[("setup.ways[0].asks[5]", D8, "not a setting that a program asks for")]),
    (CLIENT, &[("setup.ways[0].asks[5]", r#""address""#)], &[("setup.ways[0].asks[5]", Twice, "in the list already")]),
    (CLIENT, &[("setup.ways[0].steps[3].id", r#""open""#)], &[("setup.ways[0].steps[3].id", D8, "taken, at setup.ways[0].steps[0].id")]),
    (CLIENT, &[("setup.ways[0].steps", "[]")],
        &[("setup.ways[0].steps", D8, "speaks IMAP, but no step"), ("setup.ways[0].steps", D8, "speaks POP3, but no step")]),
    (CLIENT, &[("repair.ways[1].asks[1]", "-"), ("new_address.ways[0].asks[0]", r#""address""#)],
        &[("new_address.ways[0].asks[0]", D8, "the steps for IMAP never show it"), ("new_address.ways[0].asks[0]", D8, "the steps for POP3 never show it"),
          ("repair.ways[1].steps[0].fields[1].value", D8, "add \"incoming.security\"")]),
    (CLIENT, &[("new_address.ways[0].steps[0].only", r#""pop3""#)],
        &[("new_address.ways[0].steps", D8, "speaks IMAP, but no step")]),
    // D8: a program may show no setting for a task, but none sets up an account without one, unless it works no more
    (CLIENT, &[("repair.ways[0].asks", "[]")],
        &[("repair.ways[0].steps[1].fields[0].value", D8, "add \"incoming.protocol\""), ("repair.ways[0].steps[1].fields[1].value", D8, "add \"incoming.host\"")]),
    (CLIENT, &[("setup.ways[0].asks", "[]"), ("setup.ways[0].steps", NOTHING_SHOWN)],
        &[("setup.ways[0].asks", D8, "asks for nothing")]),
    (CLIENT, &[("setup.ways[0].asks", "[]"), ("setup.ways[0].steps", NOTHING_SHOWN), ("notice", ENDING)],
        &[("setup.ways[0].asks", D8, "asks for nothing")]),
    (CLIENT, &[("setup.ways[0].asks", "[]"), ("setup.ways[0].steps", NOTHING_SHOWN), ("notice", ENDED)], &[]),
    // D8: one field for each setting
    (CLIENT, &[("setup.ways[0].steps[3].fields[0].value", r#""{outgoing.host} and {incoming.host}""#)],
        &[("setup.ways[0].steps[3].fields[0].value", D8, "one field (IMAP), and stands at setup.ways[0].steps[1].fields[0].value")]),
    (CLIENT, &[("repair.ways[0].steps[1].fields[2].value", r#""{incoming.host}""#), ("repair.ways[0].steps[1].fields[4].value", r#""{domain}""#)],
        &[("repair.ways[0].steps[1].fields[2].value", D8, "one field (POP3 and IMAP)")]),
    (CLIENT, &[("setup.ways[0].steps[0].text", r#"["Type {address}. Later, type {incoming.host} and {incoming.host}."]"#)], &[]),
    // D8: ways that can be told apart
    (CLIENT, &[("repair.ways[0].label", "-"), ("repair.ways[1].hint", r#"" ""#)],
        &[("repair.ways[0].label", D8, "has no label"), ("repair.ways[1].hint", D8, "has no hint. Mend: add \"hint\": how to tell")]),
    (CLIENT, &[("repair.ways[1].label", r#""Newer windows""#)],
        &[("repair.ways[1].label", D8, "taken, at repair.ways[0].label")]),
    (CLIENT, &[("repair.ways[0].steps[1].id", r#""open""#)], &[("repair.ways[0].steps[1].id", D8, "taken, at repair.ways[0].steps[0].id")]),
    // Text: a text that cannot be read does not hide what it shows
    (CLIENT, &[("setup.ways[0].steps[3].fields[0].value", r#""**{outgoing.host}""#)],
        &[("setup.ways[0].steps[3].fields[0].value", Text, "no second **")]),
    (CLIENT, &[("setup.ways[0].steps[0].different", r#""Look at {incoming.name}.""#), ("setup.before[0].text", r#""At {domain.""#)],
        &[("setup.before[0].text", Text, "no } behind it"), ("setup.ways[0].steps[0].different", Text, "{incoming.name} is no setting")]),
    // The rest
    (CLIENT, &[("protocols", r#"["imap"]"#)], &[("setup.ways[0].steps[2].only", Only, "POP3 is not among")]),
    (CLIENT, &[("protocols", r#"["pop3"]"#), ("setup.before[1]", "-"), ("setup.ways[0].steps[1]", "-"), ("new_address.before[0].only", r#""imap""#)],
        &[("new_address.before[0].only", Only, "IMAP is not among")]),
    (CLIENT, &[("notice", ENDED), ("notice.instead", r#"["other-mail", "example-mail", "other-mail"]"#)],
        &[("notice.instead[1]", Only, "instead of itself"), ("notice.instead[2]", Twice, "in the list already")]),
    (CLIENT, &[("notice", ENDED), ("notice.instead", "[]"), ("notice.sources", "[]"), ("autofill", r#"{ "sources": ["nobody"] }"#)],
        &[("autofill.sources[0]", D2, "add \"nobody\""), ("notice.instead", Blank, "the list is empty"), ("notice.sources", D2, "nobody is named")]),
    (CLIENT, &[("setup.ways", "[]"), ("repair", "-"), ("new_address.ways[0].steps[0]", "{}"), ("look", r#""gnome""#)],
        &[("look", Shape, "\"gtk\""), ("new_address.ways[0].steps[0].different", Shape, "missing"), ("new_address.ways[0].steps[0].id", Shape, "missing"),
          ("new_address.ways[0].steps[0].source", Shape, "missing"), ("new_address.ways[0].steps[0].title", Shape, "missing"),
          ("repair", Shape, "Checking or mending"), ("setup.ways", Blank, "the list is empty")]),
    (CLIENT, &[("setup.before[1].only", r#""pop""#)], &[("setup.before[1].only", Shape, "write \"pop3\"")]),
    (CLIENT, &[("id", r#""Example Mail""#)], &[("id", Name, "'E'")]),
    (CLIENT, &[("setup.ways[0].steps[0].id", r#""open/it""#)], &[("setup.ways[0].steps[0].id", Name, "'/'")]),
    (CLIENT, &[("platforms", "[]"), ("captions.tls", r#""""#)], &[("captions.tls", Blank, "empty"), ("platforms", Blank, "empty")]),
    (CLIENT, &[("setup.ways[0].steps[0].source.sources", "[]"), ("setup.before[0].sources", r#"["makers-page"]"#)],
        &[("setup.before[0].sources[0]", D2, "write \"maker-page\""), ("setup.ways[0].steps[0].source.sources", D2, "nobody")]),
    (CLIENT, &[("setup.ways[0].steps[0].source.date", r#""March 2026""#), ("updated", r#""2026-11""#)],
        &[("setup.ways[0].steps[0].source.date", Date, "is not a date"), ("updated", Date, "not exact to the day")]),
    (CLIENT, &[("setup.ways[0].steps[1].source.confidence", r#""sure""#)],
        &[("setup.ways[0].steps[1].source.confidence", Shape, "\"sourced\", \"general\"")]),
];
