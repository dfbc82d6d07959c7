//! What is wrong with a file.

use std::fmt;

/// One thing that is wrong with a file, where, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule that it breaks.
    pub rule: Rule,
    /// Where.
    pub place: Place,
    /// What is wrong, in a sentence without a full stop at its end.
    pub text: String,
    /// How to mend it, likewise.
    pub mend: String,
}

/// A rule's name, such as `A5`: a letter for the format and a number, which never changes its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rule(pub &'static str);

/// A place in a file. Lines and columns count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line.
    pub line: u32,
    /// The character in the line.
    pub column: u32,
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rule, place, text, mend } = self;
        write!(f, "{}:{}: {rule}: {text}. {mend}.", place.line, place.column)
    }
}
