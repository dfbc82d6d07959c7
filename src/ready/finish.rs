use super::plan::Plan;
use crate::{
    Route,
    components::{link, link_to_site},
    dom::Html,
};

/// After the last step: try it out, and what then.
pub fn write(page: &mut Html, plan: Plan) {
    let words = &plan.words.finish;
    page.put("<section class=\"finish\" aria-labelledby=\"finish\"><h2 id=\"finish\">").text(words.heading);
    page.put("</h2><p>").text(words.lead).put("</p><ul>");
    for item in words.lead_items {
        page.put("<li>").text(item).put("</li>");
    }
    page.put("</ul><details class=\"finish__answer\"><summary class=\"button\">").text(words.worked);
    page.put("</summary><p>").text(words.worked_text).put("</p></details>");
    page.put("<details class=\"finish__answer\" id=\"not-worked\"><summary class=\"button button--quiet\">");
    page.text(words.failed).put("</summary><p>").text(words.failed_text).put("</p><ol>");
    let fix = Route::Fix(Some(plan.offer.domain().clone())).href();
    let fix = format!("{fix}#marks=program-{}", plan.client.id);
    let [check, password, compare] = words.failed_items;
    if plan.app.place.has_checks {
        page.put("<li>").text(check).put(" ");
        link(page, "", &Route::Check(plan.offer.domain().clone()).href(), plan.words.tools.check);
        page.put("</li>");
    }
    page.put("<li>").text(password).put(" ");
    link_to_site(page, &plan.offer.group().webmail.value);
    page.put("</li><li>").text(compare).put(" ");
    link(page, "", "#typing", plan.words.typing.heading);
    page.put("</li></ol><p>");
    link(page, "button", &fix, words.fix);
    page.put("</p></details></section>");
}
