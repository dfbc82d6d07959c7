//! The page for the check, from its beginning to each of its ends.

use std::ops::Range;

use leptos::prelude::*;
use mailsteps_probe::report::Report;
use mailsteps_settings::Offer;

use super::{State, as_part, live::with_stages, markup};
use crate::{App, CheckFailure, CheckState, pages::check_page};

/// A report with a server that answers, one with a drawback, and one that does not.
const REPORT: &str = include_str!("report.json");

/// Some services of that report, for a domain.
pub fn report(offer: Offer<'static>, services: Range<usize>) -> Option<Report> {
    let mut report: Report = serde_json::from_str(REPORT).ok()?;
    report.domain = offer.domain().to_string();
    report.services = report.services.get(services)?.to_vec();
    Some(report)
}

pub fn states(app: App, offer: Offer<'static>) -> Vec<State> {
    let running = page(app, offer, CheckState::Running);
    let mut states = vec![State::of("under way", running.clone())];
    if let Some(all) = report(offer, 0..3) {
        states.push(State::of(
            "under way, with the stages that have ended",
            with_stages(running, &app.words.check, &all),
        ));
    }
    let ends = [("all well", 0..1), ("with a drawback", 0..2), ("one failed", 0..3), ("all failed", 2..3)];
    for (name, services) in ends {
        states.extend(report(offer, services).map(|report| done(app, offer, name, report)));
    }
    if let Some(report) = report(offer, 0..1) {
        states.push(done(app, offer, "with stand-ins", Report { stand_ins: true, ..report }));
    }
    let failed = |failure: CheckFailure| {
        State::of(format!("no report: {failure:?}"), page(app, offer, CheckState::Failed(failure)))
    };
    states.extend(CheckFailure::ALL.map(failed));
    states
}

fn done(app: App, offer: Offer<'static>, name: &str, report: Report) -> State {
    State::of(name, page(app, offer, CheckState::Done(offer.domain().clone(), report, 90)))
}

fn page(app: App, offer: Offer<'static>, check: CheckState) -> String {
    let app = App { check: RwSignal::new(check), ..app };
    as_part(&markup(app, |page| check_page(page, app, offer.domain())))
}
