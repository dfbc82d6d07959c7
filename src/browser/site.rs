//! What the prerenderer tells the app about the site: where the fingerprinted files are.

/// The style sheet of pages with a ready-made part: every page has an element `site` that names it.
pub fn steps_style() -> Option<String> {
    web_sys::window()?.document()?.get_element_by_id("site")?.get_attribute("data-steps-style")
}
