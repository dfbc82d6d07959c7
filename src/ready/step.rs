use mailsteps_settings::{Confidence, Protocol, Setting, Span, Step};

use super::{
    old_names::old_names,
    plan::{Plan, Section},
    rich_text::{plain, program_caption, rich_text},
    screen,
    setting_value::setting_value,
    sheet::Sheet,
    sources,
};
use crate::{
    dom::Html,
    text::{commas, fill},
};

/// The `number`th of `count` steps.
#[derive(Clone, Copy)]
pub struct Place {
    pub number: usize,
    pub count: usize,
}

/// One step: what to open, the dialog as a picture, its values, the button to press, and the box to tick it off.
pub fn write(page: &mut Html, plan: Plan, section: &Section, step: &Step, place: Place) {
    let (words, sheet) = (&plan.words.steps, section.sheet);
    let (number, count) = (place.number.to_string(), place.count.to_string());
    page.put("<li class=\"step\" id=\"").text(&section.prefix).put("step-").text(&number).put("\" data-step=\"");
    page.text(step.id.as_str()).put("\"><h3 class=\"step__title\"><span class=\"step__number\" aria-hidden=\"true\">");
    page.text(&number).put("</span><span class=\"visually-hidden\">");
    page.fill(words.step_of, &[("number", &number), ("count", &count)]).put(": </span><span>");
    rich_text(page, &step.title, sheet);
    page.put("</span></h3>");
    if step.source.confidence == Confidence::General {
        page.put("<p class=\"step__general\">").text(words.general).put("</p>");
    }
    if !step.path.is_empty() {
        menu_path(page, &step.path, words.menu_path, sheet);
    }
    for text in &step.text {
        page.put("<p>");
        rich_text(page, text, sheet);
        page.put("</p>");
    }
    screen::write(page, plan, step, sheet);
    if !step.fields.is_empty() {
        fields(page, step, sheet);
        overwrite(page, plan, step);
    }
    if let Some(then) = &step.then {
        page.put("<p class=\"step__then\">");
        rich_text(page, then, sheet);
        page.put("</p>");
    }
    foot(page, plan, section, step, &number);
    page.put("</li>");
}

/// A menu path, caption by caption.
fn menu_path(page: &mut Html, path: &[String], label: &str, sheet: Sheet) {
    page.put("<ol class=\"menu-path\" aria-label=\"").text(label).put("\">");
    for part in path {
        page.put("<li>");
        program_caption(page, part, sheet);
        page.put("</li>");
    }
    page.put("</ol>");
}

/// The fields of a dialog with what belongs in them, numbered as in the picture.
fn fields(page: &mut Html, step: &Step, sheet: Sheet) {
    page.put("<dl class=\"fields\">");
    for (index, field) in step.fields.iter().enumerate() {
        page.put("<div class=\"field\"><dt><span class=\"mark\" aria-hidden=\"true\">").text(&(index + 1).to_string());
        page.put(if sheet.is_foreign(&field.caption) {
            "</span><span translate=\"no\" lang=\"en\">"
        } else {
            "</span><span translate=\"no\">"
        });
        page.text(&field.caption).put("</span></dt><dd>");
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

/// Where a program fills in host names by itself, or an old address left them: what to do with them.
fn overwrite(page: &mut Html, plan: Plan, step: &Step) {
    if plan.client.autofill.is_none() && plan.task != mailsteps_settings::Task::NewAddress {
        return;
    }
    let shows = |setting| step.fields.iter().any(|field| field.value.settings().any(|one| one == setting));
    let mut protocols = Vec::new();
    if shows(Setting::IncomingHost) {
        protocols.extend([Protocol::Imap, Protocol::Pop3]);
    }
    if shows(Setting::OutgoingHost) {
        protocols.push(Protocol::Smtp);
    }
    let names = old_names(plan, &protocols);
    if !names.is_empty() {
        page.put("<p class=\"step__overwrite\">");
        page.fill(plan.words.steps.overwrite, &[("names", &commas(names))]).put("</p>");
    }
}

/// Ticking off, and help where the screen differs.
fn foot(page: &mut Html, plan: Plan, section: &Section, step: &Step, number: &str) {
    let (words, sheet) = (&plan.words.steps, section.sheet);
    page.put("<label class=\"step__done\"><input type=\"checkbox\" class=\"tick\" id=\"done-").text(&section.prefix);
    page.text(step.id.as_str()).put("\" aria-label=\"").fill(words.done_of, &[("number", number)]).put("\">");
    page.put("<span>").text(words.done).put("</span></label>");
    page.put("<details class=\"step__different\"><summary>").text(words.different).put("</summary><p>");
    rich_text(page, &step.different, sheet);
    page.put("</p><p class=\"fine\">").text(words.source).put(": ");
    sources::references(page, sheet.app, &step.source.sources);
    report(page, plan, section, step, number);
    page.put("</details>");
}

/// "This step is wrong": a message that names page, step and data, and the same as a reference to read out or copy.
fn report(page: &mut Html, plan: Plan, section: &Section, step: &Step, number: &str) {
    let words = &plan.words.steps;
    let href = plan.route().href();
    let place = format!("{}{}{}", href.trim_matches('/'), "#", section.prefix.clone() + "step-" + number);
    let title = plain(&step.title, section.sheet);
    let values = [("step", title.as_str()), ("data", &plan.data())];
    let subject = fill(words.wrong_subject, &[("place", &place)]);
    page.put("<p class=\"fine\"><a class=\"report\" href=\"mailto:").text(&plan.site.reports).put("?subject=");
    page.text(&encoded(&subject)).put("&amp;body=").text(&encoded(&fill(words.wrong_body, &values))).put("\">");
    page.text(words.wrong).put("</a>. ").fill(words.wrong_reference, &[("place", &place)]).put("</p>");
}

/// Percent encoding for a `mailto:` address (RFC 6068, section 2; lines end with CRLF).
fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.replace('\n', "\r\n").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => out += &format!("%{byte:02X}"),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_message_survives_its_address() {
        assert_eq!(super::encoded("a b&c\nd"), "a%20b%26c%0D%0Ad");
    }
}
