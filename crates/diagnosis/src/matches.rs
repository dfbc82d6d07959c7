//! Which messages and symptoms a text is.

use mailsteps_settings::ClientId;

use crate::{
    Case,
    code::Codes,
    heard::Heard,
    index::{Because, Index},
};

/// What a match has to reach, in per mille; below it nothing is known.
const KNOWN: u32 = 290;
/// The same where a text of mail tells of a trouble, and nothing reaches more.
const KNOWN_OF_TROUBLE: u32 = 220;
/// A symptom with so many causes is said with many troubles: where a narrower one is known too, less of it counts, in per cent.
const WIDE_CAUSES: usize = 4;
const WIDE_BESIDE_NARROW: u32 = 90;
/// How near a narrower one has to be, in per cent.
const NEAR: u32 = 93;
/// What a pressed button counts as.
const PRESSED: u32 = 900;

/// A message or symptom that was recognised.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Match<'s> {
    pub because: Because<'s>,
    /// How surely, in per mille.
    pub score: u32,
}

/// What the text and the pressed button say, the surest first.
pub(crate) fn matches<'s>(index: &Index<'s>, case: &Case<'_>, text: &str, heard: &Heard) -> Vec<Match<'s>> {
    let codes = Codes::of(case.text, text);
    let mut scores = vec![0; index.owners()];
    for pattern in &index.patterns {
        let score = heard.fits(pattern, index);
        scores[pattern.owner] = score.max(scores[pattern.owner]);
    }
    for mixture in &index.mixtures {
        let score = heard.fits_mixture(mixture, index);
        scores[mixture.owner] = score.max(scores[mixture.owner]);
    }
    let by_text = scores.clone();
    for (code, owner) in &index.codes {
        if codes.have(code) {
            let weight = code.weight();
            let score = weight * 10 + (100 - weight) * by_text[*owner] / 100;
            scores[*owner] = score.max(scores[*owner]);
        }
    }
    let best = scores.iter().max().copied().unwrap_or_default();
    let known = if best < KNOWN && heard.is_trouble { KNOWN_OF_TROUBLE } else { KNOWN };
    let is_narrow = |owner: usize| {
        matches!(index.owner(owner), Some(Because::Symptom(symptom)) if symptom.causes.len() < WIDE_CAUSES)
    };
    let narrow = scores.iter().enumerate().filter(|(owner, score)| **score >= known && is_narrow(*owner));
    let narrow = narrow.map(|(_, score)| *score).max().unwrap_or_default();
    let mut matches = Vec::new();
    for (owner, score) in scores.into_iter().enumerate().filter(|(_, score)| *score >= known || case.symptom.is_some()) {
        let Some(because) = index.owner(owner) else { continue };
        let score = match because {
            Because::Symptom(symptom) if case.symptom == Some(symptom.id.as_str()) => PRESSED.max(score),
            Because::Symptom(symptom) if symptom.causes.len() >= WIDE_CAUSES && narrow > score * NEAR / 100 => {
                score * WIDE_BESIDE_NARROW / 100
            }
            Because::Message(message) => score * said_by(&message.programs, case.program) / 100,
            _ => score,
        };
        if score >= known {
            let at = matches.iter().position(|other: &Match<'_>| other.score < score).unwrap_or(matches.len());
            matches.insert(at, Match { because, score });
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
