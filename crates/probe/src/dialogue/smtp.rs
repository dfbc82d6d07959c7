//! SMTP submission: RFC 5321, RFC 6409; STARTTLS by RFC 3207.

use super::grammar::{Grammar, Reply, Request, begins_with_word, words_behind};

/// The name by which the probe introduces itself. It says nothing about the machine it runs on, is a valid address
/// literal (RFC 5321, section 4.1.3) that servers accept where a made-up name would fail their DNS checks, and is what
/// privacy-minded mail programs send.
const OWN_NAME: &str = "[127.0.0.1]";

#[derive(Debug, Default)]
pub(super) struct Smtp {
    /// The reply's code and the lines that have come, as sent.
    lines: Vec<String>,
}

/// The code of a reply line, and whether more lines follow (RFC 5321, section 4.2.1).
fn code_of(line: &str) -> Option<(u16, bool)> {
    let digits = line.get(..3).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let code = digits.parse().ok().filter(|code| (200..600).contains(code))?;
    match line.as_bytes().get(3) {
        None | Some(b' ') => Some((code, false)),
        Some(b'-') => Some((code, true)),
        Some(_) => None,
    }
}

impl Grammar for Smtp {
    fn command(&mut self, request: Request) -> String {
        self.lines.clear();
        match request {
            Request::Greeting => String::new(),
            Request::Capabilities => format!("EHLO {OWN_NAME}\r\n"),
            Request::Starttls => "STARTTLS\r\n".to_owned(),
            Request::Bye => "QUIT\r\n".to_owned(),
        }
    }

    fn line(&mut self, request: Request, line: String) -> Option<Reply> {
        let Some((code, more)) = code_of(&line) else { return Some(Reply::Strange(line)) };
        // Every line of a reply has the same code.
        if self.lines.first().is_some_and(|first| code_of(first) != Some((code, true))) {
            return Some(Reply::Strange(line));
        }
        self.lines.push(line);
        if more {
            return None;
        }
        let lines = std::mem::take(&mut self.lines);
        let expected = match request {
            Request::Greeting | Request::Starttls => 220,
            Request::Capabilities => 250,
            Request::Bye => 221,
        };
        Some(if code != expected {
            unexpected(request, code, lines.join(" "))
        } else if request == Request::Capabilities {
            // The first line is the server's name and a word of welcome.
            Reply::Yes(lines.iter().skip(1).filter_map(|line| line.get(4..)).map(str::to_owned).collect())
        } else {
            Reply::Yes(lines)
        })
    }

    fn offers_starttls(&self, capabilities: &[String]) -> bool {
        capabilities.iter().any(|line| begins_with_word(line, "STARTTLS"))
    }

    /// `AUTH PLAIN LOGIN` (RFC 4954, section 3), or `AUTH=PLAIN LOGIN` as some servers still say for old programs.
    fn login_methods(&self, capabilities: &[String]) -> Option<Vec<String>> {
        let lines: Vec<String> = capabilities.iter().map(|line| line.replacen('=', " ", 1)).collect();
        Some(words_behind(&lines, "AUTH"))
    }

    /// `SIZE 10240000` (RFC 1870, section 3); 0 or nothing says that there is no fixed limit.
    fn size_limit_bytes(&self, capabilities: &[String]) -> Option<u64> {
        let words = words_behind(capabilities, "SIZE");
        words.first()?.parse().ok().filter(|bytes| *bytes > 0)
    }
}

fn unexpected(request: Request, code: u16, text: String) -> Reply {
    match code {
        // 454 says that TLS is not to be had (RFC 3207, section 4); that is no matter of load.
        400..500 if code == 421 || request != Request::Starttls => Reply::Busy(text),
        400..600 => Reply::No(text),
        _ => Reply::Strange(text),
    }
}
