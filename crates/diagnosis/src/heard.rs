//! What of the data's words a text has, and how well it fits one of the data's texts.

use crate::{
    index::{Index, Pattern, place, plain},
    slips::{letters, likeness},
    words::{Word, words},
};

/// What a word weighs against a text of the data that does not know it.
const UNKNOWN: u32 = 6;
/// How much of a word counts where the one text denies it and the other does not.
const ONE_DENIES: u32 = 35;

/// How much words count that a text of the data does not have, in per cent of their weight: those that stand in other texts of
/// the data, and those that stand in none.
const BESIDES_KNOWN: u32 = 60;
const BESIDES_UNKNOWN: u32 = 35;
/// Of a text that weighs more than this not all has to be there.
const LONG: u32 = 24;
/// What is said besides in any text: it makes a single word less sure than a sentence.
const LITTLE: u32 = 200;
/// The same for words that no text of the data has together.
const LITTLE_TOGETHER: u32 = 800;

/// What a text of the data counts as at least that stands in the reader's word for word, and what it has to count as by its
/// words to be looked for so.
const VERBATIM: u32 = 600;
const LOOK_VERBATIM: u32 = 300;

/// How far a text is trusted that asks how to do something, in per cent: most such texts are of no trouble.
const ASKS_HOW: u32 = 75;
const QUESTIONS: [&str; 7] =
    [" how do i ", " how can i ", " how to ", " can i ", " could i ", " where do i ", " what is the best way "];
/// How far a text is trusted that has no word of mail in it, in per cent.
const NOT_OF_MAIL: u32 = 80;
const OF_MAIL: &str = "account address antivirus attachment authenticat certificate connect delivery encrypt firewall folder \
    host imap inbox internet junk login mail mailbox messag network offlin outbox outlook password pop pop3 quota \
    receive recipient sender send server smtp spam ssl starttl thunderbird timeout tls username vpn webmail website";

/// The data's words in a text.
pub(crate) struct Heard {
    /// The text without marks.
    plain: String,
    /// For each word of the data: how well it is heard as it is, and how well denied, in per cent.
    likeness: Vec<[u32; 2]>,
    /// For each word of the data: where it was heard first.
    at: Vec<usize>,
    /// What all words together weigh that the data knows, each counted once, and what the others do.
    weight: u32,
    unknown: u32,
    /// How far it is trusted to be about a trouble with mail, in per cent.
    trust: u32,
}

impl Heard {
    pub(crate) fn of(normal: &str, index: &Index<'_>) -> Self {
        let words = words(normal);
        let plain = plain(normal);
        let mut heard = Self {
            plain,
            likeness: vec![[0; 2]; index.words.len()],
            at: vec![0; index.words.len()],
            weight: 0,
            unknown: 0,
            trust: 100,
        };
        for (at, word) in words.iter().enumerate() {
            let is_again = words[..at].iter().any(|before| before.text == word.text);
            match known(word, index) {
                Some((known, likeness)) => {
                    if heard.likeness[known] == [0; 2] {
                        heard.at[known] = at;
                        heard.weight += if index.words[known].is_name { 0 } else { index.words[known].weight };
                    }
                    let best = &mut heard.likeness[known][usize::from(word.is_denied)];
                    *best = likeness.max(*best);
                }
                None if !is_again && !word.is_name => heard.unknown += UNKNOWN,
                None => {}
            }
        }
        if QUESTIONS.iter().any(|question| heard.plain.starts_with(question)) {
            heard.trust = ASKS_HOW;
        }
        let mut known = OF_MAIL.split(' ').filter_map(|word| place(&index.words, word).ok());
        if known.all(|known| heard.likeness[known] == [0; 2]) {
            heard.trust = heard.trust * NOT_OF_MAIL / 100;
        }
        heard
    }

    /// How well the text fits one of the data's, in per mille.
    pub(crate) fn fits(&self, pattern: &Pattern, index: &Index<'_>) -> u32 {
        let by_words = if pattern.weight == 0 { 0 } else { self.fits_by_words(pattern, index) };
        let fits = by_words * self.trust / 100 * 95 / 100;
        if by_words < LOOK_VERBATIM && pattern.weight > 0 || !self.plain.contains(&pattern.plain) {
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
            count += u32::from(likeness > 0);
        }
        if count < 2 {
            return 0;
        }
        let weight = self.weight + self.unknown;
        let covered = (common * 10).min(weight * 1000) / weight.max(1);
        covered * common / (common + LITTLE_TOGETHER) * self.trust / 100 * 85 / 100
    }

    fn fits_by_words(&self, pattern: &Pattern, index: &Index<'_>) -> u32 {
        let (mut common, mut used, mut count) = (0, 0, 0);
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
            let weight = index.words[word].weight;
            common += weight * likeness;
            count += 1;
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
        if count == 1 && (pattern.words.len() > 1 || besides > 0) {
            fits = fits * 2 / 3; // One word that happens to be the same.
        }
        if pairs == 0 { fits } else { fits * (90 * pairs + 10 * in_order) / (100 * pairs) }
    }
}

/// The word of the data that a reader means, and how much alike they are in per cent.
fn known(word: &Word, index: &Index<'_>) -> Option<(usize, u32)> {
    if let Ok(at) = place(&index.words, &word.text) {
        return Some((index.words[at].stands_for, 100));
    }
    if word.is_name {
        // The mailbox at "gmail.com" is one at Gmail.
        let name = word.text.strip_suffix(".com").or_else(|| word.text.strip_suffix(".net"))?;
        let at = place(&index.words, name).ok()?;
        return (name.len() > 3).then_some((index.words[at].stands_for, 100));
    }
    let set = letters(&word.text);
    let mut best: Option<(usize, u32)> = None;
    for known in &index.words {
        if let Some(likeness) = likeness(&word.text, set, &known.text, known.letters)
            && best.is_none_or(|(_, before)| likeness > before)
        {
            best = Some((known.stands_for, likeness));
        }
    }
    best
}
