//! What few readers ask for. The app fetches it when one does: it would be a sixth of the app.
//!
//! The app and this file come from one build; texts go between them, for both have a memory of their own.

mod fix;
mod look_at;
mod past;
mod plan;
mod typing;
mod words;

use mailsteps_diagnosis::Index;
use mailsteps_qr::Finest;
use mailsteps_settings::{Captions, Catalog, ClientId, Offer, Symptom, Symptoms};
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    // The tests read all of the embedded data; a build with broken data knows nothing.
    static CATALOG: Catalog = Catalog::embedded().unwrap_or_default();
    static CAPTIONS: Vec<(ClientId, Captions)> = Captions::embedded().unwrap_or_default();
    static INDEX: Index<'static> = Index::new(Box::leak(Box::new(Symptoms::embedded().unwrap_or_default())));
}

/// What goes wrong, and what to do: the plan's markup, a text that is not empty where the three questions are to be asked,
/// and the markup of suggestions.
///
/// `said` is the domain, the program's name in addresses, the symptom's name, the text that was typed, what the servers
/// say (`incoming-ok`, `incoming-down`, `outgoing-ok`, `outgoing-down`, `certificate-bad`), the answers to the three
/// questions (`yes` or `no`), the reader's address, and what stands before the path of a page in its address: ten texts, each
/// of which may be empty.
#[must_use]
#[wasm_bindgen]
pub fn diagnose(said: Vec<String>) -> Vec<String> {
    let at = |index: usize| said.get(index).map_or("", String::as_str);
    let said = fix::Said {
        domain: at(0),
        program: at(1),
        symptom: at(2),
        text: at(3),
        evidence: at(4),
        answers: [at(5), at(6), at(7)],
        address: at(8),
        prefix: at(9),
    };
    let diagnose = |catalog: &Catalog, captions: &[(ClientId, Captions)]| {
        INDEX.with(|index| fix::diagnose(&fix::Data { catalog, captions, index }, &said))
    };
    let (plan, asks, suggestions) = CATALOG.with(|catalog| CAPTIONS.with(|captions| diagnose(catalog, captions)));
    vec![plan, if asks { "asks" } else { "" }.to_owned(), suggestions]
}

/// Says of each field of an account whether it is right: two texts for each of `Field::ALL`, the verdict (`right`,
/// `works`, `doubtful`, `wrong`, or nothing for a field that is not filled in) and the sentences.
///
/// `protocol` is `imap` or `pop3`, `address` the reader's or nothing, `typed` a text for each of `Field::ALL`. Nothing
/// comes back for a domain that the data lacks.
#[must_use]
#[wasm_bindgen]
pub fn check_typing(domain: &str, protocol: &str, address: &str, typed: Vec<String>) -> Vec<String> {
    CATALOG.with(|catalog| typing::check(catalog, domain, protocol, address, &typed).unwrap_or_default())
}

/// The last days as a chart with sentences, from the answer to `GET /api/v1/history/DOMAIN`; nothing where it is something
/// else, or tells of no check. `browser/past.js` asks for it.
#[must_use]
#[wasm_bindgen]
pub fn past_days(answer: &str) -> String {
    past::read(answer).map_or_else(String::new, |past| past::html(&past, &past::Browser))
}

/// A text as a QR code in SVG, named `label`; nothing for a text that is too long for one. A camera app takes any code; the
/// scanner inside a mail program only such as scan at arm's length (rule Q3).
#[must_use]
#[wasm_bindgen]
pub fn qr_code(text: &str, label: &str, is_for_a_camera_app: bool) -> String {
    let finest = if is_for_a_camera_app { Finest::Any } else { Finest::AtArmsLength };
    mailsteps_qr::svg(text, label, finest).unwrap_or_default()
}

/// The plan for a symptom's button, for browsers without a script.
#[must_use]
pub fn plan_of_symptom(symptom: &Symptom, domain: Option<Offer<'_>>, prefix: &str, has_checks: bool) -> String {
    INDEX.with(|index| fix::of_symptom(index, symptom, domain, prefix, has_checks))
}
