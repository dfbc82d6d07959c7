//! The data's texts, made ready for comparing: built once, asked as often as a reader types.

use mailsteps_settings::{Message, Symptom, Symptoms};

use crate::{
    code::Code,
    normal::normal,
    slips::letters,
    stem::{ALIKE, is_in},
    words::{Word, is_letter, words},
};

/// Programs and machines, which readers mention whatever is wrong. They count where a text of the data has them too.
const PROGRAMS: &str = "android apple bluemail centurylink chrome evolution firefox geary ios ipad iphone kmail lumen mac \
    macbook mailbird mailspring microsoft office outlook samsung spark thunderbird windows";

/// Words of every day. They may be rare in the data and say little all the same.
const COMMON: &str = "ag back call complet different end fin find first friend gav giv good great happen help hit hold keep know \
    last leav mak mean name need new next night number old open people place point problem put ran right run show someth \
    still start stay tak talk think time took turn two type us view watch ye year";

const COMMON_WEIGHT: u32 = 4;

/// Everything that goes wrong, ready to be found.
#[derive(Debug)]
pub struct Index<'s> {
    pub(crate) symptoms: &'s Symptoms,
    /// Every word of the data, sorted.
    pub(crate) words: Vec<Known>,
    pub(crate) patterns: Vec<Pattern>,
    /// For each symptom all words that its phrases have, so that readers can mix them.
    pub(crate) mixtures: Vec<Pattern>,
    /// A code with the place of its message.
    pub(crate) codes: Vec<(Code, usize)>,
}

/// A word of the data.
#[derive(Debug)]
pub(crate) struct Known {
    pub text: String,
    pub letters: u32,
    /// The word that it stands for: itself, or the one that is alike.
    pub stands_for: usize,
    /// The rarer, the heavier.
    pub weight: u32,
    /// Whether it is a number, a host or a program: it says nothing against a text that does not have it.
    pub is_name: bool,
}

/// A text of the data.
#[derive(Debug)]
pub(crate) struct Pattern {
    /// The message or symptom that it is of, by its place in [`Index::owner`].
    pub owner: usize,
    /// Its words by their places, and whether they are denied.
    pub words: Vec<(usize, bool)>,
    /// What its words weigh together.
    pub weight: u32,
    /// The text as it stands, in lower case and without marks: to tell apart what has the same words that count.
    pub plain: String,
}

/// Why a cause is thought of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because<'s> {
    /// A message was recognised.
    Message(&'s Message),
    /// A symptom was recognised, or its button pressed.
    Symptom(&'s Symptom),
    /// The check of the servers has found it.
    Check,
}

impl<'s> Index<'s> {
    /// Reads the data's texts.
    #[must_use]
    pub fn new(symptoms: &'s Symptoms) -> Self {
        let mut texts = Vec::new();
        let mut codes = Vec::new();
        for (owner, message) in symptoms.messages.iter().enumerate() {
            texts.extend(message.texts.iter().map(|text| said(owner, text)));
            codes.extend(message.codes.iter().map(|code| (Code::read(code), owner)));
        }
        for (at, symptom) in symptoms.symptoms.iter().enumerate() {
            let owner = symptoms.messages.len() + at;
            texts.push(said(owner, &symptom.title));
            texts.extend(symptom.phrases.iter().map(|phrase| said(owner, phrase)));
        }
        let words = vocabulary(&texts);
        let patterns: Vec<Pattern> = texts.into_iter().map(|text| pattern(text, &words)).collect();
        let mixtures = mixtures(&patterns, symptoms.messages.len());
        Self { symptoms, words, patterns, mixtures, codes }
    }

    /// The message or symptom at a place: first the messages, then the symptoms.
    pub(crate) fn owner(&self, at: usize) -> Option<Because<'s>> {
        let symptoms: &'s Symptoms = self.symptoms;
        match symptoms.messages.get(at) {
            Some(message) => Some(Because::Message(message)),
            None => symptoms.symptoms.get(at - symptoms.messages.len()).map(Because::Symptom),
        }
    }
}

/// Where a word is among the known ones, or where it would be.
pub(crate) fn place(words: &[Known], text: &str) -> Result<usize, usize> {
    words.binary_search_by(|known| known.text.as_str().cmp(text))
}

/// A text of the data on its way to a [`Pattern`].
struct Said {
    owner: usize,
    words: Vec<Word>,
    plain: String,
}

/// Reads a text of the data without its placeholders.
fn said(owner: usize, text: &str) -> Said {
    let mut bare = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('{') {
        bare.push_str(before);
        bare.push(' ');
        rest = behind.split_once('}').map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    let bare = normal(&bare);
    Said { owner, words: words(&bare), plain: plain(&bare) }
}

/// A normal text without marks, with a blank before, after and between its words.
pub(crate) fn plain(normal: &str) -> String {
    let mut plain = " ".to_owned();
    for word in normal.split(|c: char| !is_letter(c) && c != '\'').filter(|word| !word.is_empty()) {
        plain.extend(word.chars().filter(|c| *c != '\''));
        plain.push(' ');
    }
    plain
}

fn pattern(text: Said, words: &[Known]) -> Pattern {
    let mut pattern = Pattern { owner: text.owner, words: Vec::new(), weight: 0, plain: text.plain };
    for word in text.words {
        let Ok(at) = place(words, &word.text) else { continue };
        if !pattern.words.contains(&(at, word.is_denied)) {
            pattern.words.push((at, word.is_denied));
            pattern.weight += words[at].weight;
        }
    }
    pattern
}

/// The words of each owner from `first` on, together.
fn mixtures(patterns: &[Pattern], first: usize) -> Vec<Pattern> {
    let mut mixtures: Vec<Pattern> = Vec::new();
    for pattern in patterns.iter().filter(|pattern| pattern.owner >= first) {
        if mixtures.last().is_none_or(|last| last.owner != pattern.owner) {
            mixtures.push(Pattern { owner: pattern.owner, words: Vec::new(), weight: 0, plain: String::new() });
        }
        if let Some(mixture) = mixtures.last_mut() {
            for word in &pattern.words {
                if !mixture.words.contains(word) {
                    mixture.words.push(*word);
                }
            }
        }
    }
    mixtures
}

fn vocabulary(texts: &[Said]) -> Vec<Known> {
    let mut known: Vec<Known> = Vec::new();
    // In how many messages and symptoms a word stands, with the last one of them.
    let mut counts: Vec<(u32, usize)> = Vec::new();
    for (owner, word) in texts.iter().flat_map(|text| text.words.iter().map(|word| (text.owner, word))) {
        match place(&known, &word.text) {
            Ok(at) if counts[at].1 == owner => {}
            Ok(at) => counts[at] = (counts[at].0 + 1, owner),
            Err(at) => {
                known.insert(at, entry(&word.text));
                counts.insert(at, (1, owner));
            }
        }
    }
    for (word, (count, _)) in known.iter_mut().zip(&counts) {
        word.weight = weight(*count);
        if is_in(COMMON, &word.text) {
            word.weight = word.weight.min(COMMON_WEIGHT);
        }
    }
    for name in PROGRAMS.split(' ') {
        if let Err(at) = place(&known, name) {
            known.insert(at, entry(name));
        }
    }
    for (form, others) in ALIKE {
        if place(&known, form).is_ok() {
            for other in others.split(' ') {
                if let Err(at) = place(&known, other) {
                    known.insert(at, entry(other));
                }
            }
        }
    }
    // Only now does every word have its last place.
    for at in 0..known.len() {
        known[at].stands_for = at;
    }
    for (form, others) in ALIKE {
        let Ok(form) = place(&known, form) else { continue };
        for other in others.split(' ') {
            if let Ok(other) = place(&known, other) {
                known[other].stands_for = form;
            }
        }
    }
    known
}

fn entry(text: &str) -> Known {
    let is_name = text.contains('.') || text.starts_with(|c: char| c.is_ascii_digit()) || is_in(PROGRAMS, text);
    Known { text: text.to_owned(), letters: letters(text), stands_for: 0, weight: 0, is_name }
}

/// What a word weighs that stands in so many messages and symptoms.
fn weight(count: u32) -> u32 {
    match count {
        0..=1 => 10,
        2 => 9,
        3..=4 => 8,
        5..=8 => 7,
        9..=16 => 5,
        17..=32 => 4,
        33..=64 => 3,
        _ => 2,
    }
}
