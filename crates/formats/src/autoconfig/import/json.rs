//! A provider's file as people keep it: fields in the order of the types, and none that say nothing.

use mailsteps_settings::{Provider, Source, Sources};
use serde::Serialize;

/// A provider's file, a source or a file of sources as text with two spaces for each level and a line's end behind it.
#[must_use]
pub fn json<T: Entry>(entry: &T) -> String {
    // Of these types all keys are texts, so writing cannot fail.
    let pretty = serde_json::to_string_pretty(entry).unwrap_or_default();
    let mut text = String::with_capacity(pretty.len());
    for line in pretty.lines().filter(|line| !says_nothing(line)) {
        let end = line.trim_start();
        let is_end = end.starts_with(['}', ']']);
        // Behind what was the last field stands a comma too many; behind the opening bracket stood nothing else.
        if is_end && text.ends_with(',') {
            text.pop();
        }
        if is_end && text.ends_with(['{', '[']) {
            text.push_str(end);
            continue;
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(line);
    }
    text.push('\n');
    text
}

/// What an import makes.
pub trait Entry: Serialize {}
impl Entry for Provider {}
impl Entry for Source {}
impl Entry for Sources {}

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
