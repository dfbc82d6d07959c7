//! The line that a finding is about, as much of it as fits.

/// Characters before the place. A file may be one long line.
const BEFORE: usize = 30;
/// Characters that are marked.
const MARKED: usize = 40;
/// Characters behind them.
const AFTER: usize = 60;

/// A line in three parts. Where something is left out, there is an ellipsis.
#[derive(Debug, PartialEq, Eq)]
pub struct Excerpt {
    pub before: String,
    /// From the place to the end of the word there; empty at the end of a line.
    pub marked: String,
    pub after: String,
}

/// The excerpt of a line around a column, which counts characters from 1.
pub fn excerpt(line: &str, column: u32) -> Excerpt {
    let line = line.trim_end();
    let (before, rest) = line.split_at(byte_of(line, usize::try_from(column).map_or(0, |column| column.max(1) - 1)));
    let word = rest.char_indices().skip(1).find(|(_, c)| !is_word(*c)).map_or(rest.len(), |(end, _)| end);
    let (marked, after) = rest.split_at(word.min(byte_of(rest, MARKED)));
    let (before, after) = (before.trim_start(), after);
    let first = before.char_indices().rev().nth(BEFORE).map_or(0, |(at, c)| at + c.len_utf8());
    let end = byte_of(after, AFTER);
    Excerpt {
        before: [if first > 0 { "…" } else { "" }, &before[first..]].concat(),
        marked: marked.to_owned(),
        after: [&after[..end], if end < after.len() { "…" } else { "" }].concat(),
    }
}

/// Where the character with this index begins, or the end.
fn byte_of(text: &str, index: usize) -> usize {
    text.char_indices().nth(index).map_or(text.len(), |(at, _)| at)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, column: u32, expected: [&str; 3]) {
        let Excerpt { before, marked, after } = excerpt(line, column);
        assert_eq!([before.as_str(), &marked, &after], expected);
    }

    #[test]
    fn the_word_at_the_place_is_marked() {
        check("  <port>99</port>\r", 3, ["", "<port", ">99</port>"]);
        check("  <port>99</port>", 9, ["<port>", "99", "</port>"]);
        check("\tJérôme sagt", 2, ["", "Jérôme", " sagt"]);
    }

    #[test]
    fn places_outside_the_line_are_at_its_end() {
        check("<a>", 4, ["<a>", "", ""]);
        check("<a>", 99, ["<a>", "", ""]);
        check("", 1, ["", "", ""]);
        check("<a>", 0, ["", "<a", ">"]);
    }

    #[test]
    fn a_long_line_is_cut() {
        let line = ["x".repeat(5_000), " ".to_owned(), "y".repeat(5_000)].concat();
        let Excerpt { before, marked, after } = excerpt(&line, 5_002);
        assert_eq!(before, format!("…{} ", "x".repeat(BEFORE - 1)));
        assert_eq!(marked, "y".repeat(MARKED));
        assert_eq!(after, format!("{}…", "y".repeat(AFTER)));
        check(&format!("{}!", "ü".repeat(BEFORE)), 31, [&"ü".repeat(BEFORE), "!", ""]);
    }
}
