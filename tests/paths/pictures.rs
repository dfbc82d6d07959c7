//! Drawn dialogs against the text beside them.

use scraper::ElementRef;

use crate::{
    expected::{Expected, Walk},
    findings::{Findings, Rule},
    page::{all, children, first, is, said, said_by},
    steps::field,
};

/// What a password looks like.
const DOTS: &str = "••••••••";

/// Judges a page.
pub fn check(page: ElementRef, expected: &Expected, findings: &mut Findings) {
    for (section, walk) in all(page, "#ready section.way").into_iter().zip(&expected.walks) {
        for (number, (shown, step)) in all(section, "li.step").into_iter().zip(&walk.steps).enumerate() {
            let place = format!("{}: step {}", walk.place(), number + 1);
            let pictures = all(shown, "figure.screen");
            findings.same(
                Rule::Pictures,
                format!("{place}: pictures"),
                pictures.len(),
                usize::from(step.screen.is_some()),
            );
            let fields: Vec<(String, String)> = all(shown, ".fields > .field").into_iter().map(field).collect();
            findings.check(Rule::Pictures, fields.is_empty() || !pictures.is_empty(), format!("{place}: no picture"));
            let Some(picture) = pictures.first() else { continue };
            let look = format!("screen--{}", expected.client.look.id());
            findings.check(
                Rule::Pictures,
                picture.value().classes().any(|class| class == look),
                format!("{place}: not {look}"),
            );
            marks(*picture, walk, &fields, &place, findings);
            in_words(*picture, &fields, &place, findings);
            presses(shown, *picture, &place, findings);
            let wanted = step.screen.iter().flat_map(|screen| &screen.rows).filter(|row| row.press.is_some()).count();
            let pressed = all(*picture, ".screen__button--press, .screen__item--press, .screen__tab--open").len();
            findings.same(Rule::Presses, format!("{place}: marked to press"), pressed, wanted);
        }
    }
}

/// The numbered rows are the fields, in their order, with their captions and values.
fn marks(picture: ElementRef, walk: &Walk, fields: &[(String, String)], place: &str, findings: &mut Findings) {
    let marked = all(picture, ".screen__mark");
    let numbers: Vec<String> = marked.iter().map(|mark| said(*mark)).collect();
    let counted: Vec<String> = (1..=fields.len()).map(|number| number.to_string()).collect();
    findings.same(Rule::Pictures, format!("{place}: numbers"), numbers, counted);
    for (mark, (caption, value)) in marked.into_iter().zip(fields) {
        let Some(row) = mark.parent().and_then(ElementRef::wrap) else { continue };
        let (caption, value) = (caption.as_str(), value.as_str());
        let place = format!("{place}: {caption}");
        findings.same(Rule::Pictures, format!("{place}: label"), said_by(row, ".screen__label"), [caption]);
        if is(row, ".screen__row--tick, .screen__row--switch") {
            findings.same(Rule::Pictures, place, Some(is_drawn_on(row)), is_said_on(value, walk));
        } else if is(row, ".screen__row--choice") {
            findings.same(Rule::Pictures, place, said_by(row, ".screen__option--chosen"), [value]);
        } else if is(row, ".screen__row--secret") {
            findings.same(Rule::Pictures, &place, said_by(row, ".screen__entry"), [DOTS]);
            findings.check(Rule::Pictures, value.contains("password"), format!("{place}: dots for {value:?}"));
        } else {
            findings.same(Rule::Pictures, place, said_by(row, ".screen__entry"), [value]);
        }
    }
}

/// Whether a box is drawn ticked, or a switch on.
fn is_drawn_on(row: ElementRef) -> bool {
    first(row, ".screen__tick--on, .screen__switch--on").is_some()
}

/// Whether the text says that it is on; it must be one of the words for it.
fn is_said_on(value: &str, walk: &Walk) -> Option<bool> {
    match value {
        "ticked" | "on" => Some(true),
        "not ticked" | "off" => Some(false),
        _ if value == walk.captions.box_on => Some(true),
        _ if value == walk.captions.box_off => Some(false),
        _ => None,
    }
}

/// For those who do not see the drawing: its title, and each field with its value.
fn in_words(picture: ElementRef, fields: &[(String, String)], place: &str, findings: &mut Findings) {
    let words = first(picture, "figcaption").map(said).unwrap_or_default();
    let title = first(picture, ".screen__title").map(said).unwrap_or_default();
    findings.check(
        Rule::Pictures,
        words.contains(&format!("“{title}”")),
        format!("{place}: {title} is not in {words:?}"),
    );
    let mut rest = words.as_str();
    for (caption, value) in fields {
        let value = if value.contains("password") && !words.contains(value) { "" } else { value };
        let sentence = format!("{caption}: {value}");
        match rest.split_once(&sentence) {
            Some((_, after)) => rest = after,
            None => findings.add(Rule::Pictures, format!("{place}: {sentence:?} is not in {words:?}")),
        }
    }
    let is_hidden = children(picture).iter().all(|part| is(*part, "figcaption, [aria-hidden=true]"));
    findings.check(Rule::Pictures, is_hidden, format!("{place}: the drawing is read out"));
}

/// What to press stands in bold in the step's own words.
fn presses(shown: ElementRef, picture: ElementRef, place: &str, findings: &mut Findings) {
    let named = said_by(shown, ".step__title b, li.step > p b, .menu-path b");
    for press in said_by(picture, ".screen__button--press, .screen__item--press") {
        findings.check(Rule::Presses, named.contains(&press), format!("{place}: {press:?} is not among {named:?}"));
    }
}
