use mailsteps_settings::{Confidence, Task};

use super::{plan::Plan, rich_text::rich_text, sources};
use crate::dom::Html;

/// How to make the program forget both passwords and ask again: a part of the repair page.
pub fn write(page: &mut Html, plan: Plan) {
    let (Task::Repair, Some(saved)) = (plan.task, &plan.client.saved_passwords) else { return };
    let words = &plan.words.steps;
    let sheet = plan.sheet(plan.shown()[0]);
    page.put("<section class=\"card\" id=\"saved-passwords\" tabindex=\"-1\"><h2>").text(words.saved_passwords);
    page.put("</h2><ol>");
    for step in &saved.text {
        page.put("<li>");
        rich_text(page, step, sheet);
        page.put("</li>");
    }
    page.put("</ol>");
    if saved.source.confidence == Confidence::General {
        page.put("<p class=\"step__general\">").text(words.general).put("</p>");
    }
    page.put("<p class=\"fine\">").text(words.source).put(": ");
    sources::references(page, plan.app, &saved.source.sources);
    page.put("</section>");
}
