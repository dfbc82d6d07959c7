//! What holds between files.

use mailsteps_settings::{
    DataFile,
    check::{
        Rule::{D1, D2, Files, Json, Name},
        check_all,
    },
};

use crate::{CLIENT, Expected, PROVIDER, SOURCES, changed, compare, data};

/// The findings of [`mistakes_between_files`], which count like those of the tables.
pub const EXPECTED: &[Expected] = &[
    ("id", Name, "taken, in clients/example-mail.json"),
    ("id", Name, "call the file \"clients/example-mail.json\""),
    ("order", Name, "taken, in clients/example-mail.json"),
    ("", Json, "not JSON"),
    ("", Files, "providers/*.json"),
    ("groups[0].domains[0].name", D1, "centurylink.net is taken, in providers/example.json"),
    ("groups[0].domains[1].name", D1, "q.com is taken, in providers/example.json"),
    ("", Files, "does not belong at this place"),
    ("sources.unused", D2, "no value cites this source"),
];

#[test]
fn mistakes_between_files() {
    let unused = r#"{ "title": "A", "kind": "database", "who": "B", "read": "2026-11-21", "note": "none" }"#;
    let sources = changed(SOURCES, &[("sources.unused", unused)]);
    let files = [
        ("clients/example-mail.json", CLIENT),
        ("clients/other.json", CLIENT),
        ("clients/torn.json", "{"),
        ("notes.txt", "{}"),
        ("providers/example.json", PROVIDER),
        ("providers/other.json", PROVIDER),
        ("providers/client.json", &changed(CLIENT, &[("id", "\"third\""), ("order", "3")])),
        ("sources.json", &sources),
    ];
    let files = files.map(|(path, text)| DataFile { path, text });
    let mut findings = check_all(&files);
    findings.retain(|finding| !(finding.file == "notes.txt" && finding.rule == crate::Rule::Shape));
    compare(&findings, EXPECTED);
}

#[test]
fn a_folder_without_files() {
    let there_is_no = [("", Files, "sources.json"), ("", Files, "clients/"), ("", Files, "providers/")];
    compare(&check_all(&[]), &there_is_no);
}

#[test]
fn unreadable_sources_are_one_finding() {
    let files = [("sources.json", "{"), ("providers/example.json", PROVIDER), ("clients/example-mail.json", CLIENT)];
    compare(&check_all(&files.map(|(path, text)| DataFile { path, text })), &[("", Json, "not JSON")]);
}

#[test]
fn embedded_data_is_sound() {
    let texts = data::texts();
    let files: Vec<DataFile<'_>> = texts.iter().map(|(path, text)| DataFile { path, text }).collect();
    let findings: Vec<String> = check_all(&files).iter().map(ToString::to_string).collect();
    assert!(findings.is_empty(), "{} findings:\n{}", findings.len(), findings.join("\n"));
}
