//! The data's texts, made ready for comparing: built once, asked as often as a reader types.

use mailsteps_settings::{Message, Symptom, Symptoms};

use crate::{
    code::Code,
    glossary::Glossary,
    heard::Heard,
    learnt::{Concepts, Learnt, Weights, features},
    lexicon::Lexicon,
    normal::{normal, plain},
    vocabulary::{Known, count, place, vocabulary},
    words::{Word, words},
};

/// What `cargo xtask learn` has written for the language of the data, as [`Weights::read`] takes it.
pub const WEIGHTS: &[u8] = include_bytes!("../data/weights.bin");

/// Everything that goes wrong, ready to be found.
#[derive(Debug)]
pub struct Index<'s> {
    pub(crate) symptoms: &'s Symptoms,
    pub(crate) lexicon: Lexicon,
    /// Every word of the data, sorted.
    pub(crate) words: Vec<Known>,
    pub(crate) patterns: Vec<Pattern>,
    /// For each symptom all words that its phrases have, so that readers can mix them.
    pub(crate) mixtures: Vec<Pattern>,
    /// A code with the place of its message.
    pub(crate) codes: Vec<(Code, usize)>,
    pub(crate) concepts: Concepts,
    pub(crate) learnt: Option<Learnt>,
    pub(crate) glossary: Glossary,
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
    /// The text is like what others have said of it in their own words.
    Words,
    /// A server's name in the text is not one of the domain's.
    Host,
    /// The check of the servers has found it.
    Check,
}

impl<'s> Index<'s> {
    /// Reads the data's texts, and what was learnt from others.
    #[must_use]
    pub fn new(symptoms: &'s Symptoms) -> Self {
        // A test reads the file; a build with a broken one goes by the data alone.
        Self::with(symptoms, Weights::read(WEIGHTS).ok())
    }

    /// The same with other weights, or without.
    #[must_use]
    pub fn with(symptoms: &'s Symptoms, weights: Option<Weights>) -> Self {
        Self::in_language(symptoms, Glossary::default(), weights)
    }

    /// The same for readers of another language, whose words are in the glossary, and with what was learnt for them.
    #[must_use]
    pub fn in_language(symptoms: &'s Symptoms, glossary: Glossary, weights: Option<Weights>) -> Self {
        let said = |owner, text: &str, lexicon: &Lexicon| said(owner, text, lexicon, &glossary);
        let lexicon = Lexicon::new();
        let learnt = weights.and_then(|weights| Learnt::new(weights, symptoms));
        let (mut texts, mut codes) = (Vec::new(), Vec::new());
        for (owner, message) in symptoms.messages.iter().enumerate() {
            texts.extend(message.texts.iter().map(|text| said(owner, text, &lexicon)));
            codes.extend(message.codes.iter().map(|code| (Code::read(code), owner)));
        }
        for (at, symptom) in symptoms.symptoms.iter().enumerate() {
            let owner = symptoms.messages.len() + at;
            texts.push(said(owner, &symptom.title, &lexicon));
            let phrases = learnt.as_ref().map_or(&*symptom.phrases, |learnt| learnt.phrases(symptom));
            texts.extend(phrases.iter().map(|phrase| said(owner, phrase, &lexicon)));
        }
        let mut counts = Vec::new();
        for text in &texts {
            text.words.iter().for_each(|word| count(&mut counts, &word.text, text.owner));
        }
        let words = vocabulary(&counts);
        let patterns: Vec<Pattern> = texts.iter().map(|text| pattern(text, &words)).collect();
        let mixtures = mixtures(&patterns, symptoms.messages.len());
        Self { symptoms, lexicon, words, patterns, mixtures, codes, concepts: Concepts::new(), learnt, glossary }
    }

    /// What goes wrong.
    #[must_use]
    pub fn symptoms(&self) -> &'s Symptoms {
        self.symptoms
    }

    /// What of a text can be learnt from.
    #[must_use]
    pub fn features(&self, text: &str) -> Vec<u32> {
        let normal = self.normal(text);
        features(&normal, &Heard::of(&normal, self), self)
    }

    /// A text as it can be compared.
    pub(crate) fn normal(&self, text: &str) -> String {
        self.glossary.translated(normal(text))
    }

    /// The message or symptom at a place: first the messages, then the symptoms.
    pub(crate) fn owner(&self, at: usize) -> Option<Because<'s>> {
        let symptoms: &'s Symptoms = self.symptoms;
        match symptoms.messages.get(at) {
            Some(message) => Some(Because::Message(message)),
            None => symptoms.symptoms.get(at - symptoms.messages.len()).map(Because::Symptom),
        }
    }

    /// How many messages and symptoms there are.
    pub(crate) fn owners(&self) -> usize {
        self.symptoms.messages.len() + self.symptoms.symptoms.len()
    }
}

/// A text of the data on its way to a [`Pattern`].
struct Said {
    owner: usize,
    words: Vec<Word>,
    plain: String,
}

/// Reads a text of the data without its placeholders.
fn said(owner: usize, text: &str, lexicon: &Lexicon, glossary: &Glossary) -> Said {
    let mut bare = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('{') {
        bare.push_str(before);
        bare.push(' ');
        rest = behind.split_once('}').map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    let bare = glossary.translated(normal(&bare));
    Said { owner, words: words(&bare, lexicon), plain: plain(&bare) }
}

fn pattern(text: &Said, words: &[Known]) -> Pattern {
    let mut pattern = Pattern { owner: text.owner, words: Vec::new(), weight: 0, plain: text.plain.clone() };
    for word in &text.words {
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
