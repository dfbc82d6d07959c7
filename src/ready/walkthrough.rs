use super::{
    automatic, before, choices, finish, foreign, obstacle, plan::Plan, saved_passwords, section, side, sources, tasks,
    typing,
};
use crate::{dom::Html, text::fill};

/// The steps of a task with everything around them.
pub fn write(page: &mut Html, plan: Plan) {
    body(page, plan);
    page.put(super::PAPER_LINK);
}

fn body(page: &mut Html, plan: Plan) {
    tasks::write(page, plan);
    if let Some(notice) = &plan.client.notice {
        obstacle::notice(page, plan, notice);
    }
    if plan.shown().is_empty() {
        return obstacle::closed(page, plan);
    }
    let words = plan.words;
    page.put("<div class=\"with-side\"><div class=\"steps-column\"><p class=\"fine\">");
    page.fill(words.tasks.for_versions, &[("versions", &plan.client.versions)]).put("</p>");
    tasks::replaced(page, plan);
    let sections = plan.sections();
    choices::write(page, plan);
    before::write(page, plan);
    automatic::write(page, plan);
    foreign::write(page, plan, &sections);
    progress(page, plan, &sections);
    for one in &sections {
        section::write(page, plan, one);
    }
    saved_passwords::write(page, plan);
    finish::write(page, plan);
    typing::write(page, plan);
    sources::write(page, plan, &sections);
    page.put("</div>");
    side::write(page, plan, &sections);
    page.put("</div>");
}

/// How far the reader is. The app counts the steps that are shown; until then it is the first section's number.
fn progress(page: &mut Html, plan: Plan, sections: &[super::plan::Section]) {
    let words = &plan.words.steps;
    let count = sections.first().map_or(0, |one| one.way.steps(one.sheet.incoming).count()).to_string();
    let text = fill(words.progress, &[("done", "0"), ("count", &count)]);
    page.put("<div class=\"progress\"><progress id=\"progress\" value=\"0\" max=\"").text(&count);
    page.put("\" aria-labelledby=\"progress-text\"></progress><p id=\"progress-text\" data-text=\"");
    page.text(words.progress).put("\">").text(&text);
    page.put("</p><button type=\"button\" class=\"link\" id=\"start-again\" data-action=\"start-again\">");
    page.text(words.start_again).put("</button></div>");
}
