//! Where every path leads, by the guide's own account of it: the page for the writers.

use std::{collections::BTreeMap, fs, path::Path as File};

use leptos::prelude::Owner;
use mailsteps_guide::{
    App, Route,
    prerender::render,
    ready::{Path, State, paths},
};
use mailsteps_settings::{Catalog, Confidence, DataFile, Incoming, Task};
use scraper::Html;
use serde_json::{Value, json};

use crate::{
    page::{all, attr, first, said, said_by},
    sweep::{End, SWEEP, catalog},
};

fn paths_of(catalog: &'static Catalog) -> Vec<Path> {
    Owner::new().with(|| paths(App::in_first_language(catalog, Route::Coverage)))
}

/// The dead ends among them, with their reasons.
fn dead_ends(catalog: &'static Catalog) -> Vec<(String, &'static str)> {
    let dead = paths_of(catalog).into_iter().filter_map(|path| match path.state {
        State::DeadEnd(reason) => Some((path.route.href(), reason)),
        _ => None,
    });
    dead.collect()
}

#[test]
fn no_path_is_a_dead_end() {
    assert_eq!(dead_ends(catalog()), []);
    assert_eq!(paths_of(catalog()).len(), SWEEP.ends.len());
}

/// The account agrees with the pages, which were read for themselves.
#[test]
fn each_page_shows_what_the_account_says() {
    for path in paths_of(catalog()) {
        let href = path.route.href();
        let Some((route, end)) = SWEEP.ends.get(&href) else { panic!("{href} has no page") };
        assert_eq!(*route, path.route);
        match (path.state, end) {
            (State::Steps { count, general }, End::Steps(sections)) => {
                let most = sections.iter().map(|(count, _)| *count).max();
                assert!(
                    most == Some(count) && sections.contains(&(count, general)),
                    "{href}: {count} {general} {end:?}"
                );
            }
            (State::Blocked, End::Blocked(links)) => assert!(!links.is_empty(), "{href}"),
            (state, end) => panic!("{href}: {state:?}, and the page {end:?}"),
        }
    }
}

/// The page for the writers, read.
fn coverage() -> Html {
    Html::parse_document(&render(catalog(), &Route::Coverage, |_| ()))
}

#[test]
fn the_coverage_page_shows_every_path() {
    let document = coverage();
    let page = document.root_element();
    let mut shown: BTreeMap<String, (&str, String)> = BTreeMap::new();
    for place in all(page, "p[data-state]") {
        let href = attr(first(place, "a").unwrap(), "href").to_owned();
        assert_eq!(shown.insert(href.clone(), (attr(place, "data-state"), said(place))), None, "{href} stands twice");
    }
    let mut counts = [0; 3];
    for path in paths_of(catalog()) {
        let Route::Walkthrough { task, .. } = &path.route else { panic!("{:?}", path.route) };
        let (state, said) = &shown[&path.route.href()];
        let (kind, expected) = match path.state {
            State::Steps { count, general: 0 } => (0, ("sourced", format!("{} {count}", task.id()))),
            State::Steps { count, general } => (0, ("general", format!("{} {count} ({general})", task.id()))),
            State::Blocked => (1, ("blocked", format!("{} blocked", task.id()))),
            State::DeadEnd(reason) => (2, ("dead-end", format!("{} {reason}", task.id()))),
        };
        assert_eq!((*state, said.as_str()), (expected.0, expected.1.as_str()), "{}", path.route.href());
        counts[kind] += 1;
    }
    assert_eq!(shown.len(), SWEEP.ends.len());
    let summary = said(first(page, "#summary").unwrap());
    let [open, blocked, dead] = counts;
    let numbers = format!(
        "{} paths: {} domains, {} programs, {} tasks. {open} lead to steps, {blocked} say why not and offer another way, \
         {dead} are dead ends.",
        shown.len(),
        catalog().domains().count(),
        catalog().programs().len(),
        Task::ALL.len()
    );
    assert_eq!(summary, numbers);
}

#[test]
fn the_coverage_page_shows_what_is_missing() {
    let document = coverage();
    let tables = all(document.root_element(), "table.coverage");
    let rows = all(tables[0], "tbody tr");
    assert_eq!(rows.len(), catalog().programs().len());
    for (row, program) in rows.into_iter().zip(catalog().programs()) {
        let client = catalog().client(&program.id).unwrap();
        assert_eq!(said_by(row, "th"), [client.name.as_str()]);
        let mut expected = vec![client.updated.to_string()];
        for (_, task) in client.walkthroughs() {
            let steps: Vec<_> = task.ways.iter().flat_map(|way| &way.steps).collect();
            let general = steps.iter().filter(|step| step.source.confidence == Confidence::General).count();
            expected.push(format!("{} steps, {general} not confirmed", steps.len()));
        }
        let lacks_label = client.protocols.contains(&Incoming::Pop3) && client.captions.leave_copy.is_none();
        expected.push(if lacks_label { "leave_copy" } else { "none" }.to_owned());
        let cells = said_by(row, "td");
        assert_eq!(cells[..cells.len() - 1], expected, "{}", program.id);
        for id in cells[cells.len() - 1].split(", ").filter(|id| *id != "none") {
            let source = catalog().source(&id.parse().unwrap()).unwrap();
            let published: u16 = source.published.as_ref().unwrap().as_str()[..4].parse().unwrap();
            assert!(published + 2 < client.updated.as_str()[..4].parse().unwrap(), "{}: {id}", program.id);
        }
    }
}

/// The data with something broken in it.
fn broken(break_it: impl Fn(&str, &mut Value)) -> &'static Catalog {
    let data = File::new(env!("CARGO_MANIFEST_DIR")).join("crates/settings/data");
    let mut files = vec![("sources.json".to_owned(), data.join("sources.json"))];
    for folder in ["providers", "clients"] {
        for entry in fs::read_dir(data.join(folder)).expect("the data folder can be read") {
            let path = entry.expect("the entry can be read").path();
            let name = path.file_name().and_then(|name| name.to_str()).expect("a file's name");
            files.push((format!("{folder}/{name}"), path));
        }
    }
    let mut texts = Vec::new();
    for (name, path) in files {
        let text = fs::read_to_string(path).expect("the file can be read");
        let mut value = serde_json::from_str(&text).expect("the file is JSON");
        break_it(&name, &mut value);
        texts.push((name, value.to_string()));
    }
    let files = texts.iter().map(|(path, text)| DataFile { path, text });
    Box::leak(Box::new(Catalog::load(files).expect("broken data has its shape all the same")))
}

#[test]
fn dead_ends_are_noticed() {
    let sound = broken(|_, _| ());
    assert_eq!(dead_ends(sound), []);

    let no_pop3_steps = broken(|file, value| {
        if file == "clients/thunderbird.json" {
            for step in value.pointer_mut("/setup/ways/0/steps").unwrap().as_array_mut().unwrap() {
                step["only"] = json!("imap");
            }
        }
    });
    let dead = dead_ends(no_pop3_steps);
    assert_eq!(dead.len(), catalog().domains().count());
    assert!(dead.iter().all(|(href, why)| href.ends_with("/thunderbird/pop3/") && *why == "a way without steps"));

    let only_imap = broken(|file, value| {
        if file.starts_with("clients/") {
            value["protocols"] = json!(["imap"]);
        }
    });
    let dead = dead_ends(only_imap);
    assert_eq!(dead.len(), catalog().programs().len() * Task::ALL.len());
    assert!(dead.iter().all(|(href, _)| href.starts_with("/qwestoffice.net/")), "{dead:?}");

    let no_outgoing = broken(|file, value| {
        if file.starts_with("providers/") {
            let servers = value.pointer_mut("/groups/0/servers").unwrap().as_array_mut().unwrap();
            servers.retain(|server| server["protocol"] != "smtp");
        }
    });
    assert!(
        dead_ends(no_outgoing).iter().any(|(href, why)| href == "/q.com/kmail/repair/" && *why == "no outgoing server")
    );
}
