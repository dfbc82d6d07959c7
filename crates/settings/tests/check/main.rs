//! The check of data files: a sound file of each kind, and what is found when things in it are changed.
#![cfg(feature = "check")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod any;
mod client;
#[path = "../data/texts.rs"]
mod data;
mod folder;
mod provider;
mod screens;
mod shape;
mod sources;
mod symptoms;

use std::collections::BTreeMap;

use mailsteps_settings::{
    Sources,
    check::{Finding, Rule, check_file},
};
use serde_json::Value;

const PROVIDER: &str = include_str!("provider.json");
const CLIENT: &str = include_str!("client.json");
const SOURCES: &str = include_str!("sources.json");
const SYMPTOMS: &str = include_str!("symptoms.json");

/// A sound file, changes to it (a place, as in findings, and its new JSON; `-` takes it away), and every finding.
type Case = (&'static str, &'static [(&'static str, &'static str)], &'static [Expected]);

/// A finding's place, its rule, and a part of its problem or mend.
type Expected = (&'static str, Rule, &'static str);

fn known_sources() -> Sources {
    serde_json::from_str(SOURCES).unwrap()
}

/// Holds the findings of a text against the expected ones: all of them, in this order, and no others.
fn check(text: &str, expected: &[Expected]) {
    compare(&check_file("file.json", text, &known_sources()), expected);
}

fn compare(findings: &[Finding], expected: &[Expected]) {
    let report = findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    let found: Vec<_> = findings.iter().map(|finding| (finding.path.as_str(), finding.rule)).collect();
    let wanted: Vec<_> = expected.iter().map(|(path, rule, _)| (*path, *rule)).collect();
    assert_eq!(found, wanted, "\n{report}\n");
    for (finding, (_, _, part)) in findings.iter().zip(expected) {
        assert!(finding.to_string().contains(part), "no {part:?} in:\n{finding}\n");
        assert!(!finding.problem.is_empty() && !finding.mend.is_empty() && !finding.mend.ends_with('.'), "{finding}");
    }
}

/// A file with changes.
fn changed(text: &str, changes: &[(&str, &str)]) -> String {
    let mut file: Value = serde_json::from_str(text).unwrap();
    for (place, new) in changes {
        let pointer = format!("/{}", place.replace(['.', '['], "/").replace(']', ""));
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        let parent = file.pointer_mut(parent).unwrap_or_else(|| panic!("nothing holds {place}"));
        let new = (*new != "-").then(|| serde_json::from_str(new).unwrap_or_else(|why| panic!("{new}: {why}")));
        match (parent, new) {
            (Value::Object(object), Some(new)) => {
                object.insert(key.to_owned(), new);
            }
            (Value::Object(object), None) => {
                object.remove(key).unwrap_or_else(|| panic!("{place} is not there"));
            }
            (Value::Array(list), Some(new)) => match list.get_mut(key.parse::<usize>().unwrap()) {
                Some(value) => *value = new,
                None => list.push(new),
            },
            (Value::Array(list), None) => {
                list.remove(key.parse::<usize>().unwrap());
            }
            (other, _) => panic!("{place}: {other} holds nothing"),
        }
    }
    file.to_string()
}

fn tables() -> impl Iterator<Item = &'static Case> {
    let of_programs = [client::CASES, screens::CASES];
    let others = [shape::CASES, provider::CASES, provider::SERVERS, sources::CASES, symptoms::CASES];
    of_programs.into_iter().chain(others).flatten()
}

#[test]
fn the_good_files_are_sound() {
    for text in [PROVIDER, CLIENT, SOURCES, SYMPTOMS] {
        check(text, &[]);
    }
}

#[test]
fn every_change_is_found() {
    for (file, changes, expected) in tables() {
        println!("{changes:?}");
        check(&changed(file, changes), expected);
    }
}

#[test]
fn the_tables_hold_many_bad_files_and_every_rule_twice() {
    assert!(tables().count() >= 40);
    let mut hits: BTreeMap<Rule, usize> = BTreeMap::new();
    for (_, rule, _) in tables().flat_map(|(_, _, expected)| *expected).chain(folder::EXPECTED).chain(shape::TWICE) {
        *hits.entry(*rule).or_default() += 1;
    }
    for rule in Rule::ALL {
        assert!(hits.get(&rule).is_some_and(|count| *count >= 2), "{rule}: {hits:?}");
    }
}

/// All single changes of the tables that leave each other alone, made at once: nothing is lost among many findings.
#[test]
fn many_mistakes_at_once() {
    let text = changed(
        PROVIDER,
        &[
            ("name", "\" \""),
            ("updated", "\"2026-11\""),
            ("support.chat.sources", "[]"),
            ("groups[0].domains[1].name", "\"Q.com\""),
            ("groups[0].login.username.decision", "-"),
            ("groups[0].login.username.value", "\"e-mail\""),
            ("groups[0].servers[0].prot", "993"),
            ("groups[0].servers[0].port", "-"),
            ("groups[0].servers[1].note", "-"),
            ("groups[0].servers[2].host", "\"pop3://pop.centurylink.net\""),
            ("groups[0].servers[3].security", "\"tls\""),
            ("groups[0].limits.mailbox.value", "700"),
            ("groups[0].webmail.sources[0]", "\"provider-pgae\""),
        ],
    );
    check(
        &text,
        &[
            ("groups[0].domains[1].name", Rule::D1, "capital"),
            ("groups[0].limits.mailbox.value", Rule::D9, "amount with a unit"),
            ("groups[0].login.username.decision", Rule::D3, "differ"),
            ("groups[0].login.username.value", Rule::D7, "\"e-mail\""),
            ("groups[0].notes[0].only[0]", Rule::Only, "q.com"),
            ("groups[0].servers[0].port", Rule::Shape, "missing"),
            ("groups[0].servers[0].prot", Rule::Shape, "write \"port\""),
            ("groups[0].servers[1].note", Rule::D3, "what this one is for"),
            ("groups[0].servers[2].host", Rule::D4, "the scheme \"pop3://\""),
            ("groups[0].servers[3].port", Rule::D5, "465"),
            ("groups[0].webmail.sources[0]", Rule::D2, "write \"provider-page\""),
            ("name", Rule::Blank, "empty"),
            ("support.chat.sources", Rule::D2, "nobody"),
            ("updated", Rule::Date, "not exact to the day"),
        ],
    );
}

#[test]
fn a_finding_reads_as_one_line() {
    let text = changed(PROVIDER, &[("groups[0].servers[0].port", "994")]);
    let findings = check_file("providers/example.json", &text, &known_sources());
    assert_eq!(
        findings[0].to_string(),
        "providers/example.json: groups[0].servers[0].port: D5: port 994 is not usual for IMAP with TLS from the start. \
         Mend: write port 993, or add \"unusual_port\": why it is right all the same."
    );
}
