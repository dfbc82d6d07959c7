//! "It stopped working": from a message on the screen, or from a symptom in the reader's own words, to the likely causes in
//! order, each with a plan of at most five things to do.
//!
//! Pure rules over the data of `mailsteps-settings` (`symptoms.json`), without I/O. What counts, in this order: the codes in
//! the text, its words, the button that was pressed, the domain, the program, the answers to three questions, and what a
//! check of the servers has found.
//!
//! It runs in the reader's browser as WebAssembly, at every key that is pressed: [`Index`] is built once, functions are
//! concrete rather than generic, and nothing is sorted.

mod case;
mod code;
mod heard;
mod index;
mod normal;
mod plan;
mod rank;
mod slips;
mod stem;
mod words;

use mailsteps_settings::{Action, Cause, Symptoms};

pub use case::{Answers, Case, Checked};
pub use index::{Because, Index};

/// The most causes that are worth showing.
const MOST_CAUSES: usize = 5;

/// What is likely wrong.
#[derive(Debug, Clone, Default)]
pub struct Diagnosis<'s> {
    /// The likely causes, the likeliest first; none where nothing is known.
    pub causes: Vec<Found<'s>>,
    /// Whether the three questions come before any plan: the password may be refused, and none of them was answered.
    pub needs_questions: bool,
}

/// A likely cause.
#[derive(Debug, Clone)]
pub struct Found<'s> {
    /// The cause.
    pub cause: &'s Cause,
    /// How likely it is, from 1 to 99.
    pub confidence: u8,
    /// What points to it.
    pub because: Because<'s>,
    /// What to do, in order: one to five things.
    pub plan: Vec<&'s Action>,
}

/// The likely causes of a reader's trouble. Who asks more than once builds the [`Index`] once.
#[must_use]
pub fn diagnose<'s>(symptoms: &'s Symptoms, case: &Case<'_>) -> Diagnosis<'s> {
    Index::new(symptoms).diagnose(case)
}

impl<'s> Index<'s> {
    /// The likely causes of a reader's trouble.
    #[must_use]
    pub fn diagnose(&self, case: &Case<'_>) -> Diagnosis<'s> {
        let mut likely = rank::causes(self, case, &rank::matches(self, case));
        likely.truncate(MOST_CAUSES);
        let asks_first = likely.iter().take(3).any(|likely| likely.cause.asks_first);
        let is_down = likely.first().is_some_and(|likely| likely.because == Because::Check);
        let found = |likely: rank::Likely<'s>| Found {
            cause: likely.cause,
            confidence: likely.confidence(),
            because: likely.because,
            plan: plan::plan(likely.cause, likely.because, case),
        };
        Diagnosis {
            needs_questions: asks_first && !is_down && case.answers == Answers::default(),
            causes: likely.into_iter().map(found).collect(),
        }
    }

    /// What a text may be, the surest first, at most so many: to suggest while a reader types.
    #[must_use]
    pub fn recognise(&self, case: &Case<'_>, most: usize) -> Vec<Because<'s>> {
        rank::matches(self, case).into_iter().take(most).map(|found| found.because).collect()
    }
}
// SCRATCH
impl<'s> Index<'s> {
    #[allow(missing_docs)]
    pub fn words_of(&self, text: &str) -> String {
        words::words(&normal::normal(text))
            .iter()
            .map(|w| {
                let k = index::place(&self.words, &w.text);
                format!(
                    "{}{}:{}",
                    if w.is_denied { "!" } else { "" },
                    w.text,
                    k.map_or("?".to_owned(), |k| self.words[self.words[k].stands_for].weight.to_string())
                )
            })
            .collect::<Vec<_>>()
            .join(" ")
    }
    #[allow(missing_docs)]
    pub fn debug(&self, text: &str) -> Vec<(String, u32, String)> {
        let n = normal::normal(text);
        let heard = heard::Heard::of(&n, self);
        let mut all: Vec<(String, u32, String)> = Vec::new();
        for p in self.patterns.iter() {
            all.push((
                match self.owner(p.owner) {
                    Some(Because::Message(m)) => m.id.to_string(),
                    Some(Because::Symptom(m)) => m.id.to_string(),
                    _ => String::new(),
                },
                heard.fits(p, self),
                p.plain.clone(),
            ));
        }
        for p in self.mixtures.iter() {
            all.push((
                match self.owner(p.owner) {
                    Some(Because::Message(m)) => m.id.to_string(),
                    Some(Because::Symptom(m)) => m.id.to_string(),
                    _ => String::new(),
                },
                heard.fits_mixture(p, self),
                "MIX".to_owned(),
            ));
        }
        all.sort_by_key(|a| std::cmp::Reverse(a.1));
        all.truncate(5);
        all
    }
}
