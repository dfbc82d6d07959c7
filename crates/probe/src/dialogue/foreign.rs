//! Which other protocol's server sends such a first line.

use super::grammar::begins_with_word;
use crate::report::Protocol;

/// The speaker of a first line that `expected` does not allow, with its article.
pub(super) fn speaker(line: &str, expected: Protocol) -> Option<&'static str> {
    let code =
        matches!(line.as_bytes(), [a, b, c, b' ' | b'-', ..] if [a, b, c].iter().all(|byte| byte.is_ascii_digit()));
    let upper = line.to_ascii_uppercase();
    let (protocol, speaker) = if code && upper.contains("FTP") {
        (None, "an FTP server")
    } else if code {
        (Some(Protocol::Smtp), "an SMTP server")
    } else if line.starts_with("+OK") || line.starts_with("-ERR") {
        (Some(Protocol::Pop3), "a POP3 server")
    } else if ["* OK", "* PREAUTH", "* BYE"].iter().any(|start| begins_with_word(line, start)) {
        (Some(Protocol::Imap), "an IMAP server")
    } else if upper.starts_with("SSH-") {
        (None, "an SSH server")
    } else if upper.starts_with("HTTP/") {
        (None, "a web server")
    } else {
        return None;
    };
    (protocol != Some(expected)).then_some(speaker)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speakers() {
        for (line, expected, speaks) in [
            ("* OK [CAPABILITY IMAP4rev1] ready", Protocol::Pop3, Some("an IMAP server")),
            ("220 mx.example.net ESMTP", Protocol::Imap, Some("an SMTP server")),
            ("554-no", Protocol::Pop3, Some("an SMTP server")),
            ("220 ProFTPD Server", Protocol::Pop3, Some("an FTP server")),
            ("+OK ready", Protocol::Smtp, Some("a POP3 server")),
            ("SSH-2.0-OpenSSH_9.2", Protocol::Smtp, Some("an SSH server")),
            ("HTTP/1.1 400 Bad Request", Protocol::Imap, Some("a web server")),
            ("+OK", Protocol::Pop3, None),
            ("22\u{e9} x", Protocol::Pop3, None),
            ("hello", Protocol::Pop3, None),
            ("", Protocol::Smtp, None),
        ] {
            assert_eq!(speaker(line, expected), speaks, "{line:?}");
        }
    }
}
