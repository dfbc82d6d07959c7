//! What people read: names, and links to pages.

use std::collections::BTreeSet;

use roxmltree::Document;

use super::outside_username;
use crate::{
    Rule,
    autoconfig::{
        LONGEST_NAMES,
        config::{Config, Documentation},
    },
    report::{Report, quoted},
};

/// A8: there is a name, and dialogs have room for it.
pub(super) fn names(config: &Config, report: &mut Report<'_>) {
    let lists = [("displayName", &config.names), ("displayShortName", &config.short_names)];
    for ((element, values), most) in lists.into_iter().zip(LONGEST_NAMES) {
        if values.is_empty() {
            report.add(Rule("A8"), config.at, format!("There is no {element}"), "Write the provider's name in one");
        }
        if let [_, second, ..] = values.as_slice() {
            report.add(Rule("A8"), second.at, format!("There is a second {element}"), "Keep one of them");
        }
        for value in values {
            outside_username(value, element, report);
            let length = value.trimmed().chars().count();
            if length == 0 {
                report.add(Rule("A8"), value.at, format!("The {element} is empty"), "Write the provider's name");
            } else if length > most {
                let text = format!("The {element} has {length} characters");
                report.add(Rule("A8"), value.at, text, format!("Shorten it to {most}"));
            }
        }
    }
}

/// A12: no placeholder in a web address.
pub(super) fn placeholders_in_attributes(document: &Document<'_>, report: &mut Report<'_>) {
    for node in document.descendants().filter(|node| node.is_element() && node.tag_name().name() == "documentation") {
        if node.attribute("url").is_some_and(|url| url.contains("%EMAIL")) {
            let text = "The address of the documentation has a placeholder";
            report.add(Rule("A12"), node.range().start, text, "Link a page that is the same for everybody");
        }
    }
}

/// A12: a page over TLS, with a description for each language at most once.
pub(super) fn page<'a>(documentation: &'a Documentation, urls: &mut BTreeSet<&'a str>, report: &mut Report<'_>) {
    let at = documentation.at;
    match documentation.url.as_deref() {
        None | Some("") => report.add(Rule("A12"), at, "The documentation has no url", "Write its address"),
        Some(url) if !url.starts_with("https://") || url.contains(char::is_whitespace) => {
            let text = format!("The documentation is at {}", quoted(url));
            report.add(Rule("A12"), at, text, "Link a page that begins with https://");
        }
        Some(url) if !urls.insert(url) => {
            report.add(Rule("A12"), at, "The same page is linked already", "Remove one of the links");
        }
        Some(_) => {}
    }
    let mut known = BTreeSet::new();
    for (at, language) in &documentation.languages {
        match language.as_deref() {
            None | Some("") => {
                report.add(Rule("A12"), *at, "The description has no language", "Write lang=\"en\", or what it is");
            }
            Some(language) if !is_language(language) => {
                let text = format!("{} is no language tag", quoted(language));
                report.add(Rule("A12"), *at, text, "Write one such as en or pt-BR (BCP 47)");
            }
            Some(language) if !known.insert(language.to_ascii_lowercase()) => {
                let text = format!("There is a description in {} already", quoted(language));
                report.add(Rule("A12"), *at, text, "Keep one for each language");
            }
            Some(_) => {}
        }
    }
}

/// The form of BCP 47 (RFC 5646, section 2.1): a language of two to eight letters, then parts of one to eight letters or digits.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let is_first = |part: &str| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    parts.next().is_some_and(is_first)
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}
