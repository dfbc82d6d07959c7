//! Autodiscover version 2: where to ask.

use crate::{
    Finding, Rule,
    placed_json::{Json, Value, read},
    report::{Report, quoted},
};

/// The answer of version 2 names the plain XML and an address of https.
const M10: Rule = Rule("M10");

/// The protocol that this answer is about, as it is written.
const PROTOCOL: &str = "Autodiscoverv1";

/// Why no answer is given; it goes out with status 400.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The question names no protocol.
    NoProtocol,
    /// The question is about a protocol that is not offered here, such as that of Exchange.
    OtherProtocol,
}

/// The answer to `?Protocol=`, with the address of the plain XML, which begins with `https://`.
///
/// # Errors
/// Where the question is about something else; [`Refusal::response`] is the answer then.
pub fn redirect(protocol: Option<&str>, url: &str) -> Result<String, Refusal> {
    match protocol.map(str::trim) {
        None | Some("") => Err(Refusal::NoProtocol),
        Some(protocol) if protocol.eq_ignore_ascii_case(PROTOCOL) => {
            Ok(format!("{{\"Protocol\":\"{PROTOCOL}\",\"Url\":{}}}\n", text(url)))
        }
        Some(_) => Err(Refusal::OtherProtocol),
    }
}

/// A text as JSON writes it.
fn text(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

impl Refusal {
    /// The answer.
    #[must_use]
    pub fn response(self) -> String {
        let (code, message) = match self {
            Self::NoProtocol => ("MandatoryParameterMissing", "The parameter Protocol is missing."),
            Self::OtherProtocol => ("InvalidProtocol", "Only the protocol Autodiscoverv1 is offered here."),
        };
        format!("{{\"ErrorCode\":\"{code}\",\"ErrorMessage\":\"{message}\"}}\n")
    }
}

/// Everything that is wrong with an answer of version 2.
#[must_use]
pub fn lint(file: &str) -> Vec<Finding> {
    let mut report = Report::of(file);
    if let Some(json) = read(file, M10, &mut report) {
        check(&json, &mut report);
    }
    report.findings()
}

fn check(json: &Json, report: &mut Report<'_>) {
    let Some(map) = json.map() else {
        report.add(M10, json.at, "The answer is not an object", "Write {\"Protocol\": …, \"Url\": …}");
        return;
    };
    let find = |key: &str| map.iter().find(|entry| entry.key == key);
    if let Some(code) = find("ErrorCode") {
        if code.json.text().is_none_or(str::is_empty) {
            report.add(M10, code.at, "ErrorCode is not a text", "Write a word, such as \"InvalidProtocol\"");
        }
        return;
    }
    for key in ["Protocol", "Url"] {
        match find(key).map(|entry| &entry.json) {
            None => report.add(M10, json.at, format!("{key} is missing"), format!("Add {key}; capitals count")),
            Some(Json { at, value: Value::Text(text) }) => {
                let is_right = if key == "Protocol" { text == PROTOCOL } else { is_https(text) };
                if !is_right {
                    let mend = "Use the protocol Autodiscoverv1 and an address that begins with https://";
                    report.add(M10, *at, format!("{key} cannot be {}", quoted(text)), mend);
                }
            }
            Some(other) => report.add(M10, other.at, format!("{key} is not a text"), "Put it in quotes"),
        }
    }
    for entry in map.iter().filter(|entry| !matches!(entry.key.as_str(), "Protocol" | "Url")) {
        report.add(M10, entry.at, format!("The key {} is not known", quoted(&entry.key)), "Remove it");
    }
}

fn is_https(url: &str) -> bool {
    url.strip_prefix("https://").is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
}
