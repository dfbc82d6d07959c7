//! What the three protocols have in common: a request, and a reply of one or more lines.

/// What a reply answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Request {
    /// Nothing: the server speaks first.
    Greeting,
    /// What can you do?
    Capabilities,
    /// Let us switch to TLS.
    Starttls,
    /// Good-bye.
    Bye,
}

/// A complete reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reply {
    /// Yes. To a greeting: its lines as sent. To `Capabilities`: one each.
    Yes(Vec<String>),
    /// The server does not know this request, which it need not.
    NotKnown(String),
    /// Not now: too busy.
    Busy(String),
    /// No.
    No(String),
    /// Not of this protocol.
    Strange(String),
}

/// How one protocol asks and answers.
pub(super) trait Grammar: std::fmt::Debug + Send {
    /// The line to send, CRLF included. `Greeting` is not asked for and gives nothing.
    fn command(&mut self, request: Request) -> String;

    /// Reads one line of the reply; gives the reply when that was its last.
    fn line(&mut self, request: Request, line: String) -> Option<Reply>;

    /// Whether the capabilities name STARTTLS.
    fn offers_starttls(&self, capabilities: &[String]) -> bool;
}

/// Whether a text begins with a word, in any case, and ends or goes on with a space there.
pub(super) fn begins_with_word(text: &str, word: &str) -> bool {
    match (text.get(..word.len()), text.as_bytes().get(word.len())) {
        (Some(start), None | Some(b' ')) => start.eq_ignore_ascii_case(word),
        _ => false,
    }
}

/// Whether a text has a response code such as `[SYS/TEMP]` in it, in any case.
pub(super) fn has_response_code(text: &str, code: &str) -> bool {
    text.to_ascii_uppercase().contains(&format!("[{code}"))
}
