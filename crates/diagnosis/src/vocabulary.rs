//! Every word of the data, with what it weighs.

use crate::{
    lexicon::{ALIKE, is_in},
    slips::letters,
};

/// Programs and machines, which readers mention whatever is wrong. They count where a text of the data has them too.
const PROGRAMS: &str = "android apple bluemail centurylink chrome computer evolution firefox geary ios ipad iphone kmail lumen \
    mac macbook mailbird mailspring microsoft office outlook phone samsung spark tablet thunderbird windows";

/// Words of every day. They may be rare in the data and say little all the same.
const COMMON: &str = "ag back call complet different end fin find first friend gav giv good great happen help hit hold keep know \
    last leav mak mean name need new next night number old only open other over people place point put ran run \
    same show som someth still start stay tak talk think tim time took trouble turn two type us view watch ye year";
const COMMON_WEIGHT: u32 = 4;

/// Words that tell that a text is about mail.
const OF_MAIL: &str = "account address antivirus attachment authenticat blacklist bounc certificate connect delivery encrypt \
    firewall folder gmail host imap inbox internet login mail mailbox network newsletter offlin outbox outgo outlook password \
    pop pop3 popup pst quota receive recipient relay sender send server smtp spam ssl starttl subfolder thunderbird timeout tls \
    twostep username vpn webmail website wifi";

/// A word of the data.
#[derive(Debug)]
pub(crate) struct Known {
    pub text: String,
    pub letters: u32,
    /// The word that it stands for: itself, or the one that is alike.
    pub stands_for: usize,
    /// The rarer, the heavier.
    pub weight: u32,
    /// Whether it is a number, a host or a program: it says nothing against a text that does not have it.
    pub is_name: bool,
    /// Whether it tells that a text is about mail.
    pub is_of_mail: bool,
}

impl Known {
    fn new(text: &str, weight: u32) -> Self {
        let is_name = text.contains('.') || text.starts_with(|c: char| c.is_ascii_digit()) || is_in(PROGRAMS, text);
        let weight = if is_in(COMMON, text) { weight.min(COMMON_WEIGHT) } else { weight };
        let is_of_mail = is_in(OF_MAIL, text);
        Self { text: text.to_owned(), letters: letters(text), stands_for: 0, weight, is_name, is_of_mail }
    }

    pub(crate) fn is_host(&self) -> bool {
        self.text.contains('.')
    }
}

/// Where a word is among the known ones, or where it would be.
pub(crate) fn place(words: &[Known], text: &str) -> Result<usize, usize> {
    words.binary_search_by(|known| known.text.as_str().cmp(text))
}

/// In how many messages and symptoms a word stands.
pub(crate) struct Count<'w> {
    word: &'w str,
    count: u32,
    /// The last one of them.
    owner: usize,
}

/// Takes down that a message or symptom has a word. Those of one owner come together.
pub(crate) fn count<'w>(counts: &mut Vec<Count<'w>>, word: &'w str, owner: usize) {
    match counts.binary_search_by(|known| known.word.cmp(word)) {
        Ok(at) if counts[at].owner == owner => {}
        Ok(at) => counts[at] = Count { word, count: counts[at].count + 1, owner },
        Err(at) => counts.insert(at, Count { word, count: 1, owner }),
    }
}

/// The words that were counted, programs, and what is alike to one of them; sorted.
pub(crate) fn vocabulary(counts: &[Count<'_>]) -> Vec<Known> {
    let mut known: Vec<Known> = counts.iter().map(|count| Known::new(count.word, weight(count.count))).collect();
    let add = |known: &mut Vec<Known>, word: &str| {
        if let Err(at) = place(known, word) {
            known.insert(at, Known::new(word, 0));
        }
    };
    PROGRAMS.split(' ').for_each(|program| add(&mut known, program));
    for (form, others) in ALIKE {
        if place(&known, form).is_ok() {
            others.split(' ').for_each(|other| add(&mut known, other));
        }
    }
    // Only now does every word have its last place.
    for (at, word) in known.iter_mut().enumerate() {
        word.stands_for = at;
    }
    for (form, others) in ALIKE {
        let Ok(form) = place(&known, form) else { continue };
        for other in others.split(' ') {
            if let Ok(other) = place(&known, other) {
                known[other].stands_for = form;
            }
        }
    }
    known
}

/// What a word weighs that stands in so many messages and symptoms.
fn weight(count: u32) -> u32 {
    match count {
        0..=1 => 10,
        2 => 9,
        3..=4 => 8,
        5..=8 => 7,
        9..=16 => 5,
        17..=32 => 4,
        33..=64 => 3,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_words_weigh_more_and_what_is_alike_stands_for_one_word() {
        let mut counts = Vec::new();
        for (owner, words) in ["mail send", "mail mail receive", "mail keep"].into_iter().enumerate() {
            words.split(' ').for_each(|word| count(&mut counts, word, owner));
        }
        let known = vocabulary(&counts);
        let weight = |word| place(&known, word).map(|at| known[known[at].stands_for].weight);
        assert_eq!([weight("mail"), weight("emails"), weight("receive")], [Ok(8), Ok(8), Ok(10)]);
        assert_eq!([weight("keep"), weight("thunderbird")], [Ok(4), Ok(0)]);
        assert!(weight("password").is_err());
        assert!(known.windows(2).all(|pair| pair[0].text < pair[1].text));
    }
}
