//! Every finding in a data file at once.
//!
//! A check has two halves. [`shape`] holds a file to the schema that is generated from the types. The rules walk the
//! same JSON with a [`Cursor`], pass over whatever they cannot read, and so work on files of the wrong shape too: nobody
//! has to mend a file twice. What is wrong with the text of one value comes from the parser of its type ([`typed`]).

mod answers;
mod asks;
mod client;
mod cursor;
mod finding;
mod findings;
mod folder;
mod json;
mod provider;
mod rows;
mod screens;
mod servers;
mod shape;
mod sources;
mod spelling;
mod symptoms;
mod typed;

use std::{collections::BTreeSet, sync::LazyLock};

use serde_json::Value;

use self::{
    cursor::{Cursor, Path},
    findings::Findings,
    shape::Shape,
    typed::Typed,
};
use crate::{Client, DataFile, Provider, Sources, Symptoms, schema};

pub use finding::{Finding, Rule};

/// Checks one file. Its kind shows in its keys: `groups` for a provider, `setup` for a client, `symptoms` for what goes
/// wrong, `sources` for the sources.
///
/// `sources` are those that a provider's or client's file may cite. The findings come sorted by their place in the
/// file; none means that the file is sound.
#[must_use]
pub fn check_file(file: &str, text: &str, sources: &Sources) -> Vec<Finding> {
    let known = sources.sources.keys().map(ToString::to_string).collect();
    let mut findings = Findings::default();
    if let Some(value) = read(text, &mut findings) {
        check_value(text, &value, Some(&known), &mut findings);
    }
    findings.into_report(file)
}

/// Checks a whole data folder: each file, and what holds between files.
#[must_use]
pub fn check_all(files: &[DataFile<'_>]) -> Vec<Finding> {
    folder::check(files)
}

/// What is wrong with a domain of addresses and how to mend it: it is misspelt, or nobody can register it.
#[must_use]
pub fn check_domain(domain: &str) -> Option<(String, String)> {
    spelling::domain(domain)
}

/// What a data file is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Provider,
    Client,
    Symptoms,
    Sources,
}

impl Kind {
    /// The kind of a file, by the key that only files of that kind have.
    fn of(value: &Value) -> Option<Self> {
        let kinds = [
            ("groups", Self::Provider),
            ("setup", Self::Client),
            ("symptoms", Self::Symptoms),
            ("sources", Self::Sources),
        ];
        kinds.into_iter().find(|(key, _)| value.get(key).is_some()).map(|(_, kind)| kind)
    }

    fn shape(self) -> &'static Shape {
        static SHAPES: LazyLock<[Shape; 4]> = LazyLock::new(|| schema::all().map(|(_, schema)| Shape::new(schema)));
        let [provider, client, sources, symptoms] = &*SHAPES;
        match self {
            Self::Provider => provider,
            Self::Client => client,
            Self::Symptoms => symptoms,
            Self::Sources => sources,
        }
    }

    /// What the program itself says when it loads the file.
    fn load(self, text: &str) -> Result<(), serde_json::Error> {
        match self {
            Self::Provider => serde_json::from_str::<Provider>(text).map(drop),
            Self::Client => serde_json::from_str::<Client>(text).map(drop),
            Self::Symptoms => serde_json::from_str::<Symptoms>(text).map(drop),
            Self::Sources => serde_json::from_str::<Sources>(text).map(drop),
        }
    }
}

/// Reads a file as JSON, or reports why it is none.
fn read(text: &str, findings: &mut Findings) -> Option<Value> {
    let whole = Path::default();
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => {
            let problem = "the file begins with a byte order mark, which JSON does not allow (RFC 8259, section 8.1)";
            findings.add_at(whole.clone(), Rule::Json, problem, "save it as UTF-8 without a byte order mark");
            rest
        }
        None => text,
    };
    match json::parse(text) {
        Ok(json::Parsed { value, twice }) => {
            for path in twice {
                let problem = "the key stands twice in the same object, and all but the last are lost";
                findings.add_at(path, Rule::Json, problem, "remove or rename one of them");
            }
            Some(value)
        }
        Err(why) => {
            let mend = "look there and just before it for a comma, a quotation mark or a bracket too many or too few";
            findings.add_at(whole, Rule::Json, format!("it is not JSON: {why}"), mend);
            None
        }
    }
}

/// Checks the content of a file. `known` are the keys in `sources.json`, where that could be read.
fn check_value(text: &str, value: &Value, known: Option<&BTreeSet<String>>, findings: &mut Findings) {
    let root = Cursor::root(value);
    let Some(kind) = Kind::of(value) else {
        let problem = "no key says what the file is about";
        let mend = "a provider's file has \"groups\", a mail program's \"setup\", that of symptoms \"symptoms\", and the file of \
                    sources \"sources\"";
        findings.add(&root, Rule::Shape, problem, mend);
        return;
    };
    let shape = kind.shape();
    shape.check(value, findings);
    Typed { root: &shape.schema, sources: known }.check(&root, findings);
    match kind {
        Kind::Provider => provider::check(&root, findings),
        Kind::Client => client::check(&root, findings),
        Kind::Symptoms => symptoms::check(&root, findings),
        Kind::Sources => sources::check(&root, findings),
    }
    // The types have the last word: what the guide would refuse is never called sound.
    if findings.is_empty()
        && let Err(why) = kind.load(text)
    {
        findings.add(&root, Rule::Shape, format!("the guide cannot read it: {why}"), "write what the schema describes");
    }
}
