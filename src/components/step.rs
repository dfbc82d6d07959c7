use mailsteps_settings::{Confidence, Field, Span, Step};

use super::{rich_text, setting_value, source_list};
use crate::{dom::Html, sheet::Sheet};

/// One step of a walkthrough: the `number`th of `count`.
pub fn step_view(page: &mut Html, step: &Step, number: usize, count: usize, sheet: Sheet) {
    let words = &sheet.app.words.walkthrough;
    let (number, count) = (number.to_string(), count.to_string());
    page.put("<li class=\"step\" id=\"step-").text(&number).put("\" data-step=\"").text(step.id.as_str());
    page.put("\"><h3 class=\"step__title\"><span class=\"step__number\" aria-hidden=\"true\">").text(&number);
    page.put("</span><span class=\"visually-hidden\">");
    page.fill(words.step_of, &[("number", &number), ("count", &count)]).put(": </span><span>");
    rich_text(page, &step.title, sheet);
    page.put("</span></h3>");
    if step.source.confidence == Confidence::General {
        page.put("<p class=\"step__general\">").text(words.general).put("</p>");
    }
    if !step.path.is_empty() {
        menu_path(page, &step.path, words.menu_path);
    }
    for text in &step.text {
        page.put("<p>");
        rich_text(page, text, sheet);
        page.put("</p>");
    }
    if !step.fields.is_empty() {
        fields(page, &step.fields, sheet);
    }
    if let Some(then) = &step.then {
        page.put("<p class=\"step__then\">");
        rich_text(page, then, sheet);
        page.put("</p>");
    }
    page.put("<details class=\"step__different\"><summary>").text(words.different).put("</summary><p>");
    rich_text(page, &step.different, sheet);
    page.put("</p><p class=\"fine\">").text(words.source).put(":</p>");
    source_list(page, sheet.app, &step.source.sources);
    page.put("</details></li>");
}

/// A menu path, caption by caption.
fn menu_path(page: &mut Html, path: &[String], label: &str) {
    page.put("<ol class=\"menu-path\" aria-label=\"").text(label).put("\">");
    for part in path {
        page.put("<li><b translate=\"no\">").text(part).put("</b></li>");
    }
    page.put("</ol>");
}

/// The fields of a dialog with what belongs in them.
fn fields(page: &mut Html, fields: &[Field], sheet: Sheet) {
    page.put("<dl class=\"fields\">");
    for field in fields {
        page.put("<div class=\"field\"><dt translate=\"no\">").text(&field.caption).put("</dt><dd>");
        match field.value.spans() {
            [Span::Setting(setting)] if *setting == setting.fact() => {
                setting_value(page, sheet, *setting, &field.caption);
            }
            _ => rich_text(page, &field.value, sheet),
        }
        page.put("</dd></div>");
    }
    page.put("</dl>");
}
