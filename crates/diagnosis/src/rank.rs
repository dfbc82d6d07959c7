//! From what was recognised to the likely causes, in order.

use mailsteps_settings::{Cause, ClientId, Evidence};

use crate::{
    Case,
    code::Codes,
    heard::Heard,
    index::{Because, Index},
    normal::normal,
};

/// What a match has to reach, in per mille; below it nothing is known.
const KNOWN: u32 = 350;
/// What a pressed button counts as.
const PRESSED: u32 = 900;
/// What is left of a match for its second, third, … cause, in per cent.
const BY_PLACE: [u32; 6] = [100, 82, 68, 56, 46, 38];
/// Below it a cause is not worth a reader's time.
const LEAST: u32 = 12;

/// A message or symptom that was recognised.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Match<'s> {
    pub because: Because<'s>,
    /// How surely, in per mille.
    pub score: u32,
}

/// A cause on its way up or down.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Likely<'s> {
    pub cause: &'s Cause,
    pub because: Because<'s>,
    /// How likely, in per mille.
    score: u32,
    /// What the best of its matches gives it.
    best: u32,
}

impl Likely<'_> {
    pub(crate) fn confidence(&self) -> u8 {
        (self.score / 10).clamp(1, 99) as u8
    }

    fn up(&mut self, part: u32) {
        self.score += (1000 - self.score.min(1000)) * part / 100;
    }

    fn down(&mut self, to: u32) {
        self.score = self.score * to / 100;
    }
}

/// What the text and the pressed button say, the surest first.
pub(crate) fn matches<'s>(index: &Index<'s>, case: &Case<'_>) -> Vec<Match<'s>> {
    let text = normal(case.text);
    let heard = Heard::of(&text, index);
    let codes = Codes::of(case.text, &text);
    let count = index.symptoms.messages.len() + index.symptoms.symptoms.len();
    let mut scores = vec![0; count];
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
    let mut matches = Vec::new();
    for (owner, score) in scores.into_iter().enumerate() {
        let Some(because) = index.owner(owner) else { continue };
        let score = match because {
            Because::Symptom(symptom) if case.symptom == Some(symptom.id.as_str()) => PRESSED.max(score),
            Because::Message(message) => score * said_by(&message.programs, case.program) / 100,
            _ => score,
        };
        if score >= KNOWN {
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
        _ => 100,
    }
}

/// The likely causes, the likeliest first.
pub(crate) fn causes<'s>(index: &Index<'s>, case: &Case<'_>, matches: &[Match<'s>]) -> Vec<Likely<'s>> {
    let mut found: Vec<Likely<'s>> = Vec::new();
    let best = matches.first().map_or(0, |first| first.score);
    for (at, a_match) in matches.iter().enumerate() {
        let ids = match a_match.because {
            Because::Message(message) => &message.causes,
            Because::Symptom(symptom) => &symptom.causes,
            Because::Check => continue,
        };
        // What was recognised less well than the best says little beside it.
        let share = a_match.score * 100 / best;
        let weight = if at == 0 { 100 } else { share * share / 100 * share / 100 };
        for (id, by_place) in ids.iter().zip(BY_PLACE) {
            let Some(cause) = index.symptoms.cause(id) else { continue };
            add(&mut found, cause, a_match.because, a_match.score * by_place / 100 * weight / 100);
        }
    }
    by_domain(&mut found, case);
    by_answers(&mut found, index, case);
    by_check(&mut found, index, case);
    found.retain(|likely| likely.score >= LEAST * 10);
    sorted(found)
}

/// Adds what speaks for a cause: two reasons together are stronger than each.
fn add<'s>(found: &mut Vec<Likely<'s>>, cause: &'s Cause, because: Because<'s>, score: u32) {
    match found.iter_mut().find(|likely| likely.cause.id == cause.id) {
        Some(likely) => {
            if score > likely.best {
                (likely.because, likely.best) = (because, score);
            }
            // A quarter, because messages with the same cause are often two names of one thing.
            likely.score = likely.score.max(score) + (1000 - likely.score.max(score)) * likely.score.min(score) / 4000;
        }
        None => found.push(Likely { cause, because, score, best: score }),
    }
}

fn by_domain(found: &mut [Likely<'_>], case: &Case<'_>) {
    let text = normal(case.text);
    for likely in found {
        let domains = &likely.cause.likelier_for;
        let is_named = |domain: &str| text.split(['@', '.', ' ', '\n']).count() > 1 && names(&text, domain);
        match case.domain {
            _ if domains.is_empty() => {}
            Some(offer) if domains.contains(offer.domain()) => likely.up(30),
            Some(_) => likely.down(80),
            None if domains.iter().any(|domain| is_named(domain.as_str())) => likely.up(30),
            None => {}
        }
    }
}

/// Whether a text has a domain in it, at the end of an address or host.
fn names(text: &str, domain: &str) -> bool {
    text.match_indices(domain).any(|(at, _)| {
        let is_begun = text[..at].ends_with(['@', '.', ' ', '\n', '"', '\'', '(']) || at == 0;
        is_begun && !text[at + domain.len()..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-')
    })
}

fn by_answers<'s>(found: &mut Vec<Likely<'s>>, index: &Index<'s>, case: &Case<'_>) {
    let asked = found.iter().find(|likely| likely.cause.asks_first).copied();
    for (answer, opposite) in case.answers.given().into_iter().flatten() {
        // The answer may point to a cause that nothing else has pointed to.
        if let Some(asked) = asked {
            for cause in index.symptoms.causes.iter().filter(|cause| cause.answers.contains(&answer)) {
                if found.iter().all(|likely| likely.cause.id != cause.id) {
                    found.push(Likely { cause, because: asked.because, score: 450, best: 0 });
                }
            }
        }
        for likely in found.iter_mut() {
            if likely.cause.answers.contains(&answer) {
                likely.up(50);
            } else if likely.cause.answers.contains(&opposite) {
                likely.down(40);
            }
        }
    }
}

/// What the check has found comes first; what it speaks against goes back.
fn by_check<'s>(found: &mut Vec<Likely<'s>>, index: &Index<'s>, case: &Case<'_>) {
    let Some(checked) = case.report else { return };
    // Whether somebody who cannot send is told of the server for incoming mail first.
    let about = |evidence| found.iter().any(|likely| likely.cause.evidence == Some(evidence));
    let only_incoming = about(Evidence::IncomingDown) && !about(Evidence::OutgoingDown);
    let only_outgoing = about(Evidence::OutgoingDown) && !about(Evidence::IncomingDown);
    for cause in &index.symptoms.causes {
        let (is_so, is_beside) = match cause.evidence {
            Some(Evidence::IncomingDown) => (checked.incoming.map(|is_well| !is_well), only_outgoing),
            Some(Evidence::OutgoingDown) => (checked.outgoing.map(|is_well| !is_well), only_incoming),
            Some(Evidence::CertificateBad) => (checked.certificate_bad, false),
            _ => continue,
        };
        let place = found.iter().position(|likely| likely.cause.id == cause.id);
        match (is_so, place) {
            (Some(true), Some(at)) => found[at].up(if is_beside { 10 } else { 97 }),
            (Some(true), None) => {
                let score = if is_beside { 400 } else { 960 };
                found.push(Likely { cause, because: Because::Check, score, best: score });
            }
            (Some(false), Some(at)) => found[at].down(35),
            _ => {}
        }
    }
    for likely in found.iter_mut().filter(|likely| likely.cause.evidence == Some(Evidence::ServersWell)) {
        if checked.is_well() {
            likely.up(20);
        } else {
            likely.down(60);
        }
    }
}

/// The likeliest first; equals stay in their order.
fn sorted(found: Vec<Likely<'_>>) -> Vec<Likely<'_>> {
    let mut sorted: Vec<Likely<'_>> = Vec::new();
    for likely in found {
        let at = sorted.iter().position(|other| other.score < likely.score).unwrap_or(sorted.len());
        sorted.insert(at, likely);
    }
    sorted
}
