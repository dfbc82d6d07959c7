//! From what was recognised to the likely causes, in order.

use mailsteps_settings::{Cause, Evidence, Server, Setting, Status, find};

use crate::{
    Case, Checked,
    heard::Heard,
    index::{Because, Index},
    learnt::features,
    lexicon::is_in,
    matches::{Match, matches},
    own_words::by_own_words,
};

/// What is left of a match for its second, third, … cause, in per cent.
const BY_PLACE: [u32; 6] = [100, 82, 68, 56, 46, 38];
/// Below it a cause is not worth a reader's time.
const LEAST: u32 = 12;

/// How the names of servers begin.
const INCOMING: &str = "pop pop3 imap imap4 mail incoming";
const OUTGOING: &str = "smtp smpt mail outgoing";

/// A cause on its way up or down.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Likely<'s> {
    pub cause: &'s Cause,
    pub because: Because<'s>,
    /// How likely, in per mille.
    pub score: u32,
    /// What the best of its matches gives it.
    pub best: u32,
    /// How much of that is a code or the data's very words, in per mille.
    pub literal: u32,
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

/// The likely causes, the likeliest first.
pub(crate) fn causes<'s>(index: &Index<'s>, case: &Case<'_>) -> Vec<Likely<'s>> {
    let text = index.normal(case.text);
    let heard = Heard::of(&text, index);
    let mut found = by_matches(index, &matches(index, case, &text, &heard));
    by_own_words(&mut found, index, &features(&text, &heard, index));
    by_domain(&mut found, case, &text);
    by_hosts(&mut found, index, case, &heard.hosts);
    by_answers(&mut found, index, case);
    by_check(&mut found, index, case);
    found.retain(|likely| likely.score >= LEAST * 10);
    sorted(found)
}

fn by_matches<'s>(index: &Index<'s>, matches: &[Match<'s>]) -> Vec<Likely<'s>> {
    let mut found: Vec<Likely<'s>> = Vec::new();
    let best = matches.first().map_or(0, |first| first.score);
    for (at, a_match) in matches.iter().enumerate() {
        let ids = match a_match.because {
            Because::Message(message) => &message.causes,
            Because::Symptom(symptom) => &symptom.causes,
            Because::Words | Because::Host | Because::Check => continue,
        };
        // What was recognised less well than the best says little beside it.
        let share = a_match.score * 100 / best;
        let weight = if at == 0 { 100 } else { share * share / 100 * share / 100 };
        for (id, by_place) in ids.iter().zip(BY_PLACE) {
            let Some(cause) = index.symptoms.cause(id) else { continue };
            let literal = a_match.literal * by_place / 100 * by_place / 100;
            let likely = add(&mut found, cause, a_match.because, a_match.score * by_place / 100 * weight / 100);
            likely.literal = literal.max(likely.literal);
        }
    }
    found
}

/// Adds what speaks for a cause: two reasons together are stronger than each.
fn add<'f, 's>(
    found: &'f mut Vec<Likely<'s>>,
    cause: &'s Cause,
    because: Because<'s>,
    score: u32,
) -> &'f mut Likely<'s> {
    let at = found.iter().position(|likely| likely.cause.id == cause.id).unwrap_or_else(|| {
        found.push(Likely { cause, because, score: 0, best: 0, literal: 0 });
        found.len() - 1
    });
    let likely = &mut found[at];
    if score > likely.best {
        (likely.because, likely.best) = (because, score);
    }
    // A quarter, because messages with the same cause are often two names of one thing.
    likely.score = likely.score.max(score) + (1000 - likely.score.max(score)) * likely.score.min(score) / 4000;
    likely
}

fn by_domain(found: &mut [Likely<'_>], case: &Case<'_>, text: &str) {
    for likely in found.iter_mut().filter(|likely| likely.score >= LEAST * 10) {
        let domains = &likely.cause.likelier_for;
        match case.domain {
            _ if domains.is_empty() => {}
            Some(offer) if domains.contains(offer.domain()) => likely.up(30),
            Some(_) => likely.down(80),
            None if domains.iter().any(|domain| names(text, domain.as_str())) => likely.up(30),
            None => {}
        }
    }
}

/// Whether a text has a domain in it, at the end of an address or host.
fn names(text: &str, domain: &str) -> bool {
    let mut rest = text;
    let mut is_first = true;
    while let Some((before, behind)) = find::around(rest, domain) {
        let is_begun = before.ends_with(['@', '.', ' ', '\n', '"', '\'', '(']) || is_first && before.is_empty();
        if is_begun && !behind.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-') {
            return true;
        }
        (rest, is_first) = (behind, false);
    }
    false
}

/// A server's name in the text that is not one of the domain's is likely the cause, and one that is right is not.
fn by_hosts<'s>(found: &mut Vec<Likely<'s>>, index: &Index<'s>, case: &Case<'_>, hosts: &[String]) {
    let Some(offer) = case.domain else { return };
    // Of several causes about a host the data's first one is that the host is wrong.
    let about = |setting| {
        let mut causes = index.symptoms.causes.iter();
        causes.find(|cause| cause.setting == Some(setting) && cause.evidence.is_none())
    };
    let is_alone = found.is_empty();
    for host in hosts {
        let is_right = |server: &Server| server.host.as_str() == host && server.status != Status::Outdated;
        let is_right = offer.group().servers.iter().any(is_right);
        let label = host.split('.').next().unwrap_or_default();
        for (labels, setting) in [(INCOMING, Setting::IncomingHost), (OUTGOING, Setting::OutgoingHost)] {
            let Some(cause) = about(setting).filter(|_| is_in(labels, label)) else { continue };
            match found.iter_mut().find(|likely| likely.cause.id == cause.id) {
                Some(likely) if is_right => likely.down(70),
                Some(likely) => likely.up(40),
                None if is_right => {}
                None => {
                    let score = if is_alone { 600 } else { 400 };
                    found.push(Likely { cause, because: Because::Host, score, best: score, literal: 0 });
                }
            }
        }
    }
}

fn by_answers<'s>(found: &mut Vec<Likely<'s>>, index: &Index<'s>, case: &Case<'_>) {
    let asked = found.iter().find(|likely| likely.cause.asks_first).copied();
    for (answer, opposite) in case.answers.given().into_iter().flatten() {
        // The answer may point to a cause that nothing else has pointed to.
        if let Some(asked) = asked {
            for cause in index.symptoms.causes.iter().filter(|cause| cause.answers.contains(&answer)) {
                if found.iter().all(|likely| likely.cause.id != cause.id) {
                    found.push(Likely { cause, because: asked.because, score: asked.score / 2, best: 0, literal: 0 });
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
    let about = |evidence| {
        let mut likely = found.iter().filter(|likely| likely.score >= LEAST * 10);
        likely.any(|likely| likely.cause.evidence == Some(evidence))
    };
    let only_incoming = about(Evidence::IncomingDown) && !about(Evidence::OutgoingDown);
    let only_outgoing = about(Evidence::OutgoingDown) && !about(Evidence::IncomingDown);
    if checked.found_fault() {
        // However sure the words are, they do not come before a server that is seen to be down.
        found.iter_mut().for_each(|likely| likely.down(94));
    }
    for cause in &index.symptoms.causes {
        // A server with a bad certificate may count as one that is down: then the certificate is the exact word for it.
        let (is_beside, sure) = match cause.evidence {
            Some(Evidence::IncomingDown) => (only_outgoing, 96),
            Some(Evidence::OutgoingDown) => (only_incoming, 96),
            Some(Evidence::CertificateBad) => (false, 98),
            _ => continue,
        };
        let place = found.iter().position(|likely| likely.cause.id == cause.id);
        match (cause.evidence.and_then(|evidence| checked.confirms(evidence)), place) {
            (Some(true), Some(at)) if is_beside => found[at].up(10),
            (Some(true), Some(at)) => found[at].up(sure),
            (Some(true), None) => {
                let score = if is_beside { 400 } else { sure * 10 };
                found.push(Likely { cause, because: Because::Check, score, best: score, literal: 0 });
            }
            (Some(false), Some(at)) => found[at].down(25),
            _ => {}
        }
    }
    for likely in found.iter_mut().filter(|likely| likely.cause.evidence == Some(Evidence::ServersWell)) {
        if checked.is_well() {
            likely.up(20);
        } else if checked != Checked::default() {
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
