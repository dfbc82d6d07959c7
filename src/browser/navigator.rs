//! What the browser says of the device, and what it does better than a library of ours.

use mailsteps_settings::Platform;

/// The reader's device.
pub fn platform() -> Option<Platform> {
    let navigator = web_sys::window()?.navigator();
    Platform::from_user_agent(&navigator.user_agent().ok()?, u32::try_from(navigator.max_touch_points()).unwrap_or(0))
}

/// Whether the device says that it has no network.
pub fn is_offline() -> bool {
    web_sys::window().is_some_and(|window| !window.navigator().on_line())
}

/// An internationalised domain as A-labels (RFC 5890): the browser's own reader of addresses does it.
pub fn domain_to_ascii(domain: &str) -> Option<String> {
    let host = web_sys::Url::new(&format!("https://{domain}/")).ok()?.hostname();
    (!host.is_empty()).then_some(host)
}

/// A moment (RFC 3339, UTC) as hours and minutes of the reader's clock.
#[cfg(target_arch = "wasm32")]
pub fn local_time(moment: &str) -> String {
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_str(moment));
    if date.get_time().is_nan() {
        return moment.to_owned();
    }
    let two = |number: u32| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
    [two(date.get_hours()), two(date.get_minutes())].join(":")
}

/// Outside a browser there is no reader's clock.
#[cfg(not(target_arch = "wasm32"))]
pub fn local_time(moment: &str) -> String {
    moment.to_owned()
}
