//! What is learnt from: texts with their causes.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use mailsteps_diagnosis::{Index, Weights};
use mailsteps_settings::{ClientId, Symptoms};
use serde::Deserialize;

use super::train::{self, Example, Manner};
use crate::process::root;

const FOLDER: &str = "crates/diagnosis/data/examples";
const SYMPTOMS: &str = "crates/settings/data/symptoms.json";
/// The share of the first cause where several are right.
const FIRST: f32 = 0.85;
/// How much the data's own texts count beside an example: they are for many readers at once, and not in their words.
const OF_DATA: f32 = 0.5;
const OF_PLAN: f32 = 0.2;

/// What stands in a message for its server and its user: neither speaks for anything.
const IN_MESSAGES: [(&str, &str); 3] = [
    ("pop.example.org", "jane@example.org"),
    ("mail.centurylink.net", "marge@embarqmail.com"),
    ("pop.centurylink.net", "tom1948@q.com"),
];

/// What stands around a text now and then, whatever it is about. Each text is learnt in one of these as well, so that no
/// greeting speaks for anything.
pub const AROUND: [(&str, &str); 8] = [
    ("Hi, ", " Please help. Thank you, Pat"),
    ("Good morning. ", " What can I do? Thanks in advance."),
    ("hello can somebody help me ", ""),
    ("For two days now: ", " I am 78 and not good with computers. Regards, Mary"),
    ("", " any ideas? thx"),
    ("The message on my screen says: ", ""),
    ("I get this: ", " and I do not know what to do. Can you tell me, please?"),
    ("Dear support, since last week ", " It is urgent. Sincerely, Ann"),
];

/// A text of an example file; without causes it is about something else.
#[derive(Deserialize)]
struct Written {
    text: String,
    causes: Vec<ClientId>,
}

/// A text with its features.
pub struct Said {
    pub text: String,
    /// The places of its causes among the classes; none of a text about something else.
    pub causes: Vec<usize>,
    /// Which of the examples it is; none of a text of the data.
    pub number: Option<usize>,
    /// Whether something was put around it.
    pub is_copy: bool,
    pub example: Example,
}

pub struct Examples {
    /// An empty name for texts about something else, and each cause.
    pub classes: Vec<String>,
    pub all: Vec<Said>,
}

/// The project's own data.
pub fn symptoms() -> Result<Symptoms> {
    read(&root().join(SYMPTOMS))
}

impl Examples {
    /// The example files in the order of their names, and the texts of the data.
    pub fn read(symptoms: &Symptoms, index: &Index<'_>) -> Result<Self> {
        let causes = symptoms.causes.iter().map(|cause| cause.id.to_string());
        let mut examples = Self { classes: [String::new()].into_iter().chain(causes).collect(), all: Vec::new() };
        let entries = fs::read_dir(root().join(FOLDER)).context(FOLDER)?;
        let mut files = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
        files.sort();
        for path in files {
            for written in read::<Vec<Written>>(&path)? {
                examples
                    .add(index, &written.text, &written.causes, None)
                    .with_context(|| format!("{}: {:?}", path.display(), written.text))?;
            }
        }
        examples.add_data(symptoms, index)?;
        Ok(examples)
    }

    fn add_data(&mut self, symptoms: &Symptoms, index: &Index<'_>) -> Result<()> {
        for message in &symptoms.messages {
            for text in &message.texts {
                for (host, user) in IN_MESSAGES {
                    let text = text.replace("{host}", host).replace("{user}", user);
                    self.add(index, &text, &message.causes, Some(OF_DATA))?;
                    self.add(index, &mistyped(&text), &message.causes, Some(OF_DATA))?;
                }
            }
        }
        for symptom in &symptoms.symptoms {
            for text in symptom.phrases.iter().chain([&symptom.title]) {
                self.add(index, text, &symptom.causes, Some(OF_DATA))?;
            }
        }
        for cause in &symptoms.causes {
            let causes = [cause.id.clone()];
            self.add(index, &cause.title, &causes, Some(1.0))?;
            for action in &cause.plan {
                self.add(index, &action.text, &causes, Some(OF_PLAN))?;
            }
        }
        Ok(())
    }

    /// A text as `index` reads it. `of_data` says how much a text of the data counts.
    pub fn add(&mut self, index: &Index<'_>, text: &str, causes: &[ClientId], of_data: Option<f32>) -> Result<()> {
        let place = |cause: &ClientId| {
            let place = self.classes.iter().position(|class| class == cause.as_str());
            place.with_context(|| format!("there is no cause {cause}"))
        };
        let causes = causes.iter().map(place).collect::<Result<Vec<_>>>()?;
        let at = self.all.len();
        let number = of_data.is_none().then_some(at);
        let counts = of_data.unwrap_or(1.0);
        let text = text.replace(['{', '}'], " ");
        let (before, behind) = AROUND[at / 2 % AROUND.len()];
        let said = |text: String, is_copy: bool, counts: f32| {
            let example = Example { features: index.features(&text), classes: shares(&causes), counts };
            Said { text, causes: causes.clone(), number, is_copy, example }
        };
        self.all.push(said([before, &text, behind].concat(), true, counts / 2.0));
        self.all.push(said(text, false, counts));
        Ok(())
    }

    /// What they teach.
    pub fn learn(&self, manner: Manner) -> Weights {
        let all: Vec<_> = self.all.iter().map(|said| &said.example).collect();
        train::learn(&all, &self.classes, self.digest(manner), manner)
    }

    /// A number for all that is learnt from, and for the manner.
    pub fn digest(&self, manner: Manner) -> u64 {
        let mut digest = Digest(0xcbf2_9ce4_8422_2325);
        digest.add(format!("{manner:?}").as_bytes());
        for Said { example, .. } in &self.all {
            example.features.iter().for_each(|feature| digest.add(&feature.to_le_bytes()));
            example.classes.iter().for_each(|(class, share)| digest.add(format!("{class} {share} ").as_bytes()));
            digest.add(&example.counts.to_le_bytes());
        }
        digest.0
    }
}

/// With every second long word short of a letter: so messages look that are typed off a screen.
pub fn mistyped(text: &str) -> String {
    let mut long = 0;
    let word = |word: &str| {
        let is_long = word.len() >= 5 && word.chars().all(char::is_alphabetic);
        long += usize::from(is_long);
        if !is_long || long.is_multiple_of(2) {
            return word.to_owned();
        }
        let missing = word.chars().count() - 2;
        word.chars().enumerate().filter(|(at, _)| *at != missing).map(|(_, letter)| letter).collect()
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// How likely each of up to three causes is, the best first; where there is none, something else is.
fn shares(causes: &[usize]) -> Vec<(usize, f32)> {
    match causes {
        [] => vec![(0, 1.0)],
        [only] => vec![(*only, 1.0)],
        [first, second] => vec![(*first, FIRST), (*second, 1.0 - FIRST)],
        [first, second, third, ..] => {
            let rest = 1.1 - FIRST;
            vec![(*first, FIRST - 0.1), (*second, 0.6 * rest), (*third, 0.4 * rest)]
        }
    }
}

/// FNV-1a.
struct Digest(u64);

impl Digest {
    fn add(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |digest, byte| (digest ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    }
}

pub fn read<T: for<'de> Deserialize<'de>>(path: &Path) -> Result<T> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    serde_json::from_str(&text).with_context(|| path.display().to_string())
}
