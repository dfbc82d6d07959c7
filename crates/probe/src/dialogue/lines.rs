//! Bytes in, lines out, within limits.

use std::collections::VecDeque;

/// The longest line. RFC 5321, section 4.5.3.1.5 allows 512 bytes to an SMTP reply line and RFC 2449, section 4 as many
/// to POP3; IMAP sets no limit, and long CAPABILITY lines of real servers stay well below this.
pub const LINE_LIMIT: usize = 2048;

/// The most bytes of a whole conversation.
pub const TOTAL_LIMIT: usize = 64 * 1024;

/// Why no line can be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum LineError {
    /// A line or the whole is too long.
    TooMuch(String),
    /// A NUL or another control character: no text protocol sends one.
    Control(u8),
}

/// Bytes that have come and are not read yet.
#[derive(Debug, Default)]
pub(super) struct Lines {
    waiting: VecDeque<u8>,
    total: usize,
}

impl Lines {
    /// Takes bytes from the server. What is over the limit is not kept, so memory stays bounded.
    pub(super) fn receive(&mut self, bytes: &[u8]) {
        let room = (TOTAL_LIMIT + 1).saturating_sub(self.total);
        let taken = &bytes[..bytes.len().min(room)];
        self.total += taken.len();
        self.waiting.extend(taken);
    }

    /// Whether bytes have come that no line was read from.
    pub(super) fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// The next whole line without its end; none when more bytes are needed.
    ///
    /// A bare LF ends a line too, as mail programs have it. Bytes over 127 that are not UTF-8 become U+FFFD: some
    /// servers greet in Latin-1, and programs connect to them all the same.
    pub(super) fn next_line(&mut self) -> Result<Option<String>, LineError> {
        let end = self.waiting.iter().take(LINE_LIMIT + 1).position(|byte| *byte == b'\n');
        let Some(end) = end else {
            // A NUL tells a binary protocol apart long before its first line break.
            if self.waiting.contains(&0) {
                return Err(LineError::Control(0));
            }
            return self.check_length().map(|()| None);
        };
        if self.total > TOTAL_LIMIT {
            return Err(too_much_in_all());
        }
        let mut line: Vec<u8> = self.waiting.drain(..=end).collect();
        line.pop();
        if line.last() == Some(&b'\r') {
            line.pop();
        }
        match line.iter().find(|byte| byte.is_ascii_control() && **byte != b'\t') {
            Some(control) => Err(LineError::Control(*control)),
            None => Ok(Some(String::from_utf8_lossy(&line).into_owned())),
        }
    }

    fn check_length(&self) -> Result<(), LineError> {
        if self.waiting.len() > LINE_LIMIT {
            return Err(LineError::TooMuch(format!("a line was longer than {LINE_LIMIT} bytes")));
        }
        if self.total > TOTAL_LIMIT {
            return Err(too_much_in_all());
        }
        Ok(())
    }
}

fn too_much_in_all() -> LineError {
    LineError::TooMuch(format!("the server sent more than {TOTAL_LIMIT} bytes"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(bytes: &[u8]) -> Result<Vec<String>, LineError> {
        let mut lines = Lines::default();
        lines.receive(bytes);
        std::iter::from_fn(|| lines.next_line().transpose()).collect()
    }

    #[test]
    fn splits_lines() {
        assert_eq!(read(b"+OK\r\nbare\n\r\nrest"), Ok(vec!["+OK".into(), "bare".into(), String::new()]));
        assert_eq!(read("220 gr\u{fc}ezi\r\n".as_bytes()), Ok(vec!["220 gr\u{fc}ezi".into()]));
        assert_eq!(read(b"220 gr\xfcezi\r\n"), Ok(vec!["220 gr\u{fffd}ezi".into()]));
    }

    #[test]
    fn refuses_control_characters() {
        assert_eq!(read(b"+OK \x1b[2J\r\n"), Err(LineError::Control(0x1b)));
        assert_eq!(read(b"+OK\rX\r\n"), Err(LineError::Control(b'\r')));
        assert_eq!(read(b"\x16\x03\0"), Err(LineError::Control(0)));
    }

    #[test]
    fn limits() {
        assert!(read(&[b'a'; LINE_LIMIT]).is_ok());
        assert!(matches!(read(&[b'a'; LINE_LIMIT + 1]), Err(LineError::TooMuch(_))));
        assert!(matches!(read(&b"ab\n".repeat(TOTAL_LIMIT / 3 + 1)), Err(LineError::TooMuch(_))));
        let mut lines = Lines::default();
        for _ in 0..100 {
            lines.receive(&[b'a'; TOTAL_LIMIT]);
        }
        assert!(lines.waiting.len() <= TOTAL_LIMIT + 1);
    }

    /// Line breaks often enough for lines to end.
    fn any_pieces() -> impl Strategy<Value = Vec<Vec<u8>>> {
        let text = proptest::collection::vec(prop_oneof![4 => 32_u8..127, 1 => Just(b'\n'), 1 => any::<u8>()], 0..200);
        let flood = (any::<u8>(), 0..2 * TOTAL_LIMIT).prop_map(|(byte, count)| vec![byte; count]);
        proptest::collection::vec(prop_oneof![9 => text, 1 => flood], 0..12)
    }

    proptest! {
        #[test]
        fn never_more_than_the_limits(pieces in any_pieces()) {
            let mut lines = Lines::default();
            let mut read = 0;
            for piece in &pieces {
                lines.receive(piece);
                prop_assert!(lines.waiting.len() <= TOTAL_LIMIT + 1);
                while let Ok(Some(line)) = lines.next_line() {
                    prop_assert!(line.chars().count() <= LINE_LIMIT);
                    read += 1 + line.chars().count();
                }
            }
            prop_assert!(read <= TOTAL_LIMIT);
        }

        #[test]
        fn a_line_is_whole_whatever_its_pieces(
            texts in proptest::collection::vec("[ -~]{0,40}", 1..8), size in 1_usize..9, crlf: bool,
        ) {
            let end = if crlf { "\r\n" } else { "\n" };
            let bytes: Vec<u8> = texts.iter().flat_map(|text| [text.as_str(), end].concat().into_bytes()).collect();
            let mut lines = Lines::default();
            let mut read = Vec::new();
            for piece in bytes.chunks(size) {
                lines.receive(piece);
                read.extend(std::iter::from_fn(|| lines.next_line().transpose()).map(Result::unwrap));
            }
            prop_assert_eq!(read, texts);
            prop_assert!(lines.is_empty());
        }
    }
}
