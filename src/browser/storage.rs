//! Local storage: what the reader typed, kept between visits.

use mailsteps_settings::Address;

use crate::reader::Kept;

const KEY: &str = "mailsteps";

/// Reads what was kept. Anything else under our key counts as nothing.
pub fn read() -> Kept {
    storage()
        .and_then(|storage| storage.get_item(KEY).ok().flatten())
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default()
}

/// Keeps the address, or forgets it. Says whether the browser took it.
pub fn keep(address: Option<&Address>) -> bool {
    let Some(storage) = storage() else {
        return false;
    };
    match address {
        Some(address) => serde_json::to_string(&Kept { address: Some(address.clone()) })
            .is_ok_and(|text| storage.set_item(KEY, &text).is_ok()),
        None => storage.remove_item(KEY).is_ok(),
    }
}

/// A sandboxed frame or a strict browser has none.
fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
