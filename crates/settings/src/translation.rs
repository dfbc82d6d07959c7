//! The data in another language: for each text of a file what it is there. Native only, when pages are made ready.
//!
//! A file of translations is called after the file that it is for. Its keys are the very texts, so a text that changes has no
//! translation any more, which a test tells, and pages show it as it was written meanwhile.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::{Catalog, Client, Provider, Symptoms};

/// `languages/LANGUAGE/clients/*.json`, `…/providers/*.json` and `…/symptoms.json`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Translation {
    /// Sentences and words of the guide's own. Captions between `**` stay as the program's English version has them: their
    /// translation is put in their place.
    pub texts: BTreeMap<String, String>,
    /// Captions of the program as its version in that language prints them, as far as they could be found.
    #[serde(default)]
    pub captions: BTreeMap<String, String>,
    /// Where the captions were read.
    #[serde(default)]
    pub sources: Vec<CaptionSource>,
}

/// A page or file in which captions were read.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaptionSource {
    /// Its title.
    pub title: String,
    /// Its address, where it has one.
    #[serde(default)]
    pub address: String,
    /// Who published it.
    pub who: String,
    /// What to keep in mind about it.
    #[serde(default)]
    pub note: String,
}

/// What a text in a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The guide's own words.
    Text,
    /// What a program prints.
    Caption,
}

/// Keys of texts that are no words for readers: names, ids and the like.
const NO_WORDS: [&str; 32] = [
    "$schema",
    "address",
    "answers",
    "asks",
    "causes",
    "codes",
    "confidence",
    "date",
    "evidence",
    "host",
    "id",
    "instead",
    "kind",
    "leads_to",
    "likelier_for",
    "look",
    "name",
    "only",
    "phrases",
    "platforms",
    "programs",
    "protocol",
    "protocols",
    "replaced_by",
    "security",
    "setting",
    "sources",
    "state",
    "status",
    "topic",
    "unit",
    "updated",
];
/// Keys of facts, whose `value` is no words either.
const FACTS: [&str; 4] = ["authentication", "replaced_by", "username", "webmail"];
/// Keys of what programs print. A screen's title is one too.
const CAPTIONS: [&str; 13] = [
    "box_off",
    "box_on",
    "caption",
    "imap",
    "leave_copy",
    "no_security",
    "options",
    "password",
    "path",
    "pop3",
    "press",
    "starttls",
    "tls",
];

impl Translation {
    /// A program's file in the language.
    #[must_use]
    pub fn client(&self, client: &Client) -> Client {
        let translated: Client = self.of(client);
        Client { translated: Some(self.captions.values().cloned().collect()), ..translated }
    }

    /// A provider's file in the language.
    #[must_use]
    pub fn provider(&self, provider: &Provider) -> Provider {
        self.of(provider)
    }

    /// What goes wrong, in the language.
    #[must_use]
    pub fn symptoms(&self, symptoms: &Symptoms) -> Symptoms {
        self.of(symptoms)
    }

    /// Texts of a file that have no translation, and translations of texts that it does not have; captions may be unknown.
    #[must_use]
    pub fn gaps<T: Serialize>(&self, file: &T) -> Vec<String> {
        let (mut texts, mut captions) = (BTreeSet::new(), BTreeSet::new());
        each(&mut value(file), "", "", &mut |text, kind| {
            captions.extend(marked(text));
            match kind {
                Kind::Caption if !self.texts.contains_key(text.as_str()) => captions.insert(text.clone()),
                _ => texts.insert(text.clone()),
            };
        });
        texts.retain(|text| has_words(text));
        let missing = texts.iter().filter(|text| !self.texts.contains_key(*text));
        let missing = missing.map(|text| format!("has no translation: {text}"));
        let unused = self.texts.keys().filter(|text| !texts.contains(*text));
        let unused = unused.chain(self.captions.keys().filter(|caption| !captions.contains(*caption)));
        let unused = unused.map(|text| format!("is not in the file any more: {text}"));
        let differing = self.texts.iter().filter(|(text, translated)| marks(text) != marks(translated));
        let differing = differing.map(|(text, _)| format!("has other captions or values in its translation: {text}"));
        missing.chain(unused).chain(differing).collect()
    }

    /// A value as JSON, translated, and back. What is no text stays as it is, so it can be read as it was written.
    fn of<T: Serialize + DeserializeOwned + Clone>(&self, file: &T) -> T {
        let mut value = value(file);
        each(&mut value, "", "", &mut |text, kind| {
            let whole = match kind {
                Kind::Text => self.texts.get(text.as_str()),
                Kind::Caption => self.captions.get(text.as_str()).or_else(|| self.texts.get(text.as_str())),
            };
            *text = self.with_captions(whole.unwrap_or(text));
        });
        // A translation that cannot be read as a text with captions and values is told by `gaps`.
        serde_json::from_value(value).unwrap_or_else(|_| file.clone())
    }

    /// The captions between `**` as the program prints them in the language.
    fn with_captions(&self, text: &str) -> String {
        let parts = text.split("**").enumerate().map(|(index, part)| match self.captions.get(part) {
            Some(caption) if index % 2 == 1 => caption.as_str(),
            _ => part,
        });
        parts.collect::<Vec<_>>().join("**")
    }
}

impl Catalog {
    /// The data in another language; `translation` gives that of a file by its path below the data folder, such as
    /// `clients/geary.json`. A file without one stays as it is.
    #[must_use]
    pub fn translated(&self, translation: impl Fn(&str) -> Option<Translation>) -> Self {
        let mut catalog = self.clone();
        for client in catalog.clients_mut() {
            if let Some(translation) = translation(&format!("clients/{}.json", client.id)) {
                *client = translation.client(client);
            }
        }
        for provider in catalog.providers_mut() {
            let name = provider.name.to_lowercase();
            if let Some(translation) = translation(&format!("providers/{name}.json")) {
                *provider = translation.provider(provider);
            }
        }
        catalog
    }
}

fn value<T: Serialize>(file: &T) -> Value {
    // The data types are texts, numbers, lists and structs of them, which JSON can say.
    serde_json::to_value(file).unwrap_or_default()
}

/// Calls `found` with every text for readers, and what it is.
fn each(value: &mut Value, key: &str, parent: &str, found: &mut dyn FnMut(&mut String, Kind)) {
    match value {
        Value::String(text) => {
            let is_fact = key == "value" && FACTS.contains(&parent);
            if is_fact || NO_WORDS.contains(&key) {
                return;
            }
            let is_caption = CAPTIONS.contains(&key) || (key == "title" && parent == "screen");
            found(text, if is_caption { Kind::Caption } else { Kind::Text });
        }
        Value::Array(items) => items.iter_mut().for_each(|item| each(item, key, parent, found)),
        Value::Object(fields) => {
            for (name, value) in fields {
                // What programs and servers say is recognised as they say it, and what the guide does not follow is not shown.
                if name != "others" && !(name == "texts" && key == "messages") {
                    each(value, name, key, found);
                }
            }
        }
        _ => {}
    }
}

/// What stands between pairs of `**`.
fn marked(text: &str) -> Vec<String> {
    text.split("**").skip(1).step_by(2).map(str::to_owned).collect()
}

/// Captions and values of a text, whatever their order.
fn marks(text: &str) -> Vec<String> {
    let values =
        text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(value, _)| format!("{{{value}}}"));
    let mut marks: Vec<String> = marked(text).into_iter().chain(values).collect();
    marks.sort();
    marks
}

/// Whether anything of the text is words: not a value or a caption alone, and no address or number.
fn has_words(text: &str) -> bool {
    let outside = text.split("**").step_by(2).collect::<String>();
    let mut rest = outside.as_str();
    let mut words = String::new();
    while let Some((before, after)) = rest.split_once('{') {
        words += before;
        rest = after.split_once('}').map_or("", |(_, rest)| rest);
    }
    words += rest;
    words.chars().any(char::is_alphabetic) && !text.starts_with("https://") && !text.starts_with("http://")
}
