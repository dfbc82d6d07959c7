//! What was recognised, together with what was learnt from others' own words.

use mailsteps_settings::Cause;

use crate::{
    index::{Because, Index},
    rank::Likely,
};

/// How much a recognised symptom says beside the words themselves, and how much a message does.
const SYMPTOM: f32 = 1.0;
const MESSAGE: f32 = 2.0;
/// How much more both say with a code or in the data's very words.
const LITERAL: f32 = 8.0;
/// From where on that is known, whatever else is said, in per mille.
const KNOWN_LITERAL: u32 = 300;
/// What words have to say at least to be about something else; more where a message was recognised.
const SOMETHING_ELSE: f32 = 0.5;
const BESIDE_MESSAGE: f32 = 4.0;
/// What is left of a recognised cause at least, in per cent of what a code, the data's very words or a button give it: a check
/// and answers choose among those.
const LEFT: u32 = 60;
/// Shares are shown as this power of theirs: the second of two that are likely is worth a look, and answers and checks can
/// still lift what is behind.
const SHOWN: f32 = 0.6;

/// Weighs all causes by the text's words; nothing is left where it is about something else.
pub(crate) fn by_own_words<'s>(found: &mut Vec<Likely<'s>>, index: &Index<'s>, features: &[u32]) {
    let Some(learnt) = index.learnt.as_ref().filter(|_| !features.is_empty()) else { return };
    let causes: &'s [Cause] = &index.symptoms.causes;
    let (mut says, something_else) = learnt.says(features, causes.len());
    let (mut is_known, mut message) = (false, 0.0_f32);
    for likely in found.iter() {
        let (sure, literal) = (likely.score as f32 / 1000.0, likely.literal as f32 / 1000.0);
        let is_message = matches!(likely.because, Because::Message(_));
        is_known |= likely.literal >= KNOWN_LITERAL;
        message = message.max(if is_message { sure } else { 0.0 });
        if let Some(at) = causes.iter().position(|cause| cause.id == likely.cause.id) {
            says[at] += LITERAL * literal + sure * if is_message { MESSAGE } else { SYMPTOM };
        }
    }
    if !is_known && something_else - BESIDE_MESSAGE * message > SOMETHING_ELSE {
        found.clear();
        return;
    }
    let literal = found.iter().map(|likely| likely.literal).max().unwrap_or_default();
    let most = says.iter().copied().fold(f32::MIN, f32::max);
    says.iter_mut().for_each(|says| *says = (*says - most).exp());
    let all: f32 = says.iter().sum();
    for (cause, says) in causes.iter().zip(says) {
        let score = (1000.0 * ((says / all).ln() * SHOWN).exp()) as u32;
        match found.iter_mut().find(|likely| likely.cause.id == cause.id) {
            Some(likely) => likely.score = score.max(likely.score * LEFT / 100 * literal / 1000),
            None => found.push(Likely { cause, because: Because::Words, score, best: 0, literal: 0 }),
        }
    }
}
