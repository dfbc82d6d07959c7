//! IMAP: RFC 9051 (and RFC 3501, which says the same of all that is used here); `[UNAVAILABLE]` by RFC 5530.

use super::grammar::{Grammar, Reply, Request, begins_with_word, has_response_code};

#[derive(Debug, Default)]
pub(super) struct Imap {
    /// How many commands were sent; the last one's tag is made of it.
    commands: u8,
    capabilities: Vec<String>,
    /// RFC 9051, section 7.1.4: after PREAUTH there is no STARTTLS.
    preauthenticated: bool,
}

impl Imap {
    fn tag(&self) -> String {
        format!("m{}", self.commands)
    }

    fn greeting(&mut self, line: String) -> Reply {
        let Some(rest) = line.strip_prefix("* ") else { return Reply::Strange(line) };
        self.preauthenticated = begins_with_word(rest, "PREAUTH");
        if self.preauthenticated || begins_with_word(rest, "OK") {
            Reply::Yes(vec![line])
        } else if begins_with_word(rest, "BYE") {
            no(line)
        } else {
            Reply::Strange(line)
        }
    }

    /// A line that answers no command in particular.
    fn untagged(&mut self, request: Request, line: &str) -> Option<Reply> {
        let rest = line.strip_prefix("* ")?;
        if begins_with_word(rest, "CAPABILITY") {
            self.capabilities = rest.split_ascii_whitespace().skip(1).map(str::to_owned).collect();
        }
        // BYE is the expected answer to LOGOUT, and to everything else the end (RFC 9051, section 7.1.5).
        (request != Request::Bye && begins_with_word(rest, "BYE")).then(|| no(line.to_owned()))
    }
}

fn no(line: String) -> Reply {
    if has_response_code(&line, "UNAVAILABLE") { Reply::Busy(line) } else { Reply::No(line) }
}

impl Grammar for Imap {
    fn command(&mut self, request: Request) -> String {
        self.capabilities.clear();
        self.commands += 1;
        let word = match request {
            Request::Greeting => return String::new(),
            Request::Capabilities => "CAPABILITY",
            Request::Starttls => "STARTTLS",
            Request::Bye => "LOGOUT",
        };
        format!("{} {word}\r\n", self.tag())
    }

    fn line(&mut self, request: Request, line: String) -> Option<Reply> {
        if request == Request::Greeting {
            return Some(self.greeting(line));
        }
        if line.starts_with("* ") {
            return self.untagged(request, &line);
        }
        let Some(rest) = line.strip_prefix(&self.tag()).and_then(|rest| rest.strip_prefix(' ')) else {
            return Some(Reply::Strange(line));
        };
        Some(if begins_with_word(rest, "OK") {
            Reply::Yes(std::mem::take(&mut self.capabilities))
        } else if begins_with_word(rest, "NO") || begins_with_word(rest, "BAD") {
            no(line)
        } else {
            Reply::Strange(line)
        })
    }

    fn offers_starttls(&self, capabilities: &[String]) -> bool {
        !self.preauthenticated && capabilities.iter().any(|word| word.eq_ignore_ascii_case("STARTTLS"))
    }

    /// RFC 9051, section 6.2.3: the command LOGIN is there unless LOGINDISABLED says otherwise.
    fn login_methods(&self, capabilities: &[String]) -> Option<Vec<String>> {
        let words = || capabilities.iter().map(|word| word.to_ascii_uppercase());
        let mut methods: Vec<String> =
            words().filter_map(|word| word.strip_prefix("AUTH=").map(str::to_owned)).collect();
        if words().all(|word| word != "LOGINDISABLED") {
            methods.push("LOGIN".to_owned());
        }
        Some(methods)
    }
}
