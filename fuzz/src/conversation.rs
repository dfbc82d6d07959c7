//! A mail server that says anything, in pieces of any size.

use mailsteps_probe::{
    dialogue::{Dialogue, Failure, Step, TOTAL_LIMIT},
    report::{Code, Facts, Protocol, StageName},
};

/// Ends a piece. It occurs in no UTF-8, and Latin-1 greets with 0xff just as well.
const SPLIT: u8 = 0xfe;

/// The characters of an excerpt and its ellipsis.
const LONGEST_DETAIL: usize = 301;

/// What was found out.
#[derive(Debug, PartialEq)]
struct Found {
    heard: Vec<String>,
    passed: Vec<(StageName, Facts)>,
    failure: Option<Failure>,
}

/// One conversation in the pieces that the bytes say, with and without STARTTLS, and once more byte by byte.
///
/// # Panics
/// When a conversation has no end, or one without a finding, or when it depends on the pieces.
pub fn conversation(protocol: Protocol, bytes: &[u8]) {
    let pieces: Vec<&[u8]> = bytes.split(|byte| *byte == SPLIT).collect();
    let found = talk(protocol, false, &pieces);
    sound(&found);
    sound(&talk(protocol, true, &pieces));
    let whole = pieces.concat();
    let single = talk(protocol, false, &whole.chunks(1).collect::<Vec<_>>());
    sound(&single);
    // What is over a limit, or a NUL in half a line, may be noticed earlier or later. With STARTTLS the pieces decide
    // whether bytes came ahead of the switch.
    if !is_of_its_moment(&found) && !is_of_its_moment(&single) {
        assert_eq!(found, single, "the pieces decide");
    }
}

fn is_of_its_moment(found: &Found) -> bool {
    let failure = found.failure.as_ref();
    failure.is_some_and(|failure| failure.code == Code::TooMuchData || failure.detail.contains("0x"))
}

/// Plays the server: a piece whenever the dialogue reads, then the end.
fn talk(protocol: Protocol, starttls: bool, pieces: &[&[u8]]) -> Found {
    let mut dialogue = Dialogue::new(protocol, starttls);
    let mut found = Found { heard: Vec::new(), passed: Vec::new(), failure: None };
    let mut pieces = pieces.iter();
    loop {
        match dialogue.next_step() {
            Step::Read => match pieces.next() {
                Some(piece) => dialogue.receive(piece),
                None => dialogue.end_of_input(),
            },
            Step::Send(line) => found.heard.push(line),
            Step::Passed(stage, facts) => found.passed.push((stage, *facts)),
            Step::StartTls => dialogue.tls_started(),
            Step::Failed(failure) => assert_eq!(found.failure.replace(failure), None, "two failures"),
            Step::Finished => return found,
        }
        // At most: ask for what it offers, switch, ask again, part.
        assert!(found.heard.len() <= 4 && found.passed.len() <= 3, "no end: {found:?}");
    }
}

fn sound(found: &Found) {
    let complete = found.passed.last().is_some_and(|(stage, _)| *stage == StageName::Capabilities);
    assert_ne!(complete, found.failure.is_some(), "{found:?}");
    for line in &found.heard {
        let text = line.strip_suffix("\r\n").expect("a command ends with CRLF");
        assert!(text.chars().all(|c| c.is_ascii_graphic() || c == ' '), "{line:?}");
    }
    let facts = || found.passed.iter().map(|(_, facts)| facts);
    let shown = facts().flat_map(|facts| [&facts.banner, &facts.detail]).flatten();
    for text in shown.chain(found.failure.iter().map(|failure| &failure.detail)) {
        assert!(text.chars().count() <= LONGEST_DETAIL && !text.contains(char::is_control), "{text:?}");
    }
    // A byte that is not UTF-8 becomes three.
    let kept: usize = facts().flat_map(|facts| &facts.capabilities).map(String::len).sum();
    assert!(kept <= 3 * TOTAL_LIMIT, "{kept} bytes are kept");
}
