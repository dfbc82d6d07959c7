//! What of a text can be learnt from: its words and pairs of them, pieces of words, and what it is about.

use std::collections::BinaryHeap;

use crate::{
    heard::Heard,
    index::Index,
    lexicon::is_in,
    stem::stem,
    vocabulary::place,
    words::{Piece, pieces},
};

/// A feature is known by this many bits of its hash: few enough to be stored, so many that two hardly meet.
const BITS: u32 = 19;
/// How many letters a piece of a word has. What is common to the forms of a word survives a typing error in one of them.
const PIECE: usize = 4;

/// What is said whatever it is about.
const POLITE: &str = "hello hi hey dear sir madam please pls plz thanks thank thx ty regards sincerely greetings help";
/// They begin another part of a sentence: "the phone works but the computer does not".
const TURNS: &str = "but while whereas yet though although except only and or so because however then when if";
const WORKS: &str = "work fine ok okay good perfect great correct can normal";
const FAILS: &str = "fail error refuse problem wrong dead down broken stuck timeout bad bounce nothing trouble stop gone denied \
    unable";
/// Names of servers before their first dot.
const LABELS: &str = "pop pop3 imap imap4 mail smtp smpt webmail incoming outgoing mx www";
const OTHER_PROVIDERS: &str = "gmail yahoo aol hotmail outlook comcast xfinity verizon icloud msn live earthlink bellsouth \
    sbcglobal juno netzero charter cox att me ymail protonmail proton mac frontier";
const PORTS: &str = "25 110 143 465 587 993 995 2525";

/// The features of a text, sorted, each once; none of a text without words.
pub(crate) fn features(normal: &str, heard: &Heard, index: &Index<'_>) -> Vec<u32> {
    let mut pieces = pieces(normal);
    pieces.retain(|piece| !is_in(POLITE, &piece.text));
    for piece in pieces.iter_mut().filter(|piece| !piece.is_name) {
        // A word that the data has is right.
        if place(&index.words, &stem(&piece.text, &index.lexicon)).is_err()
            && let Some(meant) = index.concepts.meant(&piece.text)
        {
            meant.clone_into(&mut piece.text);
        }
    }
    if pieces.is_empty() {
        return Vec::new();
    }
    let mut features = Features(Vec::new());
    features.add(&[]);
    let stems: Vec<String> = pieces.iter().map(|piece| meant(piece, heard, index)).collect();
    features.of_words(&pieces, &stems);
    heard.words.iter().for_each(|word| features.of_letters(&word.text));
    features.of_concepts(&pieces, &stems, index);
    features.of_all(heard, index);
    let mut sorted = BinaryHeap::from(features.0).into_sorted_vec();
    sorted.dedup();
    sorted
}

struct Features(Vec<u32>);

impl Features {
    /// A feature is what its parts say together.
    fn add(&mut self, parts: &[&str]) {
        // FNV-1a, cut off.
        let bytes = parts.iter().flat_map(|part| part.bytes());
        let hash = bytes.fold(0x811c_9dc5, super::hash);
        self.0.push((hash ^ hash >> BITS) & ((1 << BITS) - 1));
    }

    /// All words as they come, and each with the one before it.
    fn of_words(&mut self, pieces: &[Piece], stems: &[String]) {
        let mut before = "^";
        for (piece, stem) in pieces.iter().zip(stems) {
            let text = if piece.is_name { kind(&piece.text) } else { stem };
            self.add(&["~", text]);
            self.add(&["~", before, " ", text]);
            before = text;
        }
    }

    /// A word in overlapping pieces.
    fn of_letters(&mut self, word: &str) {
        let letters: Vec<char> = ['<'].into_iter().chain(word.chars()).chain(['>']).collect();
        for piece in letters.windows(PIECE) {
            self.add(&["*", &piece.iter().collect::<String>()]);
        }
    }

    /// What it is about, and what of that works and what fails.
    fn of_concepts(&mut self, pieces: &[Piece], stems: &[String], index: &Index<'_>) {
        let mut all = Vec::new();
        let mut part = Part::default();
        for (piece, stem) in pieces.iter().zip(stems) {
            if is_in(TURNS, &piece.text) {
                self.of_part(std::mem::take(&mut part), &mut all);
            }
            let entry = index.lexicon.of(&piece.text);
            part.works |= is_in(WORKS, stem);
            part.fails |= entry.denies || entry.ends || is_in(FAILS, stem);
            // Of a host its first name.
            let label = piece.text.split('.').next().unwrap_or_default();
            for text in [piece.text.as_str(), stem, label] {
                index.concepts.of(text).for_each(|concept| put(&mut part.concepts, concept));
            }
            if piece.ends_clause {
                self.of_part(std::mem::take(&mut part), &mut all);
            }
        }
        self.of_part(part, &mut all);
        self.of_pairs("@", &all);
    }

    fn of_part(&mut self, part: Part, all: &mut Vec<&'static str>) {
        let says = match (part.works, part.fails) {
            (_, true) => "-@",
            (true, false) => "+@",
            (false, false) => "=@",
        };
        self.of_pairs(says, &part.concepts);
        part.concepts.into_iter().for_each(|concept| put(all, concept));
    }

    /// Each concept, and each with each other.
    fn of_pairs(&mut self, says: &str, concepts: &[&str]) {
        for (at, one) in concepts.iter().enumerate() {
            self.add(&[says, one]);
            for other in &concepts[at + 1..] {
                let (first, second) = if one < other { (one, other) } else { (other, one) };
                self.add(&[says, first, "@", second]);
            }
        }
    }

    /// How long it is, how much of it is about mail, and how much the data does not know.
    fn of_all(&mut self, heard: &Heard, index: &Index<'_>) {
        let known = index.words.iter().zip(&heard.likeness).filter(|(_, likeness)| **likeness != [0; 2]);
        let (mut count, mut of_mail) = (0, 0);
        known.for_each(|(known, _)| (count, of_mail) = (count + 1, of_mail + usize::from(known.is_of_mail)));
        let words = heard.words.len();
        let unknown = words.saturating_sub(count);
        let number = |number: usize| ["0", "1", "2", "3", "4", "5", "7", "11", "21"][number.min(8)];
        self.add(&["#words", number(length(words))]);
        self.add(&["#mail", number(of_mail.min(4))]);
        self.add(&["#unknown", number(unknown.min(5))]);
        self.add(&["#part", number(5 * unknown / words.max(1))]);
        self.add(&["#mail", number(of_mail.min(3)), "#", number(unknown.min(3))]);
        self.add(&["#trust", number(heard.trust as usize / 20), "#", number(heard.trust_of_mail as usize / 20)]);
        self.add(&["#trouble", number(usize::from(heard.is_trouble))]);
    }
}

/// A word's stem, without the slip in it.
fn meant(piece: &Piece, heard: &Heard, index: &Index<'_>) -> String {
    let typed = stem(&piece.text, &index.lexicon);
    let slip = heard.slips.iter().find(|(slip, _)| *slip == typed);
    slip.map_or(typed, |(_, meant)| index.words[*meant].text.clone())
}

/// A part of a sentence.
#[derive(Default)]
struct Part {
    concepts: Vec<&'static str>,
    works: bool,
    fails: bool,
}

fn put(concepts: &mut Vec<&'static str>, concept: &'static str) {
    if !concepts.contains(&concept) {
        concepts.push(concept);
    }
}

/// What kind of number or host it is.
fn kind(text: &str) -> &str {
    let Some((first, _)) = text.split_once('.') else {
        let is_reply = text.len() == 3 && text.starts_with(['4', '5']);
        return if is_reply || is_in(PORTS, text) { text } else { "<number>" };
    };
    match first {
        _ if is_in(LABELS, first) => first,
        _ if is_in(OTHER_PROVIDERS, first) => "<other>",
        _ => "<domain>",
    }
}

/// Roughly how many words there are, as a place among a few lengths.
fn length(words: usize) -> usize {
    match words {
        0..=5 => words,
        6..=10 => 6,
        11..=20 => 7,
        _ => 8,
    }
}

#[cfg(test)]
mod tests {
    use mailsteps_settings::Symptoms;

    use super::*;

    fn of(text: &str) -> Vec<u32> {
        let symptoms = Symptoms::default();
        Index::with(&symptoms, None).features(text)
    }

    #[test]
    fn the_same_for_the_same_text_and_none_for_no_words() {
        let text = "Webmail works, but Outlook cannot send through smtp.q.com: 550";
        assert_eq!(of(text), of(&text.to_uppercase()));
        assert!(of(text).windows(2).all(|pair| pair[0] < pair[1]));
        assert!(of("").is_empty() && of(" ?!…\n").is_empty());
    }

    #[test]
    fn what_works_and_what_fails_is_told_apart() {
        assert_ne!(of("the phone works but the computer fails"), of("the computer works but the phone fails"));
        let common = |one: &str, other: &str| {
            let other = of(other);
            of(one).iter().filter(|feature| other.contains(feature)).count()
        };
        assert!(common("NordVPN is on", "Surfshark is on") > common("NordVPN is on", "Quicken is on"));
    }

    #[test]
    fn numbers_and_hosts_are_kinds() {
        for (text, expected) in [
            ("587", "587"),
            ("550", "550"),
            ("8812", "<number>"),
            ("smtp.q.com", "smtp"),
            ("gmail.com", "<other>"),
            ("example.org", "<domain>"),
        ] {
            assert_eq!(kind(text), expected);
        }
    }
}
