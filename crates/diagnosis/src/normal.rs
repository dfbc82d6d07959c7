//! Texts as they can be compared: lower case, one kind of quotation mark, dash and blank, nothing invisible.

/// What is looked at of a text. Whoever pastes a whole log has the message in its beginning.
const LONGEST_CHARS: usize = 4000;

/// The text in lower case, with plain quotation marks, dashes and blanks; line ends stay.
pub(crate) fn normal(text: &str) -> String {
    let mut normal = String::new();
    let mut rest = text;
    for _ in 0..LONGEST_CHARS {
        if let Some((stands_for, after)) = entity(rest) {
            normal.push(stands_for);
            rest = after;
            continue;
        }
        let mut chars = rest.chars();
        let Some(c) = chars.next() else { break };
        rest = chars.as_str();
        match c {
            'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' => normal.push(char::from((c as u32 + 32) as u8)),
            '\n' | '\r' => normal.push('\n'),
            // What copying brings along unseen: soft hyphens, joiners, marks of direction and byte order.
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            '‘' | '’' | '‚' | '‛' | '′' | '´' | '`' | '＇' => normal.push('\''),
            '!'..='~' | 'ß'..='ö' | 'ø'..='ɏ' => normal.push(c),
            '“' | '”' | '„' | '‟' | '″' | '«' | '»' => normal.push('"'),
            '‐'..='―' | '−' => normal.push('-'),
            'ﬁ' => normal.push_str("fi"),
            'ﬂ' => normal.push_str("fl"),
            '…' => normal.push_str("..."),
            _ => normal.push(' '),
        }
    }
    normal
}

/// A normal text without marks, with a blank before, after and between its words.
pub(crate) fn plain(normal: &str) -> String {
    let mut plain = " ".to_owned();
    for word in normal.split(|c: char| !is_letter(c) && c != '\'').filter(|word| !word.is_empty()) {
        plain.extend(word.chars().filter(|c| *c != '\''));
        plain.push(' ');
    }
    plain
}

/// Whether a character of a normal text belongs to a word.
pub(crate) fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || c >= 'ß'
}

/// The character that an HTML entity at the beginning stands for, and what comes behind it.
fn entity(text: &str) -> Option<(char, &str)> {
    const ENTITIES: [(&str, char); 9] = [
        ("&nbsp;", ' '),
        ("&quot;", '"'),
        ("&apos;", '\''),
        ("&#39;", '\''),
        ("&#039;", '\''),
        ("&rsquo;", '\''),
        ("&amp;", '&'),
        ("&lt;", '<'),
        ("&gt;", '>'),
    ];
    if !text.starts_with('&') {
        return None;
    }
    ENTITIES.into_iter().find_map(|(name, c)| Some((c, text.strip_prefix(name)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_in_other_signs() {
        for text in [
            "Can't connect - \"pop\" server",
            "CAN’T CONNECT – “POP” SERVER",
            "can`t\u{a0}con\u{ad}nect — „pop“\u{202f}ser\u{200b}ver",
            "Can&#39;t&nbsp;connect &#8212; &quot;POP&quot; server",
        ] {
            let text = text.replace("&#8212;", "—");
            assert_eq!(normal(&text), "can't connect - \"pop\" server", "{text}");
        }
        assert_eq!(normal("Grüße ÀÖØÞ ★\r\nﬁle…"), "grüße àöøþ  \n\nfile...");
    }
}
