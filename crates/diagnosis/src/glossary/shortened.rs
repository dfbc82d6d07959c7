//! A glossary as it is sent: forms of a word that are the same in English become what they begin with, and all that is the same
//! in English is one line.

use std::collections::BTreeMap;

use super::{IS, LEAST_LETTERS, MORE, OR};
use crate::lexicon::Lexicon;

/// How many letters of an English word tell what it is about, where the lexicon does not know it.
const STEM_LETTERS: usize = 4;

/// Lines for `Glossary::read`, in their order.
pub fn shortened(entries: &BTreeMap<String, String>) -> String {
    let lexicon = Lexicon::new();
    let (words, expressions): (Vec<_>, Vec<_>) = entries.iter().partition(|(name, _)| !name.contains(' '));
    let mut names: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (name, english) in expressions {
        names.entry(english).or_default().push(name.clone());
    }
    let mut rest = words.as_slice();
    let mut before = "";
    while let [(word, english), ..] = rest {
        let (shared, count) = forms(rest, before, &lexicon).unwrap_or((word, 1));
        let (these, others) = rest.split_at(count);
        match count {
            1 => names.entry(english).or_default().push((*word).clone()),
            _ => names.entry(most_frequent(these)).or_default().push([shared, MORE].concat()),
        }
        before = these[count - 1].0;
        rest = others;
    }
    let lines: Vec<String> =
        names.into_iter().map(|(english, names)| format!("{english}{IS}{}", names.join(&OR.to_string()))).collect();
    lines.join("\n")
}

/// The shortest beginning that the first word shares with others of the same sense and with none of another, and how many
/// have it.
fn forms<'w>(words: &[(&'w String, &'w String)], before: &str, lexicon: &Lexicon) -> Option<(&'w str, usize)> {
    let (word, english) = *words.first()?;
    let lengths = (LEAST_LETTERS..=word.len()).filter(|length| word.is_char_boundary(*length));
    let beginnings = lengths.map(|length| &word[..length]).filter(|beginning| !before.starts_with(beginning));
    let counted = beginnings.map(|beginning| {
        let forms = words.iter().take_while(|(other, _)| other.starts_with(beginning));
        let is_same = forms.clone().all(|(_, other)| sense(other, lexicon) == sense(english, lexicon));
        (beginning, if is_same { forms.count() } else { 0 })
    });
    counted.into_iter().find(|(_, count)| *count > 1)
}

/// "send", "sent" and "sending" are one to the rules.
fn sense<'w>(english: &'w str, lexicon: &Lexicon) -> Vec<&'w str> {
    let stem = |word: &'w str| word.get(..STEM_LETTERS).unwrap_or(word);
    english.split(' ').map(|word| lexicon.of(word).form.unwrap_or_else(|| stem(word))).collect()
}

fn most_frequent<'w>(words: &[(&'w String, &'w String)]) -> &'w str {
    let count = |wanted: &str| words.iter().filter(|(_, english)| *english == wanted).count();
    // The first of several, so that the same glossary gives the same lines.
    let best = words.iter().rev().max_by_key(|(_, english)| count(english));
    best.map_or("", |(_, english)| english.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Glossary;

    #[test]
    fn forms_of_a_word_are_one_line_and_are_read_as_before() {
        let list = [
            ("bandeja", "tray"),
            ("bandeja de entrada", "inbox"),
            ("envia", "send"),
            ("enviado", "sent"),
            ("enviamos", "send"),
            ("enviando", "sending"),
            ("envidia", "envy"),
            ("nada", "nothing"),
            ("nadar", "swim"),
        ];
        let entries: BTreeMap<String, String> =
            list.iter().map(|(name, english)| ((*name).to_owned(), (*english).to_owned())).collect();
        let lines = shortened(&entries);
        let expected =
            ["envy=envidia", "inbox=bandeja de entrada", "nothing=nada", "send=envia*", "swim=nadar", "tray=bandeja"];
        assert_eq!(lines, expected.join("\n"));
        let glossary = Glossary::read(lines.leak());
        for (name, english) in list {
            let form = if english.starts_with("sen") { "send" } else { english };
            assert_eq!(glossary.translated(name.to_owned()).trim(), form);
        }
    }

    #[test]
    fn a_beginning_stands_for_its_forms() {
        let list = [("recibi", "received"), ("recibir", "receive"), ("recibo", "receive"), ("recital", "concert")];
        let entries = list.iter().map(|(name, english)| ((*name).to_owned(), (*english).to_owned())).collect();
        let lines = shortened(&entries);
        assert_eq!(lines, "concert=recital\nreceive=recib*");
        let glossary = Glossary::read(lines.leak());
        let translated = |text: &str| glossary.translated(text.to_owned()).trim().to_owned();
        assert_eq!(translated("no recibiste (recibos) reci"), "no receive (receive) reci");
        assert_eq!(translated("recibido."), "receive.");
    }
}
