//! POP3: RFC 1939; CAPA by RFC 2449, STLS by RFC 2595, `[SYS/TEMP]` by RFC 3206.

use super::grammar::{Grammar, Reply, Request, begins_with_word, has_response_code, words_behind};

#[derive(Debug, Default)]
pub(super) struct Pop3 {
    /// The lines of a multi-line reply so far; none while its first line is awaited.
    list: Option<Vec<String>>,
    /// Whether the greeting has a timestamp, which offers APOP (RFC 1939, section 7).
    has_timestamp: bool,
}

impl Grammar for Pop3 {
    fn command(&mut self, request: Request) -> String {
        self.list = None;
        match request {
            Request::Greeting => "",
            Request::Capabilities => "CAPA\r\n",
            Request::Starttls => "STLS\r\n",
            Request::Bye => "QUIT\r\n",
        }
        .to_owned()
    }

    fn line(&mut self, request: Request, line: String) -> Option<Reply> {
        if let Some(list) = &mut self.list {
            // RFC 1939, section 3: a dot alone ends the list, a dot in front of more is doubled.
            if line == "." {
                return Some(Reply::Yes(std::mem::take(list)));
            }
            list.push(line.strip_prefix('.').map(str::to_owned).unwrap_or(line));
            return None;
        }
        // Mail programs look no further than these characters, so a server without the space behind them is of use.
        if line.starts_with("+OK") {
            if request == Request::Capabilities {
                self.list = Some(Vec::new());
                return None;
            }
            if request == Request::Greeting {
                self.has_timestamp = has_timestamp(&line);
            }
            return Some(Reply::Yes(vec![line]));
        }
        Some(if !line.starts_with("-ERR") {
            Reply::Strange(line)
        } else if has_response_code(&line, "SYS/TEMP") {
            Reply::Busy(line)
        } else if request == Request::Capabilities {
            // CAPA is an extension; a server of 1996 is within its rights.
            Reply::NotKnown(line)
        } else {
            Reply::No(line)
        })
    }

    fn offers_starttls(&self, capabilities: &[String]) -> bool {
        capabilities.iter().any(|line| begins_with_word(line, "STLS"))
    }

    fn login_methods(&self, capabilities: &[String]) -> Option<Vec<String>> {
        if capabilities.is_empty() {
            return None;
        }
        let mut methods = words_behind(capabilities, "SASL");
        if capabilities.iter().any(|line| begins_with_word(line, "USER")) {
            methods.push("USER".to_owned());
        }
        if self.has_timestamp {
            methods.push("APOP".to_owned());
        }
        Some(methods)
    }
}

/// RFC 1939, section 7: `<process-ID.clock@hostname>`.
fn has_timestamp(greeting: &str) -> bool {
    let stamp = greeting.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
    stamp.is_some_and(|(stamp, _)| stamp.contains('@') && !stamp.contains(' '))
}
