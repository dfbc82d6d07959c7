use mailsteps_settings::Task;

use super::plan::Plan;
use crate::{Route, components::link, dom::Html, text::fill};

/// What can be done with the program: set it up with one protocol or the other, mend it, change the address in it.
pub fn write(page: &mut Html, plan: Plan) {
    let words = &plan.words.tasks;
    page.put("<nav class=\"tasks\" aria-label=\"").text(words.label).put("\"><ul>");
    let common = plan.common();
    for task in Task::ALL {
        let is_here = task == plan.task;
        // A closed way is shown only to those who stand before it.
        if !is_here && task.protocol().is_some_and(|protocol| !common.contains(&protocol)) {
            continue;
        }
        page.put(if is_here {
            "<li><a class=\"chip\" aria-current=\"page\" href=\""
        } else {
            "<li><a class=\"chip\" href=\""
        });
        page.address(&plan.route_to(task).href()).put("\">").text(&name(plan, task)).put("</a></li>");
    }
    page.put("</ul></nav>");
}

/// A task's name.
pub fn name(plan: Plan, task: Task) -> String {
    let words = &plan.words.tasks;
    match task {
        Task::Setup(protocol) => fill(words.setup, &[("protocol", protocol.name())]),
        Task::Repair => words.repair.to_owned(),
        Task::NewAddress => words.new_address.to_owned(),
    }
}

/// Where addresses of this domain are being changed to another one: the way to the other one's steps.
pub fn replaced(page: &mut Html, plan: Plan) {
    let (Task::NewAddress, Some(new)) = (plan.task, plan.offer.replaced_by()) else { return };
    let words = &plan.words.tasks;
    let provider = plan.offer.provider();
    let names = [("domain", plan.offer.domain().as_str()), ("new", new.as_str()), ("provider", &provider.name)];
    page.put("<div class=\"obstacle\"><p>").fill(words.replaced, &names).put("</p><p>");
    let target = Route::Walkthrough { domain: new.clone(), client: plan.client.id.clone(), task: plan.task };
    link(page, "button", &target.href(), &fill(words.replaced_link, &names));
    page.put("</p></div>");
}
