//! "Check my typing": reads the boxes, and writes beside each whether it is right.

use js_sys::Array;
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlInputElement};

use super::extras;
use crate::App;

/// Marks every box that is filled in. Does nothing on pages without boxes, and as long as all are empty.
pub fn check(app: App, document: &Document) {
    let boxes = boxes(document);
    let is_used = |input: &HtmlInputElement| {
        !input.value().is_empty() || remark(document, input).is_some_and(|remark| remark.has_attribute("data-verdict"))
    };
    if !boxes.iter().any(is_used) {
        return;
    }
    let document = document.clone();
    wasm_bindgen_futures::spawn_local(async move {
        let extras = extras::load().await;
        if let Some(failed) = document.get_element_by_id("typing-failed") {
            let _ = failed.toggle_attribute_with_force("hidden", extras.is_some());
        }
        if let Some(extras) = extras {
            show(app, &document, &extras);
        }
    });
}

/// The boxes, in the order of `mailsteps_typing::Field::ALL`.
pub fn boxes(document: &Document) -> Vec<HtmlInputElement> {
    let list = document.get_elements_by_class_name("typed");
    (0..list.length()).filter_map(|index| list.item(index)?.dyn_into().ok()).collect()
}

/// What stands now in the boxes, which may be more than when the check was asked for.
fn show(app: App, document: &Document, extras: &extras::Extras) {
    let boxes = boxes(document);
    let typed: Array = boxes.iter().map(|input| JsValue::from(input.value())).collect();
    let route = app.route.get_untracked();
    let Some(domain) = route.domain() else { return };
    let address = app.reader.with_untracked(|reader| reader.address_at(domain).map(ToString::to_string));
    let said = extras.check_typing(domain.as_str(), &protocol(document), &address.unwrap_or_default(), &typed);
    let Some(said) = said else { return };
    for (index, input) in (0..).zip(&boxes) {
        let Some(remark) = remark(document, input) else { continue };
        let (verdict, text) = (said.get(2 * index).as_string(), said.get(2 * index + 1).as_string());
        let _ = remark.set_attribute("data-verdict", &verdict.unwrap_or_default());
        // The same words again would be read out again.
        if remark.text_content() != text {
            remark.set_text_content(text.as_deref());
        }
    }
}

fn remark(document: &Document, input: &HtmlInputElement) -> Option<Element> {
    document.get_element_by_id(&input.get_attribute("aria-describedby")?)
}

/// The protocol that the page is for, or the one that is chosen on it.
fn protocol(document: &Document) -> String {
    let of_page = document.get_element_by_id("typing").and_then(|part| part.get_attribute("data-protocol"));
    let is_pop3 = || {
        let choice = document.get_element_by_id("kind-pop3")?.dyn_into::<HtmlInputElement>().ok()?;
        Some(choice.checked())
    };
    of_page.unwrap_or_else(|| if is_pop3() == Some(true) { "pop3" } else { "imap" }.to_owned())
}
