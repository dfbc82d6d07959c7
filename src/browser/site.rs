//! What the prerenderer tells the app about the site: every page has an element `site` for it.

use crate::{Language, Place};

/// The style sheet of pages with a ready-made part.
pub fn steps_style() -> Option<String> {
    attribute("data-steps-style")
}

/// Where the site begins, and the language of the page.
pub fn place() -> Place {
    let own = attribute("data-language").unwrap_or_default();
    let listed: &'static str = attribute("data-languages").unwrap_or_default().leak();
    // "en English,es Español": that of addresses without a language comes first.
    let listed = listed.split(',').enumerate().filter_map(|(index, language)| {
        let (id, name) = language.split_once(' ')?;
        Some(Language::new(id, name, index == 0))
    });
    let languages: &'static [Language] = listed.collect::<Vec<_>>().leak();
    let language = languages.iter().copied().find(|language| language.id() == own);
    // A site without a server says so.
    let has_checks = attribute("data-without-checks").is_none();
    Place::new(&attribute("data-base").unwrap_or_default(), language.unwrap_or(FIRST), languages)
        .with_checks(has_checks)
        .with_brand(attribute("data-brand").unwrap_or_default())
}

/// A page without languages is in this one.
const FIRST: Language = Language::new("en", "English", true);

fn attribute(name: &str) -> Option<String> {
    web_sys::window()?.document()?.get_element_by_id("site")?.get_attribute(name)
}
