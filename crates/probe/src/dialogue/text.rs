//! A server's words, fit to be shown.

/// The most characters that a report quotes.
const SHOWN: usize = 300;

/// The start of a text without control characters and without characters that change the direction of what follows.
#[must_use]
pub fn excerpt(text: &str) -> String {
    let mut shown: String = text.chars().filter(|c| !is_unfit(*c)).take(SHOWN).collect();
    if text.chars().filter(|c| !is_unfit(*c)).nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

fn is_unfit(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn excerpts() {
        assert_eq!(excerpt("+OK\t\u{202e}ready"), "+OKready");
        assert_eq!(excerpt(&"a".repeat(SHOWN)), "a".repeat(SHOWN));
        assert_eq!(excerpt(&"a".repeat(SHOWN + 1)).chars().count(), SHOWN + 1);
    }
}
