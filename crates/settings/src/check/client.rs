//! Rules of a mail program's file.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{
    Cursor, Path, Rule,
    findings::{Findings, quoted},
    sources::day,
};
use crate::{Incoming, RichText, Setting};

pub(super) fn check(file: &Cursor<'_>, findings: &mut Findings) {
    day(&file.at("updated"), Rule::Date, "the day on which somebody last went through the file", findings);
    let setup = file.at("setup");
    step_ids(&setup, findings);
    only(file, findings);
    not_asked_for(&setup.at("asks"), findings);
    let mut unlisted = Unlisted::new();
    let every_step = setup.at("steps");
    for protocol in protocols(file).into_iter().filter(|_| every_step.value().is_some_and(Value::is_array)) {
        let steps: Vec<Cursor<'_>> = every_step.items().filter(|step| is_for(step, protocol)).collect();
        if steps.is_empty() {
            let problem = format!("the program speaks {}, but no step is for it", protocol.name());
            findings.add(&every_step, Rule::D8, problem, "write the steps, or take it from \"protocols\"");
        } else {
            mentions(&setup.at("asks"), protocol, &steps, &mut unlisted, findings);
        }
    }
    for ((place, setting), protocols) in unlisted {
        let problem =
            format!("the step shows {{{}}} ({}), which \"asks\" does not list", setting.id(), protocols.join(" and "));
        let mend = format!("add {} to \"asks\", or take it from the steps", quoted([setting.fact().id()]));
        findings.add_at(place, Rule::D8, problem, mend);
    }
}

/// Settings that no list names, by the place of their first mention, with the protocols of the steps.
type Unlisted = BTreeMap<(Path, Setting), Vec<&'static str>>;

fn protocols(file: &Cursor<'_>) -> BTreeSet<Incoming> {
    file.at("protocols").items().filter_map(|protocol| protocol.read()).collect()
}

fn is_for(step: &Cursor<'_>, protocol: Incoming) -> bool {
    step.at("only").read::<Incoming>().is_none_or(|only| only == protocol)
}

/// Steps are addressed by their id.
fn step_ids(setup: &Cursor<'_>, findings: &mut Findings) {
    let mut seen = BTreeMap::new();
    for id in setup.at("steps").items().map(|step| step.at("id")) {
        let Some(text) = id.text() else { continue };
        let first = seen.entry(text).or_insert_with(|| id.path().clone());
        if first != id.path() {
            let problem = format!("the step's id {text:?} is taken, at {first}");
            findings.add(&id, Rule::D8, problem, "give each step an id of its own");
        }
    }
}

/// `only` names a protocol that the program speaks.
fn only(file: &Cursor<'_>, findings: &mut Findings) {
    let spoken = protocols(file);
    let setup = file.at("setup");
    for only in setup.at("before").items().chain(setup.at("steps").items()).map(|holder| holder.at("only")) {
        if let Some(protocol) = only.read::<Incoming>().filter(|protocol| !spoken.contains(protocol)) {
            let problem = format!("{} is not among the program's protocols", protocol.name());
            findings.add(&only, Rule::Only, problem, "add it to \"protocols\", or remove what is only for it");
        }
    }
}

/// D8: a program asks for settings, not for the words around them.
fn not_asked_for(asks: &Cursor<'_>, findings: &mut Findings) {
    for ask in asks.items() {
        if ask.read::<Setting>().is_some_and(|setting| !setting.is_asked_for()) {
            let problem = format!("{} is not a setting that a program asks for", quoted(ask.text()));
            findings.add(&ask, Rule::D8, problem, "remove it; the steps may show it all the same");
        }
    }
}

/// D8: the steps of one protocol show every setting that the program asks for, and no other.
fn mentions(
    asks: &Cursor<'_>,
    protocol: Incoming,
    steps: &[Cursor<'_>],
    unlisted: &mut Unlisted,
    findings: &mut Findings,
) {
    let texts: Vec<Cursor<'_>> = steps.iter().flat_map(texts).collect();
    let shown: BTreeSet<Setting> = texts.iter().flat_map(settings).map(Setting::fact).collect();
    let mut asked = BTreeSet::new();
    for ask in asks.items() {
        let Some(setting) = ask.read::<Setting>().filter(|setting| setting.is_asked_for()) else { continue };
        if asked.insert(setting.fact()) && !shown.contains(&setting.fact()) {
            let problem = format!("the program asks for it, but the steps for {} never show it", protocol.name());
            let mend = format!("show {{{}}} in a step, or take it from \"asks\"", setting.id());
            findings.add(&ask, Rule::D8, problem, mend);
        }
    }
    if asks.items().next().is_none() {
        return;
    }
    for text in &texts {
        for setting in settings(text).into_iter().filter(|setting| setting.is_asked_for()) {
            if asked.insert(setting.fact()) {
                unlisted.entry((text.path().clone(), setting)).or_default().push(protocol.name());
            }
        }
    }
}

/// Every step text, as in [`crate::Step::texts`].
fn texts<'a>(step: &Cursor<'a>) -> Vec<Cursor<'a>> {
    let fields = step.at("fields").items().map(|field| field.at("value"));
    let single = ["title", "then", "different"].map(|key| step.at(key));
    step.at("text").items().chain(fields).chain(single).collect()
}

/// The settings in a step text. One that cannot be read is reported elsewhere; what it seems to show still counts, so
/// that a missing star does not look like a missing setting.
fn settings(text: &Cursor<'_>) -> Vec<Setting> {
    let Some(source) = text.text() else { return Vec::new() };
    match RichText::try_from(source.to_owned()) {
        Ok(text) => text.settings().collect(),
        Err(_) => {
            Setting::ALL.into_iter().filter(|setting| source.contains(&format!("{{{}}}", setting.id()))).collect()
        }
    }
}
