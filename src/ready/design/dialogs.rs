//! The drawn dialogs, in the look of each program.

use mailsteps_settings::{Client, Offer, RowKind, Screen, Task};

use super::{State, markup};
use crate::{
    App,
    ready::{Site, plan::Plan, screen},
};

/// The kinds of rows that no first dialog has, with the class of their chosen state.
const LATER_ROWS: [(&str, RowKind, &str); 2] =
    [("a switch", RowKind::Switch, "screen__switch--on"), ("choices", RowKind::Choice, "screen__option--chosen")];

/// The first dialog of every program.
pub fn first(app: App, site: &Site, offer: Offer<'static>) -> Vec<State> {
    let of_program = |client: &'static Client| {
        let plan = Plan::new(app, site, offer, client, Task::Setup(*client.protocols.first()?));
        let dialog = dialogs(app, plan, None).into_iter().next()?;
        Some(State::of(client.name.clone(), dialog))
    };
    clients(app).filter_map(of_program).collect()
}

/// The first dialog in each look that has such a row.
pub fn with_later_rows(app: App, site: &Site, offer: Offer<'static>) -> Vec<State> {
    let mut states = Vec::new();
    for (name, kind, chosen) in LATER_ROWS {
        let mut looks = Vec::new();
        for client in clients(app) {
            let plans = Task::ALL.into_iter().map(|task| Plan::new(app, site, offer, client, task));
            let mut dialogs = plans.flat_map(|plan| dialogs(app, plan, Some(kind)));
            let look = client.look.id();
            let dialog = if looks.contains(&look) { None } else { dialogs.find(|dialog| dialog.contains(chosen)) };
            if let Some(dialog) = dialog {
                looks.push(look);
                states.push(State::of(format!("{name}: {}", client.name), dialog));
            }
        }
    }
    states
}

fn clients(app: App) -> impl Iterator<Item = &'static Client> {
    app.catalog.programs().iter().filter_map(move |program| app.catalog.client(&program.id))
}

/// The dialogs of a task; only those with a row of this kind, where one is given.
fn dialogs(app: App, plan: Plan, kind: Option<RowKind>) -> Vec<String> {
    let mut dialogs = Vec::new();
    for section in plan.sections() {
        for step in section.way.steps(section.sheet.incoming) {
            let is_wanted = |screen: &Screen| kind.is_none_or(|kind| screen.rows.iter().any(|row| row.kind == kind));
            if step.screen.as_ref().is_some_and(is_wanted) {
                dialogs.push(markup(app, |page| screen::write(page, plan, step, section.sheet)));
            }
        }
    }
    dialogs
}
