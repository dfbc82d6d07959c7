//! Local storage: what the reader typed and ticked, kept between visits.

use mailsteps_settings::{Address, Query};

use crate::{Marks, Route};

const KEY: &str = "mailsteps";

/// Reads the address that was kept. Anything else under our key counts as nothing.
pub fn read() -> Option<Address> {
    let text = storage()?.get_item(KEY).ok().flatten()?;
    Query::read(&text, |_| None).ok()?.address()
}

/// Keeps the address, or forgets it. Says whether the browser took it.
pub fn keep(address: Option<&Address>) -> bool {
    keep_text(KEY, address.map(ToString::to_string).as_deref())
}

/// The marks that were kept for a page.
pub fn marks(route: &Route) -> Marks {
    let text = storage().and_then(|storage| storage.get_item(&key(route)).ok().flatten());
    Marks::read(&text.unwrap_or_default())
}

/// Keeps the marks of a page. Where the browser keeps nothing, they still stand in the address bar.
pub fn keep_marks(route: &Route, marks: &Marks) {
    let text = Some(marks.as_str()).filter(|text| !text.is_empty());
    let _ = keep_text(&key(route), text);
}

fn key(route: &Route) -> String {
    format!("{KEY}{}", route.href())
}

fn keep_text(key: &str, text: Option<&str>) -> bool {
    let Some(storage) = storage() else {
        return false;
    };
    match text {
        Some(text) => storage.set_item(key, text).is_ok(),
        None => storage.remove_item(key).is_ok(),
    }
}

/// A sandboxed frame or a strict browser has none.
fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
