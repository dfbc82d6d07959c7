//! What a reader must choose between, and how it is told apart.

use scraper::ElementRef;

use crate::{
    expected::Expected,
    findings::{Findings, Rule},
    page::{all, attr, first, said},
};

/// Judges a page.
pub fn check(page: ElementRef, expected: &Expected, findings: &mut Findings) {
    for (section, walk) in all(page, "#ready section.way").into_iter().zip(&expected.walks) {
        let has_kinds = expected.kinds.len() > 1;
        let kind = if has_kinds { walk.kind.id() } else { "" };
        let letter = walk.letter.map(String::from).unwrap_or_default();
        let shown = (attr(section, "data-kind"), attr(section, "data-way"));
        findings.same(Rule::Labels, "section", shown, (kind, letter.as_str()));
        let heading = first(section, "h2").map(said).unwrap_or_default();
        let is_named = heading.len() > 1 && (!has_kinds || heading.contains(walk.kind.name()));
        let label = walk.way.label.as_deref();
        let is_told = walk.letter.is_none() || label.is_some_and(|label| heading.contains(label));
        findings.check(Rule::Labels, is_named && is_told, format!("{heading:?} for {}", walk.place()));
    }
    let kinds: Vec<Choice> = expected.kinds.iter().map(|kind| choice(kind.id(), kind.name(), "")).collect();
    let ways = expected.walks.iter().filter(|walk| walk.kind == expected.kinds[0]);
    let ways = ways.filter_map(|walk| {
        let hint = walk.way.hint.as_ref().map(|hint| walk.text(hint)).unwrap_or_default();
        Some(choice(&walk.letter?.to_string(), walk.way.label.as_deref()?, &hint))
    });
    question(page, "#ready [data-choice=kind]", &kinds, findings);
    question(page, "#ready [data-choice=way]", &ways.collect::<Vec<_>>(), findings);
}

/// An alternative: its id, its name, and how to tell it.
type Choice = (String, String, String);

fn choice(id: &str, name: &str, hint: &str) -> Choice {
    (id.to_owned(), name.to_owned(), hint.to_owned())
}

/// A question with its alternatives, the first of them chosen; none where there is nothing to choose.
fn question(page: ElementRef, place: &'static str, expected: &[Choice], findings: &mut Findings) {
    let Some(group) = first(page, place) else {
        return findings.check(Rule::Labels, expected.len() < 2, format!("{place} is missing"));
    };
    let legend = first(group, "legend").map(said).unwrap_or_default();
    findings.check(Rule::Labels, legend.ends_with('?'), format!("{place} asks {legend:?}"));
    let options = all(group, "label");
    let read = |label: &ElementRef| {
        let box_ = first(*label, "input[type=radio]")?;
        let name = first(*label, ".choice__name").map(said)?;
        Some((attr(box_, "value").to_owned(), name, first(*label, ".fine").map(said).unwrap_or_default()))
    };
    let found: Vec<Choice> = options.iter().filter_map(read).collect();
    findings.same(Rule::Labels, place, found.as_slice(), expected);
    let chosen: Vec<bool> = all(group, "input").iter().map(|one| one.value().attr("checked").is_some()).collect();
    let is_first = chosen.iter().enumerate().all(|(index, is)| *is == (index == 0));
    findings.check(Rule::Labels, is_first, format!("{place}: not the first one is chosen"));
}
