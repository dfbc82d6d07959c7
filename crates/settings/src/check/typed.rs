//! Rules that hold wherever a value of a type stands. The schema says which type a value has, so no field is forgotten.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{
    Cursor, Rule,
    findings::{Findings, nearest, quoted},
    spelling,
};
use crate::{ClientId, Date, Port, RichText, SourceId};

/// Walks a file along its schema.
pub(super) struct Typed<'s> {
    /// The schema of the whole file.
    pub(super) root: &'s Value,
    /// The keys in `sources.json`; `None` where that file cannot be read, which is reported there.
    pub(super) sources: Option<&'s BTreeSet<String>>,
}

impl Typed<'_> {
    pub(super) fn check(&self, file: &Cursor<'_>, findings: &mut Findings) {
        self.value(self.root, "", file, findings);
    }

    fn value(&self, schema: &Value, type_name: &str, at: &Cursor<'_>, findings: &mut Findings) {
        if let Some(name) = reference(schema) {
            if let Some(definition) = self.root.get("$defs").and_then(|definitions| definitions.get(name)) {
                self.value(definition, name, at, findings);
            }
            return;
        }
        if let Some(text) = at.text() {
            self.text(type_name, text, at, findings);
        }
        if type_name == "Port" {
            port(at, findings);
        }
        if type_name.starts_with("Sourced_") {
            decision(at, findings);
        }
        self.fields(schema, at, findings);
        if let Some(items) = schema.get("items") {
            for item in at.items() {
                self.value(items, "", &item, findings);
            }
            if reference(items).is_some_and(|name| name != "RichText") {
                twice(at, findings);
            }
        }
    }

    fn fields(&self, schema: &Value, at: &Cursor<'_>, findings: &mut Findings) {
        let is_object = at.value().is_some_and(Value::is_object);
        for (key, field) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
            let value = at.at(key);
            let is_list = field.get("items").is_some();
            if is_list && is_object && key == "sources" {
                cited(&value, findings);
            } else if is_list && is_required(schema, key) && value.is_empty_list() && !may_be_empty(field) {
                findings.add(&value, Rule::Blank, "the list is empty", "add at least one entry");
            }
            self.value(field, "", &value, findings);
        }
        // Only `sources.json` has keys of its own choice, all of one type.
        for (_, entry) in schema.get("patternProperties").and_then(Value::as_object).into_iter().flatten() {
            at.fields().for_each(|(_, value)| self.value(entry, "", &value, findings));
        }
    }

    fn text(&self, type_name: &str, text: &str, at: &Cursor<'_>, findings: &mut Findings) {
        match type_name {
            "Host" => {
                if let Some((problem, mend)) = spelling::host(text) {
                    findings.add(at, Rule::D4, problem, mend);
                }
            }
            "Domain" => {
                if let Some((problem, mend)) = spelling::domain(text) {
                    findings.add(at, Rule::D1, problem, mend);
                }
            }
            "Date" => {
                if let Err(why) = text.parse::<Date>() {
                    findings.add(at, Rule::Date, why.to_string(), "write the date as in 2026-11-21");
                }
            }
            "ClientId" => {
                if let Err(why) = text.parse::<ClientId>() {
                    findings.add(at, Rule::Name, format!("{text:?} is no name: {why}"), NAME_MEND);
                }
            }
            "SourceId" => self.source(text, at, findings),
            _ if text.trim().is_empty() => {
                findings.add(at, Rule::Blank, "the text is empty", "write the text, or remove the field");
            }
            "RichText" => {
                if let Err(why) = RichText::try_from(text.to_owned()) {
                    let mend = "write captions as **Caption** and settings as {incoming.host}";
                    findings.add(at, Rule::Text, why.to_string(), mend);
                }
            }
            _ => {}
        }
    }

    fn source(&self, text: &str, at: &Cursor<'_>, findings: &mut Findings) {
        if let Err(why) = text.parse::<SourceId>() {
            findings.add(at, Rule::D2, format!("{text:?} is no source's key: {why}"), NAME_MEND);
            return;
        }
        let Some(known) = self.sources.filter(|known| !known.contains(text)) else { return };
        let mend = match nearest(text, known.iter().map(String::as_str)) {
            Some(likely) => format!("write {likely:?}, or add {text:?} to sources.json"),
            None => format!("add {text:?} to sources.json, or name a source that is there"),
        };
        findings.add(at, Rule::D2, format!("the source {text:?} is not in sources.json"), mend);
    }
}

pub(super) const NAME_MEND: &str = "write it with the letters a to z, digits and hyphens, at most 64 characters";

fn reference(schema: &Value) -> Option<&str> {
    schema.get("$ref")?.as_str()?.strip_prefix("#/$defs/")
}

fn is_required(schema: &Value, key: &str) -> bool {
    schema.get("required").and_then(Value::as_array).is_some_and(|names| names.iter().any(|name| name == key))
}

/// Some programs show no setting for a task. Where there must be one, the rules of programs know.
fn may_be_empty(list: &Value) -> bool {
    list.get("items").and_then(reference) == Some("Setting")
}

/// D2: somebody is named.
fn cited(sources: &Cursor<'_>, findings: &mut Findings) {
    if sources.value().is_none() || sources.is_empty_list() {
        let mend = "add \"sources\": […] with the keys of those in sources.json who say so";
        findings.add(sources, Rule::D2, "nobody is named as the source of this", mend);
    }
}

/// D3: where somebody says otherwise, the file says why the guide follows this value.
fn decision(sourced: &Cursor<'_>, findings: &mut Findings) {
    let others = sourced.at("others");
    let decision = sourced.at("decision");
    if others.items().next().is_some() && decision.is_blank() {
        let problem = "sources differ, and nothing says why the guide follows this value";
        findings.add(&decision, Rule::D3, problem, "add \"decision\": one sentence with the reason");
    }
    for other in others.items() {
        let value = other.at("value");
        if value.value().is_some() && value.value() == sourced.at("value").value() {
            let mend = "move its sources to the value's own \"sources\"";
            findings.add(&value, Rule::D3, "this other value is the value itself", mend);
        }
    }
}

/// D5: a number from 1 to 65535.
fn port(at: &Cursor<'_>, findings: &mut Findings) {
    let Some(number) = at.value().and_then(Value::as_number) else { return };
    if let Some(Err(why)) = number.as_u64().map(Port::try_from) {
        findings.add(at, Rule::D5, why.to_string(), "write the port that the source gives");
    }
}

fn twice(list: &Cursor<'_>, findings: &mut Findings) {
    let mut seen = BTreeSet::new();
    for item in list.items() {
        let Some(text) = item.text() else { continue };
        if !seen.insert(text) {
            findings.add(
                &item,
                Rule::Twice,
                format!("{} is in the list already", quoted([text])),
                "remove one of them",
            );
        }
    }
}
