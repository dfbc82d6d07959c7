//! Rules of a mail program's file.

use std::collections::{BTreeMap, BTreeSet};

use super::{Cursor, Rule, asks, findings::Findings, screens, sources::day};
use crate::{Incoming, Withdrawal};

/// The keys of the three tasks.
const TASKS: [&str; 3] = ["setup", "repair", "new_address"];

pub(super) fn check(file: &Cursor<'_>, findings: &mut Findings) {
    day(&file.at("updated"), Rule::Date, "the day on which somebody last went through the file", findings);
    instead_of_itself(file, findings);
    let spoken: BTreeSet<Incoming> = file.at("protocols").items().filter_map(|protocol| protocol.read()).collect();
    for task in TASKS.map(|key| file.at(key)) {
        only(&task, &spoken, findings);
        labels(&task, findings);
        for way in task.at("ways").items() {
            step_ids(&way, findings);
            asks::check(&way, &spoken, findings);
            let own = way.at("captions");
            let captions = if own.value().is_some() { own } else { file.at("captions") };
            for step in way.at("steps").items() {
                let protocols: Vec<Incoming> =
                    spoken.iter().copied().filter(|protocol| is_for(&step, *protocol)).collect();
                screens::check(&step, &screens::Words { captions: captions.clone(), protocols }, findings);
            }
        }
    }
    asks_for_something(file, findings);
}

/// Whether a step or note is for a protocol.
pub(super) fn is_for(holder: &Cursor<'_>, protocol: Incoming) -> bool {
    holder.at("only").read::<Incoming>().is_none_or(|only| only == protocol)
}

/// A notice sends nobody back to where they are.
fn instead_of_itself(file: &Cursor<'_>, findings: &mut Findings) {
    let id = file.at("id").text();
    for instead in file.at("notice").at("instead").items() {
        if instead.text().is_some_and(|text| Some(text) == id) {
            let problem = "the program is named as the one to use instead of itself";
            findings.add(&instead, Rule::Only, problem, "name another program, or remove it");
        }
    }
}

/// `only` names a protocol that the program speaks.
fn only(task: &Cursor<'_>, spoken: &BTreeSet<Incoming>, findings: &mut Findings) {
    let steps = task.at("ways").items().flat_map(|way| way.at("steps").items());
    for only in task.at("before").items().chain(steps).map(|holder| holder.at("only")) {
        if let Some(protocol) = only.read::<Incoming>().filter(|protocol| !spoken.contains(protocol)) {
            let problem = format!("{} is not among the program's protocols", protocol.name());
            findings.add(&only, Rule::Only, problem, "add it to \"protocols\", or remove what is only for it");
        }
    }
}

/// D8: a reader can tell which of several ways is theirs.
fn labels(task: &Cursor<'_>, findings: &mut Findings) {
    let ways: Vec<Cursor<'_>> = task.at("ways").items().collect();
    if ways.len() < 2 {
        return;
    }
    let mut seen = BTreeMap::new();
    for way in ways {
        for (key, what) in
            [("label", "what the reader sees when it is theirs"), ("hint", "how to tell that it is this one")]
        {
            let text = way.at(key);
            if text.is_blank() {
                let problem = format!("there are several ways, and this one has no {key}");
                findings.add(&text, Rule::D8, problem, format!("add {key:?}: {what}"));
            }
        }
        let label = way.at("label");
        let Some(text) = label.text() else { continue };
        let first = seen.entry(text.trim()).or_insert_with(|| label.path().clone());
        if first != label.path() {
            let problem = format!("the label {text:?} is taken, at {first}");
            findings.add(&label, Rule::D8, problem, "give each way a label of its own");
        }
    }
}

/// D8: steps are addressed by their id.
fn step_ids(way: &Cursor<'_>, findings: &mut Findings) {
    let mut seen = BTreeMap::new();
    for id in way.at("steps").items().map(|step| step.at("id")) {
        let Some(text) = id.text() else { continue };
        let first = seen.entry(text).or_insert_with(|| id.path().clone());
        if first != id.path() {
            let problem = format!("the step's id {text:?} is taken, at {first}");
            findings.add(&id, Rule::D8, problem, "give each step of a way an id of its own");
        }
    }
}

/// D8: no account is set up without a setting. Only the steps of a program that works no more lead elsewhere at once.
fn asks_for_something(file: &Cursor<'_>, findings: &mut Findings) {
    if file.at("notice").at("state").read() == Some(Withdrawal::Ended) {
        return;
    }
    for asks in file.at("setup").at("ways").items().map(|way| way.at("asks")).filter(Cursor::is_empty_list) {
        let problem = "setting up an account asks for nothing";
        findings.add(&asks, Rule::D8, problem, "list the settings that the steps show");
    }
}
