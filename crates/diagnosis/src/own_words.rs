//! What was learnt from others' own words, together with what was recognised.

use crate::{
    index::{Because, Index},
    rank::Likely,
};

pub static TUNE: std::sync::RwLock<[f32; 8]> = std::sync::RwLock::new([1.0, 2.0, 0.0, 0.6, 4.0, 4.0, 2.0, 2.0]);

/// Weighs all causes by the text's words; nothing is left where it is about something else.
pub(crate) fn by_own_words<'s>(found: &mut Vec<Likely<'s>>, index: &Index<'s>, features: &[u32]) {
    let Some(learnt) = &index.learnt else { return };
    if features.is_empty() {
        return;
    }
    let tune = *TUNE.read().unwrap();
    let causes = &index.symptoms.causes;
    let mut logits = learnt.logits(features, causes.len());
    for likely in found.iter() {
        if let Some(at) = causes.iter().position(|cause| cause.id == likely.cause.id) {
            let sure = likely.score as f32 / 1000.0;
            let is_message = matches!(likely.because, Because::Message(_));
            let of = if is_message { tune[6] } else { tune[0] };
            logits[at] += of * sure + tune[if is_message { 1 } else { 7 }] * (sure - 0.6).max(0.0) / 0.4;
        }
    }
    let something_else = logits.pop().unwrap_or_default();
    let sure = found.iter().filter(|likely| matches!(likely.because, Because::Message(_))).map(|likely| likely.score).max().unwrap_or_default() as f32 / 1000.0;
    if something_else - tune[4] * sure - tune[5] * (sure - 0.6).max(0.0) > tune[2] {
        found.clear();
        return;
    }
    let most = logits.iter().copied().fold(f32::MIN, f32::max);
    let mut likely: Vec<f32> = logits.iter().map(|logit| (logit - most).exp()).collect();
    let all: f32 = likely.iter().sum();
    likely.iter_mut().for_each(|likely| *likely /= all);
    for (cause, likely) in causes.iter().zip(likely) {
        let score = (1000.0 * likely.powf(tune[3])) as u32;
        match found.iter_mut().find(|found| found.cause.id == cause.id) {
            Some(found) => found.score = score,
            None => found.push(Likely { cause, because: Because::Words, score, best: 0 }),
        }
    }
}
