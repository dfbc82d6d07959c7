//! What the device around a page is like, and what it has noticed.

use serde_json::Value;

use super::{Browser, chromium};
use crate::traffic::{Console, Request};

impl Browser {
    /// Sends a command of the Chrome DevTools Protocol: for what other browsers do not have.
    #[track_caller]
    pub fn devtools(&self, method: &str, parameters: Value) -> Value {
        self.must(method, self.block_on(chromium::send(self.driver(), method, parameters)))
    }

    /// Runs a script in every page from now on, before the page's own.
    #[track_caller]
    pub fn on_new_document(&self, script: &str) {
        let result = self.block_on(self.engine.on_new_document(self.driver(), script));
        self.must(script, result);
    }

    /// What the reader has told the device for all pages, such as `prefers-color-scheme` and `dark`.
    #[track_caller]
    pub fn prefers(&self, feature: &str, value: &str) {
        self.media.borrow_mut().features.insert(feature.to_owned(), value.to_owned());
        self.dress();
    }

    /// Shows the page on the screen as it is printed.
    #[track_caller]
    pub fn show_as_printed(&self) {
        self.media.borrow_mut().is_printed = true;
        self.dress();
    }

    #[track_caller]
    fn dress(&self) {
        let result = self.block_on(self.engine.prefer(self.driver(), &self.media.borrow()));
        self.must("the device's wishes", result);
    }

    /// Takes the device's network away, or gives it back.
    #[track_caller]
    pub fn set_online(&self, is_online: bool) {
        let result = self.block_on(self.engine.set_online(self.driver(), is_online));
        self.must("the network", result);
    }

    /// The language of the device, such as `de-DE`.
    #[track_caller]
    pub fn set_locale(&self, locale: &str) {
        let result = self.block_on(self.engine.set_locale(self.driver(), locale));
        self.must(locale, result);
    }

    /// Lets the pages of this site use the clipboard, as a person does who is asked.
    #[track_caller]
    pub fn allow_clipboard(&self) {
        let origin = self.text_of("return location.origin");
        let result = self.block_on(self.engine.allow_clipboard(self.driver(), &origin));
        self.must("the clipboard", result);
    }

    /// What was copied last.
    #[must_use]
    #[track_caller]
    pub fn clipboard(&self) -> String {
        self.must("the clipboard", self.block_on(self.engine.clipboard(self.driver())))
    }

    /// Makes the window as wide as a device.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) {
        let result = self.block_on(self.engine.resize(self.driver(), width, height));
        self.must("the window's size", result);
    }

    /// Fetches everything anew from now on.
    #[track_caller]
    pub fn without_cache(&self) {
        let result = self.block_on(self.engine.without_cache(self.driver()));
        self.must("the cache", result);
    }

    /// Everything on the console so far.
    #[must_use]
    #[track_caller]
    pub fn console(&self) -> Vec<Console> {
        self.must("the console", self.block_on(self.engine.console(self.driver())))
    }

    /// Every request so far.
    #[must_use]
    #[track_caller]
    pub fn requests(&self) -> Vec<Request> {
        self.must("the requests", self.block_on(self.engine.requests(self.driver())))
    }
}
