//! What can be seen of a page.

use serde_json::{Value, json};
use thirtyfour::{By, WebElement, error::WebDriverResult};

use super::Browser;
use crate::{paper::Paper, patience::until_or};

impl Browser {
    /// Runs a script: `return …`.
    #[track_caller]
    pub fn run(&self, script: &str) -> Value {
        self.must(script, self.try_run(script, &[]))
    }

    /// Runs a script with `arguments`.
    #[track_caller]
    pub fn run_with(&self, script: &str, arguments: &[Value]) -> Value {
        self.must(script, self.try_run(script, arguments))
    }

    /// What a script returns, as text.
    #[must_use]
    #[track_caller]
    pub fn text_of(&self, script: &str) -> String {
        match self.run(script) {
            Value::String(text) => text,
            other => panic!("{script}: {other} is no text"),
        }
    }

    /// What a script returns, as texts.
    #[must_use]
    #[track_caller]
    pub fn texts_of(&self, script: &str) -> Vec<String> {
        let found = self.run(script);
        match serde_json::from_value(found.clone()) {
            Ok(texts) => texts,
            Err(_) => panic!("{script}: {found} is no list of texts"),
        }
    }

    /// The visible texts of all elements that a selector finds.
    #[must_use]
    #[track_caller]
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let found = self.run_with(
            "return [...document.querySelectorAll(arguments[0])].filter(it => it.checkVisibility({ visibilityProperty: true })).map(it => it.innerText.trim())",
            &[json!(selector)],
        );
        serde_json::from_value(found).expect("the script returns texts")
    }

    /// The text of the page as the reader sees it.
    #[must_use]
    #[track_caller]
    pub fn page_text(&self) -> String {
        self.text_of("return document.body.innerText")
    }

    /// How many elements a selector finds that can be seen.
    #[must_use]
    #[track_caller]
    pub fn visible(&self, selector: &str) -> usize {
        self.texts(selector).len()
    }

    /// Waits until a script returns true.
    #[track_caller]
    pub fn wait(&self, what: &str, script: &str) {
        self.wait_with(what, script, &[]);
    }

    /// Waits until the first element that a selector finds has this visible text.
    #[track_caller]
    pub fn wait_for(&self, selector: &str, text: &str) {
        let script = "const it = document.querySelector(arguments[0]);
            return !!it && it.checkVisibility({ visibilityProperty: true }) && it.innerText.replace(/\\s+/g, ' ').trim() === arguments[1]";
        self.wait_with(&format!("{selector} says {text:?}"), script, &[json!(selector), json!(text)]);
    }

    /// Waits until a selector finds something that can be seen.
    #[track_caller]
    pub fn wait_for_any(&self, selector: &str) {
        let script = "return [...document.querySelectorAll(arguments[0])].some(it => it.checkVisibility({ visibilityProperty: true }))";
        self.wait_with(&format!("{selector} can be seen"), script, &[json!(selector)]);
    }

    /// Waits until a text can be seen anywhere on the page.
    #[track_caller]
    pub fn wait_for_text(&self, text: &str) {
        let script = "return document.body.innerText.includes(arguments[0])";
        self.wait_with(&format!("the page says {text:?}"), script, &[json!(text)]);
    }

    /// Waits until a script with `arguments` returns true on a page that is whole.
    #[track_caller]
    pub fn wait_with(&self, what: &str, script: &str, arguments: &[Value]) {
        let script = &format!("if (document.querySelector('#main[data-pouring]')) return false; {script}");
        // An error is no answer: the page may be on its way out.
        let look = || self.try_run(script, arguments).ok().filter(|found| *found == json!(true)).map(drop);
        until_or(what, look, || self.scene());
    }

    /// A picture of the first element that a selector finds, as PNG; what is outside the window is not on it.
    #[must_use]
    #[track_caller]
    pub fn picture(&self, selector: &str) -> Vec<u8> {
        let element = self.element(&By::Css(selector), selector);
        self.must(selector, self.block_on(element.screenshot_as_png()))
    }

    /// Prints the page into a PDF.
    #[must_use]
    #[track_caller]
    pub fn print(&self, paper: Paper) -> Vec<u8> {
        self.must("the page is printed", self.block_on(self.driver().print_page(paper.parameters())))
    }

    #[track_caller]
    pub(super) fn element(&self, by: &By, what: &str) -> WebElement {
        let look = || {
            let element = self.block_on(self.driver().find(by.clone())).ok()?;
            self.block_on(element.is_displayed()).unwrap_or(false).then_some(element)
        };
        until_or(&format!("{what:?} can be seen"), look, || self.scene())
    }

    pub(super) fn try_run(&self, script: &str, arguments: &[Value]) -> WebDriverResult<Value> {
        self.block_on(self.driver().execute(script, arguments)).map(|returned| returned.json().clone())
    }

    /// Where the browser is and what it shows, for a panic's message.
    pub(super) fn scene(&self) -> String {
        let script = "return location.href + '\\n' + document.body.innerText.slice(0, 1500)";
        match self.try_run(script, &[]) {
            Ok(Value::String(scene)) => format!("\nat {scene}"),
            _ => String::new(),
        }
    }
}
