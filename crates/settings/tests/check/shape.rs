//! Files of the wrong shape, and files that are no JSON.

use mailsteps_settings::check::Rule::{Blank, D8, D9, Json, Shape};

use crate::{CLIENT, Case, Expected, PROVIDER, SOURCES, check};

#[rustfmt::skip] // A table: a line for the change and a line for its findings.
pub const CASES: &[Case] = &[
    (PROVIDER, &[("groups[0].servers[0].port", r#""993""#)],
        &[("groups[0].servers[0].port", Shape, "the text \"993\" stands where a whole number belongs. Mend: write 993 without")]),
    (PROVIDER, &[("groups[0].servers[0].security", r#""ssl""#), ("groups[0].servers[2].security", r#""startls""#)],
        &[("groups[0].servers[0].security", Shape, "\"tls\""), ("groups[0].servers[2].security", Shape, "write \"starttls\"; possible are")]),
    (PROVIDER, &[("groups[0].webmial", "1"), ("groups[0].webmail", "-")],
        &[("groups[0].webmail", Shape, "The provider's webmail"), ("groups[0].webmial", Shape, "write \"webmail\"")]),
    (PROVIDER, &[("groups[0].domains[0].primary", r#""true""#), ("support.colour", "1")],
        &[("groups[0].domains[0].primary", Shape, "write true without"), ("support.colour", Shape, "remove it, or use one of the fields here: \"chat\"")]),
    (PROVIDER, &[("groups[0].servers[0].sources", r#""provider-page""#)],
        &[("groups[0].servers[0].sources", Shape, "put it in square brackets: [\"provider-page\"]")]),
    (PROVIDER, &[("groups[0].leave_copy", "null"), ("groups", "[null]")],
        &[("groups[0]", Shape, "an object in braces")]),
    (PROVIDER, &[("groups", "[]")], &[("groups", Blank, "the list is empty")]),
    (PROVIDER, &[("groups[0].limits.mailbox.value.amount", "-7"), ("groups[0].limits.message.value.amount", "1.5")],
        &[("groups[0].limits.mailbox.value.amount", Shape, "too small"), ("groups[0].limits.message.value.amount", Shape, "a whole number")]),
    (PROVIDER, &[("groups[0].limits.mailbox.value.amount", "9999999999")],
        &[("groups[0].limits.mailbox.value.amount", Shape, "write at most 4294967295")]),
    (PROVIDER, &[("groups[0].limits.mailbox.value", r#""700 MB""#), ("groups[0].webmail.value", r#""webmail.provider.example""#)],
        &[("groups[0].limits.mailbox.value", D9, "amount with a unit"), ("groups[0].webmail.value", Shape, "begins with https://")]),
    (CLIENT, &[("setup.ways[0].steps[1].fields[0].value", "993"), ("setup.ways[0].asks[0]", r#""adress""#), ("setup.ways[0].steps[0].text", "[]")],
        &[("setup.ways[0].asks[0]", Shape, "write \"address\""), ("setup.ways[0].asks[1]", D8, "never show it"), ("setup.ways[0].steps[1].fields[0].value", Shape, "a text in quotation marks")]),
    (CLIENT, &[("setup", "[]")], &[("setup", Shape, "an object in braces")]),
    (SOURCES, &[("sources", "[]")], &[("sources", Shape, "an object in braces")]),
];

#[test]
fn text_that_is_no_json() {
    check("", &[("", Json, "line 1 column 0")]);
    check("{\n  \"groups\": [,]\n}", &[("", Json, "line 2 column 14")]);
    check(&"[".repeat(200), &[("", Json, "recursion limit")]);
}

/// The findings of [`keys_that_stand_twice`], which count like those of the table.
pub const TWICE: &[Expected] = &[("sources.a", Json, "stands twice"), ("sources.a.title", Json, "stands twice")];

#[test]
fn keys_that_stand_twice() {
    let text = r#"{ "sources": {
        "a": { "title": "A", "title": "B", "kind": "database", "who": "C", "read": "2026-11-21", "note": "none" },
        "a": { "title": "A", "kind": "database", "who": "C", "read": "2026-11-21", "note": "none" }
    } }"#;
    check(text, TWICE);
}

#[test]
fn a_byte_order_mark_does_not_hide_the_rest() {
    let text = format!("\u{feff}{}", SOURCES.replace("\"The provider\"", "\"\""));
    check(&text, &[("", Json, "byte order mark"), ("sources.provider-page.who", crate::Rule::D2, "publisher")]);
}

#[test]
fn a_file_of_no_kind() {
    for text in ["{}", "[]", "null", "3", r#"{ "servers": [] }"#] {
        check(text, &[("", Shape, "a provider's file has \"groups\"")]);
    }
}
