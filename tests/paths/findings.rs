//! What is wrong with a page.

use std::fmt::{Debug, Display};

/// The rules. Each has its test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// What a program asks for stands in one field with the program's caption, or else in the text.
    Fields,
    /// The steps are those of the data, with all their texts.
    Steps,
    /// Values are those of the domain; other servers are shown as what they are.
    Foreign,
    /// The tables beside the steps show the same servers.
    Side,
    /// Whoever must choose can tell what from what.
    Labels,
    /// The drawn dialogs show what the text says.
    Pictures,
    /// The drawn buttons to press are named in the text.
    Presses,
    /// Closed ways.
    Closed,
    /// Programs that work no more, or soon will not.
    Notice,
    /// "Which password?"
    Password,
    /// What POP3 does.
    StopSign,
    /// Names that programs fill in by themselves.
    OldNames,
    /// Domains whose addresses are being changed.
    Replaced,
    /// Headings, labels, ids, references.
    Html,
    /// Links.
    Links,
}

/// What was found on one page.
pub struct Findings {
    page: String,
    /// In the order of the page.
    pub list: Vec<(Rule, String)>,
}

impl Findings {
    /// None yet.
    pub fn of(page: String) -> Self {
        Self { page, list: Vec::new() }
    }

    /// Notes something.
    pub fn add(&mut self, rule: Rule, what: impl Display) {
        self.list.push((rule, format!("{}: {what}", self.page)));
    }

    /// Notes something unless `is_kept`.
    pub fn check(&mut self, rule: Rule, is_kept: bool, what: impl Display) {
        if !is_kept {
            self.add(rule, what);
        }
    }

    /// Notes two things that should be the same.
    pub fn same<A: PartialEq<B> + Debug, B: Debug>(&mut self, rule: Rule, what: impl Display, found: A, expected: B) {
        if found != expected {
            self.add(rule, format!("{what}: found {found:?}, expected {expected:?}"));
        }
    }
}
