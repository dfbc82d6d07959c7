//! What a check reports.

use std::fmt;

/// A rule of the data: those with numbers are about the facts, those with names about how a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// The file is JSON, and no key stands twice in one object.
    Json,
    /// The file has the fields that its schema names, with values of their types.
    Shape,
    /// A domain is written in lower case as DNS has it (A-labels), is one that can be registered, and is in the data once.
    D1,
    /// Every value names its sources, and each of them is in `sources.json` with who, when, and where or why not.
    D2,
    /// Where sources differ, the data says which one the guide follows and why.
    D3,
    /// A host is a bare host name.
    D4,
    /// A port belongs to its protocol and security, or the data says why it is right all the same.
    D5,
    /// A connection without encryption carries a warning.
    D6,
    /// The form of the user name is given.
    D7,
    /// On each way through a task, which the reader can tell from the others, the steps of each protocol show every
    /// setting that the program asks for, and no other; what the reader types stands in one field.
    D8,
    /// A limit has a unit that fits it.
    D9,
    /// A dialog is drawn where there are fields, and the drawing and the text agree: the same fields in the same order,
    /// values that the drawing can show, and no button that the text does not name.
    D10,
    /// What goes wrong leads to a cause that is there, and each cause to a plan of one to five things; ids are unique, and
    /// codes and placeholders are such as programs and the guide have.
    D11,
    /// A date is in the calendar, and exact to the day where a day is asked for.
    Date,
    /// A step text can be read: known settings in braces, captions in pairs of stars.
    Text,
    /// A name of ours fits into an address and a file name, and is unique.
    Name,
    /// No text is empty.
    Blank,
    /// No list has an entry twice.
    Twice,
    /// What `only`, `instead` and `replaced_by` name is there, and is not what names it.
    Only,
    /// Every domain has servers that the guide can show.
    Servers,
    /// The data folder is complete, and each file is where it belongs.
    Files,
}

impl Rule {
    /// Every rule.
    pub const ALL: [Self; 21] = [
        Self::Json,
        Self::Shape,
        Self::D1,
        Self::D2,
        Self::D3,
        Self::D4,
        Self::D5,
        Self::D6,
        Self::D7,
        Self::D8,
        Self::D9,
        Self::D10,
        Self::D11,
        Self::Date,
        Self::Text,
        Self::Name,
        Self::Blank,
        Self::Twice,
        Self::Only,
        Self::Servers,
        Self::Files,
    ];

    /// As in the output.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Shape => "shape",
            Self::D1 => "D1",
            Self::D2 => "D2",
            Self::D3 => "D3",
            Self::D4 => "D4",
            Self::D5 => "D5",
            Self::D6 => "D6",
            Self::D7 => "D7",
            Self::D8 => "D8",
            Self::D9 => "D9",
            Self::D10 => "D10",
            Self::D11 => "D11",
            Self::Date => "date",
            Self::Text => "text",
            Self::Name => "name",
            Self::Blank => "blank",
            Self::Twice => "twice",
            Self::Only => "only",
            Self::Servers => "servers",
            Self::Files => "files",
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// One thing that is wrong with a data file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The file as the caller named it.
    pub file: String,
    /// The place in the file, such as `groups[0].servers[2].port`; empty for the file as a whole.
    pub path: String,
    /// The rule that it breaks.
    pub rule: Rule,
    /// What is wrong, as a clause without a full stop.
    pub problem: String,
    /// How to mend it, likewise.
    pub mend: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, path, rule, problem, mend } = self;
        write!(f, "{file}: ")?;
        if !path.is_empty() {
            write!(f, "{path}: ")?;
        }
        write!(f, "{rule}: {problem}. Mend: {mend}.")
    }
}
