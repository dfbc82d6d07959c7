//! "It stopped working": from a message on the screen, or from a symptom in the reader's own words, to the likely causes in
//! order, each with a plan of at most five things to do.
//!
//! Pure rules over the data of `mailsteps-settings` (`symptoms.json`), without I/O. What counts, in this order: the codes in
//! the text, its words, the button that was pressed, the domain, the program, the answers to three questions, and what a
//! check of the servers has found.
//!
//! It runs in the reader's browser as WebAssembly, at every key that is pressed: [`Index`] is built once, functions are
//! concrete rather than generic, and what has to be sorted goes through a heap, whose code is a tenth of a sort's.

mod account;
mod account_words;
mod case;
mod code;
mod fit;
mod glossary;
mod heard;
mod index;
mod learnt;
mod lexicon;
mod look_at;
mod matches;
mod normal;
mod own_words;
mod plan;
mod rank;
mod slips;
mod stem;
mod vocabulary;
mod words;

use mailsteps_settings::{Action, Cause, Evidence, Symptoms};

pub use account::{Account, Program};
pub use account_words::Words;
pub use case::{Answers, Case, Checked};
pub use glossary::Glossary;
pub use index::{Because, Index, WEIGHTS};
pub use learnt::{Malformed, Weights, phrases_digest, scale};
pub use look_at::{LookAt, Value};

/// The most causes that are worth showing.
const MOST_CAUSES: usize = 5;

/// What is likely wrong.
#[derive(Debug, Clone, Default)]
pub struct Diagnosis<'s> {
    /// The likely causes, the likeliest first; none where nothing is known.
    pub causes: Vec<Found<'s>>,
    /// Whether the three questions come before the plan of the first cause: its plan advises a change to somebody whose password
    /// is refused, and none of them was answered. It stays so where all are answered with "I do not know".
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
        let mut likely = rank::causes(self, case);
        likely.truncate(MOST_CAUSES);
        let first = likely.first().map(|likely| likely.cause);
        // Whose server is down is not asked for passwords.
        let is_down = |cause: &Cause| {
            let confirmed = case.report.zip(cause.evidence).and_then(|(checked, evidence)| checked.confirms(evidence));
            confirmed == Some(true) && cause.evidence != Some(Evidence::ServersWell)
        };
        let asks_first = first.is_some_and(|cause| cause.asks_first && !is_down(cause));
        let found = |likely: rank::Likely<'s>| Found {
            cause: likely.cause,
            confidence: likely.confidence(),
            because: likely.because,
            plan: plan::plan(likely.cause, likely.because, case),
        };
        Diagnosis {
            needs_questions: asks_first && case.answers == Answers::default(),
            causes: likely.into_iter().map(found).collect(),
        }
    }

    /// What a text may be, the surest first, at most so many: to suggest while a reader types.
    #[must_use]
    pub fn recognise(&self, case: &Case<'_>, most: usize) -> Vec<Because<'s>> {
        let text = self.normal(case.text);
        let matches = matches::matches(self, case, &text, &heard::Heard::of(&text, self));
        matches.into_iter().take(most).map(|found| found.because).collect()
    }
}
