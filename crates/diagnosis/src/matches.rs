//! Which messages and symptoms a text is.

use mailsteps_settings::{ClientId, find};

use crate::{
    Case,
    code::Codes,
    fit::VERBATIM,
    heard::Heard,
    index::{Because, Index},
};

/// What a match has to reach, in per mille; below it nothing is known.
const KNOWN: u32 = 290;
/// What a pressed button counts as, and how much of that whatever words say.
const PRESSED: u32 = 900;
const PRESSED_LITERAL: u32 = 600;

/// A message or symptom that was recognised.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Match<'s> {
    pub because: Because<'s>,
    /// How surely, in per mille.
    pub score: u32,
    /// How much of that is a code or the data's very words, in per mille.
    pub literal: u32,
}

/// What the text and the pressed button say, the surest first.
pub(crate) fn matches<'s>(index: &Index<'s>, case: &Case<'_>, text: &str, heard: &Heard) -> Vec<Match<'s>> {
    let codes = Codes::of(case.text, text);
    let mut scores = vec![0; index.owners()];
    let mut literals = vec![0; index.owners()];
    for pattern in &index.patterns {
        let score = heard.fits(pattern, index);
        scores[pattern.owner] = score.max(scores[pattern.owner]);
        if score >= VERBATIM && find::has(&heard.plain, &pattern.plain) {
            let is_message = pattern.owner < index.symptoms.messages.len();
            // A phrase in a long story is a part of it.
            let share = (1000 * pattern.plain.len() / heard.plain.len()) as u32;
            let length = pattern.plain.len().min(50) as u32;
            let literal = if is_message { share / 2 + 10 * length } else { share * share / 1000 * share / 1000 };
            literals[pattern.owner] = literal.max(literals[pattern.owner]);
        }
    }
    for mixture in &index.mixtures {
        let score = heard.fits_mixture(mixture, index);
        scores[mixture.owner] = score.max(scores[mixture.owner]);
    }
    let by_text = scores.clone();
    for (code, owner) in &index.codes {
        if codes.have(code) {
            let weight = code.weight();
            literals[*owner] = code.literal().max(literals[*owner]);
            let score = weight * 10 + (100 - weight) * by_text[*owner] / 100;
            scores[*owner] = score.max(scores[*owner]);
        }
    }
    let mut matches = Vec::new();
    for (owner, score) in scores.into_iter().enumerate() {
        let Some(because) = index.owner(owner) else { continue };
        let score = match because {
            Because::Symptom(symptom) if case.symptom == Some(symptom.id.as_str()) => {
                literals[owner] = PRESSED_LITERAL.max(literals[owner]);
                PRESSED.max(score)
            }
            Because::Message(message) => score * said_by(&message.programs, case.program) / 100,
            _ => score,
        };
        if score >= KNOWN {
            let at = matches.iter().position(|other: &Match<'_>| other.score < score).unwrap_or(matches.len());
            matches.insert(at, Match { because, score, literal: literals[owner] });
        }
    }
    matches
}

/// How well a message suits the reader's program, in per cent. Programs borrow each other's messages.
fn said_by(programs: &[ClientId], program: Option<&ClientId>) -> u32 {
    match program {
        Some(program) if !programs.is_empty() && !programs.contains(program) => 90,
        None if !programs.is_empty() => 99,
        _ => 100,
    }
}
