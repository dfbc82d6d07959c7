//! The boxes and choices of a page: read, set, counted.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement, HtmlInputElement};

use super::{code, fix, location, mount, storage, typing};
use crate::{App, Marks, Route, marks::SUPPORT, text::fill};

/// Takes note of a box that was ticked or a choice that was made.
pub fn note(app: App, input: &HtmlInputElement) {
    let Some(document) = input.owner_document().filter(|_| is_markable(input)) else { return };
    let mut marks = read(&document);
    // A page without the switch for it is still read by who helps.
    if document.get_element_by_id(SUPPORT).is_none() && app.marks.with_untracked(|marks| marks.has(SUPPORT)) {
        marks.add(SUPPORT);
    }
    keep(app, marks);
    let is_support = app.marks.with_untracked(|marks| marks.has(SUPPORT));
    if is_support != app.reader.with_untracked(|reader| reader.is_support) {
        mount::keep_place(app, || app.reader.update(|reader| reader.is_support = is_support));
        location::show_fragment(app);
    }
    let progress = count(&document);
    if input.class_name() == "tick"
        && let Some(progress) = progress
    {
        app.announcement.set(progress);
    }
    typing::check(app, &document);
    fix::refresh(app, &document);
    code::renew(app, &document);
}

/// Unticks every step.
pub fn start_again(app: App) {
    keep(app, app.marks.with_untracked(Marks::without_steps));
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        apply(app, &document);
    }
}

/// Keeps the marks in the state, in this browser and in the address bar.
fn keep(app: App, marks: Marks) {
    storage::keep_marks(&app.route.get_untracked(), &marks);
    app.marks.set(marks);
    location::show_fragment(app);
}

/// The marks that a page begins with: those of the address bar, else those of the reader's last visit.
pub fn of(route: &Route, fragment: &str) -> Marks {
    Marks::in_fragment(fragment).unwrap_or_else(|| storage::marks(route))
}

/// Sets the page's boxes and choices, after it was built.
pub fn apply(app: App, document: &Document) {
    app.marks.with_untracked(|marks| {
        for input in boxes(document, ":checked:not([checked])") {
            input.set_checked(false);
        }
        for input in boxes(document, "[checked]:not(:checked)") {
            input.set_checked(true);
        }
        let named = marks.as_str().split('.').filter_map(|mark| document.get_element_by_id(mark)?.dyn_into().ok());
        for input in named.filter(is_markable) {
            input.set_checked(true);
        }
    });
    count(document);
}

/// What differs from the page as it came.
pub fn read(document: &Document) -> Marks {
    let mut marks = Marks::default();
    for input in boxes(document, ":checked:not([checked])") {
        marks.add(&input.id());
    }
    marks
}

fn is_markable(input: &HtmlInputElement) -> bool {
    matches!(input.type_().as_str(), "checkbox" | "radio")
}

/// The boxes and choices with something in common, as the browser finds them: pages have many, and most are as they came.
fn boxes(document: &Document, selector: &str) -> impl Iterator<Item = HtmlInputElement> {
    let list = document.query_selector_all(selector).ok().into_iter();
    let all = list.flat_map(|list| (0..list.length()).filter_map(move |index| list.item(index)?.dyn_into().ok()));
    all.filter(is_markable)
}

/// Counts the steps that are shown and those that are done, lights the first that is not, and returns the sentence.
fn count(document: &Document) -> Option<String> {
    let (mut steps, mut done, mut is_current_found) = (0_u32, 0_u32, false);
    for tick in boxes(document, ".step input") {
        let Ok(Some(step)) = tick.closest(".step") else { continue };
        let is_shown = step.dyn_ref::<HtmlElement>().is_some_and(|step| step.offset_parent().is_some());
        let is_current = is_shown && !tick.checked() && !is_current_found;
        let _ = step.toggle_attribute_with_force("data-current", is_current);
        let _ = step.toggle_attribute_with_force("data-done", tick.checked());
        is_current_found |= is_current;
        if is_shown {
            steps += 1;
            done += u32::from(tick.checked());
        }
    }
    let bar = document.get_element_by_id("progress")?;
    let _ = bar.set_attribute("max", &steps.to_string());
    let _ = bar.set_attribute("value", &done.to_string());
    let text = document.get_element_by_id("progress-text")?;
    let sentence = text.get_attribute("data-text")?;
    let sentence = fill(&sentence, &[("done", &done.to_string()), ("count", &steps.to_string())]);
    text.set_text_content(Some(&sentence));
    let tickets = document.get_elements_by_class_name("ticket-progress");
    if let Some(ticket) = tickets.item(0) {
        ticket.set_text_content(Some(&sentence));
    }
    Some(sentence)
}
