//! Turns: what would take long in one go is done in several.

use wasm_bindgen_futures::JsFuture;

/// Comes back in another turn, when the browser has done what waits: a press, a key, the next picture.
pub async fn rest() {
    let mut soon = |resolve: js_sys::Function, _| {
        let _ =
            web_sys::window().map(|window| window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 0));
    };
    let _ = JsFuture::from(js_sys::Promise::new(&mut soon)).await;
}
