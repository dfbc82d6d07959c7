//! `/lint/`: what stands in the box, or a file, goes to the linter (`crates/linter`), and what it says stands on the page. Nothing
//! goes anywhere else.

use std::sync::atomic::{AtomicU32, Ordering};

use js_sys::{Array, Uint8Array};
use leptos::{prelude::*, wasm_bindgen::JsCast};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, DragEvent, File, FileList, HtmlInputElement};

use super::{fix, module::Module, mount};
use crate::{App, Route};

/// One byte more than `mailsteps_formats::LARGEST_BYTES`: then the linter knows that the file is too large.
const ENOUGH_BYTES: f64 = 1_000_001.0;
/// How many files have been given: only the last one has a say.
static GIVEN: AtomicU32 = AtomicU32::new(0);

/// Checks what stands in the box.
pub fn check_box(document: Document) {
    wasm_bindgen_futures::spawn_local(check(document, None));
}

/// Checks the file that was chosen, at once.
pub fn check_chosen(input: &HtmlInputElement) {
    check_first(input.owner_document(), input.files());
}

/// Takes a file that is dropped anywhere on the page, which the browser would open in its place.
pub fn take_dropped(app: App, event: &DragEvent) {
    let Some(dragged) = event.data_transfer().filter(|_| app.route.get_untracked() == Route::Lint) else { return };
    // A text that is dragged goes where the browser puts it.
    if !dragged.types().includes(&"Files".into(), 0) {
        return;
    }
    event.prevent_default();
    if event.type_() == "drop" {
        check_first(web_sys::window().and_then(|window| window.document()), dragged.files());
    }
}

fn check_first(document: Option<Document>, files: Option<FileList>) {
    if let Some((document, file)) = document.zip(files.and_then(|files| files.item(0))) {
        wasm_bindgen_futures::spawn_local(check(document, Some(file)));
    }
}

async fn check(document: Document, file: Option<File>) {
    let number = GIVEN.fetch_add(1, Ordering::Relaxed) + 1;
    fix::hide(&document, "lint-failed", true);
    fix::hide(&document, "lint-waiting", false);
    let linter = Module::load("mailstepsLinter").await;
    let (function, arguments) = match &file {
        Some(file) => ("check_file", Array::of2(&file.name().into(), &bytes(file).await.into())),
        None => ("check_text", Array::of1(&mount::value_of(&document, "lint-text").into())),
    };
    if GIVEN.load(Ordering::Relaxed) != number {
        return;
    }
    fix::hide(&document, "lint-waiting", true);
    fix::hide(&document, "lint-failed", linter.is_some());
    let said = linter.and_then(|linter| linter.call(function, &arguments)?.dyn_into::<Array>().ok());
    let Some(said) = said else { return };
    let [verdict, findings, text] = [0, 1, 2].map(|index| said.get(index).as_string().unwrap_or_default());
    for (id, html) in [("lint-verdict", verdict), ("lint-findings", findings)] {
        if let Some(place) = document.get_element_by_id(id) {
            place.set_inner_html(&html);
        }
    }
    // There it can be mended and checked again.
    if let Some(text_box) = document.get_element_by_id("lint-text").filter(|_| !text.is_empty()) {
        mount::set_value(&text_box, &text);
    }
}

/// The file's bytes, as many as matter; none when the browser cannot read them: of a folder, for instance.
async fn bytes(file: &File) -> Option<Uint8Array> {
    let beginning = file.slice_with_f64_and_f64(0.0, ENOUGH_BYTES).ok()?;
    let buffer = JsFuture::from(beginning.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer))
}
