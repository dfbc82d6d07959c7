//! What of a text can be learnt from: its words, which words stand together, and what it says works and what not.

use crate::{
    heard,
    index::Index,
    lexicon::is_in,
    normal::normal,
    words::{Piece, Word, pieces, words},
};

/// A feature is known by this many bits of its hash: few enough to be stored, so many that two hardly meet.
const BITS: u32 = 22;

/// They begin another part of a sentence: "the phone works but the computer does not".
const TURNS: &str = "but while whereas yet though although except only and or so because however then when if";
const WORKS: &str = "work fine ok okay good perfect great correct can normal";
const FAILS: &str = "fail error refuse problem wrong dead down broken stuck timeout bad bounce nothing trouble stop gone denied \
    unable";
/// What works or fails.
const THINGS: &str = "send receive webmail website browser phone iphone android ipad tablet computer thunderbird outlook mac \
    internet gmail wifi everybody husband wife other mail password login imap pop smtp program friend neighbor people";
/// Names of servers before their first dot.
const LABELS: &str = "pop pop3 imap imap4 mail smtp smpt webmail incoming outgoing mx www";
const OTHER_PROVIDERS: &str = "gmail yahoo aol hotmail outlook comcast xfinity verizon icloud msn live earthlink bellsouth \
    sbcglobal juno netzero charter cox att me ymail protonmail proton mac frontier";

/// The features of a text, sorted, each once.
pub(crate) fn features(text: &str, index: &Index<'_>) -> Vec<u32> {
    let normal = normal(text);
    let words = words(&normal, &index.lexicon);
    let pieces = pieces(&normal);
    let mut features = Features(vec![hash("")]);
    features.of_words(&words, index);
    features.of_pieces(&pieces, index);
    features.of_facts(&pieces, index);
    if features.0.len() == 1 {
        return Vec::new();
    }
    features.add(&["#", &length(words.len()).to_string()].concat());
    features.of_vocabulary(&words, index);
    features.0.sort_unstable();
    features.0.dedup();
    features.0
}

struct Features(Vec<u32>);

impl Features {
    fn add(&mut self, feature: &str) {
        self.0.push(hash(feature));
    }

    /// The words that count, alone and in pairs.
    fn of_words(&mut self, words: &[Word], index: &Index<'_>) {
        let mut before: [String; 2] = Default::default();
        for word in words {
            let mut text = if word.is_name { name(&word.text) } else { word.text.clone() };
            self.add(&text);
            if !word.is_name
                && let Some(right) = heard::meant(word, index)
            {
                self.add(&right);
                text = right;
            }
            if word.is_denied {
                text = ["!", &text].concat();
                self.add(&text);
            }
            let [last, one_more] = &before;
            if !last.is_empty() {
                self.add(&[last, " ", &text].concat());
            }
            if !one_more.is_empty() {
                self.add(&[one_more, "_", &text].concat());
            }
            let [last, _] = before;
            before = [text, last];
        }
    }

    /// How much of it is about mail, and how much the data does not know.
    fn of_vocabulary(&mut self, words: &[Word], index: &Index<'_>) {
        let words: Vec<&Word> = words.iter().filter(|word| !word.is_name).collect();
        let known = words.iter().filter_map(|word| heard::known(word, index));
        let (mut count, mut of_mail) = (0, 0);
        for (at, _) in known {
            count += 1;
            of_mail += usize::from(index.words[at].is_of_mail);
        }
        let unknown = words.len() - count;
        self.add(&["#mail", &of_mail.min(4).to_string()].concat());
        self.add(&["#unknown", &unknown.min(5).to_string()].concat());
        self.add(&["#part", &(10 * unknown / words.len().max(1) / 2).to_string()].concat());
        self.add(&["#mail", &of_mail.min(3).to_string(), "#", &unknown.min(3).to_string()].concat());
    }

    /// All words as they come, with those that stand in any text.
    fn of_pieces(&mut self, pieces: &[Piece], index: &Index<'_>) {
        let mut before = "^".to_owned();
        for piece in pieces {
            let text = if piece.is_name { name(&piece.text) } else { crate::stem::stem(&piece.text, &index.lexicon) };
            self.add(&["~", &text].concat());
            self.add(&["~", &before, " ", &text].concat());
            before = text;
        }
    }

    /// What works and what fails, and which of them is told.
    fn of_facts(&mut self, pieces: &[Piece], index: &Index<'_>) {
        let mut part = Part::default();
        for piece in pieces {
            if is_in(TURNS, &piece.text) {
                self.of_part(&part);
                part = Part::default();
            }
            let text = crate::stem::stem(&piece.text, &index.lexicon);
            let entry = index.lexicon.of(&piece.text);
            part.is_denied |= entry.denies;
            part.works |= is_in(WORKS, &text);
            part.fails |= is_in(FAILS, &text) || entry.denies || entry.ends;
            if is_in(THINGS, &text) {
                part.things.push(text);
            }
            if piece.ends_clause {
                self.of_part(&part);
                part = Part::default();
            }
        }
        self.of_part(&part);
    }

    fn of_part(&mut self, part: &Part) {
        let says = match (part.works, part.fails) {
            (_, true) => "-",
            (true, false) => "+",
            _ => return,
        };
        for thing in &part.things {
            self.add(&[says, thing].concat());
        }
    }
}

/// A part of a sentence.
#[derive(Default)]
struct Part {
    things: Vec<String>,
    is_denied: bool,
    works: bool,
    fails: bool,
}

/// What kind of number or host it is.
fn name(text: &str) -> String {
    if !text.contains('.') {
        let is_telling = matches!(text, "25" | "110" | "143" | "465" | "587" | "993" | "995" | "2525");
        let is_reply = text.len() == 3 && text.starts_with(['4', '5']);
        return if is_telling || is_reply { text.to_owned() } else { "<number>".to_owned() };
    }
    let mut labels = text.split('.');
    let first = labels.next().unwrap_or_default();
    if is_in(LABELS, first) {
        return ["<", first, ">"].concat();
    }
    if is_in(OTHER_PROVIDERS, first) { "<other>".to_owned() } else { "<domain>".to_owned() }
}

fn length(words: usize) -> usize {
    match words {
        0..=4 => words,
        5..=6 => 5,
        7..=10 => 7,
        11..=20 => 11,
        _ => 21,
    }
}

/// FNV-1a, cut off.
fn hash(feature: &str) -> u32 {
    let hash = feature.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash ^ hash >> BITS) & ((1 << BITS) - 1)
}
