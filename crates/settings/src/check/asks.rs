//! D8: the steps of a way show what it asks for, and no other setting, for each protocol of the program.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{
    Cursor, Path, Rule,
    client::is_for,
    findings::{Findings, quoted},
};
use crate::{Incoming, RichText, Setting};

pub(super) fn check(way: &Cursor<'_>, spoken: &BTreeSet<Incoming>, findings: &mut Findings) {
    let asks = way.at("asks");
    not_asked_for(&asks, findings);
    let every_step = way.at("steps");
    if !every_step.value().is_some_and(Value::is_array) {
        return;
    }
    let mut unlisted = Unlisted::new();
    let mut again = Again::new();
    for &protocol in spoken {
        let steps: Vec<Cursor<'_>> = every_step.items().filter(|step| is_for(step, protocol)).collect();
        if steps.is_empty() {
            let problem = format!("the program speaks {}, but no step is for it", protocol.name());
            findings.add(&every_step, Rule::D8, problem, "write the steps, or take it from \"protocols\"");
        } else {
            mentions(&asks, protocol, &steps, &mut unlisted, findings);
            one_field(protocol, &steps, &mut again);
        }
    }
    for ((place, setting), protocols) in unlisted {
        let problem =
            format!("the step shows {{{}}} ({}), which \"asks\" does not list", setting.id(), protocols.join(" and "));
        let mend = format!("add {} to \"asks\", or take it from the steps", quoted([setting.fact().id()]));
        findings.add_at(place, Rule::D8, problem, mend);
    }
    for ((place, first, setting), protocols) in again {
        let problem = format!(
            "{{{}}} belongs in one field ({}), and stands at {first} already",
            setting.id(),
            protocols.join(" and ")
        );
        findings.add_at(
            place,
            Rule::D8,
            problem,
            "keep one of the fields; a text can say that it is filled in already",
        );
    }
}

/// Settings that no list names, by the place of their first mention, with the protocols of the steps.
type Unlisted = BTreeMap<(Path, Setting), Vec<&'static str>>;

/// Settings in a field, by its place and that of the field that has them first, with the protocols of the steps.
type Again = BTreeMap<(Path, Path, Setting), Vec<&'static str>>;

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
    if !asks.value().is_some_and(Value::is_array) {
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

/// D8: what a reader types stands in one field, so that its number and its button to copy are in one place.
fn one_field(protocol: Incoming, steps: &[Cursor<'_>], again: &mut Again) {
    let mut seen = BTreeMap::new();
    for value in steps.iter().flat_map(values) {
        let settings: BTreeSet<Setting> =
            settings(&value).into_iter().filter(|setting| setting.is_asked_for()).collect();
        for setting in settings {
            let first = seen.entry(setting.fact()).or_insert_with(|| value.path().clone());
            if first != value.path() {
                let place = (value.path().clone(), first.clone(), setting);
                again.entry(place).or_default().push(protocol.name());
            }
        }
    }
}

/// Every step text, as in [`crate::Step::texts`].
fn texts<'a>(step: &Cursor<'a>) -> Vec<Cursor<'a>> {
    let single = ["title", "then", "different"].map(|key| step.at(key));
    step.at("text").items().chain(values(step)).chain(single).collect()
}

/// What belongs in the fields of a step.
fn values<'a>(step: &Cursor<'a>) -> impl Iterator<Item = Cursor<'a>> + use<'a> {
    step.at("fields").items().map(|field| field.at("value"))
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
