//! Findings on their way to the report.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Cursor, Finding, Path, Rule};

/// The findings of one file.
#[derive(Debug, Default)]
pub(super) struct Findings(Vec<(Path, Rule, String, String)>);

impl Findings {
    pub(super) fn add(&mut self, at: &Cursor<'_>, rule: Rule, problem: impl Into<String>, mend: impl Into<String>) {
        self.add_at(at.path().clone(), rule, problem, mend);
    }

    pub(super) fn add_at(&mut self, at: Path, rule: Rule, problem: impl Into<String>, mend: impl Into<String>) {
        self.0.push((at, rule, problem.into(), mend.into()));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The report, sorted by place.
    ///
    /// A general finding is left out where a rule says at the same place, more exactly, what is wrong: "is not of the
    /// form `^[a-z0-9-]+…`" beside "has a scheme and a path" would only be noise.
    pub(super) fn into_report(self, file: &str) -> Vec<Finding> {
        let exact: BTreeSet<Path> =
            self.0.iter().filter(|(_, rule, ..)| !is_general(*rule)).map(|(path, ..)| path.clone()).collect();
        let mut kept = self.0;
        kept.retain(|(path, rule, ..)| !is_general(*rule) || !exact.contains(path));
        kept.sort();
        kept.dedup();
        kept.into_iter()
            .map(|(path, rule, problem, mend)| Finding {
                file: file.to_owned(),
                path: path.to_string(),
                rule,
                problem,
                mend,
            })
            .collect()
    }
}

fn is_general(rule: Rule) -> bool {
    matches!(rule, Rule::Shape | Rule::Blank)
}

/// Names in quotation marks with commas between them.
pub(super) fn quoted<T: AsRef<str>>(names: impl IntoIterator<Item = T>) -> String {
    names.into_iter().map(|name| format!("{:?}", name.as_ref())).collect::<Vec<_>>().join(", ")
}

/// The candidate that looks most like a misspelt name, where one does.
pub(super) fn nearest<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let near = candidates.into_iter().map(|name| (strsim::osa_distance(&typed.to_lowercase(), name), name));
    near.filter(|(slips, name)| *slips <= name.chars().count().div_ceil(3)).min().map(|(_, name)| name)
}

/// A value as the file has it, shortened where it is long.
pub(super) fn shown(value: &Value) -> String {
    const LONGEST_CHARS: usize = 60;
    let text = value.to_string();
    match text.char_indices().nth(LONGEST_CHARS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
