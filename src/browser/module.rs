//! Files with functions that the app fetches when a reader asks for what they do. `boot.js` knows where they are.

use js_sys::{Array, Function, Promise, Reflect};
use leptos::wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The functions of a file that is here.
pub struct Module(JsValue);

impl Module {
    /// The file behind a name in `boot.js`, fetched if it is not here yet; none when it cannot be had.
    pub async fn load(name: &str) -> Option<Self> {
        let begin: Function = Reflect::get(&js_sys::global(), &name.into()).ok()?.dyn_into().ok()?;
        let promise: Promise = begin.call0(&JsValue::NULL).ok()?.dyn_into().ok()?;
        JsFuture::from(promise).await.ok().map(Self)
    }

    /// Calls one of its functions.
    pub fn call(&self, name: &str, arguments: &Array) -> Option<JsValue> {
        let function: Function = Reflect::get(&self.0, &name.into()).ok()?.dyn_into().ok()?;
        function.apply(&JsValue::NULL, arguments).ok()
    }
}
