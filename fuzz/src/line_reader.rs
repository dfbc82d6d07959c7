//! Bytes in, lines out. The reader is the probe's own file: nobody outside the probe needs it.

#[allow(dead_code, reason = "the probe uses all of it")]
#[path = "../../crates/probe/src/dialogue/lines.rs"]
mod lines_of_the_probe;

use lines_of_the_probe::{LINE_LIMIT, Lines, TOTAL_LIMIT};

/// Begins with a byte for the size of the pieces; the rest comes in these.
///
/// # Panics
/// When a line is too long, has a control character in it, or when more comes out than went in.
pub fn lines(bytes: &[u8]) {
    let Some((size, bytes)) = bytes.split_first() else { return };
    let mut lines = Lines::default();
    let (mut count, mut characters) = (0, 0);
    for piece in bytes.chunks(usize::from(*size).max(1)) {
        lines.receive(piece);
        while let Ok(Some(line)) = lines.next_line() {
            assert!(line.chars().count() <= LINE_LIMIT && !line.contains(|c: char| c.is_ascii_control() && c != '\t'));
            count += 1;
            characters += line.chars().count();
        }
    }
    assert!(count + characters <= bytes.len().min(TOTAL_LIMIT), "{count} lines of {characters} characters");
}
