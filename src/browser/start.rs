//! The entry point in the browser.

use leptos::prelude::Set as _;
use leptos::wasm_bindgen::{self, JsCast, prelude::wasm_bindgen};
use mailsteps_settings::Catalog;
use mailsteps_words::{Read, Source};
use web_sys::{Document, HtmlElement};

use super::{location, marks, mount, navigator, ready, site, storage};
use crate::{App, Place, Reader, Route, marks::SUPPORT, text::Words};

/// Takes over the ready-made page, as soon as everything that its view needs is here.
///
/// Until then, and if anything is missing, the page stays as it came: it is complete without this. `words` are those of the page's
/// language, in order.
#[wasm_bindgen]
pub fn begin(words: String) {
    let words: &'static Words = Box::leak(Box::new(Words::read(&mut Source::of_list(words.leak()))));
    wasm_bindgen_futures::spawn_local(async move {
        let document = web_sys::window().and_then(|window| window.document());
        let root = document.as_ref().and_then(|document| document.get_element_by_id("app"));
        let root = root.and_then(|root| root.dyn_into::<HtmlElement>().ok());
        let (Some(document), Some(root)) = (document, root) else {
            return;
        };
        // The tests hold the embedded data to every rule; a build with broken data shows the ready-made pages.
        let Ok(catalog) = Catalog::embedded() else {
            return;
        };
        let catalog: &'static Catalog = Box::leak(Box::new(catalog));
        let place: &'static Place = Box::leak(Box::new(site::place()));
        let route = location::route(catalog, place);
        let fragment = location::fragment();
        // What was ticked before the app ran counts as well.
        let mut marks = marks::of(&route, &fragment);
        for mark in marks::read(&document).as_str().split('.') {
            if !mark.is_empty() {
                marks.add(mark);
            }
        }
        let app = App::new(catalog, place, words, route.clone(), Reader { is_support: marks.has(SUPPORT), ..reader() });
        app.marks.set(marks);
        app.message.set(mount::value_of(&document, "message"));
        app.ready.set(ready::in_page(&document, &route));
        mount::replace(&document, root, app);
        location::listen(app);
        location::show_fragment_if_any(app);
        say(&document, "running");
        if let Route::Check(domain) = route {
            super::check(app, domain);
        }
    });
}

/// How the app does, for the style sheet: see `boot.js` and `.app-failed`.
fn say(document: &Document, state: &str) {
    if let Some(page) = document.document_element() {
        let _ = page.set_attribute("data-app", state);
    }
}

/// What the address bar and the last visit tell. The address bar wins: a link from support fills in its own address.
fn reader() -> Reader {
    let linked = location::address();
    let is_linked = linked.is_some();
    let address = linked.or_else(storage::read);
    let is_kept = is_linked.then(|| storage::keep(address.as_ref()));
    Reader { address, platform: navigator::platform(), is_kept, is_support: false }
}
