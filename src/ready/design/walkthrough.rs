//! Walkthroughs: what stands before the steps, the steps, how far a reader has come, and what stands behind and beside them.

use mailsteps_settings::{Client, Incoming, Offer, Step, Task};

use super::{
    State,
    by_script::{Scripted, cut, escaped},
    markup, state,
};
use crate::{
    App,
    ready::{
        Site, automatic, before, choices, finish, foreign,
        plan::{Plan, Section},
        saved_passwords, section, side,
        step::{self, Place},
        tasks, walkthrough,
    },
    text::fill,
};

/// How many steps are ticked off in a walkthrough that is under way.
const DONE: usize = 2;

/// A walkthrough of the program with this name.
pub fn plan<'a>(app: App, site: &'a Site, offer: Offer<'static>, program: &str, task: Task) -> Option<Plan<'a>> {
    let client: &'static Client = app.catalog.client(&program.parse().ok()?)?;
    Some(Plan::new(app, site, offer, client, task))
}

/// What stands before the first step.
pub fn before_steps(app: App, site: &Site, offer: Offer<'static>) -> Vec<State> {
    let pop3 = plan(app, site, offer, "thunderbird", Task::Setup(Incoming::Pop3));
    let repair = plan(app, site, offer, "iphone", Task::Repair);
    let states = [
        repair.map(|plan| state(app, "which steps to show", |page| choices::write(page, plan))),
        pop3.map(|plan| state(app, "what to know, and what POP3 does", |page| before::write(page, plan))),
        pop3.map(|plan| state(app, "without typing settings", |page| automatic::write(page, plan))),
    ];
    states.into_iter().flatten().collect()
}

/// The steps, each by itself.
pub fn steps(app: App, site: &Site, offer: Offer<'static>) -> Vec<State> {
    let Some(plan) = plan(app, site, offer, "thunderbird", Task::Setup(Incoming::Imap)) else { return Vec::new() };
    let mut states = vec![state(app, "what else there is to do", |page| tasks::write(page, plan))];
    states.extend(of_first_section(app, plan));
    states.extend(where_other_servers_may_stand(app, site));
    states.extend(with_foreign_captions(app, plan));
    states
}

fn of_first_section(app: App, plan: Plan) -> Vec<State> {
    let Some(section) = plan.sections().into_iter().next() else { return Vec::new() };
    let steps: Vec<&Step> = section.way.steps(section.sheet.incoming).collect();
    let count = steps.len();
    let show = |(index, one): (usize, &Step)| {
        state(app, format!("step {}", index + 1), |page| {
            page.put("<ol class=\"steps\">");
            step::write(page, plan, &section, one, Place { number: index + 1, count });
            page.put("</ol>");
        })
    };
    steps.into_iter().enumerate().map(show).collect()
}

/// A step that warns of other servers in its boxes: not every domain has one.
fn where_other_servers_may_stand(app: App, site: &Site) -> Option<State> {
    let offers = app.catalog.domains().filter_map(|entry| app.catalog.offer(&entry.name));
    let plans = offers.filter_map(|offer| plan(app, site, offer, "thunderbird", Task::Setup(Incoming::Imap)));
    let mut steps = plans.flat_map(|plan| of_first_section(app, plan));
    let step = steps.find(|step| step.markup.contains("step__overwrite"))?;
    Some(State { name: "a step where another server may stand".to_owned(), ..step })
}

/// As on a page in another language, of which nobody knows what the program prints in it.
fn with_foreign_captions(app: App, plan: Plan) -> Option<State> {
    let mut sections = plan.sections();
    sections.truncate(1);
    sections.first_mut()?.sheet.translated = Some(&[]);
    let section = sections.first()?;
    let one = section.way.steps(section.sheet.incoming).next()?;
    Some(state(app, "captions that are known in English alone", |page| {
        foreign::write(page, plan, &sections);
        page.put("<ol class=\"steps\">");
        step::write(page, plan, section, one, Place { number: 1, count: 1 });
        page.put("</ol>");
    }))
}

/// A walkthrough of which two steps are done, and beside it the code that goes on with it on a phone.
pub fn under_way(app: App, site: &Site, offer: Offer<'static>) -> Vec<State> {
    let Some(plan) = plan(app, site, offer, "outlook-mac", Task::Setup(Incoming::Imap)) else { return Vec::new() };
    let sections = plan.sections();
    let Some(first) = sections.first() else { return Vec::new() };
    vec![state(app, "two steps done, and the code for a phone", |page| {
        page.put("<div class=\"with-side\"><div class=\"steps-column\">").ready_made(&progress(app, plan, first));
        page.ready_made(&marked(app, plan, first)).put("</div>");
        page.ready_made(&beside(app, plan, &sections)).put("</div>");
    })]
}

/// How far the reader is, as `count` in `browser/marks.rs` says it.
fn progress(app: App, plan: Plan, section: &Section) -> String {
    let page = markup(app, |page| walkthrough::write(page, plan));
    let (done, count) = (DONE.to_string(), section.way.steps(section.sheet.incoming).count().to_string());
    let bar = cut(&page, "<div class=\"progress\">", "</div>");
    let bar = bar.replace("value=\"0\"", &["value=\"", &done, "\""].concat());
    let sentence = fill(plan.words.steps.progress, &[("done", &done), ("count", &count)]);
    Scripted(bar).say("progress-text", &sentence).0
}

/// The steps with the attributes that `count` in `browser/marks.rs` gives them: ticked off, or the next one.
fn marked(app: App, plan: Plan, section: &Section) -> String {
    let mut steps = Scripted(markup(app, |page| section::write(page, plan, section)));
    for (index, step) in section.way.steps(section.sheet.incoming).take(DONE + 1).enumerate() {
        let id = format!("{}step-{}", section.prefix, index + 1);
        steps = if index < DONE {
            steps.set(&id, "data-done=\"\"").set(&format!("done-{}{}", section.prefix, step.id), "checked")
        } else {
            steps.set(&id, "data-current=\"\"")
        };
    }
    steps.0
}

/// What stands beside the steps, with the code that `browser/code.rs` shows.
fn beside(app: App, plan: Plan, sections: &[Section]) -> String {
    let words = &plan.words.tools;
    let side = markup(app, |page| side::write(page, plan, sections));
    let side = side.replace("aria-expanded=\"false\"", "aria-expanded=\"true\"");
    let address = [plan.site.origin.as_str(), &app.place.address(&plan.route().href())].concat();
    let code = mailsteps_extras::qr_code(&address, words.phone, true);
    Scripted(side).show("code").put("code", &[code, escaped(words.phone_text)].concat()).0
}

/// What stands behind the last step.
pub fn after_steps(app: App, site: &Site, offer: Offer<'static>) -> Vec<State> {
    let Some(setup) = plan(app, site, offer, "thunderbird", Task::Setup(Incoming::Imap)) else { return Vec::new() };
    let repair = Plan { task: Task::Repair, ..setup };
    let asked = markup(app, |page| finish::write(page, setup));
    let answered = asked.replace("<details ", "<details open ");
    vec![
        State::of("not answered yet", asked),
        State::of("both answers", answered),
        state(app, "saved passwords", |page| saved_passwords::write(page, repair)),
    ]
}
