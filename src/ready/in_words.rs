//! A task's steps as words alone, for search engines: what the page shows, without its drawings.

use mailsteps_settings::Step;

use super::{
    Site,
    plan::{Plan, Section},
    rich_text::plain,
};
use crate::{App, Route};

/// A step in words.
pub struct StepInWords {
    /// Its title.
    pub title: String,
    /// What to do, with the example's values.
    pub text: String,
    /// Its place on the page.
    pub id: String,
}

/// The steps that a walkthrough shows first: of the recommended kind of account and the commonest way. None for other pages
/// and for a way that is closed.
pub fn steps_in_words(app: App, site: &Site, route: &Route) -> Vec<StepInWords> {
    let Route::Walkthrough { domain, client, task } = route else { return Vec::new() };
    let parts = app.catalog.offer(domain).zip(app.catalog.client(client));
    let plan = parts.map(|(offer, client)| Plan::new(app, site, offer, client, *task));
    let Some(section) = plan.and_then(|plan| plan.sections().into_iter().next()) else { return Vec::new() };
    let steps = section.way.steps(section.sheet.incoming).enumerate();
    steps.map(|(index, step)| in_words(&section, step, index + 1)).collect()
}

fn in_words(section: &Section, step: &Step, number: usize) -> StepInWords {
    let said = |text| plain(text, section.sheet);
    let title = said(&step.title);
    let path = (!step.path.is_empty()).then(|| step.path.join(" > "));
    let fields = step.fields.iter().map(|field| [&field.caption, ": ", &said(&field.value)].concat());
    let then = step.then.iter().map(said);
    let parts: Vec<String> = path.into_iter().chain(step.text.iter().map(said)).chain(fields).chain(then).collect();
    let text = if parts.is_empty() { title.clone() } else { parts.join("\n") };
    StepInWords { title, text, id: format!("{}step-{number}", section.prefix) }
}
