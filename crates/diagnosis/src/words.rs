//! A text as its words: without what differs from reader to reader, and with "not" at the word that it denies.

use mailsteps_settings::find;

use crate::{
    lexicon::{Entry, Lexicon, is_in},
    normal::is_letter,
    stem::{denied, joined, stem},
};

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Its stem; a number or a host as it stands.
    pub text: String,
    /// Whether the text says that it is not so: "cannot send", "no longer works".
    pub is_denied: bool,
    /// A number or a host: it counts where the data has the very same one, and is set aside where it does not.
    pub is_name: bool,
}

/// Behind a denial they deny no fact: "I do not want to lose my mail".
const WISHES: &str = "want wish";

/// What people say of them: "when I hit send it does not work" denies the sending.
const DOINGS: &str = "send receive login connect reply";

/// A text as its words in their order.
pub(crate) fn words(normal: &str, lexicon: &Lexicon) -> Vec<Word> {
    let pieces = pieces(normal);
    let mut words: Vec<Word> = Vec::new();
    // The word that denies what comes next, and whether an "or" carries a denial on.
    let mut denial = "";
    let mut goes_on = false;
    for (at, piece) in pieces.iter().enumerate() {
        let text = piece.text.as_str();
        let next = pieces.get(at + 1).map_or("", |piece| piece.text.as_str());
        let entry = lexicon.of(text);
        if let Some(way) = way(piece, entry, pieces.get(at + 1)) {
            words.push(Word { text: way.to_owned(), is_denied: true, is_name: false });
            (denial, goes_on) = ("", false);
        } else if is_denial(entry, next) {
            denial = text;
        } else if is_in("or nor and", text) {
            // "cannot send or receive" denies both.
            goes_on = words.last().is_some_and(|word| word.is_denied);
        } else if entry.is_light || entry.denies || !denial.is_empty() && text == "new" {
            goes_on = false;
        } else if goes_on || !denial.is_empty() || !entry.is_light_unless_denied {
            let mut is_denied = goes_on || !denial.is_empty();
            let mut text = if piece.is_name { text.to_owned() } else { stem(text, lexicon) };
            if denial == "no" && text == "mail" {
                // Who gets no mail does not receive.
                words.push(Word { text: "receive".to_owned(), is_denied, is_name: false });
                is_denied = false;
            }
            if is_denied {
                text = denied(text);
                if is_in("go work", &text)
                    && let Some(doing) = words.last_mut().filter(|word| is_in(DOINGS, &word.text))
                {
                    doing.is_denied = true;
                }
            }
            words.push(Word { text, is_denied, is_name: piece.is_name });
            (denial, goes_on) = ("", false);
        }
        if !denial.is_empty() && (piece.ends_clause || next.is_empty()) {
            // "It does nothing."
            words.push(Word { text: "nothing".to_owned(), is_denied: false, is_name: false });
        }
        if piece.ends_clause {
            (denial, goes_on) = ("", false);
        }
    }
    words
}

/// "Mail comes in but not out."
fn way(piece: &Piece, entry: Entry, next: Option<&Piece>) -> Option<&'static str> {
    let next = next.filter(|next| entry.denies && !piece.ends_clause && next.ends_clause)?;
    match next.text.as_str() {
        "out" => Some("send"),
        "in" => Some("receive"),
        _ => None,
    }
}

fn is_denial(entry: Entry, next: &str) -> bool {
    entry.denies && !is_in(WISHES, next) || entry.ends && next.ends_with("ing") || entry.fails && next == "to"
}

/// A piece of a text: a word, a number or a host.
#[derive(Debug)]
pub(crate) struct Piece {
    pub text: String,
    pub is_name: bool,
    pub ends_clause: bool,
}

pub(crate) fn pieces(normal: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for chunk in normal.split([' ', '\n']) {
        let inner = chunk.trim_matches(|c: char| !is_letter(c));
        if !inner.is_empty() {
            read(inner, &mut pieces);
        }
        if chunk.ends_with(['.', '!', '?', ';', ',', ':'])
            && let Some(last) = pieces.last_mut()
        {
            last.ends_clause = true;
        }
    }
    if let Some(last) = pieces.last_mut() {
        last.ends_clause = true;
    }
    pieces
}

/// Reads what stands between two blanks.
fn read(chunk: &str, pieces: &mut Vec<Piece>) {
    if find::has(chunk, "://") {
        return;
    }
    if let Some((_, domain)) = chunk.split_once('@') {
        pieces.extend(host(domain).map(|text| Piece { text, is_name: true, ends_clause: false }));
        return;
    }
    let without_port = chunk.split_once(':').map_or(chunk, |(host, _)| host);
    if let Some(host) = host(without_port) {
        pieces.push(Piece { text: host, is_name: true, ends_clause: false });
        return;
    }
    // Dates, times, addresses of machines and the like.
    if chunk.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b':' | b'/' | b'-' | b','))
        && !is_number(chunk)
    {
        return;
    }
    for part in chunk.split(|c: char| !is_letter(c) && c != '\'') {
        let mut word: String = part.chars().filter(|c| *c != '\'').collect();
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        if word.is_empty() || digits > 4 || (digits > 1 && digits < word.len()) {
            continue; // Numbers of calls and the names that machines give to things.
        }
        let is_name = is_number(&word);
        if let Some(last) = pieces.last_mut()
            && let Some(one) = joined(&last.text, &word)
            && !last.ends_clause
        {
            pieces.pop();
            word = one.to_owned();
        }
        pieces.push(Piece { text: word, is_name, ends_clause: false });
    }
}

/// A host's name, with the dots in it that were typed as commas.
fn host(chunk: &str) -> Option<String> {
    const ENDS: &str = "com net org edu gov us uk ca de info biz io co local lan";
    let name = chunk.replace(',', ".");
    let (before, last) = name.rsplit_once('.')?;
    let is_host = is_in(ENDS, last) || before.contains('.') && last.len() > 1;
    let is_plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'));
    let has_letter = last.bytes().any(|byte| byte.is_ascii_lowercase());
    (is_host && is_plain && has_letter && !find::has(&name, "..")).then_some(name)
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normal::normal;

    fn written(text: &str) -> String {
        let words = words(&normal(text), &Lexicon::new());
        let words = words.iter().map(|word| format!("{}{}", if word.is_denied { "!" } else { "" }, word.text));
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_differs_from_reader_to_reader_is_set_aside() {
        for (text, expected) in [
            (
                "Login to server pop.centurylink.net with username jane@q.com failed.",
                "login server pop.centurylink.net username q.com fail",
            ),
            ("Log-in to smpt,centurylink,net:465 failed", "login smpt.centurylink.net fail"),
            ("Error on 11/21/2026 at 10:35:22 AM (ref 8837465512, A1B2-99f3)", "error ref"),
            ("See https://example.net/a?b=c or 192.0.2.1", ""),
            ("connection failed.Please retry", "connect fail retry"),
            ("port 25 blocked", "port 25 block"),
        ] {
            assert_eq!(written(text), expected, "{text}");
        }
    }

    #[test]
    fn not_stands_at_the_word_that_it_denies() {
        for (text, expected) in [
            ("I can send but I can't receive", "send !receive"),
            ("I can receive but not send email", "receive !send mail"),
            ("cannot send or receive", "!send !receive"),
            ("My mail stopped working.", "mail !work"),
            ("no longer able to log in", "!login"),
            ("I'm not getting any new e-mails", "!receive new mail"),
            ("Nothing comes in", "!receive"),
            ("failed to connect", "!connect"),
            ("the connection failed", "connect fail"),
            ("It does not. Send works", "nothing send work"),
            ("when I hit send it doesn't work", "hit !send !work"),
            ("I don't want to lose my mail", "gone mail"),
            ("no new messages", "!receive mail"),
        ] {
            assert_eq!(written(text), expected, "{text}");
        }
    }
}
