//! The clipboard.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Copies a text, then says whether it worked. A page that is not served over HTTPS has no clipboard.
pub fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    wasm_bindgen_futures::spawn_local(async move { done(write(&text).await) });
}

async fn write(text: &str) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    // web-sys takes for granted that it is there; on an insecure page it is undefined.
    let clipboard = js_sys::Reflect::get(&window.navigator(), &JsValue::from_str("clipboard"));
    if !clipboard.is_ok_and(|clipboard| clipboard.is_object()) {
        return false;
    }
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}
