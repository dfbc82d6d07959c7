//! What the reader does: presses, typing, the form.

use std::time::Duration;

use leptos::wasm_bindgen::JsCast;
use leptos::{leptos_dom::helpers::set_timeout, prelude::*};
use web_sys::{Element, Event, HtmlInputElement};

use super::{
    check, clipboard, code, fix, lint, marks, mount, navigator, ready, remember_address, take_address, typing,
};
use crate::{App, Route, dom::Action, entry, text::fill};

/// How long a copy button says that it has copied.
const COPIED_FOR: Duration = Duration::from_secs(3);

/// Does what the pressed element asks for.
pub fn press(app: App, event: &Event) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let button = target.and_then(|target| target.closest("[data-action], [type=submit]").ok().flatten());
    let Some(button) = button else { return };
    if button.get_attribute("type").is_some_and(|kind| kind == "submit") {
        // Not by way of the form's own event: a sandboxed frame without `allow-forms` never sends it. The Enter key
        // presses the button too (HTML, section 4.10.21.2, "implicit submission").
        event.prevent_default();
        submit_address(app);
        return;
    }
    match button.get_attribute("data-action").and_then(|id| Action::from_id(&id)) {
        Some(Action::Copy) => copy(app, button),
        Some(Action::ChangeAddress) => {
            mount::keep_place(app, || remember_address(app, None));
            mount::focus_in_place("address");
        }
        Some(Action::CheckAgain) => {
            if let Route::Check(domain) = app.route.get_untracked() {
                check(app, domain);
            }
        }
        Some(Action::FetchPart) => ready::load(app),
        Some(Action::StartAgain) => marks::start_again(app),
        Some(Action::Print) => {
            let _ = web_sys::window().map(|window| window.print());
        }
        Some(Action::ShowCode) => code::toggle(app, &button),
        Some(Action::Suggest) => fix::suggest(app, &button),
        Some(Action::Diagnose) => {
            if let Some(document) = button.owner_document() {
                fix::again(app, &document);
                // The button goes when the plan comes.
                mount::focus_in_place("plan");
            }
        }
        Some(Action::CheckTyping) => {
            if let Some(document) = button.owner_document() {
                typing::check(app, &document);
            }
        }
        Some(Action::CheckFile) => {
            if let Some(document) = button.owner_document() {
                lint::check_box(document);
            }
        }
        // Otherwise the browser would not tell of the same file chosen again.
        Some(Action::ChooseFile) => mount::set_value(&button, ""),
        None => {}
    }
}

/// Copies the value beside the button, and says so on the button and to screen readers.
fn copy(app: App, button: Element) {
    let words = &app.words.value;
    let value = button.closest(".value").ok().flatten();
    let value = value.and_then(|group| group.query_selector(".value__text").ok().flatten());
    let Some(value) = value.and_then(|value| value.text_content()) else { return };
    let what = button.get_attribute("data-what").unwrap_or_default();
    clipboard::copy(value, move |is_done| {
        if !is_done {
            app.announcement.set(words.copy_refused.to_owned());
            return;
        }
        app.announcement.set(fill(words.copied_of, &[("what", &what)]));
        button.set_text_content(Some(words.copied));
        button.set_class_name("copy copy--done");
        set_timeout(
            move || {
                button.set_text_content(Some(words.copy));
                button.set_class_name("copy");
            },
            COPIED_FOR,
        );
    });
}

/// Takes note of a choice, a box that was ticked, or a file.
pub fn note_choice(app: App, event: &Event) {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    match input {
        Some(input) if input.id() == "lint-file" => lint::check_chosen(&input),
        Some(input) => marks::note(app, &input),
        None => {}
    }
}

/// Keeps what is typed, so that no rebuilt page loses it.
pub fn note_typing(app: App, event: &Event) {
    let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let Some(document) = element.owner_document() else { return };
    match element.id().as_str() {
        "address" => app.typed.set(mount::value_of(&document, "address")),
        "message" => {
            app.message.set(mount::value_of(&document, "message"));
            fix::refresh(app, &document);
        }
        _ => typing::check(app, &document),
    }
}

/// Takes the address that was typed: to its domain's page, or with a word on what is wrong with it.
pub fn submit_address(app: App) {
    match entry::read(app.catalog, &app.typed.get_untracked(), navigator::domain_to_ascii) {
        Ok((domain, address)) => {
            let target = app.route.get_untracked().at(domain);
            take_address(app, address, &target);
        }
        Err(problem) => mount::keep_place(app, move || app.problem.set(Some(problem))),
    }
}
