//! One form for the forms of a word, and one word for words that mean the same to a reader of mail.

/// Words that mean the same, behind the one that stands for them. What stands for them is not stemmed.
pub(crate) const ALIKE: [(&str, &str); 27] = [
    ("mail", "email emails mails messages emial"),
    ("password", "passwords passcode passwd pwd pw passwort"),
    ("login", "logon signin signon logins"),
    ("username", "userid usernames"),
    ("computer", "pc laptop desktop machine computers"),
    ("phone", "cellphone smartphone mobile telephone phones"),
    ("certificate", "cert certs certificates"),
    ("antivirus", "norton mcafee avast avg bitdefender kaspersky malwarebytes webroot eset"),
    ("gone", "missing disappeared disappear disappears vanished vanish lost disappearing lose loses losing"),
    ("wrong", "incorrect invalid incorrectly"),
    (
        "refuse",
        "refused refuses refusing reject rejected rejects rejecting rejection deny denied denies denying declined",
    ),
    ("ask", "asks asking asked prompt prompts prompting prompted"),
    ("again", "repeatedly constantly continually continuously repeated continuous"),
    ("fail", "failure failures failed fails failing"),
    ("send", "sent sends sending"),
    ("receive", "receives received receiving recieve recieving recieved"),
    ("timeout", "timeouts timedout"),
    ("error", "errors err complains complain complaining complained"),
    ("slow", "slowly slower sluggish"),
    ("erase", "erased deleted delete deletes deleting erasing"),
    ("connect", "connection connecting connected connects connections connectivity"),
    ("save", "saved saves saving store stored stores storing"),
    ("go", "goes going went"),
    ("freeze", "froze frozen freezes freezing"),
    ("website", "webpage site sites webpages websites"),
    ("choose", "chose chosen"),
    ("write", "wrote written writing writes"),
];

/// What a word that is denied means of mail: "nothing comes in", "I am not getting any".
const DENIED: &str = "get got com came arriv download fetch retriev";

/// Two words that belong together, and the one that they make.
const JOINED: [(&str, &str, &str); 16] = [
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
];

/// Whether a word is one of those in a list with blanks between them.
pub(crate) fn is_in(list: &str, word: &str) -> bool {
    list.split(' ').any(|one| one == word)
}

/// The one word that two neighbours make.
pub(crate) fn joined(first: &str, second: &str) -> Option<&'static str> {
    JOINED.into_iter().find(|(left, right, _)| is_in(left, first) && is_in(right, second)).map(|(.., word)| word)
}

/// The form of a word by which it is known.
pub(crate) fn stem(word: &str) -> String {
    let alike = ALIKE.into_iter().find(|(form, others)| *form == word || is_in(others, word));
    alike.map_or_else(|| without_ending(word), |(form, _)| form.to_owned())
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
            let stems: Vec<String> = forms.split(' ').map(stem).collect();
            assert!(stems.iter().all(|stem| *stem == stems[0]), "{stems:?}");
        }
        assert_ne!(stem("access"), stem("acces"));
        assert_eq!(stem("é"), "é");
    }

    #[test]
    fn two_words_that_are_one() {
        assert_eq!(joined("log", "in"), Some("login"));
        assert_eq!(joined("timed", "out"), Some("timeout"));
        assert_eq!(joined("mail", "server"), None);
    }

    /// The first column is what a stemmed word is compared with, so nothing else may stand for it.
    #[test]
    fn no_word_is_alike_to_two() {
        let mut seen = Vec::new();
        for word in ALIKE.into_iter().flat_map(|(form, others)| [form].into_iter().chain(others.split(' '))) {
            assert!(!seen.contains(&word), "{word}");
            seen.push(word);
        }
    }
}
