//! What a reader does with a page.

use serde_json::json;
use thirtyfour::{By, error::WebDriverErrorInner};

use super::{Browser, engine::Engine};
use crate::keys::Key;

impl Browser {
    /// Clicks on the first element that a selector finds, as a person would: it must be visible and not covered.
    #[track_caller]
    pub fn click(&self, selector: &str) {
        self.click_on(&By::Css(selector), selector);
    }

    /// Clicks on the link, button or fold with this text.
    #[track_caller]
    pub fn press(&self, text: &str) {
        let path = format!("//*[self::a or self::button or self::summary][normalize-space()={text:?}]");
        self.click_on(&By::XPath(path), text);
    }

    #[track_caller]
    fn click_on(&self, by: &By, what: &str) {
        if matches!(self.engine, Engine::Firefox(_)) {
            self.scroll_frame_to(by, what);
        }
        let mut result = self.block_on(self.element(by, what).click());
        // The page may have been drawn anew between the look and the click.
        if matches!(&result, Err(error) if matches!(error.as_inner(), WebDriverErrorInner::StaleElementReference(_))) {
            result = self.block_on(self.element(by, what).click());
        }
        self.must(what, result);
    }

    /// Types into the first element that a selector finds.
    #[track_caller]
    pub fn write(&self, selector: &str, text: &str) {
        let element = self.element(&By::Css(selector), selector);
        self.must(selector, self.block_on(element.send_keys(text)));
    }

    /// Empties a box as a person does: marks everything and deletes it.
    #[track_caller]
    pub fn clear(&self, selector: &str) {
        self.run_with("document.querySelector(arguments[0]).select()", &[json!(selector)]);
        self.write(selector, "\u{e003}");
    }

    /// Presses a key, wherever the focus is.
    #[track_caller]
    pub fn key(&self, key: Key) {
        self.must("a key is pressed", self.block_on(self.driver().action_chain().send_keys(key.code()).perform()));
    }

    /// Types, wherever the focus is.
    #[track_caller]
    pub fn keys(&self, text: &str) {
        self.must("keys are pressed", self.block_on(self.driver().action_chain().send_keys(text).perform()));
    }
}
