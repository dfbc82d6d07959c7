//! The table: each value that a program asks for, in its field.

use std::collections::BTreeMap;

use mailsteps_settings::{Confidence, Protocol, Setting, Step};
use scraper::ElementRef;

use crate::{
    expected::{Expected, Walk, best, facts},
    findings::{Findings, Rule},
    page::{all, attr, first, said, said_by},
};

/// Judges a page.
pub fn check(page: ElementRef, expected: &Expected, findings: &mut Findings) {
    let sections = all(page, "#ready section.way");
    findings.same(Rule::Steps, "sections", sections.len(), expected.walks.len());
    for (section, walk) in sections.into_iter().zip(&expected.walks) {
        let steps = all(section, "li.step");
        findings.same(Rule::Steps, format!("{}: steps", walk.place()), steps.len(), walk.steps.len());
        for (number, (shown, step)) in steps.iter().zip(&walk.steps).enumerate() {
            let place = format!("{}: step {}", walk.place(), number + 1);
            texts(*shown, walk, step, &place, findings);
            fields(*shown, walk, step, &place, findings);
        }
        asked_for(section, walk, findings);
        values(section, walk, findings);
    }
    if let Some(first) = expected.walks.first() {
        let max = all(page, "#progress").into_iter().map(|progress| attr(progress, "max").to_owned()).next();
        findings.same(Rule::Steps, "steps to count", max, Some(first.steps.len().to_string()));
        beside(page, expected, findings);
    }
}

/// All that a step says.
fn texts(shown: ElementRef, walk: &Walk, step: &Step, place: &str, findings: &mut Findings) {
    let mut same = |what: &str, found: Vec<String>, expected: Vec<String>| {
        findings.same(Rule::Steps, format!("{place}: {what}"), found, expected);
    };
    same("name", vec![attr(shown, "data-step").to_owned()], vec![step.id.to_string()]);
    same("title", said_by(shown, ".step__title > span:last-child"), vec![walk.text(&step.title)]);
    same("menu path", said_by(shown, ".menu-path > li"), step.path.clone());
    same("text", said_by(shown, "li.step > p:not([class])"), step.text.iter().map(|text| walk.text(text)).collect());
    same("what to do then", said_by(shown, ".step__then"), step.then.iter().map(|text| walk.text(text)).collect());
    same("what else", said_by(shown, ".step__different > p:first-of-type"), vec![walk.text(&step.different)]);
    let is_general = usize::from(step.source.confidence == Confidence::General);
    findings.same(Rule::Steps, format!("{place}: remarks"), all(shown, ".step__general").len(), is_general);
    let sources = all(shown, ".step__different a[href^='#source-']");
    let named: Vec<&str> = sources.into_iter().map(|link| attr(link, "href").trim_start_matches("#source-")).collect();
    let cited: Vec<&str> = step.source.sources.iter().map(|id| id.as_str()).collect();
    findings.same(Rule::Steps, format!("{place}: sources"), named, cited);
}

/// The fields of a step with the program's captions and the domain's values, numbered.
fn fields(shown: ElementRef, walk: &Walk, step: &Step, place: &str, findings: &mut Findings) {
    let found: Vec<(String, String)> = all(shown, ".fields > .field").into_iter().map(field).collect();
    let expected: Vec<(String, String)> =
        step.fields.iter().map(|field| (field.caption.clone(), walk.text(&field.value))).collect();
    findings.same(Rule::Fields, place, found, expected);
    let numbers = said_by(shown, ".fields .mark");
    let counted: Vec<String> = (1..=step.fields.len()).map(|number| number.to_string()).collect();
    findings.same(Rule::Fields, format!("{place}: numbers"), numbers, counted);
    for button in all(shown, ".fields button.copy") {
        let what = attr(button, "data-what");
        let captions: Vec<&str> = step.fields.iter().map(|field| field.caption.as_str()).collect();
        findings.check(Rule::Fields, captions.contains(&what), format!("{place}: copies {what:?}"));
    }
}

/// A field's caption and value.
pub fn field(field: ElementRef) -> (String, String) {
    let caption = first(field, "dt > span:not(.mark)").map(said).unwrap_or_default();
    (caption, first(field, "dd").map(said).unwrap_or_default())
}

/// Each setting that the program asks for stands in one field, or else in the text; and no other.
fn asked_for(section: ElementRef, walk: &Walk, findings: &mut Findings) {
    let asks = walk.asks();
    let mut in_fields: BTreeMap<Setting, usize> = BTreeMap::new();
    let shown = all(section, ".fields > .field").into_iter().map(field);
    let fields = walk.steps.iter().flat_map(|step| &step.fields);
    // A ticked box carries no `data-setting`, so the data says which setting a field holds; `fields` compares the two.
    for ((_, said), field) in shown.zip(fields) {
        for setting in field.value.settings().filter(|setting| said.contains(&walk.values.text(*setting))) {
            *in_fields.entry(setting.fact()).or_default() += 1;
        }
    }
    for setting in &asks {
        let place = format!("{}: {}", walk.place(), setting.id());
        match in_fields.get(setting) {
            Some(1) => {}
            Some(count) => findings.add(Rule::Fields, format!("{place} stands in {count} fields")),
            None => {
                let mut texts = walk.steps.iter().flat_map(|step| step.texts());
                let is_told = texts.any(|text| facts(text).any(|fact| fact == *setting));
                let mut shown = all(section, "[data-setting]").into_iter();
                let is_shown = shown.any(|value| attr(value, "data-setting") == setting.id());
                let is_box = walk.way.asks.iter().any(|asked| asked.fact() == *setting && asked.fact() != *asked);
                findings.check(Rule::Fields, is_told && (is_shown || is_box), format!("{place} is missing"));
            }
        }
    }
    for (setting, _) in in_fields.iter().filter(|(setting, _)| setting.is_asked_for() && !asks.contains(setting)) {
        findings.add(Rule::Fields, format!("{}: nobody asks for {}", walk.place(), setting.id()));
    }
}

/// Every value says what the domain has, and what somebody asks for.
fn values(section: ElementRef, walk: &Walk, findings: &mut Findings) {
    let asks = walk.asks();
    for value in all(section, "[data-setting]") {
        let id = attr(value, "data-setting");
        let Some(setting) = Setting::ALL.into_iter().find(|setting| setting.id() == id) else {
            findings.add(Rule::Foreign, format!("{}: {id} is no setting", walk.place()));
            continue;
        };
        let is_asked = asks.contains(&setting) || !setting.is_asked_for();
        findings.check(Rule::Foreign, is_asked, format!("{}: nobody asks for {id}", walk.place()));
        findings.same(Rule::Foreign, format!("{}: {id}", walk.place()), said(value), walk.values.text(setting));
    }
}

/// The tables beside the steps: one for each kind of account, and one for sending.
fn beside(page: ElementRef, expected: &Expected, findings: &mut Findings) {
    let protocols = expected.kinds.iter().map(|kind| kind.protocol()).chain([Protocol::Smtp]);
    let servers: Vec<_> = protocols.filter_map(|protocol| best(expected.offer, protocol)).collect();
    let tables = all(page, ".side table.settings");
    let shown: Vec<&str> = tables.iter().map(|table| attr(*table, "data-protocol")).collect();
    let wanted: Vec<&str> = servers.iter().map(|server| server.protocol.id()).collect();
    findings.same(Rule::Side, "tables", shown, wanted);
    for (table, server) in tables.into_iter().zip(servers) {
        let user = format!("yourname@{}", expected.domain());
        let wanted = [server.host.to_string(), server.port.to_string(), server.security.name().to_owned(), user];
        findings.same(Rule::Side, server.protocol.name(), said_by(table, "[data-setting]"), wanted);
        let name = first(table, "caption").map(said).unwrap_or_default();
        findings.check(Rule::Side, name.contains(server.protocol.name()), format!("{name:?} for {}", server.protocol));
        let warning = server.plaintext_warning.as_ref();
        let warned = table.parent().and_then(ElementRef::wrap).is_some_and(|place| {
            said_by(place, ".warning").iter().any(|said| warning.is_some_and(|warning| said == warning))
        });
        findings.same(Rule::Side, format!("{}: warned", server.protocol), warned, warning.is_some());
    }
}
