//! Texts in other languages, word by word in the English words that the rules and what was learnt are about.
//!
//! No grammar is needed for that: what counts is which words a text has and which it denies.

mod shortened;

use std::collections::{BTreeMap, BinaryHeap};

use crate::normal::is_letter;

/// The most words of an expression, such as "una y otra vez".
const LONGEST: usize = 5;

/// What begins at least with so many letters of a word can stand for all its forms.
const LEAST_LETTERS: usize = 4;
/// Behind such a beginning.
const MORE: &str = "*";
/// Between an English word and the words for it.
const IS: char = '=';
/// Between two words for it.
const OR: char = ',';

/// Words and expressions of a language with what they are in English; nothing for those that say nothing.
#[derive(Debug, Clone, Default)]
pub struct Glossary {
    /// Sorted by the first.
    entries: Vec<(&'static str, &'static str)>,
}

impl Glossary {
    /// The lines for [`Self::read`] of words and expressions with their English.
    #[must_use]
    pub fn lines(entries: &BTreeMap<String, String>) -> String {
        shortened::shortened(entries)
    }

    /// Reads lines such as `inbox=bandeja de entrada,buzon` and `receive=recib*` for all that begins so, in lower case and without
    /// accents, in any order.
    #[must_use]
    pub fn read(lines: &'static str) -> Self {
        let lines = lines.lines().filter_map(|line| line.split_once(IS));
        let entries: BinaryHeap<_> =
            lines.flat_map(|(english, names)| names.split(OR).map(move |name| (name, english))).collect();
        Self { entries: entries.into_sorted_vec() }
    }

    /// A normal text in English words, as far as they are known; marks and line ends stay.
    pub(crate) fn translated(&self, normal: String) -> String {
        if self.entries.is_empty() {
            return normal;
        }
        let normal: String = normal.chars().map(without_accent).collect();
        let mut text = String::new();
        for line in normal.split('\n') {
            let chunks: Vec<&str> = line.split(' ').filter(|chunk| !chunk.is_empty()).collect();
            let mut rest = chunks.as_slice();
            while !rest.is_empty() {
                rest = self.next(rest, &mut text);
                text.push(' ');
            }
            text.push('\n');
        }
        text
    }

    /// Writes the longest expression that begins here, and returns what comes behind it.
    fn next<'c, 't>(&self, chunks: &'c [&'t str], text: &mut String) -> &'c [&'t str] {
        for length in (1..=LONGEST.min(chunks.len())).rev() {
            let (expression, rest) = chunks.split_at(length);
            if let Some((before, english, after)) = self.find(expression) {
                text.extend([before, english, after]);
                return rest;
            }
        }
        text.push_str(chunks[0]);
        &chunks[1..]
    }

    /// An expression in English, with the marks before and behind it; none with marks between its words.
    fn find<'t>(&self, chunks: &[&'t str]) -> Option<(&'t str, &'static str, &'t str)> {
        let (first, last) = (*chunks.first()?, *chunks.last()?);
        let mut name = String::new();
        let end = chunks.len() - 1;
        for (at, chunk) in chunks.iter().enumerate() {
            let word = if at == 0 { chunk.trim_start_matches(is_mark) } else { chunk };
            let word = if at == end { word.trim_end_matches(is_mark) } else { word };
            name.push_str(if at == 0 { "" } else { " " });
            name.push_str(word);
        }
        let english = self.exactly(&name).or_else(|| if end == 0 { self.by_beginning(name) } else { None })?;
        let before = &first[..first.len() - first.trim_start_matches(is_mark).len()];
        let after = &last[last.trim_end_matches(is_mark).len()..];
        Some((before, english, after))
    }

    fn exactly(&self, name: &str) -> Option<&'static str> {
        self.entries.binary_search_by(|(known, _)| (*known).cmp(name)).ok().map(|at| self.entries[at].1)
    }

    /// By the longest beginning that is known.
    fn by_beginning(&self, mut word: String) -> Option<&'static str> {
        while word.len() >= LEAST_LETTERS {
            let letters = word.len();
            word.push_str(MORE);
            let found = self.exactly(&word);
            word.truncate(letters);
            if found.is_some() {
                return found;
            }
            word.pop();
        }
        None
    }
}

/// Readers in a hurry leave accents out.
fn without_accent(c: char) -> char {
    match c {
        'á' | 'à' | 'â' | 'ä' | 'ã' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        _ => c,
    }
}

fn is_mark(c: char) -> bool {
    !is_letter(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_expression_counts_and_marks_stay() {
        let glossary = Glossary::read(
            "not=no\ninbox=bandeja de entrada\ntray=bandeja\n=me\nreceive=llega,recibo\nmail=correo\nPOP=pop\nof=de",
        );
        for (spanish, english) in [
            ("no me llega correo.", "not  receive mail.  "),
            ("(bandeja de entrada) vacia", "(inbox) vacia  "),
            ("bandeja, de entrada", "tray, of entrada  "),
            ("pop.q.com no", "pop.q.com not  "),
            ("... correo", "... mail  "),
            ("(bandéja de entrada) vacía", "(inbox) vacia  "),
        ] {
            assert_eq!(glossary.translated(spanish.to_owned()).replace('\n', " "), english, "{spanish}");
        }
        let text = "no me llega".to_owned();
        assert_eq!(Glossary::default().translated(text.clone()), text);
    }
}
