//! What of the data's words a reader's text has.

use mailsteps_settings::find;

use crate::{
    index::Index,
    lexicon::is_in,
    normal::plain,
    slips::{letters, likeness},
    vocabulary::place,
    words::{Word, words},
};

const MAIL_PROGRAMS: &str = "bluemail evolution geary kmail mailbird mailspring outlook thunderbird";

/// How long a word is at least that can hardly be another with a slip in it.
const LONG: usize = 6;

/// What a word weighs against a text of the data that does not know it.
const UNKNOWN: u32 = 6;
/// How far a text is trusted that asks how to do something, in per cent: most such texts are of no trouble.
const ASKS_HOW: u32 = 45;
const QUESTIONS: [&str; 7] =
    [" how do i ", " how can i ", " how to ", " can i ", " could i ", " where do i ", " what is the best way "];
/// How far a text is trusted that is about one of these things, in per cent.
const OF_OTHER_THINGS: u32 = 50;
/// Other ways to write to each other.
const OTHER_WAYS: &str = "calls envelope facebook fedex instagram mailman parcel postage postman robocalls skype sms stamp stamps \
    text texting texts tiktok ups usps voicemail whatsapp";
/// Things that mail may be about: they count where nothing names mail itself.
const OTHER_THINGS: &str = "airline amazon appointment bank battery bluetooth cable calendar camera car card channel channels \
    coupon dentist doctor dryer ebay excel fax game games garage hearing heater hotel hulu insurance landline library medicare \
    microwave minecraft movie movies music netflix newspaper oven passport paypal pharmacy prescription printer prism recipe \
    recipes refrigerator remote roku scanner song songs sound spotify spreadsheet tax taxes television ticket toner train turkey tv uber \
    video videos wallpaper washing weather xbox youtube zoom";
const NAMES_OF_MAIL: &str = "imap inbox mail mailbox outbox outlook pop smtp thunderbird webmail";
/// Words that tell of a trouble, as their stems.
const TROUBLES: &str = "again block bounc broken clos disabl erase error fail full gone lock nothing offlin \
    refuse reject slow stop stuck timeout trouble unabl warn wrong";
/// How far a text is trusted that has no word of mail in it, in per cent.
const NOT_OF_MAIL: u32 = 60;

/// The data's words in a text.
pub(crate) struct Heard {
    /// The text without marks.
    pub plain: String,
    /// Its words, those with slips as they were meant.
    pub words: Vec<Word>,
    /// Words that were typed with a slip, each with the place of the one of the data that was meant.
    pub slips: Vec<(String, usize)>,
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
    /// Whether it tells of a trouble with mail.
    pub is_trouble: bool,
    /// The hosts in it.
    pub hosts: Vec<String>,
}

impl Heard {
    pub(crate) fn of(normal: &str, index: &Index<'_>) -> Self {
        let words = words(normal, &index.lexicon);
        let plain = plain(normal);
        let mut heard = Self {
            plain,
            words: Vec::new(),
            slips: Vec::new(),
            likeness: vec![[0; 2]; index.words.len()],
            at: vec![0; index.words.len()],
            weight: 0,
            unknown: 0,
            trust: 100,
            trust_of_mail: 100,
            is_trouble: false,
            hosts: Vec::new(),
        };
        for (at, word) in words.iter().enumerate() {
            if word.is_name && word.text.contains('.') {
                heard.hosts.push(word.text.clone());
            }
            let is_again = words[..at].iter().any(|before| before.text == word.text);
            match known(word, index) {
                Some((known, likeness)) => {
                    if likeness < 100 && word.text.len() >= LONG {
                        heard.slips.push((word.text.clone(), known));
                    }
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
        let names_mail = words.iter().any(|word| is_in(NAMES_OF_MAIL, &word.text));
        let mut each = heard.plain.split(' ').filter(|word| !word.is_empty());
        if each.any(|word| is_in(OTHER_WAYS, word) || !names_mail && is_in(OTHER_THINGS, word)) {
            heard.trust = heard.trust * OF_OTHER_THINGS / 100;
        }
        // Who names the program says "the program" too.
        if let Ok(program) = place(&index.words, "program")
            && MAIL_PROGRAMS.split(' ').any(|name| find::has(&heard.plain, name))
        {
            heard.likeness[program][0] = heard.likeness[program][0].max(90);
        }
        let mut known = index.words.iter().zip(&heard.likeness);
        let is_of_mail = known.any(|(known, likeness)| known.is_of_mail && *likeness != [0; 2]);
        let is_trouble = |word: &Word| word.is_denied || is_in(TROUBLES, &word.text);
        heard.is_trouble = is_of_mail && heard.trust == 100 && words.iter().any(is_trouble);
        heard.words = words;
        for (typed, meant) in &heard.slips {
            let slipped = heard.words.iter_mut().filter(|word| word.text == *typed);
            slipped.for_each(|word| word.text.clone_from(&index.words[*meant].text));
        }
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
