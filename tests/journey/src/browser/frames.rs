//! Looking into the frames of a page.

use serde_json::json;
use thirtyfour::{By, WebElement};

use super::Browser;
use crate::patience::until_or;

/// A frame of the page, and where it is.
#[derive(Debug, Clone)]
pub(super) enum Frame {
    /// By a selector.
    At(String),
    /// That of the `<mail-setup-guide>` at this place.
    Guide(usize),
}

impl Browser {
    /// Looks into a frame from now on.
    #[track_caller]
    pub fn into_frame(&self, selector: &str) {
        self.look_into(Frame::At(selector.to_owned()));
    }

    /// Looks into the frame of the `index`th `<mail-setup-guide>` from now on.
    #[track_caller]
    pub fn into_guide(&self, index: usize) {
        self.look_into(Frame::Guide(index));
    }

    /// Looks at the whole page again.
    #[track_caller]
    pub fn out_of_frame(&self) {
        self.must("the page around", self.block_on(self.driver().enter_default_frame()));
        self.frame.take();
    }

    /// If a frame is looked into.
    #[track_caller]
    pub(super) fn leave_frame(&self) {
        if self.frame.borrow().is_some() {
            self.out_of_frame();
        }
    }

    #[track_caller]
    fn look_into(&self, frame: Frame) {
        let element = self.frame_element(&frame);
        self.must("the frame", self.block_on(element.enter_frame()));
        self.frame.replace(Some(frame));
    }

    #[track_caller]
    fn frame_element(&self, frame: &Frame) -> WebElement {
        let index = match frame {
            Frame::At(selector) => return self.element(&By::Css(selector.as_str()), selector),
            Frame::Guide(index) => index,
        };
        let script =
            "return document.querySelectorAll('mail-setup-guide')[arguments[0]]?.shadowRoot?.querySelector('iframe')";
        let look = || self.block_on(self.driver().execute(script, [json!(index)])).ok()?.element().ok();
        until_or("the guide has its frame", look, || self.scene())
    }

    /// Scrolls the page so that something in its frame can be seen. Firefox does not do that before a click where the frame is of
    /// another site, and the click goes nowhere.
    #[track_caller]
    pub(super) fn scroll_frame_to(&self, by: &By, what: &str) {
        let Some(frame) = self.frame.borrow().clone() else { return };
        let place = self.must(what, self.block_on(self.element(by, what).rect()));
        let scrolled = self.run("return scrollY");
        let top = place.y - scrolled.as_f64().unwrap_or_else(|| panic!("scrollY is {scrolled}"));
        self.out_of_frame();
        let script = "scrollBy(0, arguments[0].getBoundingClientRect().top + arguments[1] - innerHeight / 2)";
        let arguments = [self.must("the frame", self.frame_element(&frame).to_json()), json!(top)];
        self.must("the page scrolls", self.try_run(script, &arguments));
        self.look_into(frame);
    }
}
