//! What to do against a cause, for this reader.

use mailsteps_settings::{Action, Cause, ClientId, LeadsTo};

use crate::{Because, Case};

/// A plan is short.
const MOST: usize = 5;

/// The actions of a cause that are for the reader's program, each once, at most five.
///
/// Where the program is not known, those programs are thought of that say the message.
pub(crate) fn plan<'s>(cause: &'s Cause, because: Because<'s>, case: &Case<'_>) -> Vec<&'s Action> {
    let said_by: &[ClientId] = match because {
        Because::Message(message) => &message.programs,
        _ => &[],
    };
    let is_for = |action: &Action| match case.program {
        _ if action.only.is_empty() => true,
        Some(program) => action.only.contains(program),
        None => action.only.iter().any(|program| said_by.contains(program)),
    };
    // Nobody is sent to a check that was made a moment ago.
    let is_done = |action: &Action| action.leads_to == Some(LeadsTo::Check) && case.report.is_some();
    let plan = chosen(cause, &|action| is_for(action) && !is_done(action));
    let plan = if plan.is_empty() { chosen(cause, &is_for) } else { plan };
    if plan.is_empty() { chosen(cause, &|_| true) } else { plan }
}

fn chosen<'s>(cause: &'s Cause, wanted: &dyn Fn(&Action) -> bool) -> Vec<&'s Action> {
    let mut plan: Vec<&Action> = Vec::new();
    for action in &cause.plan {
        if plan.len() < MOST && wanted(action) && plan.iter().all(|other| other.id != action.id) {
            plan.push(action);
        }
    }
    plan
}
