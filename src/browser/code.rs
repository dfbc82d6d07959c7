//! QR codes: "Continue on your phone", which is this page, and an account's settings for an app that scans them. They are made
//! here, so nobody else learns of them.

use leptos::prelude::*;
use mailsteps_settings::find;
use web_sys::{Document, Element};

use super::{extras, location};
use crate::App;

/// Where the code of the page stands.
const PAGE: &str = "code";
/// How a code's text begins its address where the reader has given none.
const EXAMPLE: &str = "\"yourname@";

/// Shows the code that the button is for, as the page is now, or hides it.
pub fn toggle(app: App, button: &Element) {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(place) = document.and_then(|document| document.get_element_by_id(&button.get_attribute("aria-controls")?))
    else {
        return;
    };
    let is_shown = place.has_attribute("hidden");
    let _ = button.set_attribute("aria-expanded", if is_shown { "true" } else { "false" });
    let _ = place.toggle_attribute_with_force("hidden", !is_shown);
    if is_shown {
        wasm_bindgen_futures::spawn_local(draw(app, place));
    }
}

/// Draws the code once more, where it is shown: the page has changed.
pub fn renew(app: App, document: &Document) {
    if let Some(place) = document.get_element_by_id(PAGE).filter(|place| !place.has_attribute("hidden")) {
        wasm_bindgen_futures::spawn_local(draw(app, place));
    }
}

/// Draws the code, or says that it cannot be had and that pressing again tries again.
async fn draw(app: App, place: Element) {
    let words = |name| place.get_attribute(name).unwrap_or_default();
    let payload = place.get_attribute("data-payload");
    let is_page = payload.is_none();
    let text = match payload {
        Some(payload) if find::has(&payload, EXAMPLE) => {
            let needs = words("data-needs");
            place.set_text_content(Some(&needs));
            return app.announcement.set(needs);
        }
        Some(payload) => payload,
        None => {
            let origin = web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default();
            origin + &location::address_of(app)
        }
    };
    let svg = extras::load().await.and_then(|extras| extras.qr_code(&text, &words("data-label"), is_page));
    let text = if svg.is_some() { words("data-text") } else { words("data-failed") };
    place.set_inner_html(&svg.unwrap_or_default());
    let _ = place.insert_adjacent_text("beforeend", &text);
    app.announcement.set(text);
}
