use mailsteps_settings::{Confidence, RichText, Row, RowKind, Screen, Step};

use super::{plan::Plan, rich_text::plain, setting_value::breakable, sheet::Sheet};
use crate::{
    dom::Html,
    text::{commas, fill, ready::Picture},
};

/// What a password looks like while it is typed.
const DOTS: &str = "••••••••";

/// A step's dialog as a drawing, and the same in words for those who cannot see it.
pub fn write(page: &mut Html, plan: Plan, step: &Step, sheet: Sheet) {
    let Some(screen) = &step.screen else { return };
    let words = &plan.words.screen;
    let rows = drawn(step, screen, sheet);
    page.put("<figure class=\"screen screen--").put(plan.client.look.id());
    page.put("\"><figcaption class=\"visually-hidden\">");
    let is_general = step.source.confidence == Confidence::General;
    page.fill(if is_general { words.of_general } else { words.of }, &[("title", &screen.title)]);
    for row in &rows {
        page.put(" ").text(&in_words(words, row));
    }
    page.put(
        "</figcaption><div class=\"screen__window\" aria-hidden=\"true\" translate=\"no\"><div class=\"screen__bar\">",
    );
    page.put("<span class=\"screen__title\">").text(&screen.title).put("</span></div><div class=\"screen__body\">");
    for row in &rows {
        draw(page, row);
    }
    page.put("</div></div></figure>");
}

/// A row with what stands in it.
struct Drawn<'a> {
    row: &'a Row,
    caption: &'a str,
    value: String,
    is_on: bool,
    number: Option<String>,
}

fn drawn<'a>(step: &'a Step, screen: &'a Screen, sheet: Sheet) -> Vec<Drawn<'a>> {
    let fields = step.field_of_each_row();
    let rows = screen.rows.iter().zip(fields);
    rows.map(|(row, field)| {
        let content: Option<&RichText> = field.map(|at| &step.fields[at].value).or(row.value.as_ref());
        let value = content.map(|text| plain(text, sheet)).unwrap_or_default();
        let value = if row.kind == RowKind::Secret { DOTS.to_owned() } else { value };
        let is_on = !value.is_empty() && !is_off(&value, sheet);
        let caption = row.caption.as_deref().unwrap_or_default();
        Drawn { row, caption, value, is_on, number: field.map(|at| (at + 1).to_string()) }
    })
    .collect()
}

/// Whether a box to tick or a switch is off, in the guide's words or in the program's.
fn is_off(value: &str, sheet: Sheet) -> bool {
    value == "not ticked" || value == "off" || sheet.captions.is_some_and(|captions| captions.box_off == value)
}

fn draw(page: &mut Html, one: &Drawn<'_>) {
    let row = one.row;
    match row.kind {
        RowKind::Heading => labelled(page, "<p class=\"screen__heading\">", one.caption, "</p>"),
        RowKind::Text => labelled(page, "<p class=\"screen__text\">", one.caption, "</p>"),
        RowKind::Box | RowKind::Secret | RowKind::List => {
            page.put(match row.kind {
                RowKind::Box => "<div class=\"screen__row screen__row--box\">",
                RowKind::Secret => "<div class=\"screen__row screen__row--secret\">",
                _ => "<div class=\"screen__row screen__row--list\">",
            });
            label(page, one.caption);
            page.put("<span class=\"screen__entry\">");
            breakable(page, &one.value);
            page.put("</span>");
            mark(page, one);
        }
        RowKind::Tick => {
            page.put("<div class=\"screen__row screen__row--tick\"><span class=\"screen__tick");
            page.put(if one.is_on { " screen__tick--on\"></span>" } else { "\"></span>" });
            label(page, one.caption);
            mark(page, one);
        }
        RowKind::Switch => {
            page.put("<div class=\"screen__row screen__row--switch\">");
            label(page, one.caption);
            page.put("<span class=\"screen__switch");
            page.put(if one.is_on { " screen__switch--on\"></span>" } else { "\"></span>" });
            mark(page, one);
        }
        RowKind::Choice => {
            page.put("<div class=\"screen__row screen__row--choice\">");
            label(page, one.caption);
            page.put("<span class=\"screen__options\">");
            parts(page, row, Some(&one.value), ["screen__option", "screen__option screen__option--chosen"]);
            page.put("</span>");
            mark(page, one);
        }
        RowKind::Items => group(page, one, "screen__items", ["screen__item", "screen__item screen__item--press"]),
        RowKind::Buttons => {
            group(page, one, "screen__buttons", ["screen__button", "screen__button screen__button--press"]);
        }
        RowKind::Tabs => group(page, one, "screen__tabs", ["screen__tab", "screen__tab screen__tab--open"]),
    }
}

fn labelled(page: &mut Html, begin: &'static str, text: &str, end: &'static str) {
    page.put(begin).text(text).put(end);
}

fn label(page: &mut Html, caption: &str) {
    if !caption.is_empty() {
        labelled(page, "<span class=\"screen__label\">", caption, "</span>");
    }
}

/// The number of the field in the text, and the end of the row.
fn mark(page: &mut Html, one: &Drawn<'_>) {
    if let Some(number) = &one.number {
        labelled(page, "<span class=\"screen__mark\">", number, "</span>");
    }
    page.put("</div>");
}

fn group(page: &mut Html, one: &Drawn<'_>, class: &'static str, classes: [&'static str; 2]) {
    page.put("<div class=\"").put(class).put("\">");
    parts(page, one.row, one.row.press.as_ref(), classes);
    page.put("</div>");
}

/// What there is to choose or to press, with the second class for the one that is meant.
fn parts(page: &mut Html, row: &Row, meant: Option<&String>, classes: [&'static str; 2]) {
    for option in &row.options {
        let class = classes[usize::from(meant == Some(option))];
        page.put("<span class=\"").put(class).put("\">").text(option).put("</span>");
    }
}

/// The row as a sentence.
fn in_words(words: &Picture, one: &Drawn<'_>) -> String {
    let row = one.row;
    let press = |sentence: &str, press: &str| fill(sentence, &[("press", press)]);
    match (row.kind, &row.press) {
        (RowKind::Heading | RowKind::Text, _) => one.caption.to_owned(),
        (RowKind::Tick | RowKind::Switch, _) => {
            format!("{}: {}.", one.caption, one.value)
        }
        (RowKind::Secret, _) => format!("{}: {}.", one.caption, words.secret),
        (RowKind::Box | RowKind::List | RowKind::Choice, _) if one.caption.is_empty() => format!("{}.", one.value),
        (RowKind::Box | RowKind::List | RowKind::Choice, _) => format!("{}: {}.", one.caption, one.value),
        (RowKind::Buttons, Some(one)) => press(words.press, one),
        (RowKind::Items, Some(one)) => press(words.choose, one),
        (RowKind::Tabs, Some(one)) => press(words.open_tab, one),
        (RowKind::Buttons | RowKind::Items | RowKind::Tabs, None) => {
            fill(words.buttons, &[("buttons", &commas(&row.options))])
        }
    }
}
