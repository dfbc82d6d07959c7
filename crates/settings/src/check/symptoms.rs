//! D11: rules of `symptoms.json`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{
    Cursor, Rule,
    findings::{Findings, nearest, quoted},
};
use crate::{ClientId, RichText};

/// What stands in a message for what differs from reader to reader.
const PLACEHOLDERS: [&str; 5] = ["host", "port", "user", "number", "any"];
/// A plan is short.
const MOST_ACTIONS: usize = 5;

pub(super) fn check(file: &Cursor<'_>, findings: &mut Findings) {
    let causes = ids(&file.at("causes"), findings);
    let mut named = BTreeSet::new();
    for list in [file.at("symptoms"), file.at("messages")] {
        ids(&list, findings);
        for cause in list.items().flat_map(|item| item.at("causes").items()) {
            is_there(&cause, &causes, findings);
            named.extend(cause.text());
        }
    }
    for symptom in file.at("symptoms").items() {
        [symptom.at("title")]
            .into_iter()
            .chain(symptom.at("phrases").items())
            .for_each(|text| pattern(&text, findings));
    }
    file.at("messages").items().for_each(|message| check_message(&message, findings));
    let mut words = BTreeMap::new();
    for cause in file.at("causes").items() {
        let id = cause.at("id");
        if id.text().is_some_and(|text| !named.contains(text) && text.parse::<ClientId>().is_ok()) {
            let mend = "name it in the \"causes\" of a message or symptom, or remove it";
            findings.add(&id, Rule::D11, "no message and no symptom has this cause", mend);
        }
        said(&cause.at("title"), findings);
        plan(&cause.at("plan"), findings);
        cause.at("plan").items().for_each(|action| check_action(action, &mut words, findings));
    }
}

/// Where a file names mail programs.
pub(super) fn programs<'a>(file: &Cursor<'a>) -> Vec<Cursor<'a>> {
    let of_messages = file.at("messages").items().flat_map(|message| message.at("programs").items());
    of_messages.chain(actions(file).flat_map(|action| action.at("only").items())).collect()
}

/// Where a file names domains.
pub(super) fn domains<'a>(file: &Cursor<'a>) -> Vec<Cursor<'a>> {
    file.at("causes").items().flat_map(|cause| cause.at("likelier_for").items()).collect()
}

fn actions<'a>(file: &Cursor<'a>) -> impl Iterator<Item = Cursor<'a>> + use<'a> {
    file.at("causes").items().flat_map(|cause| cause.at("plan").items())
}

/// The ids of a list, each of which is in it once.
fn ids<'a>(list: &Cursor<'a>, findings: &mut Findings) -> BTreeSet<&'a str> {
    let mut seen = BTreeMap::new();
    for id in list.items().map(|item| item.at("id")) {
        let Some(text) = id.text() else { continue };
        let first = seen.entry(text).or_insert_with(|| id.path().clone());
        if first != id.path() {
            findings.add(&id, Rule::D11, format!("the id {text:?} is taken, at {first}"), "give it an id of its own");
        }
    }
    seen.into_keys().collect()
}

fn is_there(cause: &Cursor<'_>, causes: &BTreeSet<&str>, findings: &mut Findings) {
    let Some(text) = cause.text().filter(|text| !causes.contains(text)) else { return };
    let mend = match nearest(text, causes.iter().copied()) {
        Some(likely) => format!("write {likely:?}, or add the cause {text:?}"),
        None => format!("add the cause {text:?}, or name one that is there"),
    };
    findings.add(cause, Rule::D11, format!("there is no cause {text:?}"), mend);
}

fn check_message(message: &Cursor<'_>, findings: &mut Findings) {
    message.at("texts").items().for_each(|text| pattern(&text, findings));
    said(&message.at("meaning"), findings);
    if message.at("texts").items().chain(message.at("codes").items()).next().is_none() {
        let mend = "add \"texts\" or \"codes\": what the program shows";
        findings.add(&message.at("texts"), Rule::D11, "the message has neither a text nor a code", mend);
    }
    for code in message.at("codes").items() {
        if let Some((text, mend)) = code.text().and_then(|text| Some((text, misspelt(text)?))) {
            findings.add(&code, Rule::D11, format!("{text:?} is no code as programs print them"), mend);
        }
    }
}

/// How to write a code that is not well formed.
fn misspelt(code: &str) -> Option<String> {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let hex = code.strip_prefix("0x").or_else(|| code.strip_prefix("0X"));
    if let Some(digits) = hex {
        let right = format!("0x{}", digits.to_ascii_uppercase());
        let is_sound = digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        return match (is_sound, right == code) {
            (true, true) => None,
            (true, false) => Some(format!("write {right:?}")),
            (false, _) => Some("write 0x and eight digits, as in \"0x800CCC0E\"".to_owned()),
        };
    }
    let parts: Vec<&str> = code.split('.').collect();
    let is_reply = code.len() == 3 && is_number(code) && matches!(code.as_bytes()[0], b'2'..=b'5');
    let is_enhanced = matches!(parts[..], ["2" | "4" | "5", subject, detail]
        if [subject, detail].iter().all(|part| is_number(part) && part.len() <= 3));
    // Winsock's, and those of Apple.
    let is_of_system = code.len() == 5 && is_number(code) && (code.starts_with("10") || code.starts_with("11"));
    let is_negative = code.strip_prefix('-').is_some_and(|digits| digits.len() >= 2 && is_number(digits));
    let is_capital = code.len() >= 5 && code.starts_with(|first: char| first.is_ascii_uppercase());
    let is_name = code.starts_with(|first: char| first.is_ascii_alphabetic())
        && (is_capital && !code.contains(char::is_lowercase) || code.contains('_'))
        && code.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '/'));
    let is_sound = is_reply || is_enhanced || is_of_system || is_negative || is_name;
    (!is_sound).then(|| {
        "write it as in \"0x800CCC0E\", \"535\", \"5.7.8\", \"10060\", \"-9807\" or \"SSL_ERROR_BAD_CERT_DOMAIN\"; \
         words belong in \"texts\""
            .to_owned()
    })
}

/// A text that is looked for in what readers paste.
fn pattern(at: &Cursor<'_>, findings: &mut Findings) {
    let mut rest = at.text().unwrap_or_default();
    while let Some((_, behind)) = rest.split_once('{') {
        let Some((name, after)) = behind.split_once('}') else {
            findings.add(at, Rule::D11, "a { has no } behind it", "write a placeholder such as {host}");
            return;
        };
        if !PLACEHOLDERS.contains(&name) {
            let mend = format!("write one of {}", quoted(PLACEHOLDERS.map(|name| format!("{{{name}}}"))));
            findings.add(at, Rule::D11, format!("{{{name}}} is no placeholder of a message"), mend);
        }
        rest = after;
    }
}

/// A text that the reader gets to see, with their own values in it.
fn said(at: &Cursor<'_>, findings: &mut Findings) {
    if let Some(Err(why)) = at.text().map(|text| RichText::try_from(text.to_owned())) {
        let mend = "write captions as **Caption** and settings as {incoming.host}";
        findings.add(at, Rule::D11, why.to_string(), mend);
    }
}

/// Whatever the program, there are at most five things to do. That there is one is checked with the type.
fn plan(plan: &Cursor<'_>, findings: &mut Findings) {
    let named = plan.items().flat_map(|action| action.at("only").items()).filter_map(|id| id.text());
    let named: BTreeSet<&str> = named.collect();
    for program in [None].into_iter().chain(named.into_iter().map(Some)) {
        let is_for = |action: &Cursor<'_>| {
            let only = action.at("only");
            only.items().next().is_none() || only.texts().any(|id| Some(id) == program)
        };
        let count = plan.items().filter(is_for).count();
        if count > MOST_ACTIONS {
            let whose = program.map_or("whatever the program".to_owned(), |program| format!("for {program:?}"));
            let problem = format!("the plan has {count} things to do, {whose}");
            findings.add(plan, Rule::D11, problem, format!("keep the best {MOST_ACTIONS}, in order"));
        }
    }
}

/// An action that returns in another plan has the same words there.
fn check_action<'a>(action: Cursor<'a>, words: &mut BTreeMap<&'a str, Cursor<'a>>, findings: &mut Findings) {
    ["text", "helped", "otherwise"].into_iter().for_each(|key| said(&action.at(key), findings));
    let id = action.at("id");
    let Some(text) = id.text() else { return };
    let first = words.entry(text).or_insert_with(|| action.clone());
    if first.value().map(content) != action.value().map(content) {
        let problem = format!("the id {text:?} stands for other words at {}", first.path());
        findings.add(&id, Rule::D11, problem, "give it an id of its own, or the same words");
    }
}

/// What an action says, whatever programs it is for.
fn content(action: &Value) -> [Option<&Value>; 4] {
    ["text", "helped", "otherwise", "leads_to"].map(|key| action.get(key))
}
