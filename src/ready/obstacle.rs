use mailsteps_settings::{ClientId, ClientSummary, Notice, Task, Withdrawal};

use super::{plan::Plan, rich_text::rich_text, source_list::source_list};
use crate::{Route, components::link, dom::Html, text::fill};

/// Says before step 1 that this way is closed, and offers the one that is open.
pub fn closed(page: &mut Html, plan: Plan) {
    let words = &plan.words.obstacle;
    let offer = plan.offer;
    let lacking = plan.task.protocol().unwrap_or(offer.group().recommended.protocol);
    let names = [("domain", offer.domain().as_str()), ("program", &plan.client.name), ("protocol", lacking.name())];
    let reason = match plan.task.protocol() {
        Some(protocol) if offer.best(protocol.protocol()).is_none() => words.no_protocol,
        Some(_) => words.program_lacks,
        None => words.no_common,
    };
    page.put("<div class=\"obstacle\"><p>").fill(reason, &names).put("</p><p>");
    match plan.common().first() {
        Some(other) => {
            let text = fill(words.offer, &[("protocol", other.name())]);
            link(page, "button", &plan.route_to(Task::Setup(*other)).href(), &text);
        }
        None => link(page, "button", &programs(plan), words.other_program),
    }
    page.put("</p></div>");
}

/// Says before step 1 that the program was withdrawn or will be, and what to use instead.
pub fn notice(page: &mut Html, plan: Plan, notice: &'static Notice) {
    let sheet = plan.sheet(plan.offer.group().recommended.protocol);
    page.put(match notice.state {
        Withdrawal::Ended => "<div class=\"obstacle\" data-state=\"ended\"><p>",
        Withdrawal::Ending => "<div class=\"obstacle\" data-state=\"ending\"><p>",
    });
    rich_text(page, &notice.text, sheet);
    page.put("</p>");
    instead(page, plan, &notice.instead);
    source_list(page, plan.app, &notice.sources);
    page.put("</div>");
}

/// Links to the same domain's steps in other programs.
fn instead(page: &mut Html, plan: Plan, programs: &[ClientId]) {
    page.put("<p>").text(plan.words.obstacle.instead).put(":</p><ul class=\"chips\">");
    for program in programs.iter().filter_map(|id| plan.app.catalog.program(id)) {
        page.put("<li>");
        link(page, "chip", &first_task(plan, program), &program.name);
        page.put("</li>");
    }
    page.put("</ul>");
}

/// Setting a program up with the first protocol that it shares with the domain.
fn first_task(plan: Plan, program: &ClientSummary) -> String {
    let protocols = plan.offer.protocols();
    let shared = protocols.iter().find(|protocol| program.protocols.contains(protocol));
    let protocol = shared.or(protocols.first()).copied().unwrap_or(plan.offer.group().recommended.protocol);
    let domain = plan.offer.domain().clone();
    Route::Walkthrough { domain, client: program.id.clone(), task: Task::Setup(protocol) }.href()
}

/// The list of programs on the domain's page.
pub fn programs(plan: Plan) -> String {
    Route::Domain(plan.offer.domain().clone()).href() + "#programs"
}
