use std::collections::BTreeSet;

use mailsteps_settings::{Catalog, Client, Confidence, Incoming, Offer, Source, Task};

use super::plan::Plan;
use crate::{
    App, Route,
    components::link,
    dom::Html,
    text::{commas, fill, ready},
};

/// How old a source may be, in years, before the page names it.
const FRESH_YEARS: u16 = 2;

/// A path of the guide: a domain, a program and a task.
pub struct Path {
    /// Its page.
    pub route: Route,
    /// Where it leads.
    pub state: State,
}

/// Where a path leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// To steps; of these, so many whose captions nobody confirms.
    Steps {
        /// All of them.
        count: usize,
        /// Those from general terms.
        general: usize,
    },
    /// To the reason why it is closed, and a way on.
    Blocked,
    /// To nothing that helps the reader; with the reason.
    DeadEnd(&'static str),
}

/// Every path of the guide.
#[must_use]
pub fn paths(app: App) -> Vec<Path> {
    let site = super::Site::default();
    let mut paths = Vec::new();
    for domain in app.catalog.domains().map(|entry| &entry.name) {
        let Some(offer) = app.catalog.offer(domain) else { continue };
        for program in app.catalog.programs() {
            let Some(client) = app.catalog.client(&program.id) else { continue };
            for task in Task::ALL {
                let plan = Plan::new(app, &site, offer, client, task);
                paths.push(Path { route: plan.route(), state: state(app.catalog, plan) });
            }
        }
    }
    paths
}

/// Sums up what a page offers.
fn state(catalog: &Catalog, plan: Plan) -> State {
    if plan.offer.outgoing().is_none() {
        return State::DeadEnd("no outgoing server");
    }
    let sections = plan.sections();
    if sections.is_empty() {
        return blocked(catalog, plan.offer, plan);
    }
    let mut most = State::Steps { count: 0, general: 0 };
    for section in &sections {
        let steps: Vec<_> = section.way.steps(section.sheet.incoming).collect();
        if steps.is_empty() {
            return State::DeadEnd("a way without steps");
        }
        let general = steps.iter().filter(|step| step.source.confidence == Confidence::General).count();
        if matches!(most, State::Steps { count, .. } if count < steps.len()) {
            most = State::Steps { count: steps.len(), general };
        }
    }
    most
}

/// A closed way is none as long as another protocol or another program is open.
fn blocked(catalog: &Catalog, offer: Offer<'_>, plan: Plan) -> State {
    let protocols = offer.protocols();
    let is_open = |protocols_of: &[Incoming]| protocols.iter().any(|protocol| protocols_of.contains(protocol));
    let is_other_open = catalog.programs().iter().any(|program| is_open(&program.protocols));
    if !plan.common().is_empty() || is_other_open {
        State::Blocked
    } else {
        State::DeadEnd("no program can use what the domain has")
    }
}

/// The page: what is missing for each program, and every path.
pub fn write(page: &mut Html, app: App) {
    page.put(super::PUBLISH_LINK);
    let words = &app.ready_words().coverage;
    let paths = paths(app);
    let count = |is: fn(&State) -> bool| paths.iter().filter(|path| is(&path.state)).count().to_string();
    let values = [
        ("paths", paths.len().to_string()),
        ("domains", app.catalog.domains().count().to_string()),
        ("programs", app.catalog.programs().len().to_string()),
        ("tasks", Task::ALL.len().to_string()),
        ("open", count(|state| matches!(state, State::Steps { .. }))),
        ("blocked", count(|state| *state == State::Blocked)),
        ("dead", count(|state| matches!(state, State::DeadEnd(_)))),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    page.put("<p>").text(words.lead).put("</p><p id=\"summary\">").fill(words.summary, &values).put("</p>");
    page.put("<p>");
    link(page, "", &Route::Lint.href(), words.to_lint);
    page.put("</p><p>");
    link(page, "", &Route::Embed.href(), words.to_embed);
    page.put("</p>");
    dead_ends(page, words, &paths);
    programs(page, app, words);
    page.put("<h2>")
        .text(words.paths)
        .put("</h2><div class=\"coverage__scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
    page.text(words.paths).put("\"><table class=\"coverage\">");
    all_paths(page, app, &paths);
    page.put("</table></div>");
}

fn dead_ends(page: &mut Html, words: &ready::Coverage, paths: &[Path]) {
    page.put("<h2>").text(words.dead_ends).put("</h2><ul>");
    let mut is_none = true;
    for path in paths {
        if let State::DeadEnd(reason) = path.state {
            page.put("<li>");
            link(page, "", &path.route.href(), &path.route.href());
            page.put(": ").text(reason).put("</li>");
            is_none = false;
        }
    }
    if is_none {
        page.put("<li>").text(words.dead_ends_none).put("</li>");
    }
    page.put("</ul>");
}

fn programs(page: &mut Html, app: App, words: &ready::Coverage) {
    page.put("<div class=\"coverage__scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").text(words.program);
    page.put("\"><table class=\"coverage\"><thead><tr>");
    for heading in
        [words.program, words.updated, words.setup, words.repair, words.new_address, words.captions, words.stale]
    {
        page.put("<th scope=\"col\">").text(heading).put("</th>");
    }
    page.put("</tr></thead><tbody>");
    for client in app.catalog.programs().iter().filter_map(|program| app.catalog.client(&program.id)) {
        page.put("<tr><th scope=\"row\">").text(&client.name).put("</th><td>").text(client.updated.as_str());
        page.put("</td>");
        for (_, walkthrough) in client.walkthroughs() {
            let steps: Vec<_> = walkthrough.ways.iter().flat_map(|way| &way.steps).collect();
            let general = steps.iter().filter(|step| step.source.confidence == Confidence::General).count();
            page.put("<td>").text(&cell(words, steps.len(), general)).put("</td>");
        }
        page.put("<td>").text(&missing(client, words)).put("</td><td>").text(&stale(app, client, words));
        page.put("</td></tr>");
    }
    page.put("</tbody></table></div>");
}

fn cell(words: &ready::Coverage, steps: usize, general: usize) -> String {
    fill(words.cell, &[("steps", &steps.to_string()), ("general", &general.to_string())])
}

/// Captions that nobody could be found for.
fn missing(client: &Client, words: &ready::Coverage) -> String {
    let lacks_copy = client.protocols.contains(&Incoming::Pop3) && client.captions.leave_copy.is_none();
    if lacks_copy { "leave_copy".to_owned() } else { words.complete.to_owned() }
}

/// Cited sources that were old already when the program was last gone through.
fn stale(app: App, client: &Client, words: &ready::Coverage) -> String {
    let year = |text: &str| text.get(..4).and_then(|year| year.parse::<u16>().ok());
    let is_stale = |source: &Source| {
        let published = source.published.as_ref().and_then(|date| year(date.as_str()));
        published.zip(year(client.updated.as_str())).is_some_and(|(then, now)| then + FRESH_YEARS < now)
    };
    let cited: BTreeSet<_> = client.walkthroughs().into_iter().flat_map(|(_, one)| one.cited()).collect();
    let old = cited.into_iter().filter(|id| app.catalog.source(id).is_some_and(is_stale));
    let old: Vec<String> = old.map(ToString::to_string).collect();
    if old.is_empty() { words.stale_none.to_owned() } else { commas(old) }
}

/// A row for each domain, a column for each program; in a cell the tasks with their number of steps.
fn all_paths(page: &mut Html, app: App, paths: &[Path]) {
    page.put("<thead><tr><td></td>");
    for program in app.catalog.programs() {
        page.put("<th scope=\"col\">").text(&program.name).put("</th>");
    }
    page.put("</tr></thead><tbody>");
    for of_domain in paths.chunks(app.catalog.programs().len() * Task::ALL.len()) {
        let Some(domain) = of_domain[0].route.domain() else { continue };
        page.put("<tr><th scope=\"row\">").text(domain.as_str()).put("</th>");
        for of_program in of_domain.chunks(Task::ALL.len()) {
            page.put("<td>");
            for path in of_program {
                task(page, app, path);
            }
            page.put("</td>");
        }
        page.put("</tr>");
    }
    page.put("</tbody>");
}

fn task(page: &mut Html, app: App, path: &Path) {
    let Route::Walkthrough { task, .. } = &path.route else { return };
    let state = match &path.state {
        State::Steps { count, general: 0 } => count.to_string(),
        State::Steps { count, general } => format!("{count} ({general})"),
        State::Blocked => app.ready_words().coverage.blocked.to_owned(),
        State::DeadEnd(reason) => (*reason).to_owned(),
    };
    page.put(match path.state {
        State::Steps { general: 0, .. } => "<p data-state=\"sourced\">",
        State::Steps { .. } => "<p data-state=\"general\">",
        State::Blocked => "<p data-state=\"blocked\">",
        State::DeadEnd(_) => "<p data-state=\"dead-end\">",
    });
    link(page, "", &path.route.href(), task.id());
    page.put(" ").text(&state).put("</p>");
}
