//! What holds between the files of a data folder.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{Cursor, Finding, Findings, Kind, Path, Rule, check_value, findings::nearest, read, symptoms};
use crate::DataFile;

/// A file on its way through the check.
struct Checked<'a> {
    path: &'a str,
    text: &'a str,
    value: Option<Value>,
    findings: Findings,
}

impl Checked<'_> {
    fn is_in(&self, folder: &str) -> bool {
        self.path.split_once('/').is_some_and(|(first, _)| first == folder)
    }

    fn root(&self) -> Option<Cursor<'_>> {
        self.value.as_ref().map(Cursor::root)
    }
}

pub(super) fn check(files: &[DataFile<'_>]) -> Vec<Finding> {
    let mut files: Vec<Checked<'_>> = files
        .iter()
        .map(|file| {
            let mut findings = Findings::default();
            Checked { path: file.path, text: file.text, value: read(file.text, &mut findings), findings }
        })
        .collect();
    let known = files.iter().find(|file| file.path == SOURCES).and_then(keys);
    for file in &mut files {
        if let Some(value) = &file.value {
            check_value(file.text, value, known.as_ref(), &mut file.findings);
        }
    }
    places(&mut files);
    uncited(&mut files);
    once(&mut files, "domain", Rule::D1, domain_places);
    once(&mut files, "id", Rule::Name, |root| scalar_place(root, "id"));
    once(&mut files, "order", Rule::Name, |root| scalar_place(root, "order"));
    programs(&mut files);
    named_domains(&mut files);
    let missing = missing(&files).into_report("the data folder");
    let reports = files.into_iter().flat_map(|file| file.findings.into_report(file.path));
    missing.into_iter().chain(reports).collect()
}

const SOURCES: &str = "sources.json";
const SYMPTOMS: &str = "symptoms.json";
/// Where each kind of file belongs.
const PLACES: &str = "sources.json, symptoms.json, providers/*.json and clients/*.json";

/// The keys of the sources.
fn keys(file: &Checked<'_>) -> Option<BTreeSet<String>> {
    Some(file.value.as_ref()?.get("sources")?.as_object()?.keys().cloned().collect())
}

/// Each file is where files of its kind belong, and a program's file is called after the program.
fn places(files: &mut [Checked<'_>]) {
    for file in files {
        let expected = match file.path {
            SOURCES => Kind::Sources,
            SYMPTOMS => Kind::Symptoms,
            _ if file.is_in("providers") => Kind::Provider,
            _ if file.is_in("clients") => Kind::Client,
            _ => {
                let mend = format!("data files are {PLACES}");
                file.findings.add_at(Path::default(), Rule::Files, "no file of the data is called so", mend);
                continue;
            }
        };
        let Some(value) = &file.value else { continue };
        let root = Cursor::root(value);
        if Kind::of(value).is_some_and(|kind| kind != expected) {
            let mend = format!("move it: {PLACES} each have a content of their own");
            file.findings.add(&root, Rule::Files, "its content does not belong at this place", mend);
        } else if expected == Kind::Client
            && let Some(id) = root.at("id").text()
            && file.path != format!("clients/{id}.json")
        {
            let problem = format!("the id is {id:?}, but the file is called {:?}", file.path);
            file.findings.add(&root.at("id"), Rule::Name, problem, format!("call the file \"clients/{id}.json\""));
        }
    }
}

/// D2: a source that nothing rests on is left over or misspelt.
fn uncited(files: &mut [Checked<'_>]) {
    let mut cited = BTreeSet::new();
    for file in files.iter().filter(|file| file.path != SOURCES) {
        if let Some(value) = &file.value {
            citations(value, &mut cited);
        }
    }
    let cited: BTreeSet<String> = cited.into_iter().map(str::to_owned).collect();
    let Some(sources) = files.iter_mut().find(|file| file.path == SOURCES) else { return };
    let Some(known) = keys(sources) else { return };
    for key in known.difference(&cited) {
        let mend = "cite it where it is used, or remove it";
        sources.findings.add_at(Path::default().key("sources").key(key), Rule::D2, "no value cites this source", mend);
    }
}

/// Every text in a list called `sources`, however deep.
fn citations<'a>(value: &'a Value, cited: &mut BTreeSet<&'a str>) {
    match value {
        Value::Array(list) => list.iter().for_each(|value| citations(value, cited)),
        Value::Object(object) => {
            cited.extend(
                object.get("sources").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str),
            );
            object.values().for_each(|value| citations(value, cited));
        }
        _ => {}
    }
}

/// A value that may be in only one file, and where this file has it.
type Place = (String, Path);

/// Reports values that are in two files, in the second one.
fn once(files: &mut [Checked<'_>], what: &str, rule: Rule, places: impl Fn(&Cursor<'_>) -> Vec<Place>) {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for file in files {
        let found = file.root().map(|root| places(&root)).unwrap_or_default();
        for (value, path) in found {
            let first = seen.entry(value.clone()).or_insert_with(|| file.path.to_owned());
            if first != file.path {
                let problem = format!("the {what} {value} is taken, in {first}");
                file.findings.add_at(path, rule, problem, "change or remove one of them");
            }
        }
    }
}

/// The domains of a provider's file.
fn domains<'a>(root: &Cursor<'a>) -> impl Iterator<Item = Cursor<'a>> + use<'a> {
    root.at("groups").items().flat_map(|group| group.at("domains").items())
}

fn domain_places(root: &Cursor<'_>) -> Vec<Place> {
    let names = domains(root).map(|domain| domain.at("name"));
    names.filter_map(|name| Some((name.text()?.to_lowercase(), name.path().clone()))).collect()
}

fn scalar_place(root: &Cursor<'_>, key: &str) -> Vec<Place> {
    let at = root.at(key);
    at.value().map(|value| (value.to_string(), at.path().clone())).into_iter().collect()
}

/// A notice sends the reader to a program that the guide has; a message or an action is for such programs.
fn programs(files: &mut [Checked<'_>]) {
    // A file that cannot be read yet stands for the program that it is called after.
    let called = |path: &str| Some(path.strip_prefix("clients/")?.strip_suffix(".json")?.to_owned());
    let named = |file: &Checked<'_>| Some(file.root()?.at("id").text()?.to_owned());
    let programs = files.iter().filter(|file| file.is_in("clients"));
    let known = programs.flat_map(|file| [called(file.path), named(file)]).flatten().collect();
    there(files, "mail program", Rule::Only, &known, |root| root.at("notice").at("instead").items().collect());
    there(files, "mail program", Rule::D11, &known, symptoms::programs);
}

/// A reader whose address changes finds the new domain in the guide; a cause is likelier for domains of the guide.
fn named_domains(files: &mut [Checked<'_>]) {
    if files.iter().any(|file| file.is_in("providers") && file.value.is_none()) {
        return; // The domain may be in the file that cannot be read.
    }
    let known =
        files.iter().filter_map(Checked::root).flat_map(|root| domain_places(&root)).map(|(name, _)| name).collect();
    there(files, "domain", Rule::Only, &known, |root| {
        domains(root).map(|it| it.at("replaced_by").at("value")).collect()
    });
    there(files, "domain", Rule::D11, &known, symptoms::domains);
}

/// Reports texts that name what the data does not have.
fn there(
    files: &mut [Checked<'_>],
    what: &str,
    rule: Rule,
    known: &BTreeSet<String>,
    named: impl for<'a> Fn(&Cursor<'a>) -> Vec<Cursor<'a>>,
) {
    for Checked { value, findings, .. } in files {
        for at in value.iter().flat_map(|value| named(&Cursor::root(value))) {
            let Some(text) = at.text().filter(|text| !known.contains(&text.to_lowercase())) else { continue };
            let mend = match nearest(text, known.iter().map(String::as_str)) {
                Some(likely) => format!("write {likely:?}, or add the {what} {text:?} to the data"),
                None => format!("add the {what} {text:?} to the data, or name one that is there"),
            };
            findings.add(&at, rule, format!("the {what} {text:?} is not in the data"), mend);
        }
    }
}

/// The folder has every kind of file.
fn missing(files: &[Checked<'_>]) -> Findings {
    let mut findings = Findings::default();
    let mut need = |is_there: bool, what: &str, mend: &str| {
        if !is_there {
            findings.add_at(Path::default(), Rule::Files, format!("there is no {what} in the data"), mend);
        }
    };
    need(files.iter().any(|file| file.path == SOURCES), "file of sources", "add sources.json");
    need(files.iter().any(|file| file.is_in("providers")), "provider", "add a file to providers/");
    need(files.iter().any(|file| file.is_in("clients")), "mail program", "add a file to clients/");
    findings
}
