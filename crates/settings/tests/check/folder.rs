//! What holds between files.

use mailsteps_settings::{
    DataFile,
    check::{
        Rule::{D1, D2, D11, Files, Json, Name, Only},
        check_all,
    },
};

use crate::{CLIENT, Expected, PROVIDER, SOURCES, SYMPTOMS, changed, compare, data};

/// The findings of [`mistakes_between_files`], which count like those of the tables.
pub const EXPECTED: &[Expected] = &[
    ("id", Name, "taken, in clients/example-mail.json"),
    ("id", Name, "call the file \"clients/example-mail.json\""),
    ("notice.instead[1]", Only, "the mail program \"other-mail\" is not in the data"),
    ("notice.instead[2]", Only, "write \"example-mail\""),
    ("order", Name, "taken, in clients/example-mail.json"),
    ("", Json, "not JSON"),
    ("", Files, "providers/*.json"),
    ("groups[0].domains[0].name", D1, "centurylink.net is taken, in providers/example.json"),
    ("groups[0].domains[1].name", D1, "q.com is taken, in providers/example.json"),
    ("", Files, "does not belong at this place"),
    ("sources.unused", D2, "no value cites this source"),
    ("causes[0].likelier_for[0]", D11, "the domain \"qq.com\" is not in the data"),
    ("causes[0].plan[1].only[0]", D11, "write \"example-mail\", or add the mail program"),
    ("messages[0].programs[0]", D11, "or name one that is there"),
];

const NOT_IN_THE_DATA: &[(&str, &str)] = &[
    ("causes[0].likelier_for[0]", "\"qq.com\""),
    ("causes[0].plan[1].only[0]", "\"exmple-mail\""),
    ("messages[0].programs[0]", "\"pine\""),
];

#[test]
fn mistakes_between_files() {
    let unused = r#"{ "title": "A", "kind": "database", "who": "B", "read": "2026-11-21", "note": "none" }"#;
    let sources = changed(SOURCES, &[("sources.unused", unused)]);
    let notice = r#"{
        "state": "ending", "text": "It will end.", "instead": ["torn", "other-mail", "exmple-mail"], "sources": ["maker-page"]
    }"#;
    let files = [
        ("clients/example-mail.json", CLIENT),
        ("clients/other.json", &changed(CLIENT, &[("notice", notice)])),
        ("clients/torn.json", "{"),
        ("notes.txt", "{}"),
        ("providers/example.json", PROVIDER),
        ("providers/other.json", PROVIDER),
        ("providers/client.json", &changed(CLIENT, &[("id", "\"third\""), ("order", "3")])),
        ("sources.json", &sources),
        ("symptoms.json", &changed(SYMPTOMS, NOT_IN_THE_DATA)),
    ];
    let files = files.map(|(path, text)| DataFile { path, text });
    let mut findings = check_all(&files);
    findings.retain(|finding| !(finding.file == "notes.txt" && finding.rule == crate::Rule::Shape));
    compare(&findings, EXPECTED);
}

/// A domain is replaced by one that is in the data, wherever it is there.
#[test]
fn domains_that_take_the_place_of_others() {
    let myctl =
        [("groups[0].domains[0].name", r#""myctl.net""#), ("groups[0].domains[1]", "-"), ("groups[0].notes", "[]")];
    let other = changed(PROVIDER, &myctl);
    let missing: &[Expected] =
        &[("groups[0].domains[1].replaced_by.value", Only, "write \"myctl.net\", or add the domain")];
    for (new, other, expected) in [
        ("centurylink.net", &*other, &[][..]),
        ("myctl.net", &other, &[]),
        ("myctl.com", &other, missing),
        ("q.com", &other, &[("groups[0].domains[1].replaced_by.value", Only, "by itself")]),
        ("Q.com", &other, &[("groups[0].domains[1].replaced_by.value", D1, "a capital letter")]),
        // It may be in the file that cannot be read.
        ("myctl.com", "{", &[("", Json, "not JSON")]),
    ] {
        let new = format!(r#"{{ "value": "{new}", "sources": ["provider-page"] }}"#);
        let example = changed(PROVIDER, &[("groups[0].domains[1].replaced_by", &new)]);
        let files = [
            ("clients/example-mail.json", CLIENT),
            ("providers/example.json", &example),
            ("providers/other.json", other),
            ("sources.json", SOURCES),
        ];
        println!("{new}");
        compare(&check_all(&files.map(|(path, text)| DataFile { path, text })), expected);
    }
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
