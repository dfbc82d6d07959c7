//! Words with typing errors in them.

use strsim::osa_distance;

/// A set of letters: a bit for each of `a` to `z`, and one for everything else.
pub(crate) fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |set, byte| set | 1 << if byte.is_ascii_lowercase() { byte - b'a' } else { 26 })
}

/// How alike a typed word and a known one are, in per cent; `None` where they are different words.
///
/// Short words have to be right: `mail` is no `fail`. `letters` of both are compared first, which is quick.
pub(crate) fn likeness(typed: &str, typed_letters: u32, known: &str, known_letters: u32) -> Option<u32> {
    let shorter = typed.len().min(known.len());
    let allowed = match shorter {
        0..=3 => return None,
        4..=8 => 1,
        _ => 2,
    };
    let differing = (typed_letters ^ known_letters).count_ones();
    if typed.len().abs_diff(known.len()) > allowed || differing as usize > 2 * allowed {
        return None;
    }
    // A slip at the very beginning makes another word of a short one.
    if shorter <= 5 && typed.as_bytes()[0] != known.as_bytes()[0] {
        return None;
    }
    let slips = osa_distance(typed, known);
    let is_shuffled = differing == 0 && shorter >= 6 && slips <= allowed + 1;
    (slips <= allowed || is_shuffled).then(|| 100 - 10 * slips as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_errors_and_other_words() {
        for (typed, known, expected) in [
            ("passwrod", "password", Some(90)),
            ("pasword", "password", Some(90)),
            ("recieve", "receive", Some(90)),
            ("reiceve", "receive", Some(80)),
            ("authentification", "authentication", Some(80)),
            ("conect", "connect", Some(90)),
            ("fail", "mail", None),
            ("pop", "top", None),
            ("recipe", "receive", None),
            ("photo", "phone", None),
            ("passport", "password", None),
        ] {
            let found = likeness(typed, letters(typed), known, letters(known));
            assert_eq!(found, expected, "{typed} {known}");
        }
    }
}
