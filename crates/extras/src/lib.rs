//! What few readers ask for. The app fetches it when one does: it would be a sixth of the app.
//!
//! The app and this file come from one build; texts go between them, for both have a memory of their own.

mod code;
mod typing;

use mailsteps_settings::Catalog;
use wasm_bindgen::prelude::wasm_bindgen;

/// Says of each field of an account whether it is right: two texts for each of `Field::ALL`, the verdict (`right`,
/// `works`, `doubtful`, `wrong`, or nothing for a field that is not filled in) and the sentences.
///
/// `protocol` is `imap` or `pop3`, `address` the reader's or nothing, `typed` a text for each of `Field::ALL`. Nothing
/// comes back for a domain that the data lacks.
#[must_use]
#[wasm_bindgen]
pub fn check_typing(domain: &str, protocol: &str, address: &str, typed: Vec<String>) -> Vec<String> {
    thread_local! {
        static CATALOG: Catalog = Catalog::embedded().unwrap_or_default();
    }
    CATALOG.with(|catalog| typing::check(catalog, domain, protocol, address, &typed).unwrap_or_default())
}

/// A text as a QR code (ISO/IEC 18004) in SVG, named `label`; nothing for a text that is too long for one.
#[must_use]
#[wasm_bindgen]
pub fn qr_code(text: &str, label: &str) -> String {
    code::svg(text, label).unwrap_or_default()
}
