//! Local storage: what the reader typed, kept between visits.

use mailsteps_settings::{Address, Query};

const KEY: &str = "mailsteps";

/// Reads the address that was kept. Anything else under our key counts as nothing.
pub fn read() -> Option<Address> {
    let text = storage()?.get_item(KEY).ok().flatten()?;
    Query::read(&text, |_| None).ok()?.address()
}

/// Keeps the address, or forgets it. Says whether the browser took it.
pub fn keep(address: Option<&Address>) -> bool {
    let Some(storage) = storage() else {
        return false;
    };
    match address {
        Some(address) => storage.set_item(KEY, &address.to_string()).is_ok(),
        None => storage.remove_item(KEY).is_ok(),
    }
}

/// A sandboxed frame or a strict browser has none.
fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
