//! Which way the mail was to go, as far as a text tells.

use mailsteps_settings::{Cause, Evidence, Setting};

use crate::{
    heard::Heard,
    index::Index,
    lexicon::is_in,
    rank::{Likely, wrong},
};

/// What is left of what is wrong with the other way of the mail, in per cent.
const OTHER_WAY: u32 = 60;
/// Words and names of servers that tell which way the mail was to go.
const INCOMING_WORDS: &str = "incom pop pop3 imap";
const OUTGOING_WORDS: &str = "outgo smtp outbox";
const INCOMING_ALONE: &str = "pop pop3 imap imap4 incoming";
const OUTGOING_ALONE: &str = "smtp smpt outgoing";

/// The way that mail goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    Incoming,
    Outgoing,
}

/// Which way the trouble is, as far as the text tells.
pub(crate) fn direction(heard: &Heard, index: &Index<'_>) -> Option<Direction> {
    let is_host = |labels| heard.hosts.iter().any(|host| is_in(labels, host.split('.').next().unwrap_or_default()));
    let names = |words: &str, labels| words.split(' ').any(|word| heard.has(word, false, index)) || is_host(labels);
    let denies = |words: &str| words.split(' ').any(|word| heard.has(word, true, index));
    let by_words = one_of(names(INCOMING_WORDS, INCOMING_ALONE), names(OUTGOING_WORDS, OUTGOING_ALONE));
    by_words.or_else(|| one_of(denies("receive"), denies("send reply")))
}

fn one_of(incoming: bool, outgoing: bool) -> Option<Direction> {
    match (incoming, outgoing) {
        (true, false) => Some(Direction::Incoming),
        (false, true) => Some(Direction::Outgoing),
        _ => None,
    }
}

/// Who cannot send is told of the outgoing server and not of the incoming one, and the other way round: what is wrong with the
/// other way changes its place with the same of this one.
pub(crate) fn by_direction<'s>(found: &mut Vec<Likely<'s>>, index: &Index<'s>, direction: Option<Direction>) {
    let Some(direction) = direction else { return };
    let down = |evidence| index.symptoms.causes.iter().find(|cause| cause.evidence == Some(evidence));
    let pairs = [
        (down(Evidence::IncomingDown), down(Evidence::OutgoingDown)),
        (wrong(Setting::IncomingHost, index), wrong(Setting::OutgoingHost, index)),
        (wrong(Setting::IncomingPort, index), wrong(Setting::OutgoingPort, index)),
    ];
    for (incoming, outgoing) in pairs {
        let (Some(incoming), Some(outgoing)) = (incoming, outgoing) else { continue };
        let (this, other) = if direction == Direction::Incoming { (incoming, outgoing) } else { (outgoing, incoming) };
        let place = |found: &[Likely<'_>], cause: &Cause| found.iter().position(|likely| likely.cause.id == cause.id);
        let Some(at_other) = place(found, other) else { continue };
        let (score, best) = (found[at_other].score, found[at_other].best);
        match place(found, this) {
            Some(at_this) if found[at_this].score < score => {
                found[at_other].score = found[at_this].score;
                found[at_this].score = score;
            }
            Some(_) => {}
            None => found.push(Likely { cause: this, because: found[at_other].because, score, best }),
        }
        found[at_other].down(OTHER_WAY);
    }
}
