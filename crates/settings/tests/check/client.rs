//! Mistakes in a mail program's file.

use mailsteps_settings::check::Rule::{Blank, D2, D8, Date, Name, Only, Shape, Text, Twice};

use crate::{CLIENT, Case};

#[rustfmt::skip] // A table: a line for the change and a line for its findings.
pub const CASES: &[Case] = &[
    // D8: settings asked for and shown
    (CLIENT, &[("setup.asks[5]", r#""outgoing.port""#)],
        &[("setup.asks[5]", D8, "the steps for IMAP never show it"), ("setup.asks[5]", D8, "the steps for POP3 never show it")]),
    (CLIENT, &[("setup.steps[2].text", r#"["Type {incoming.host} and {incoming.port}."]"#)],
        &[("setup.asks[3]", D8, "the steps for POP3 never show it")]),
    (CLIENT, &[("setup.asks", r#"["address", "incoming.host", "outgoing.host"]"#)],
        &[("setup.steps[1].fields[1].value", D8, "{incoming.port} (IMAP)"), ("setup.steps[1].fields[2].value", D8, "add \"incoming.security\""),
          ("setup.steps[2].text[0]", D8, "{incoming.port} (POP3)"), ("setup.steps[2].text[0]", D8, "{incoming.security} (POP3)")]),
    (CLIENT, &[("setup.asks[4]", "-")],
        &[("setup.steps[3].fields[0].value", D8, "{outgoing.host} (POP3 and IMAP)")]),
    (CLIENT, &[("setup.asks[5]", r#""domain""#)], &[("setup.asks[5]", D8, "not a setting that a program asks for")]),
    (CLIENT, &[("setup.asks[5]", r#""address""#)], &[("setup.asks[5]", Twice, "in the list already")]),
    (CLIENT, &[("setup.steps[3].id", r#""open""#)], &[("setup.steps[3].id", D8, "taken, at setup.steps[0].id")]),
    (CLIENT, &[("setup.steps", "[]")],
        &[("setup.steps", D8, "speaks IMAP, but no step"), ("setup.steps", D8, "speaks POP3, but no step")]),
    // Text: a text that cannot be read does not hide what it shows
    (CLIENT, &[("setup.steps[3].fields[0].value", r#""**{outgoing.host}""#)],
        &[("setup.steps[3].fields[0].value", Text, "no second **")]),
    (CLIENT, &[("setup.steps[0].different", r#""Look at {incoming.name}.""#), ("setup.before[0].text", r#""At {domain.""#)],
        &[("setup.before[0].text", Text, "no } behind it"), ("setup.steps[0].different", Text, "{incoming.name} is no setting")]),
    // The rest
    (CLIENT, &[("protocols", r#"["imap"]"#)], &[("setup.steps[2].only", Only, "POP3 is not among")]),
    (CLIENT, &[("setup.before[1].only", r#""pop""#)], &[("setup.before[1].only", Shape, "write \"pop3\"")]),
    (CLIENT, &[("id", r#""Example Mail""#)], &[("id", Name, "'E'")]),
    (CLIENT, &[("setup.steps[0].id", r#""open/it""#)], &[("setup.steps[0].id", Name, "'/'")]),
    (CLIENT, &[("platforms", "[]"), ("captions.tls", r#""""#)], &[("captions.tls", Blank, "empty"), ("platforms", Blank, "empty")]),
    (CLIENT, &[("setup.steps[0].source.sources", "[]"), ("setup.before[0].sources", r#"["makers-page"]"#)],
        &[("setup.before[0].sources[0]", D2, "write \"maker-page\""), ("setup.steps[0].source.sources", D2, "nobody")]),
    (CLIENT, &[("setup.steps[0].source.date", r#""March 2026""#), ("updated", r#""2026-11""#)],
        &[("setup.steps[0].source.date", Date, "is not a date"), ("updated", Date, "not exact to the day")]),
    (CLIENT, &[("setup.steps[1].source.confidence", r#""sure""#)],
        &[("setup.steps[1].source.confidence", Shape, "\"sourced\", \"general\"")]),
];
