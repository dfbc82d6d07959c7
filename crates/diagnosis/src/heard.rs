//! What of the data's words a reader's text has.

use crate::{
    index::Index,
    lexicon::is_in,
    normal::plain,
    slips::{letters, likeness},
    vocabulary::place,
    words::{Word, words},
};

const MAIL_PROGRAMS: &str = "bluemail evolution geary kmail mailbird mailspring outlook thunderbird";

/// What a word weighs against a text of the data that does not know it.
const UNKNOWN: u32 = 6;
/// How far a text is trusted that asks how to do something, in per cent: most such texts are of no trouble.
const ASKS_HOW: u32 = 65;
const QUESTIONS: [&str; 7] =
    [" how do i ", " how can i ", " how to ", " can i ", " could i ", " where do i ", " what is the best way "];
/// How far a text is trusted that is about one of these things, in per cent.
const OF_OTHER_THINGS: u32 = 50;
const OTHER_THINGS: &str = "amazon bank calls ebay facebook hulu instagram minecraft netflix passport paypal printer roku scanner \
    skype sms spotify television text texting texts tiktok tv voicemail whatsapp xbox youtube zoom";
/// How far a text is trusted that has no word of mail in it, in per cent.
const NOT_OF_MAIL: u32 = 70;

/// The data's words in a text.
pub(crate) struct Heard {
    /// The text without marks.
    pub plain: String,
    /// For each word of the data: how well it is heard as it is, and how well denied, in per cent.
    pub likeness: Vec<[u32; 2]>,
    /// For each word of the data: where it was heard first.
    pub at: Vec<usize>,
    /// What all words together weigh that the data knows, each counted once, and what the others do.
    pub weight: u32,
    pub unknown: u32,
    /// How far it is trusted to be about a trouble, in per cent.
    pub trust: u32,
    /// The same where it has to be about mail.
    pub trust_of_mail: u32,
    /// The hosts in it.
    pub hosts: Vec<String>,
}

impl Heard {
    pub(crate) fn of(normal: &str, index: &Index<'_>) -> Self {
        let words = words(normal, &index.lexicon);
        let plain = plain(normal);
        let mut heard = Self {
            plain,
            likeness: vec![[0; 2]; index.words.len()],
            at: vec![0; index.words.len()],
            weight: 0,
            unknown: 0,
            trust: 100,
            trust_of_mail: 100,
            hosts: Vec::new(),
        };
        for (at, word) in words.iter().enumerate() {
            if word.is_name && word.text.contains('.') {
                heard.hosts.push(word.text.clone());
            }
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
        if heard.plain.split(' ').any(|word| !word.is_empty() && is_in(OTHER_THINGS, word)) {
            heard.trust = heard.trust * OF_OTHER_THINGS / 100;
        }
        // Who names the program says "the program" too.
        if let Ok(program) = place(&index.words, "program")
            && MAIL_PROGRAMS.split(' ').any(|name| heard.plain.contains(name))
        {
            heard.likeness[program][0] = heard.likeness[program][0].max(90);
        }
        let mut known = index.words.iter().zip(&heard.likeness);
        let is_of_mail = known.any(|(known, likeness)| known.is_of_mail && *likeness != [0; 2]);
        heard.trust_of_mail = if is_of_mail { heard.trust } else { heard.trust * NOT_OF_MAIL / 100 };
        heard
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
