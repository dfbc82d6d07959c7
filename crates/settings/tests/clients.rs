//! The rules that the mail programs' files keep, for every program, task, way and protocol.
#![cfg(feature = "clients")]

use std::collections::BTreeSet;

use mailsteps_settings::{
    Catalog, Client, ClientId, ClientSummary, Incoming, Notice, RichText, Row, RowKind, Setting, SourceId, Span, Step,
    Task, Way,
};

fn catalog() -> Catalog {
    Catalog::embedded().expect("the embedded data loads")
}

/// Every program with its steps.
fn clients(catalog: &Catalog) -> impl Iterator<Item = (&str, &Client)> {
    let ids = catalog.programs().iter().map(|program| &program.id);
    ids.map(|id| (id.as_str(), catalog.client(id).unwrap_or_else(|| panic!("{id} has no steps"))))
}

/// Runs a check for every way through every task of every program.
fn for_each_way(check: impl Fn(&str, &Client, &Way)) {
    let catalog = catalog();
    for (id, client) in clients(&catalog) {
        for (task, walkthrough) in client.walkthroughs() {
            for (number, way) in walkthrough.ways.iter().enumerate() {
                check(&format!("{id}, {task}, way {number}"), client, way);
            }
        }
    }
}

/// Runs a check for every way and protocol.
fn for_each_walk(check: impl Fn(&str, &Client, &Way, Incoming)) {
    for_each_way(|place, client, way| {
        for &incoming in &client.protocols {
            check(&format!("{place}, {incoming:?}"), client, way, incoming);
        }
    });
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
fn each_place_in_the_list_is_taken_once() {
    let catalog = catalog();
    let places: BTreeSet<u16> = catalog.programs().iter().map(|program| program.order).collect();
    assert_eq!(places.len(), catalog.programs().len());
}

#[test]
fn the_picker_has_what_the_files_say() {
    let catalog = catalog();
    let expected: Vec<ClientSummary> = clients(&catalog).map(|(_, client)| client.summary()).collect();
    assert_eq!(catalog.programs(), expected);
}

#[test]
fn every_task_has_a_way_for_every_protocol() {
    for (id, client) in clients(&catalog()) {
        for task in Task::ALL {
            let walkthrough = client.walkthrough(task);
            assert!(!walkthrough.ways.is_empty(), "{id}: {}", task.id());
        }
    }
    for_each_walk(|place, _, way, incoming| assert!(way.steps(incoming).next().is_some(), "{place}"));
}

#[test]
fn several_ways_can_be_told_apart() {
    for (id, client) in clients(&catalog()) {
        for (task, walkthrough) in client.walkthroughs().into_iter().filter(|(_, it)| it.ways.len() > 1) {
            let labels: BTreeSet<&str> = walkthrough.ways.iter().filter_map(|way| way.label.as_deref()).collect();
            assert_eq!(labels.len(), walkthrough.ways.len(), "{id}, {task}");
            assert!(walkthrough.ways.iter().all(|way| way.hint.is_some()), "{id}, {task}");
        }
    }
}

#[test]
fn the_steps_show_what_the_program_asks_for_and_nothing_else() {
    for_each_walk(|place, _, way, incoming| {
        let shown: BTreeSet<Setting> = way.steps(incoming).flat_map(Step::texts).flat_map(asked_for).collect();
        let asks: BTreeSet<Setting> = way.asks.iter().copied().collect();
        assert_eq!(asks.len(), way.asks.len(), "{place}: asks has a setting twice");
        let facts: BTreeSet<Setting> = asks.into_iter().map(Setting::fact).collect();
        assert_eq!(shown, facts, "{place}");
    });
}

#[test]
fn a_setting_stands_in_one_field() {
    for_each_walk(|place, _, way, incoming| {
        let mut seen = BTreeSet::new();
        for field in way.steps(incoming).flat_map(|step| &step.fields) {
            let again: Vec<Setting> = asked_for(&field.value).filter(|setting| !seen.insert(*setting)).collect();
            assert!(again.is_empty(), "{place}: {}: {again:?}", field.caption);
        }
    });
}

#[test]
fn every_program_asks_for_settings_unless_it_works_no_more() {
    for (id, client) in clients(&catalog()) {
        let has_ended = client.summary().withdrawn == Some(mailsteps_settings::Withdrawal::Ended);
        assert!(has_ended || client.setup.ways.iter().all(|way| !way.asks.is_empty()), "{id}");
    }
}

#[test]
fn step_names_are_unique() {
    for_each_way(|place, _, way| {
        let names: BTreeSet<&ClientId> = way.steps.iter().map(|step| &step.id).collect();
        assert_eq!(names.len(), way.steps.len(), "{place}");
    });
}

#[test]
fn every_step_has_something_to_do() {
    for_each_way(|place, _, way| {
        for step in &way.steps {
            assert!(!step.text.is_empty() || !step.fields.is_empty(), "{place}: {}", step.id);
            assert!(step.text.len() <= 3, "{place}: {}: more than three paragraphs", step.id);
            assert!(!step.source.sources.is_empty(), "{place}: {}: no source", step.id);
        }
    });
}

/// As a drawing is made: the rows that hold the step's fields have their captions in the same order.
#[test]
fn every_field_is_drawn() {
    for_each_way(|place, _, way| {
        for step in &way.steps {
            let fields: Vec<&str> = step.fields.iter().map(|field| field.caption.as_str()).collect();
            let is_field = |row: &&Row| row.kind.is_field() && row.value.is_none();
            let rows = step.screen.iter().flat_map(|screen| &screen.rows).filter(is_field);
            let captions = rows.clone().filter_map(|row| row.caption.as_deref());
            let drawn: Vec<&str> = captions.filter(|caption| fields.contains(caption)).collect();
            assert_eq!(drawn, fields, "{place}: {}", step.id);
            let open = rows.filter(|row| row.kind != RowKind::Secret);
            let empty: Vec<&Row> =
                open.filter(|row| row.caption.as_deref().is_none_or(|caption| !fields.contains(&caption))).collect();
            assert!(empty.is_empty(), "{place}: {}: {empty:?}", step.id);
        }
    });
}

#[test]
fn whoever_must_leave_a_program_finds_another() {
    let catalog = catalog();
    for (id, client) in clients(&catalog) {
        for other in client.notice.iter().flat_map(|Notice { instead, .. }| instead) {
            assert!(*other != client.id && catalog.program(other).is_some(), "{id}: {other}");
        }
    }
}

#[test]
fn every_source_is_known() {
    let catalog = catalog();
    for (id, client) in clients(&catalog) {
        let steps = client.walkthroughs().into_iter().flat_map(|(_, walkthrough)| walkthrough.cited());
        let notice = client.notice.iter().flat_map(|notice| &notice.sources);
        let autofill = client.autofill.iter().flat_map(|autofill| &autofill.sources);
        let cited = steps.chain(notice).chain(autofill);
        let unknown: Vec<&SourceId> = cited.filter(|id| catalog.source(id).is_none()).collect();
        assert!(unknown.is_empty(), "{id}: {unknown:?}");
    }
}

#[test]
fn the_words_are_calm() {
    for (id, client) in clients(&catalog()) {
        for (task, walkthrough) in client.walkthroughs() {
            let notes = walkthrough.before.iter().map(|note| &note.text);
            let hints = walkthrough.ways.iter().filter_map(|way| way.hint.as_ref());
            let steps = walkthrough.ways.iter().flat_map(|way| &way.steps).flat_map(Step::texts);
            let notice = client.notice.iter().map(|notice| &notice.text);
            for text in notes.chain(hints).chain(steps).chain(notice) {
                let words = words(text);
                assert!(!words.contains('!'), "{id}, {task}: {words}");
                assert!(!words.trim().is_empty(), "{id}, {task}: an empty text");
            }
        }
    }
}
