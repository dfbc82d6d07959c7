//! `/fix/`: from what was typed and chosen, and what the servers say, to the plan.

use leptos::prelude::*;
use mailsteps_probe::report::{Protocol, Report, Verdict};
use web_sys::{Document, Element};

use super::{check, extras, mount, navigator};
use crate::{App, CheckFailure, CheckState, Route, findings::conclude, text::fill};

/// The attribute that holds what was put into an element.
const THERE: &str = "data-there";

/// Writes the plan for what stands on the page. Does nothing on other pages.
pub fn refresh(app: App, document: &Document) {
    let Route::Fix(domain) = app.route.get_untracked() else { return };
    let text = app.message.get_untracked();
    // The box may have been built anew.
    if let Some(message) =
        document.get_element_by_id("message").filter(|_| mount::value_of(document, "message") != text)
    {
        mount::set_value(&message, &text);
    }
    let marks = app.marks.get_untracked();
    let symptom = marks.after("symptom-").to_owned();
    let is_asked = !text.trim().is_empty() || !symptom.is_empty();
    // One that found no network is made again when there is one.
    let is_due = |state: &CheckState| match state {
        CheckState::Failed(CheckFailure::Offline) => !navigator::is_offline(),
        state => *state == CheckState::Idle,
    };
    if let Some(domain) =
        domain.as_ref().filter(|_| app.place.has_checks && is_asked && app.check.with_untracked(is_due))
    {
        check(app, domain.clone());
    }
    servers(app, document);
    let Some(items) = document.get_element_by_id("plan-items") else { return };
    if !is_asked {
        items.set_text_content(items.get_attribute("data-empty").as_deref());
        let _ = items.remove_attribute(THERE);
        if let Some(place) = document.get_element_by_id("suggestions") {
            put(&place, "");
        }
        hide(document, "questions", true);
        return;
    }
    let document = document.clone();
    wasm_bindgen_futures::spawn_local(async move {
        let extras = extras::load().await;
        hide(&document, "plan-failed", extras.is_some());
        let answers = ["q-webmail", "q-device", "q-comes"].map(|question| marks.after(&[question, "-"].concat()));
        let case = [
            domain.as_ref().map_or("", |domain| domain.as_str()),
            marks.after("program-"),
            &symptom,
            // What stands there by now.
            &app.message.get_untracked(),
            &evidence(app),
            answers[0],
            answers[1],
            answers[2],
            // Dressed like every other value of the page: the reader's own, or the example.
            &mount::value_of(&document, "own-address"),
            &app.place.prefix(),
        ];
        let Some(said) = extras.and_then(|extras| extras.diagnose(&case)) else { return };
        let [plan, asks, suggestions] = [0, 1, 2].map(|index| said.get(index).as_string().unwrap_or_default());
        put(&items, &plan);
        hide(&document, "questions", asks.is_empty());
        if let Some(place) = document.get_element_by_id("suggestions") {
            put(&place, &suggestions);
        }
    });
}

/// Puts it there unless it stands there: the same once more would close what is open in it, and take away the focus.
fn put(place: &Element, html: &str) {
    if place.get_attribute(THERE).as_deref() != Some(html) {
        let _ = place.set_attribute(THERE, html);
        place.set_inner_html(html);
    }
}

/// Makes the plan once more, and the check that it rests on, where that failed.
pub fn again(app: App, document: &Document) {
    if app.check.with_untracked(|state| matches!(state, CheckState::Failed(_))) {
        app.check.set(CheckState::Idle);
    }
    refresh(app, document);
}

/// Puts the message that was suggested into the box.
pub fn suggest(app: App, button: &Element) {
    let Some(document) = button.owner_document() else { return };
    app.message.set(button.text_content().unwrap_or_default());
    // The button goes with its like.
    mount::focus_in_place("message");
    refresh(app, &document);
}

/// What the servers say, in the words of `mailsteps_extras::diagnose`: `incoming-ok`, `incoming-down`, `outgoing-ok`,
/// `outgoing-down`, `certificate-bad`; `no-checks` where nobody can be asked.
fn evidence(app: App) -> String {
    if !app.place.has_checks {
        return "no-checks".to_owned();
    }
    app.check.with_untracked(|state| match state {
        CheckState::Done(_, report, _) => evidence_of(report),
        _ => String::new(),
    })
}

fn evidence_of(report: &Report) -> String {
    let mut evidence = String::new();
    for service in &report.services {
        let is_down = service.verdict == Verdict::Failed;
        evidence += match (service.protocol == Protocol::Smtp, is_down) {
            (true, true) => "outgoing-down ",
            (true, false) => "outgoing-ok ",
            (false, true) => "incoming-down ",
            (false, false) => "incoming-ok ",
        };
        if service.code.id().starts_with("certificate") {
            evidence += "certificate-bad ";
        }
    }
    evidence
}

/// One sentence on the servers, with its honest limit.
fn servers(app: App, document: &Document) {
    let Some(place) = document.get_element_by_id("servers") else { return };
    let words = &app.words.check;
    let sentence = app.check.with_untracked(|state| match state {
        CheckState::Idle => String::new(),
        CheckState::Running => {
            let domain = app.route.with_untracked(|route| route.domain().map(ToString::to_string));
            fill(words.running, &[("domain", &domain.unwrap_or_default())])
        }
        CheckState::Done(domain, report, _) => {
            let conclusion = conclude(domain, report, app.words);
            [conclusion.sentence, conclusion.action].join(" ")
        }
        CheckState::Failed(failure) => {
            let reason = words.failure(*failure);
            [reason.found, reason.action].join(" ")
        }
    });
    if place.text_content().as_ref() != Some(&sentence) {
        place.set_text_content(Some(&sentence));
    }
}

/// Hides an element or shows it.
pub fn hide(document: &Document, id: &str, is_hidden: bool) {
    if let Some(element) = document.get_element_by_id(id) {
        let _ = element.toggle_attribute_with_force("hidden", is_hidden);
    }
}
