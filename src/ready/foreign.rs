use mailsteps_settings::{Span, Step};

use super::plan::{Plan, Section};
use crate::dom::Html;

/// What the mark below a caption means: that nobody found out what the program prints in the page's language.
pub fn write(page: &mut Html, plan: Plan, sections: &[Section]) {
    let is_foreign = |section: &Section| {
        section.way.steps(section.sheet.incoming).any(|step| captions(step).any(|one| section.sheet.is_foreign(one)))
    };
    if sections.iter().any(is_foreign) {
        page.put("<p class=\"fine\">").text(plan.words.steps.foreign).put("</p>");
    }
}

/// Every caption of a step that stands on the page as text.
fn captions(step: &Step) -> impl Iterator<Item = &str> {
    let in_texts = step.texts().flat_map(|text| text.spans()).filter_map(|span| match span {
        Span::Caption(caption) => Some(caption.as_str()),
        _ => None,
    });
    let fields = step.fields.iter().map(|field| field.caption.as_str());
    step.path.iter().map(String::as_str).chain(fields).chain(in_texts)
}
