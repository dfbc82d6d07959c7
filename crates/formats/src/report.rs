//! Collecting findings.

use crate::{Finding, Place, Rule};

/// The most findings in one file. Whoever has mended two hundred things runs the linter again; a file of a million mistakes must
/// not fill the memory.
pub const MOST_FINDINGS: usize = 200;

/// Characters of a file that a finding quotes.
const QUOTED: usize = 60;

/// What a linter has found so far.
pub(crate) struct Report<'a> {
    text: &'a str,
    findings: Vec<Finding>,
}

impl<'a> Report<'a> {
    pub fn of(text: &'a str) -> Self {
        Self { text, findings: Vec::new() }
    }

    /// Adds a finding at a byte of the text.
    pub fn add(&mut self, rule: Rule, at: usize, text: impl Into<String>, mend: impl Into<String>) {
        if self.findings.len() < MOST_FINDINGS {
            let place = place(self.text, at);
            self.findings.push(Finding { rule, place, text: text.into(), mend: mend.into() });
        }
    }

    /// Adds a finding at a place that another reader gave.
    pub fn add_at(&mut self, rule: Rule, place: Place, text: impl Into<String>, mend: impl Into<String>) {
        if self.findings.len() < MOST_FINDINGS {
            self.findings.push(Finding { rule, place, text: text.into(), mend: mend.into() });
        }
    }

    /// Every finding, from the top of the file to its end.
    pub fn findings(mut self) -> Vec<Finding> {
        self.findings.sort_by_key(|finding| (finding.place, finding.rule));
        self.findings
    }
}

/// The line and the character of a byte.
pub(crate) fn place(text: &str, at: usize) -> Place {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count();
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count();
    let number = |count: usize| u32::try_from(count + 1).unwrap_or(u32::MAX);
    Place { line: number(line), column: number(column) }
}

/// A piece of a file inside a finding: in quotes, short, on one line.
pub(crate) fn quoted(text: &str) -> String {
    if text.chars().nth(QUOTED).is_none() {
        return format!("{text:?}");
    }
    format!("{:?}…", text.chars().take(QUOTED).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_from_one_and_in_characters() {
        let text = "ä\nöx\n";
        assert_eq!(place(text, 0), Place { line: 1, column: 1 });
        assert_eq!(place(text, 5), Place { line: 2, column: 2 });
        assert_eq!(place(text, 99), Place { line: 3, column: 1 });
    }

    #[test]
    fn there_is_an_end() {
        let mut report = Report::of("");
        for _ in 0..1_000 {
            report.add(Rule("X1"), 0, "no", "yes");
        }
        assert_eq!(report.findings().len(), MOST_FINDINGS);
    }
}
