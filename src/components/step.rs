use mailsteps_settings::{Confidence, Field, Span, Step};

use super::{rich_text, setting_value, source_list};
use crate::{
    dom::{El, el},
    sheet::Sheet,
    text::fill,
};

/// One step of a walkthrough: the `number`th of `count`.
pub fn step_view(step: &'static Step, number: usize, count: usize, sheet: Sheet) -> El {
    let words = &sheet.app.words.walkthrough;
    let number = number.to_string();
    let position = fill(words.step_of, &[("number", &number), ("count", &count.to_string())]);
    let title = el("h3")
        .class("step__title")
        .child(el("span").class("step__number").attr("aria-hidden", "true").text(number.clone()))
        .child(el("span").class("visually-hidden").text(position + ": "))
        .child(el("span").with(rich_text(&step.title, sheet)));
    let general = step.source.confidence == Confidence::General;
    let different = el("details")
        .class("step__different")
        .child(el("summary").text(words.different))
        .child(el("p").with(rich_text(&step.different, sheet)))
        .child(el("p").class("fine").text(words.source).text(":"))
        .child(source_list(sheet.app, &step.source.sources));
    el("li")
        .class("step")
        .attr("id", format!("step-{number}"))
        .attr("data-step", step.id.as_str())
        .child(title)
        .maybe(general.then(|| el("p").class("step__general").text(words.general)))
        .maybe((!step.path.is_empty()).then(|| menu_path(&step.path, words.menu_path)))
        .children(step.text.iter().map(|text| el("p").with(rich_text(text, sheet))))
        .maybe((!step.fields.is_empty()).then(|| fields(&step.fields, sheet)))
        .maybe(step.then.as_ref().map(|text| el("p").class("step__then").with(rich_text(text, sheet))))
        .child(different)
}

/// A menu path, caption by caption.
fn menu_path(path: &'static [String], label: &'static str) -> El {
    let part = |part: &'static String| el("li").child(el("b").attr("translate", "no").text(part.as_str()));
    el("ol").class("menu-path").attr("aria-label", label).children(path.iter().map(part))
}

/// The fields of a dialog with what belongs in them.
fn fields(fields: &'static [Field], sheet: Sheet) -> El {
    let row = |field: &'static Field| {
        let value = match field.value.spans() {
            [Span::Setting(setting)] if *setting == setting.fact() => {
                setting_value(sheet, *setting, &field.caption).html()
            }
            _ => rich_text(&field.value, sheet),
        };
        el("div")
            .class("field")
            .child(el("dt").attr("translate", "no").text(field.caption.as_str()))
            .child(el("dd").with(value))
    };
    el("dl").class("fields").children(fields.iter().map(row))
}
