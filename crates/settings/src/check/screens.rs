//! D10: the drawn dialog of a step has the step's fields, all of them, once and in their order.

use serde_json::Value;

use super::{
    Cursor, Rule, answers,
    findings::{Findings, quoted},
    rows,
};
use crate::{Incoming, RowKind};

/// What the words in the dialogs of a step hang on.
pub(super) struct Words<'a> {
    /// The program's words for settings on the step's way.
    pub(super) captions: Cursor<'a>,
    /// The program's protocols that the step is for.
    pub(super) protocols: Vec<Incoming>,
}

/// A part of a dialog.
pub(super) struct Row<'a> {
    /// Where it stands.
    pub(super) at: Cursor<'a>,
    /// What it is; `None` where that cannot be read, which is reported elsewhere.
    pub(super) kind: Option<RowKind>,
    /// The field of the step that it is.
    pub(super) field: Option<Cursor<'a>>,
    /// Whether it looks like a field of the step. One too many has no `field` all the same.
    pub(super) is_bound: bool,
}

pub(super) fn check(step: &Cursor<'_>, words: &Words<'_>, findings: &mut Findings) {
    let fields: Vec<Cursor<'_>> = step.at("fields").items().collect();
    let screen = step.at("screen");
    if screen.value().is_none() {
        if !fields.is_empty() {
            let captions = quoted(fields.iter().filter_map(caption));
            let mend = format!("add \"screen\" with the window's title and a row for each of {captions}");
            findings.add(&screen, Rule::D10, "the step has fields, but their dialog is not drawn", mend);
        }
        return;
    }
    if !screen.at("rows").value().is_some_and(Value::is_array) {
        return;
    }
    let rows = bind(screen.at("rows").items(), &fields);
    if pairs(&rows, &fields, findings) {
        order(&rows, &fields, findings);
    }
    for row in &rows {
        rows::check(row, step, &fields, findings);
        answers::check(row, words, findings);
    }
}

/// The caption of a field or row.
pub(super) fn caption<'a>(holder: &Cursor<'a>) -> Option<&'a str> {
    holder.at("caption").text()
}

/// Finds the field of each row: the first one with its caption that no row above is.
fn bind<'a>(rows: impl Iterator<Item = Cursor<'a>>, fields: &[Cursor<'a>]) -> Vec<Row<'a>> {
    let mut free: Vec<&Cursor<'a>> = fields.iter().collect();
    let bind = |at: Cursor<'a>| {
        let kind = at.at("kind").read::<RowKind>();
        let named = caption(&at).filter(|_| kind.is_none_or(RowKind::is_field) && at.at("value").value().is_none());
        let is_bound = named.is_some_and(|name| fields.iter().any(|field| caption(field) == Some(name)));
        let field = free.iter().position(|field| is_bound && caption(field) == named).map(|place| free.remove(place));
        Row { kind, field: field.cloned(), is_bound, at }
    };
    rows.map(bind).collect()
}

/// Each field is a row, and no field is two. Says whether it is so.
fn pairs(rows: &[Row<'_>], fields: &[Cursor<'_>], findings: &mut Findings) -> bool {
    let mut sound = true;
    let is_row =
        |field: &&Cursor<'_>| rows.iter().filter_map(|row| row.field.as_ref()).any(|of| of.path() == field.path());
    for field in fields.iter().filter(|field| !is_row(field)) {
        let Some(name) = caption(field) else { continue };
        sound = false;
        let with_value = rows.iter().find(|row| caption(&row.at) == Some(name) && row.at.at("value").value().is_some());
        let mend = match with_value {
            Some(row) => format!("remove \"value\" from {}: then the row shows what the field has", row.at.path()),
            None => format!("add a row with the caption {name:?} and without \"value\" to the step's screen"),
        };
        findings.add(field, Rule::D10, "the field is not in the dialog as it is drawn", mend);
    }
    for row in rows.iter().filter(|row| row.is_bound && row.field.is_none()) {
        sound = false;
        let problem = "the step's field with this caption is another row already";
        let mend = "remove the row, or give it the \"value\" that stands in it";
        findings.add(&row.at.at("caption"), Rule::D10, problem, mend);
    }
    sound
}

/// The rows come in the order of the fields.
fn order(rows: &[Row<'_>], fields: &[Cursor<'_>], findings: &mut Findings) {
    let bound = rows.iter().filter(|row| row.field.is_some());
    let mut pairs = bound.zip(fields.iter().filter_map(caption));
    if let Some((row, name)) = pairs.find(|(row, name)| caption(&row.at) != Some(name)) {
        let problem = format!("in the step's fields, {name:?} comes here");
        let mend = "put rows and fields in the order of the program's dialog";
        findings.add(&row.at.at("caption"), Rule::D10, problem, mend);
    }
}
