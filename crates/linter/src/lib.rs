//! What the page `/lint/` says of a set-up file. The app fetches it when somebody checks one.
//!
//! The app and this file come from one build; texts go between them, for both have a memory of their own. Nothing of a file
//! goes anywhere else.

mod excerpt;
mod findings;
mod given;
mod hidden;
mod words;

use given::Trouble;
use wasm_bindgen::prelude::wasm_bindgen;

/// Smaller than the standard library's: 3 kB of what is sent.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Checks the text that stands in the box: two texts, the markup of the verdict and that of the findings.
#[must_use]
#[wasm_bindgen]
pub fn check_text(text: &str) -> Vec<String> {
    let (verdict, findings) = findings::of(given::text(text), "");
    vec![verdict, findings]
}

/// Checks a file; without bytes, the browser could not read them. A text more than [`check_text`] gives: the file's, which
/// may be empty where it should not go into the box.
///
/// Of a file of more than [`mailsteps_formats::LARGEST_BYTES`], one byte more is enough.
#[must_use]
#[wasm_bindgen]
pub fn check_file(name: &str, bytes: Option<Vec<u8>>) -> Vec<String> {
    let given = bytes.as_deref().ok_or(Trouble::Unreadable).and_then(given::file);
    let text = given.as_ref().ok().filter(|given| given.is_utf8).map(|given| given.text.to_string());
    let (verdict, findings) = findings::of(given, name);
    vec![verdict, findings, text.unwrap_or_default()]
}
