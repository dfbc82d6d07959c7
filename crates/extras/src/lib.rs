//! What few readers ask for. The app fetches it when one does: it would be a sixth of the app.
//!
//! The app and this file come from one build; texts go between them, for both have a memory of their own.

mod fix;
mod in_language;
mod look_at;
mod past;
mod plan;
mod typing;
mod words;

use std::cell::OnceCell;

use mailsteps_qr::Finest;
use wasm_bindgen::prelude::wasm_bindgen;

pub use self::{
    in_language::{InLanguage, Texts},
    words::{PastWords, PlanWords, Words},
};

/// Smaller than the standard library's: 3 kB of what is sent.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

thread_local! {
    static HERE: OnceCell<InLanguage> = const { OnceCell::new() };
}

/// Takes the words and the data's texts in the language of the page, as [`InLanguage::file`] makes them. The other functions
/// say nothing before.
#[wasm_bindgen]
pub fn begin(file: Vec<u8>) {
    // The page and its language stay until another page comes.
    HERE.with(|here| {
        here.get_or_init(|| InLanguage::read(file.leak()));
    });
}

fn here<T: Default>(say: impl FnOnce(&InLanguage) -> T) -> T {
    HERE.with(|here| here.get().map(say).unwrap_or_default())
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
    here(|here| {
        let (plan, asks, suggestions) = fix::diagnose(here, &said);
        vec![plan, if asks { "asks" } else { "" }.to_owned(), suggestions]
    })
}

/// Says of each field of an account whether it is right: two texts for each of `Field::ALL`, the verdict (`right`,
/// `works`, `doubtful`, `wrong`, or nothing for a field that is not filled in) and the sentences.
///
/// `protocol` is `imap` or `pop3`, `address` the reader's or nothing, `typed` a text for each of `Field::ALL`. Nothing
/// comes back for a domain that the data lacks.
#[must_use]
#[wasm_bindgen]
pub fn check_typing(domain: &str, protocol: &str, address: &str, typed: Vec<String>) -> Vec<String> {
    here(|here| typing::check(here, domain, protocol, address, &typed).unwrap_or_default())
}

/// The last days as a chart with sentences, from the answer to `GET /api/v1/history/DOMAIN`; nothing where it is something
/// else, or tells of no check. `locale` is
/// the language of days' names, such as `es-US`. `browser/past.js` asks for it.
#[must_use]
#[wasm_bindgen]
pub fn past_days(answer: &str, locale: &str) -> String {
    let html = |past| here(|here| past::html(&past, &here.words.past, &past::Browser { locale }));
    past::read(answer).map_or_else(String::new, html)
}

/// A text as a QR code in SVG, named `label`; nothing for a text that is too long for one. A camera app takes any code; the
/// scanner inside a mail program only such as scan at arm's length (rule Q3).
#[must_use]
#[wasm_bindgen]
pub fn qr_code(text: &str, label: &str, is_for_a_camera_app: bool) -> String {
    let finest = if is_for_a_camera_app { Finest::Any } else { Finest::AtArmsLength };
    mailsteps_qr::svg(text, label, finest).unwrap_or_default()
}
