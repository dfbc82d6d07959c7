//! What few readers ask for: see `crates/extras`.

use js_sys::Array;
use leptos::wasm_bindgen::{JsCast, JsValue};

use super::module::Module;

/// Its functions.
pub struct Extras(Module);

/// Fetches them if they are not here yet; none when they cannot be had.
pub async fn load() -> Option<Extras> {
    Module::load("mailstepsExtras").await.map(Extras)
}

impl Extras {
    /// Two texts for each field: the verdict and the sentences.
    pub fn check_typing(&self, domain: &str, protocol: &str, address: &str, typed: &Array) -> Option<Array> {
        let arguments = Array::of4(&domain.into(), &protocol.into(), &address.into(), typed);
        self.0.call("check_typing", &arguments)?.dyn_into().ok()
    }

    /// The plan's markup, and whether the three questions come first.
    pub fn diagnose(&self, case: &[&str]) -> Option<Array> {
        let arguments: Array = case.iter().map(|text| JsValue::from(*text)).collect();
        self.0.call("diagnose", &Array::of1(&arguments))?.dyn_into().ok()
    }

    /// A text as a picture in SVG, for a camera app or for the scanner inside a mail program.
    pub fn qr_code(&self, text: &str, label: &str, is_for_a_camera_app: bool) -> Option<String> {
        let svg = self
            .0
            .call("qr_code", &Array::of3(&text.into(), &label.into(), &is_for_a_camera_app.into()))?
            .as_string()?;
        Some(svg).filter(|svg| !svg.is_empty())
    }
}
