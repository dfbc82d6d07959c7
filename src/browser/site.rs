//! What the prerenderer tells the app about the site: every page has an element `site` for it.

use crate::{Language, Place};

/// The style sheet of pages with a ready-made part.
pub fn steps_style() -> Option<String> {
    attribute("data-steps-style")
}

/// Where the site begins, and the language of the page.
pub fn place() -> Place {
    let language = Language::from_id(&attribute("data-language").unwrap_or_default());
    // A site without a server says so.
    let has_checks = attribute("data-without-checks").is_none();
    Place::new(&attribute("data-base").unwrap_or_default(), language)
        .with_checks(has_checks)
        .with_brand(attribute("data-brand").unwrap_or_default())
}

fn attribute(name: &str) -> Option<String> {
    web_sys::window()?.document()?.get_element_by_id("site")?.get_attribute(name)
}
