//! "Continue on your phone": this page as a QR code. It is made here, so nobody else learns of it.

use leptos::prelude::*;
use web_sys::{Document, Element};

use super::{extras, location};
use crate::App;

/// Shows the code of the page as it is now, or hides it.
pub fn toggle(app: App, button: &Element) {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(place) = document.and_then(|document| document.get_element_by_id("code")) else { return };
    let is_shown = place.has_attribute("hidden");
    let _ = button.set_attribute("aria-expanded", if is_shown { "true" } else { "false" });
    let _ = place.toggle_attribute_with_force("hidden", !is_shown);
    if is_shown {
        wasm_bindgen_futures::spawn_local(draw(app, place));
    }
}

/// Draws the code once more, where it is shown: the page has changed.
pub fn renew(app: App, document: &Document) {
    if let Some(place) = document.get_element_by_id("code").filter(|place| !place.has_attribute("hidden")) {
        wasm_bindgen_futures::spawn_local(draw(app, place));
    }
}

/// Draws the code, or says that it cannot be had and that pressing again tries again.
async fn draw(app: App, place: Element) {
    let words = |name| place.get_attribute(name).unwrap_or_default();
    let origin = web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default();
    let address = origin + &location::address_of(app);
    let svg = extras::load().await.and_then(|extras| extras.qr_code(&address, &words("data-label")));
    let text = if svg.is_some() { words("data-text") } else { words("data-failed") };
    place.set_inner_html(&svg.unwrap_or_default());
    let _ = place.insert_adjacent_text("beforeend", &text);
    app.announcement.set(text);
}
