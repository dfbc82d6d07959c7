//! One form for the forms of a word.

use crate::lexicon::{Lexicon, is_in};

/// What a word that is denied means of mail: "nothing comes in", "I am not getting any".
const DENIED: &str = "get got com came arriv download fetch retriev";

/// Two words that belong together, and the one that they make.
const JOINED: [(&str, &str, &str); 20] = [
    ("go goes going went", "out", "send"),
    ("come comes coming came comming", "in through", "receive"),
    ("log logged logging sign signed signing logs", "in on into", "login"),
    ("time times timed timing", "out outs", "timeout"),
    ("user", "name names id", "username"),
    ("pass", "word words", "password"),
    ("web", "mail", "webmail"),
    ("web", "page pages site sites", "website"),
    ("e", "mail mails", "mail"),
    ("out", "box", "outbox"),
    ("in", "box", "inbox"),
    ("mail", "box boxes", "mailbox"),
    ("anti", "virus", "antivirus"),
    ("can", "not", "cannot"),
    ("set setting", "up", "setup"),
    ("fire", "wall", "firewall"),
    ("right", "now away", "now"),
    ("pop pops popped popping jumps jumped", "up", "popup"),
    ("two multi 2", "step factor", "twostep"),
    ("wi", "fi", "wifi"),
];

/// The one word that two neighbours make.
pub(crate) fn joined(first: &str, second: &str) -> Option<&'static str> {
    JOINED.into_iter().find(|(left, right, _)| is_in(left, first) && is_in(right, second)).map(|(.., word)| word)
}

/// The form of a word by which it is known.
pub(crate) fn stem(word: &str, lexicon: &Lexicon) -> String {
    lexicon.of(word).form.map_or_else(|| without_ending(word), str::to_owned)
}

/// The form of a word that is denied.
pub(crate) fn denied(stem: String) -> String {
    if is_in(DENIED, &stem) { "receive".to_owned() } else { stem }
}

/// Without the endings of English nouns and verbs: not always a word, but the same for all its forms.
fn without_ending(word: &str) -> String {
    let mut stem = word;
    if word == "windows" || word.ends_with("eed") {
        return word.to_owned();
    }
    if let Some(rest) = strip(stem, "ies", 2) {
        return [rest, "y"].concat();
    }
    if !stem.ends_with("ss") && !stem.ends_with("us") && !stem.ends_with("is") {
        stem = strip(stem, "s", 3).unwrap_or(stem);
    }
    let verb = strip(stem, "ing", 3).or_else(|| strip(stem, "ed", 3));
    if let Some(rest) = verb {
        // "getting" comes of "get", but "calling" of "call".
        let end = rest.as_bytes();
        let is_doubled = end.len() > 3 && end[end.len() - 1] == end[end.len() - 2];
        stem = if is_doubled && !rest.ends_with(['l', 's', 'z']) { &rest[..rest.len() - 1] } else { rest };
    }
    stem = strip(stem, "ion", 4).unwrap_or(stem);
    strip(stem, "e", 3).unwrap_or(stem).to_owned()
}

/// A word without an ending, if so many letters are left.
fn strip<'w>(word: &'w str, ending: &str, left: usize) -> Option<&'w str> {
    word.strip_suffix(ending).filter(|rest| rest.len() >= left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_are_one() {
        let lexicon = Lexicon::new();
        for forms in [
            "server servers",
            "receive receives received receiving",
            "work works worked working",
            "stop stops stopped stopping",
            "call calls called calling",
            "encrypt encrypted encryption",
            "authenticate authentication authenticated",
            "verify verifies",
            "email mail emails messages",
            "folder folders",
        ] {
            let stems: Vec<String> = forms.split(' ').map(|word| stem(word, &lexicon)).collect();
            assert!(stems.iter().all(|stem| *stem == stems[0]), "{stems:?}");
        }
        assert_ne!(stem("access", &lexicon), stem("acces", &lexicon));
        assert_eq!(stem("é", &lexicon), "é");
    }

    #[test]
    fn two_words_that_are_one() {
        assert_eq!(joined("log", "in"), Some("login"));
        assert_eq!(joined("timed", "out"), Some("timeout"));
        assert_eq!(joined("mail", "server"), None);
    }
}
