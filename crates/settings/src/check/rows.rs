//! D10: each part of a drawn dialog has what belongs to its kind, and what is to be pressed is in the text too.

use super::{
    Cursor, Rule,
    findings::{Findings, nearest, quoted},
    screens::{Row, caption},
};
use crate::RowKind;

pub(super) fn check(row: &Row<'_>, step: &Cursor<'_>, fields: &[Cursor<'_>], findings: &mut Findings) {
    let Some(kind) = row.kind else { return };
    let name = row.at.at("kind").text().unwrap_or_default();
    let words = row.at.at("caption");
    let is_without_caption = words.value().is_none();
    if is_without_caption && needs_caption(kind) {
        let mend = "add \"caption\": the words that the program shows there";
        findings.add(&words, Rule::D10, format!("a row of the kind {name:?} has a caption"), mend);
    } else if needs_value(kind) && !row.is_bound && row.at.at("value").value().is_none() {
        let likely = caption(&row.at).and_then(|text| nearest(text, fields.iter().filter_map(caption)));
        let mend = match likely {
            Some(likely) => format!("write the caption {likely:?}, or add \"value\": what stands in it"),
            None => "add \"value\": what stands in it, or write the caption of a field".to_owned(),
        };
        findings.add(
            &row.at.at("value"),
            Rule::D10,
            "the row is none of the step's fields, and nothing stands in it",
            mend,
        );
    }
    let options = row.at.at("options");
    if needs_options(kind) && (options.value().is_none() || options.is_empty_list()) {
        let mend = "add \"options\": […] with the captions that the program shows";
        findings.add(&options, Rule::D10, format!("a row of the kind {name:?} has options"), mend);
    }
    press(row, kind, step, findings);
}

fn needs_caption(kind: RowKind) -> bool {
    // Radio buttons may stand without a word before them.
    matches!(kind, RowKind::Heading | RowKind::Text) || (kind.is_field() && kind != RowKind::Choice)
}

fn needs_value(kind: RowKind) -> bool {
    // A password is shown as dots, whatever it is.
    kind.is_field() && kind != RowKind::Secret
}

fn needs_options(kind: RowKind) -> bool {
    kind.has_presses() || kind == RowKind::Choice
}

/// What is to be pressed is there, and a reader who does not see the drawing learns of it too.
fn press(row: &Row<'_>, kind: RowKind, step: &Cursor<'_>, findings: &mut Findings) {
    let press = row.at.at("press");
    let Some(text) = press.text() else { return };
    let options: Vec<&str> = row.at.at("options").texts().collect();
    if !options.contains(&text) {
        let mend = match options.is_empty() {
            true => "add \"options\" with it".to_owned(),
            false => format!("write one of {}", quoted(options)),
        };
        findings.add(&press, Rule::D10, format!("{text:?} is not among the row's options"), mend);
    } else if matches!(kind, RowKind::Items | RowKind::Buttons) && !is_named(text, step) {
        let problem = format!("neither title, path, text nor then of the step names {text:?}");
        findings.add(
            &press,
            Rule::D10,
            problem,
            format!("write **{text}** in the text that tells the reader to press it"),
        );
    }
}

fn is_named(press: &str, step: &Cursor<'_>) -> bool {
    let named = format!("**{press}**");
    let said = step.at("text").items().chain([step.at("title"), step.at("then")]);
    step.at("path").texts().any(|caption| caption == press)
        || said.filter_map(|text| text.text()).any(|text| text.contains(&named))
}
