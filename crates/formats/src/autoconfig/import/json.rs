//! A provider's file as people keep it: fields in the order of the types, and none that say nothing.

use mailsteps_settings::{Provider, Source};
use serde::Serialize;

/// A [`Provider`] or a [`Source`] as text with two spaces for each level and a line's end behind it.
#[must_use]
pub fn json<T: Entry>(entry: &T) -> String {
    // Of these types all keys are texts, so writing cannot fail.
    let pretty = serde_json::to_string_pretty(entry).unwrap_or_default();
    let mut lines: Vec<&str> = Vec::new();
    for line in pretty.lines().filter(|line| !says_nothing(line)) {
        // The comma before what was the last field.
        if line.trim_start().starts_with(['}', ']'])
            && let Some(last) = lines.last_mut()
        {
            *last = last.strip_suffix(',').unwrap_or(last);
        }
        lines.push(line);
    }
    lines.join("\n") + "\n"
}

/// What an import makes.
pub trait Entry: Serialize {}
impl Entry for Provider {}
impl Entry for Source {}

/// A field that may as well be absent. A line of this form is never inside a text, whose line ends are escaped.
fn says_nothing(line: &str) -> bool {
    let Some((key, value)) = line.trim_start().strip_prefix('"').and_then(|rest| rest.split_once("\": ")) else {
        return false;
    };
    match value.strip_suffix(',').unwrap_or(value) {
        "null" | "[]" => true,
        "false" => matches!(key, "primary" | "inference"),
        _ => false,
    }
}
