//! Rules of `sources.json`.

use super::{Cursor, Rule, findings::Findings, typed::NAME_MEND};
use crate::{Date, SourceId};

pub(super) fn check(file: &Cursor<'_>, findings: &mut Findings) {
    for (key, source) in file.at("sources").fields() {
        if let Err(why) = key.parse::<SourceId>() {
            findings.add(&source, Rule::Name, format!("{key:?} is no key of a source: {why}"), NAME_MEND);
        }
        if source.at("who").is_blank() {
            findings.add(
                &source.at("who"),
                Rule::D2,
                "nobody is named as its publisher",
                "add \"who\": who published it",
            );
        }
        if source.at("address").is_blank() && source.at("note").is_blank() {
            let mend = "add \"address\", or a \"note\" that says why there is none";
            findings.add(&source.at("address"), Rule::D2, "the source has no address", mend);
        }
        day(&source.at("read"), Rule::D2, "the day on which it was read", findings);
    }
}

/// Asks for a date that is exact to the day. A text that is no date at all is reported with its type.
pub(super) fn day(at: &Cursor<'_>, rule: Rule, what: &str, findings: &mut Findings) {
    let mend = format!("write {what}, as in 2026-11-21");
    match at.text().map(str::parse::<Date>) {
        Some(Ok(date)) if date.as_str().len() < "2026-11-21".len() => {
            findings.add(at, rule, format!("{date} is not exact to the day"), mend);
        }
        None if at.value().is_none() => findings.add(at, rule, "the date is missing", mend),
        _ => {}
    }
}
