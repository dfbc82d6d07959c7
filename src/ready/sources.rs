use std::collections::BTreeSet;

use mailsteps_settings::{SourceId, Task};

use super::{
    plan::{Plan, Section},
    source_list::source_item,
};
use crate::{
    App,
    components::{begin_fold, link},
    dom::Html,
};

/// The sources of one step, by their titles; what is known of each stands once on the page.
pub fn references(page: &mut Html, app: App, sources: &[SourceId]) {
    for (index, id) in sources.iter().enumerate() {
        let Some(source) = app.source(id) else { continue };
        page.put(if index == 0 { "" } else { ", " });
        link(page, "", &format!("#source-{id}"), &source.title);
    }
    page.put(".</p>");
}

/// Every source of the page's steps and notes, with who wrote it and when.
pub fn write(page: &mut Html, plan: Plan, sections: &[Section]) {
    let steps = sections.iter().flat_map(|section| section.way.steps(section.sheet.incoming));
    let of_steps = steps.flat_map(|step| &step.source.sources);
    let of_notes = plan.walkthrough().before.iter().flat_map(|note| &note.sources);
    let of_autofill = plan.client.autofill.iter().flat_map(|autofill| &autofill.sources);
    let automatic = plan.client.automatic.iter().filter(|_| matches!(plan.task, Task::Setup(_)));
    let of_automatic = automatic.flat_map(|source| &source.sources);
    let saved = plan.client.saved_passwords.iter().filter(|_| plan.task == Task::Repair);
    let of_saved = saved.flat_map(|saved| &saved.source.sources);
    let cited: BTreeSet<&SourceId> =
        of_steps.chain(of_notes).chain(of_autofill).chain(of_automatic).chain(of_saved).collect();
    begin_fold(page, plan.words.steps.sources);
    page.put("<ul class=\"sources\">");
    for id in cited {
        page.put("<li id=\"source-").text(id.as_str()).put("\" tabindex=\"-1\">");
        source_item(page, plan.app, id);
        page.put("</li>");
    }
    page.put("</ul></details>");
}
