//! Text inside XML.

/// The text as XML writes it between tags and in attributes. What XML 1.0 cannot hold at all (section 2.2) becomes U+FFFD.
pub(crate) fn xml(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            '\t' | '\n' => escaped.push(c),
            '\r' => escaped.push_str("&#13;"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::xml;

    #[test]
    fn every_special_character() {
        assert_eq!(xml("a&b<c>\"'@d"), "a&amp;b&lt;c&gt;&quot;&apos;@d");
        assert_eq!(xml("\u{1}"), "\u{fffd}");
    }

    proptest! {
        #[test]
        fn a_reader_gets_the_same_text(text in "[^\0-\u{1f}\u{fffe}\u{ffff}]{1,40}") {
            let file = format!("<a>{}</a>", xml(&text));
            let document = roxmltree::Document::parse(&file).unwrap();
            prop_assert_eq!(document.root_element().text(), Some(text.as_str()));
        }
    }
}
