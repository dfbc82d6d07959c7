//! The words around the findings.

use crate::given::Trouble;

/// Every one of them.
pub struct Words {
    pub in_the_box: &'static str,
    pub clean: &'static str,
    pub one: &'static str,
    pub several: &'static str,
    pub at_least: &'static str,
    pub unknown: &'static str,
    pub place: &'static str,
    pub mend: &'static str,
    pub trouble: fn(Trouble) -> &'static str,
}

/// English.
pub static ENGLISH: Words = Words {
    in_the_box: "The text in the box",
    clean: "Nothing is wrong with it.",
    one: "1 thing is wrong with it.",
    several: "{number} things are wrong with it.",
    at_least: "At least {number} things are wrong with it. Mend these first, then check again.",
    unknown: "We do not know what kind of file this is.",
    place: "Line {line}, column {column}",
    mend: "How to mend it:",
    trouble,
};

fn trouble(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::Empty => "There is nothing in it. Paste the text of a file, or choose a file.",
        Trouble::TooLarge => {
            "It is larger than 1 MB. A set-up file has a few thousand bytes, so this is something else."
        }
        Trouble::NotText => {
            "It is not a text file. If it is a signed Apple profile, check the profile as it was before it was signed."
        }
        Trouble::Utf16 => {
            "It is saved as UTF-16, which mail programs do not expect. Save it as UTF-8, and check it again."
        }
        Trouble::Unreadable => {
            "Your browser could not read it. Look whether it is a folder, or whether it was moved or deleted."
        }
    }
}
