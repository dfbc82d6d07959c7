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

    /// The ways to sign in that the capabilities name, each once; `None` where they say nothing about it.
    fn login_methods(&self, capabilities: &[String]) -> Option<Vec<String>>;

    /// The largest message that the server takes, in bytes, where it says so.
    fn size_limit_bytes(&self, _capabilities: &[String]) -> Option<u64> {
        None
    }
}

/// Whether a text begins with a word, in any case, and ends or goes on with a space there.
pub(super) fn begins_with_word(text: &str, word: &str) -> bool {
    match (text.get(..word.len()), text.as_bytes().get(word.len())) {
        (Some(start), None | Some(b' ')) => start.eq_ignore_ascii_case(word),
        _ => false,
    }
}

/// The words behind the first line that begins with a word, in upper case.
pub(super) fn words_behind(lines: &[String], word: &str) -> Vec<String> {
    let line = lines.iter().find(|line| begins_with_word(line, word));
    let words = line.into_iter().flat_map(|line| line.split_ascii_whitespace().skip(1));
    words.map(str::to_ascii_uppercase).collect()
}

/// Whether a text has a response code such as `[SYS/TEMP]` in it, in any case.
pub(super) fn has_response_code(text: &str, code: &str) -> bool {
    text.to_ascii_uppercase().contains(&format!("[{code}"))
}
