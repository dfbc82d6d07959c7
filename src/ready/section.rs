use mailsteps_settings::Incoming;

use super::{
    plan::{Plan, Section},
    step,
};
use crate::{
    dom::Html,
    text::{commas, fill},
};

/// The steps for one kind of account on one way.
pub fn write(page: &mut Html, plan: Plan, section: &Section) {
    let incoming = section.sheet.incoming;
    page.put("<section class=\"way\"");
    if plan.shown().len() > 1 {
        page.put(" data-kind=\"").put(incoming.id()).put("\"");
    }
    if let Some(letter) = section.letter {
        page.put(" data-way=\"").text(&letter.to_string()).put("\"");
    }
    page.put(" aria-labelledby=\"").text(&section.prefix).put("steps\"><h2 id=\"").text(&section.prefix);
    page.put("steps\">").text(&heading(plan, section, incoming)).put("</h2><ol class=\"steps\">");
    let count = section.way.steps(incoming).count();
    for (index, one) in section.way.steps(incoming).enumerate() {
        step::write(page, plan, section, one, step::Place { number: index + 1, count });
    }
    page.put("</ol></section>");
}

/// "The steps", and which ones where there are several.
fn heading(plan: Plan, section: &Section, incoming: Incoming) -> String {
    let words = &plan.words.steps;
    let kind = (plan.shown().len() > 1).then(|| incoming.name());
    let label: Vec<&str> = kind.into_iter().chain(section.way.label.as_deref()).collect();
    if label.is_empty() { words.heading.to_owned() } else { fill(words.heading_of, &[("label", &commas(label))]) }
}
