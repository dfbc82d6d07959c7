//! What was given to check, before it is looked into.

use std::borrow::Cow;

use mailsteps_formats::LARGEST_BYTES;

/// A text that can be checked.
#[derive(Debug, PartialEq, Eq)]
pub struct Given<'a> {
    /// With U+FFFD in the place of what is not UTF-8.
    pub text: Cow<'a, str>,
    pub is_utf8: bool,
}

/// Why there is nothing to check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    Empty,
    TooLarge,
    NotText,
    Utf16,
    Unreadable,
}

/// What stands in the box.
pub fn text(text: &str) -> Result<Given<'_>, Trouble> {
    look_over(text.as_bytes())?;
    Ok(Given { text: Cow::Borrowed(text), is_utf8: true })
}

/// What stands in a file.
pub fn file(bytes: &[u8]) -> Result<Given<'_>, Trouble> {
    look_over(bytes)?;
    let text = String::from_utf8_lossy(bytes);
    // Nothing was put in the place of anything.
    let is_utf8 = matches!(text, Cow::Borrowed(_));
    Ok(Given { text, is_utf8 })
}

fn look_over(bytes: &[u8]) -> Result<(), Trouble> {
    if bytes.len() > LARGEST_BYTES {
        return Err(Trouble::TooLarge);
    }
    if bytes.trim_ascii().is_empty() {
        return Err(Trouble::Empty);
    }
    // The byte order mark of UTF-16, either way round (Unicode, section 23.8).
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Trouble::Utf16);
    }
    // No text has a NUL; pictures, archives and signed profiles do.
    if bytes.contains(&0) { Err(Trouble::NotText) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_checked() {
        for (bytes, trouble) in [
            (&b""[..], Trouble::Empty),
            (b" \r\n\t", Trouble::Empty),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Trouble::NotText),
            (b"\xff\xfe<\0a\0", Trouble::Utf16),
            (b"\xfe\xff\0<\0a", Trouble::Utf16),
            (&vec![b' '; LARGEST_BYTES + 1], Trouble::TooLarge),
        ] {
            assert_eq!(file(bytes), Err(trouble));
        }
        assert_eq!(text("\n"), Err(Trouble::Empty));
        assert!(file(&vec![b'a'; LARGEST_BYTES]).is_ok());
    }

    #[test]
    fn an_old_encoding_is_text_all_the_same() {
        let given = file(b"<a>J\xe9r\xf4me</a>").unwrap();
        assert_eq!((given.text.as_ref(), given.is_utf8), ("<a>J\u{fffd}r\u{fffd}me</a>", false));
        assert!(file("Jérôme \u{fffd}".as_bytes()).unwrap().is_utf8);
    }
}
