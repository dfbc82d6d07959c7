//! How well a reader's text fits one of the data's texts.

use mailsteps_settings::find;

use crate::{
    heard::Heard,
    index::{Index, Pattern},
};

/// How much of a word counts where the one text denies it and the other does not.
const ONE_DENIES: u32 = 20;
/// How much words count that a text of the data does not have, in per cent of their weight: those that stand in other texts of
/// the data, and those that stand in none.
const BESIDES_KNOWN: u32 = 55;
const BESIDES_UNKNOWN: u32 = 35;
/// Of a text that weighs more than this not all has to be there.
const LONG: u32 = 24;
/// What is said besides in any text: it makes a single word less sure than a sentence.
const LITTLE: u32 = 200;
/// The same for words that no text of the data has together.
const LITTLE_TOGETHER: u32 = 800;
/// What a text of the data counts as at least that stands in the reader's word for word, and what it has to count as by its
/// words to be looked for so.
pub(crate) const VERBATIM: u32 = 600;
const LOOK_VERBATIM: u32 = 300;

impl Heard {
    /// How well the text fits one of the data's, in per mille.
    pub(crate) fn fits(&self, pattern: &Pattern, index: &Index<'_>) -> u32 {
        let by_words = if pattern.weight == 0 { 0 } else { self.fits_by_words(pattern, index) };
        // A message speaks for itself; what readers say could be about anything.
        let is_symptom = pattern.owner >= index.symptoms.messages.len();
        let trust = if is_symptom { self.trust_of_mail } else { self.trust };
        let fits = by_words * trust / 100 * 95 / 100;
        if by_words < LOOK_VERBATIM && pattern.weight > 0 || !find::has(&self.plain, &pattern.plain) {
            return fits;
        }
        // Of two that stand there word for word, the longer one says more.
        let length = pattern.plain.len().min(50) as u32;
        fits.max(if length > 12 { VERBATIM } else { 0 }) + length
    }

    /// How well the text fits what the data's texts of one symptom say together, in per mille.
    pub(crate) fn fits_mixture(&self, mixture: &Pattern, index: &Index<'_>) -> u32 {
        let (mut common, mut count) = (0, 0);
        for &(word, is_denied) in &mixture.words {
            let [plain, denied] = self.likeness[word];
            let (same, opposite) = if is_denied { (denied, plain) } else { (plain, denied) };
            let likeness = same.max(opposite * ONE_DENIES / 100);
            common += index.words[word].weight * likeness;
            count += u32::from(likeness > 0 && !index.words[word].is_name);
        }
        if count < 2 {
            return 0;
        }
        let weight = self.weight + self.unknown;
        let covered = (common * 10).min(weight * 1000) / weight.max(1);
        covered * common / (common + LITTLE_TOGETHER) * self.trust_of_mail / 100 * 85 / 100
    }

    fn fits_by_words(&self, pattern: &Pattern, index: &Index<'_>) -> u32 {
        let (mut common, mut used, mut count) = (0, 0, 0);
        let (mut has_host, mut contradicts) = (false, false);
        let (mut pairs, mut in_order) = (0, 0);
        let mut before = None;
        for &(word, is_denied) in &pattern.words {
            let [plain, denied] = self.likeness[word];
            let (same, opposite) = if is_denied { (denied, plain) } else { (plain, denied) };
            let likeness = same.max(opposite * ONE_DENIES / 100);
            if likeness == 0 {
                before = None;
                continue;
            }
            // "Incoming mail works" is not what "incoming mail does not work" says.
            contradicts |= is_denied && same == 0;
            let weight = index.words[word].weight;
            common += weight * likeness;
            count += 1;
            has_host |= index.words[word].is_host();
            used += if index.words[word].is_name { 0 } else { weight };
            if let Some(before) = before {
                pairs += 1;
                in_order += u32::from(self.at[word] > before);
            }
            before = Some(self.at[word]);
        }
        // The part of the data's text that is there; of a long one a good part will do, for many paste no more.
        let enough = pattern.weight.min(LONG + pattern.weight.saturating_sub(LONG) / 3);
        let covered = common * 5 / pattern.weight + (common * 5 / enough).min(500);
        // Less for what the reader says besides: little where much is there.
        let besides = self.weight.saturating_sub(used) * BESIDES_KNOWN + self.unknown * BESIDES_UNKNOWN;
        let besides = besides.min(common + 100);
        let mut fits = covered * common / (common + besides + LITTLE);
        if contradicts {
            fits = fits * 4 / 5;
        }
        if count == 1 && !has_host && (pattern.words.len() > 1 || besides > 0) {
            fits = fits * 2 / 3; // One word that happens to be the same.
        }
        if pairs == 0 { fits } else { fits * (90 * pairs + 10 * in_order) / (100 * pairs) }
    }
}
