//! What few readers ask for, in a file of its own that is fetched when one does: see `crates/extras`.

use std::cell::RefCell;

use js_sys::{Array, Function, Promise, Reflect};
use leptos::wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The functions of the file that was fetched.
#[derive(Clone)]
pub struct Extras(JsValue);

thread_local! {
    static HERE: RefCell<Option<Extras>> = const { RefCell::new(None) };
}

/// The file, fetched if it is not here yet; none when it cannot be had. `boot.js` knows where it is.
pub async fn load() -> Option<Extras> {
    if let Some(extras) = HERE.with_borrow(Clone::clone) {
        return Some(extras);
    }
    let begin: Function = Reflect::get(&js_sys::global(), &"mailstepsExtras".into()).ok()?.dyn_into().ok()?;
    let promise: Promise = begin.call0(&JsValue::NULL).ok()?.dyn_into().ok()?;
    let extras = Extras(JsFuture::from(promise).await.ok()?);
    HERE.set(Some(extras.clone()));
    Some(extras)
}

impl Extras {
    /// Two texts for each field: the verdict and the sentences.
    pub fn check_typing(&self, domain: &str, protocol: &str, address: &str, typed: &Array) -> Option<Array> {
        let arguments = Array::of4(&domain.into(), &protocol.into(), &address.into(), typed);
        self.call("check_typing", &arguments)?.dyn_into().ok()
    }

    /// The plan's markup, and whether the three questions come first.
    pub fn diagnose(&self, case: &[&str]) -> Option<Array> {
        let arguments: Array = case.iter().map(|text| JsValue::from(*text)).collect();
        self.call("diagnose", &Array::of1(&arguments))?.dyn_into().ok()
    }

    /// A text as a picture in SVG.
    pub fn qr_code(&self, text: &str, label: &str) -> Option<String> {
        let svg = self.call("qr_code", &Array::of2(&text.into(), &label.into()))?.as_string()?;
        Some(svg).filter(|svg| !svg.is_empty())
    }

    fn call(&self, name: &str, arguments: &Array) -> Option<JsValue> {
        let function: Function = Reflect::get(&self.0, &name.into()).ok()?.dyn_into().ok()?;
        function.apply(&JsValue::NULL, arguments).ok()
    }
}
