//! The entry point in the browser.

use leptos::wasm_bindgen::{self, JsCast, prelude::wasm_bindgen};
use mailsteps_settings::{Catalog, ClientId, Program};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, HtmlElement};

use super::{location, mount, navigator, storage};
use crate::{App, ProgramState, Reader, Route};

/// How long to wait before asking again for what did not come, the first time and at most.
const FIRST_PAUSE_MS: i32 = 2_000;
const LONGEST_PAUSE_MS: i32 = 60_000;

/// Takes over the ready-made page, as soon as everything that its view needs is here.
///
/// Until then, and if anything is missing, the page stays as it came: it is complete without this.
#[wasm_bindgen(start)]
pub fn start() {
    wasm_bindgen_futures::spawn_local(async {
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
        let route = location::route(catalog);
        let program = match &route {
            Route::Walkthrough { client, .. } => ProgramState::Ready(program(&document, client).await),
            _ => ProgramState::Pending,
        };
        let app = App::new(catalog, route.clone(), reader());
        leptos::prelude::Set::set(&app.program, program);
        mount::replace(&document, root, app);
        location::listen(app);
        location::show_fragment_if_any(app);
        say(&document, "running");
        if let Route::Check(domain) = route {
            super::check(app, domain);
        }
    });
}

/// The program's steps. The ready-made page has them all, so it stays, and says that nothing is filled in, until they
/// are here.
async fn program(document: &Document, client: &ClientId) -> &'static Program {
    let mut pause_ms = FIRST_PAUSE_MS;
    loop {
        if let Some(client) = super::fetch_program(client).await {
            return client;
        }
        say(document, "failed");
        sleep(pause_ms).await;
        pause_ms = (pause_ms * 2).min(LONGEST_PAUSE_MS);
    }
}

async fn sleep(pause_ms: i32) {
    let mut set_timer = |resolve: js_sys::Function, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, pause_ms);
        }
    };
    let _ = JsFuture::from(js_sys::Promise::new(&mut set_timer)).await;
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
    Reader { address, platform: navigator::platform(), is_kept }
}
