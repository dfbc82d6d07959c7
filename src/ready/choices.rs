use super::plan::Plan;
use crate::dom::Html;

/// The questions that decide which steps are shown. The style sheet shows those that are chosen, so that it works
/// without a script too; without the style sheet's `:has` all of them are shown, each under its own heading.
pub fn write(page: &mut Html, plan: Plan) {
    let words = &plan.words.choices;
    let kinds = plan.shown();
    if kinds.len() > 1 {
        page.put("<fieldset class=\"choice\" data-choice=\"kind\"><legend>").text(words.kind).put("</legend>");
        page.put("<p class=\"fine\">").text(words.kind_hint).put("</p>");
        for (index, kind) in kinds.iter().enumerate() {
            option(page, "kind", kind.id(), index == 0);
            page.text(kind.name()).put("</span></label>");
        }
        page.put("</fieldset>");
    }
    let ways = &plan.walkthrough().ways;
    if ways.len() > 1 {
        page.put("<fieldset class=\"choice\" data-choice=\"way\"><legend>").text(words.way).put("</legend>");
        let sheet = plan.sheet(kinds[0]);
        for (way, letter) in ways.iter().zip('a'..) {
            option(page, "way", &letter.to_string(), letter == 'a');
            page.text(way.label.as_deref().unwrap_or_default()).put("</span>");
            if let Some(hint) = &way.hint {
                page.put("<span class=\"fine\">");
                super::rich_text::rich_text(page, hint, sheet);
                page.put("</span>");
            }
            page.put("</label>");
        }
        page.put("</fieldset>");
    }
}

/// One of several, up to its words.
fn option(page: &mut Html, name: &'static str, id: &str, is_first: bool) {
    page.put("<label class=\"choice__option\"><input type=\"radio\" name=\"").put(name).put("\" id=\"").put(name);
    page.put("-").text(id).put("\" value=\"").text(id).put(if is_first { "\" checked" } else { "\"" });
    page.put("><span class=\"choice__name\">");
}
