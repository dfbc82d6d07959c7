//! D10: what stands in a drawn choice is among its options, and what stands in a box to tick is one of its two states.

use super::{
    Cursor, Rule,
    findings::{Findings, quoted},
    screens::{Row, Words},
};
use crate::{Incoming, RichText, RowKind, Setting, Span};

pub(super) fn check(row: &Row<'_>, words: &Words<'_>, findings: &mut Findings) {
    let own = row.at.at("value");
    let holder = match &row.field {
        Some(field) => field.at("value"),
        None => own,
    };
    // A text that cannot be read is reported with its type.
    let (Some(kind), Some(answer)) = (row.kind, holder.read::<RichText>()) else { return };
    match kind {
        RowKind::Choice | RowKind::List => among_options(row, kind, &answer, words, findings),
        RowKind::Tick => is_state(&holder, &answer, ["ticked", "not ticked"], words, findings),
        RowKind::Switch => is_state(&holder, &answer, ["on", "off"], words, findings),
        _ => {}
    }
}

/// Whatever the reader's protocol is, what belongs in the row is among the options.
fn among_options(row: &Row<'_>, kind: RowKind, answer: &RichText, words: &Words<'_>, findings: &mut Findings) {
    let options: Vec<&str> = row.at.at("options").texts().collect();
    // A list is drawn closed: its options are a choice of what there is, unless they are the protocols.
    let is_protocol = answer.settings().any(|setting| setting == Setting::IncomingProtocol);
    if options.is_empty() || (kind == RowKind::List && !is_protocol) {
        return;
    }
    let mut missing: Vec<String> = Vec::new();
    for text in words.protocols.iter().filter_map(|protocol| filled_in(answer, *protocol, &words.captions)) {
        if !options.contains(&text.as_str()) && !missing.contains(&text) {
            missing.push(text);
        }
    }
    if !missing.is_empty() {
        let missing = quoted(missing);
        let problem = format!("what belongs in the row ({missing}) is not among its options");
        let mend = format!("add {missing} as the program writes it, or correct what belongs in the row");
        findings.add(&row.at.at("options"), Rule::D10, problem, mend);
    }
}

/// A text with the program's word for the protocol in it; `None` where it has other settings, which differ by reader.
fn filled_in(text: &RichText, protocol: Incoming, captions: &Cursor<'_>) -> Option<String> {
    let words = text.spans().iter().map(|span| match span {
        Span::Words(words) | Span::Caption(words) => Some(words.as_str()),
        Span::Setting(Setting::IncomingProtocol) => captions.at(protocol.id()).text(),
        Span::Setting(_) => None,
    });
    words.collect()
}

/// A box to tick or a switch is drawn in one of two states, which are told apart by the word.
fn is_state(at: &Cursor<'_>, answer: &RichText, own: [&str; 2], words: &Words<'_>, findings: &mut Findings) {
    let captions = ["box_on", "box_off"].map(|key| words.captions.at(key));
    let is_sound = match answer.spans() {
        [Span::Words(state) | Span::Caption(state)] => {
            own.contains(&state.as_str()) || captions.iter().any(|caption| caption.text() == Some(state))
        }
        [Span::Setting(setting)] => setting.fact() != *setting,
        _ => false,
    };
    if !is_sound {
        let problem = format!("the row is drawn on or off, and {:?} is neither", answer.to_string());
        let mend = format!(
            "write {:?}, {:?}, or a setting that ends in .box, such as {{incoming.security.box}}",
            own[0], own[1]
        );
        findings.add(at, Rule::D10, problem, mend);
    }
}
