//! The entry point in the browser.

use leptos::prelude::{GetUntracked as _, Set as _};
use leptos::wasm_bindgen::{self, prelude::wasm_bindgen};
use mailsteps_settings::Catalog;
use mailsteps_words::{Read, Source};
use web_sys::Document;

use super::{location, marks, mount, navigator, ready, regions::Regions, rest::rest, site, storage};
use crate::{App, Place, Reader, Route, marks::SUPPORT, text::Words};

/// Takes over the ready-made page, as soon as everything that its view needs is here.
///
/// Until then, and if anything is missing, the page stays as it came: it is complete without this. `words` are those of the page's
/// language, in order, and then what of the data is in another language than the data's.
#[wasm_bindgen]
pub fn begin(words: String) {
    // Signals tell their effects by way of it.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    wasm_bindgen_futures::spawn_local(async move {
        let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
        let state = if run(&document, words).await.is_some() { "running" } else { "failed" };
        if let Some(page) = document.document_element() {
            // For the style sheet: see `boot.js` and `.app-failed`.
            let _ = page.set_attribute("data-app", state);
        }
    });
}

/// Nothing comes back where the page is not one of the guide's, or the data cannot be read: the tests hold the embedded data to
/// every rule.
async fn run(document: &Document, words: String) -> Option<()> {
    rest().await;
    let mut source = Source::of_list(words.leak());
    let words: &'static Words = Box::leak(Box::new(Words::read(&mut source)));
    rest().await;
    let mut catalog = Catalog::embedded().ok()?;
    // In the data's own language there is none.
    catalog.each_text_of_pages(&mut |text| {
        if let Some(translated) = source.rest() {
            translated.clone_into(text);
        }
    });
    let catalog: &'static Catalog = Box::leak(Box::new(catalog));
    rest().await;
    let app = state(words, catalog);
    rest().await;
    // Read once: on a long page it takes as long as everything else here.
    let page = document.get_element_by_id("main")?.inner_html();
    app.ready.set(ready::in_page(&page, &app.route.get_untracked()));
    rest().await;
    let regions = Regions::write(app, document, &page).await?;
    // What was ticked before the app ran counts as well.
    let mut marks = app.marks.get_untracked();
    for mark in marks::read(document).as_str().split('.').filter(|mark| !mark.is_empty()) {
        marks.add(mark);
    }
    app.marks.set(marks);
    regions.take_over(app, document);
    rest().await;
    mount::note_typed(app, document);
    location::listen(app);
    rest().await;
    mount::announce(app, document);
    location::show_fragment_if_any(app);
    rest().await;
    if let Route::Check(domain) = app.route.get_untracked() {
        super::check(app, domain);
    }
    Some(())
}

/// What the address bar and the last visit tell.
fn state(words: &'static Words, catalog: &'static Catalog) -> App {
    let place: &'static Place = Box::leak(Box::new(site::place()));
    let route = location::route(catalog, place);
    let marks = marks::of(&route, &location::fragment());
    let app = App::new(catalog, place, words, route, Reader { is_support: marks.has(SUPPORT), ..reader() });
    app.marks.set(marks);
    app.begin();
    app
}

/// What the address bar and the last visit tell. The address bar wins: a link from support fills in its own address.
fn reader() -> Reader {
    let linked = location::address();
    let is_linked = linked.is_some();
    let address = linked.or_else(storage::read);
    let is_kept = is_linked.then(|| storage::keep(address.as_ref()));
    Reader { address, platform: navigator::platform(), is_kept, is_support: false }
}
