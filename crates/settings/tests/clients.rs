//! The rules that the mail programs' files keep, for every program and both protocols.
#![cfg(feature = "clients")]

use std::collections::BTreeSet;

use mailsteps_settings::{Catalog, Client, ClientId, Incoming, Program, RichText, Setting, SourceId, Span, Step};

fn catalog() -> Catalog {
    Catalog::embedded().expect("the embedded data loads")
}

/// Every program with its steps.
fn clients(catalog: &Catalog) -> impl Iterator<Item = (&str, &Client)> {
    let ids = catalog.programs().iter().map(|program| &program.id);
    ids.map(|id| (id.as_str(), catalog.client(id).unwrap_or_else(|| panic!("{id} has no steps"))))
}

/// Runs a check for every program and protocol.
fn for_each_walkthrough(check: impl Fn(&str, &Client, Incoming)) {
    let catalog = catalog();
    for (id, client) in clients(&catalog) {
        for &incoming in &client.protocols {
            check(&format!("{id}, {incoming:?}"), client, incoming);
        }
    }
}

/// The facts that a text shows and that a program asks for.
fn asked_for(text: &RichText) -> impl Iterator<Item = Setting> {
    text.settings().map(Setting::fact).filter(|setting| setting.is_asked_for())
}

fn words(text: &RichText) -> String {
    text.spans()
        .iter()
        .map(|span| match span {
            Span::Words(words) | Span::Caption(words) => words.as_str(),
            Span::Setting(setting) => setting.id(),
        })
        .collect()
}

#[test]
fn there_are_programs() {
    assert!(clients(&catalog()).count() > 0);
}

#[test]
fn what_the_app_fetches_is_what_the_file_says() {
    for (id, client) in clients(&catalog()) {
        let program = catalog().program_with_sources(&client.id).expect("the catalog has it");
        let bytes = program.to_bytes().expect("every value of these types has a binary form");
        assert_eq!(Program::from_bytes(&bytes).as_ref(), Ok(&program), "{id}");
        assert!(Program::from_bytes(&bytes[..bytes.len() - 1]).is_err(), "{id}");
        assert_eq!(&program.client, client, "{id}");
        assert!(client.cited().all(|source| program.source(source).is_some()), "{id}");
    }
}

#[test]
fn each_place_in_the_list_is_taken_once() {
    let catalog = catalog();
    let places: BTreeSet<u16> = catalog.programs().iter().map(|program| program.order).collect();
    assert_eq!(places.len(), catalog.programs().len());
}

#[test]
fn the_steps_show_what_the_program_asks_for_and_nothing_else() {
    for_each_walkthrough(|place, client, incoming| {
        let steps = client.setup.steps(incoming);
        let shown: BTreeSet<Setting> = steps.flat_map(Step::texts).flat_map(asked_for).collect();
        let asks: BTreeSet<Setting> = client.setup.asks.iter().copied().collect();
        assert_eq!(shown, asks, "{place}");
        assert_eq!(asks.len(), client.setup.asks.len(), "{place}: asks has a setting twice");
    });
}

#[test]
fn step_names_are_unique() {
    for (id, client) in clients(&catalog()) {
        let names: BTreeSet<&ClientId> = client.setup.steps.iter().map(|step| &step.id).collect();
        assert_eq!(names.len(), client.setup.steps.len(), "{id}");
    }
}

#[test]
fn every_step_has_something_to_do() {
    for (id, client) in clients(&catalog()) {
        for step in &client.setup.steps {
            assert!(!step.text.is_empty() || !step.fields.is_empty(), "{id}: {}", step.id);
            assert!(step.text.len() <= 3, "{id}: {}: more than three paragraphs", step.id);
            assert!(!step.source.sources.is_empty(), "{id}: {}: no source", step.id);
        }
    }
}

#[test]
fn every_source_is_known() {
    let catalog = catalog();
    for (id, client) in clients(&catalog) {
        let steps = client.setup.steps.iter().flat_map(|step| &step.source.sources);
        let notes = client.setup.before.iter().flat_map(|note| &note.sources);
        let unknown: Vec<&SourceId> = steps.chain(notes).filter(|id| catalog.source(id).is_none()).collect();
        assert!(unknown.is_empty(), "{id}: {unknown:?}");
    }
}

#[test]
fn the_words_are_calm() {
    for_each_walkthrough(|place, client, incoming| {
        let notes = client.setup.before(incoming).map(|note| &note.text);
        for text in client.setup.steps(incoming).flat_map(Step::texts).chain(notes) {
            let words = words(text);
            assert!(!words.contains('!'), "{place}: {words}");
            assert!(!words.trim().is_empty(), "{place}: an empty text");
        }
    });
}
