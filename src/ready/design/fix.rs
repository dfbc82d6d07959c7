//! `/fix/` with what `browser/fix.rs` puts there: suggestions, the three questions, what the servers say, and the plan.

use std::ops::Range;

use mailsteps_settings::Offer;

use super::{
    State,
    by_script::{Scripted, cut},
    check, markup,
};
use crate::{App, findings::conclude, ready::fix, text::fill};

/// What was typed and chosen, and what the servers say, in the words of `mailsteps_extras::diagnose`.
#[derive(Clone, Copy, Default)]
struct Case {
    text: &'static str,
    program: &'static str,
    symptom: &'static str,
    evidence: &'static str,
}

pub fn states(app: App, offer: Offer<'static>) -> Vec<State> {
    begin(app);
    let whole = markup(app, |page| fix::write(page, app, Some(offer)));
    let plan = cut(&whole, "<p class=\"fix__servers\"", "</section>");
    let empty = || Scripted(plan.clone()).say("plan-items", app.ready_words().fix.empty);
    let unknown = Case { text: "how do I bake bread with yeast", ..unchecked(app) };
    let [unknown, ..] = diagnose(app, offer, unknown);
    let well = Case { symptom: "cannot-receive", evidence: "incoming-ok ", ..Case::default() };
    let down = Case { symptom: "cannot-send", evidence: "outgoing-down certificate-bad ", ..Case::default() };
    vec![
        State::of("a refused password: suggestions, questions, and the plan", refused(app, offer, whole)),
        State::of("nothing typed, nothing chosen", empty().0),
        State::of("the servers are well", checked(app, offer, &plan, well, 0..1)),
        State::of("a server is down", checked(app, offer, &plan, down, 2..3)),
        State::of("a message that nobody knows", Scripted(plan.clone()).put("plan-items", &unknown).0),
        State::of("a plan that could not be fetched", empty().show("plan-failed").0),
    ]
}

/// Has the plans made by what the browser fetches for it: the words and the data in the page's language.
fn begin(app: App) {
    let here = app.place.language.id();
    if let Some((_, file)) = crate::text::extras_files().find(|(language, _)| *language == here) {
        mailsteps_extras::begin(file.to_vec());
    }
}

/// As long as the servers have said nothing, or where there is nobody to ask.
fn unchecked(app: App) -> Case {
    Case { evidence: if app.place.has_checks { "" } else { "no-checks" }, ..Case::default() }
}

/// The plan, a text where the three questions are asked, and the suggestions.
fn diagnose(app: App, offer: Offer<'static>, case: Case) -> [String; 3] {
    let Case { text, program, symptom, evidence } = case;
    let (domain, prefix) = (offer.domain().as_str(), app.place.prefix());
    let example = ["yourname@", domain].concat();
    let said = [domain, program, symptom, text, evidence, "", "", "", &example, &prefix];
    let mut all = mailsteps_extras::diagnose(said.map(str::to_owned).into()).into_iter();
    std::array::from_fn(|_| all.next().unwrap_or_default())
}

/// The whole page for somebody who has typed a message, chosen a symptom and a program, and waits for the check.
fn refused(app: App, offer: Offer<'static>, whole: String) -> String {
    let case =
        Case { text: "login to server failed", program: "thunderbird", symptom: "password-again", ..unchecked(app) };
    let [plan, asks, suggestions] = diagnose(app, offer, case);
    let mut page = Scripted(whole).say("message", case.text).put("suggestions", &suggestions);
    page = page.set("symptom-password-again", "checked").set("program-thunderbird", "checked");
    if app.place.has_checks {
        page = page.say("servers", &fill(app.words.check.running, &[("domain", offer.domain().as_str())]));
    }
    if !asks.is_empty() {
        page = page.show("questions");
    }
    page.put("plan-items", &plan).0
}

/// The plan after a check, which found these services of the report to be as the case says.
fn checked(app: App, offer: Offer<'static>, page: &str, case: Case, services: Range<usize>) -> String {
    let [plan, ..] = diagnose(app, offer, case);
    let report = check::report(offer, services);
    let conclusion = report.map(|report| conclude(offer.domain(), &report, app.words));
    let sentence = conclusion.map(|it| [it.sentence, it.action].join(" ")).unwrap_or_default();
    Scripted(page.to_owned()).say("servers", &sentence).put("plan-items", &plan).0
}
