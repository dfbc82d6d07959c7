//! Putting the app in the place of the page that was made ready for it, and moving the focus.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement};

use crate::{App, Guide};

/// What the reader has done to the page before the app came.
struct Touched {
    scroll: (f64, f64),
    focused: Option<String>,
    typed: Option<String>,
    open: Vec<usize>,
}

/// Mounts the guide in the place of the ready-made page, at once, and keeps scroll, focus, typing and open folds.
pub fn replace(document: &Document, root: HtmlElement, app: App) {
    let touched = Touched::note(document);
    root.set_text_content(None);
    mount_to(root, move || view! { <Guide app /> }).forget();
    touched.restore(document);
}

impl Touched {
    fn note(document: &Document) -> Self {
        let scroll = web_sys::window().map_or((0.0, 0.0), |window| {
            (window.scroll_x().unwrap_or_default(), window.scroll_y().unwrap_or_default())
        });
        let typed = input(document).map(|input| input.value()).filter(|value| !value.is_empty());
        let open = folds(document).enumerate().filter(|(_, fold)| fold.has_attribute("open")).map(|(index, _)| index);
        Self {
            scroll,
            focused: document.active_element().map(|element| element.id()).filter(|id| !id.is_empty()),
            typed,
            open: open.collect(),
        }
    }

    fn restore(self, document: &Document) {
        for (index, fold) in folds(document).enumerate() {
            if self.open.contains(&index) {
                let _ = fold.set_attribute("open", "");
            }
        }
        if let Some((typed, input)) = self.typed.zip(input(document)) {
            input.set_value(&typed);
            // The view hears of it as of any typing.
            if let Ok(event) = web_sys::Event::new("input") {
                let _ = input.dispatch_event(&event);
            }
        }
        if let Some(id) = self.focused {
            focus_without_scrolling(document, &id);
        }
        if let Some(window) = web_sys::window() {
            window.scroll_to_with_x_and_y(self.scroll.0, self.scroll.1);
        }
    }
}

fn input(document: &Document) -> Option<HtmlInputElement> {
    document.get_element_by_id("address")?.dyn_into().ok()
}

fn folds(document: &Document) -> impl Iterator<Item = Element> {
    let list = document.get_elements_by_tag_name("details");
    (0..list.length()).filter_map(move |index| list.item(index))
}

fn focus_without_scrolling(document: &Document, id: &str) {
    let Some(element) = document.get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok())
    else {
        return;
    };
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// After another page was opened: to its top, and its heading is read out.
pub fn focus_page() {
    super::location::soon(|| {
        let Some(window) = web_sys::window() else {
            return;
        };
        window.scroll_to_with_x_and_y(0.0, 0.0);
        if let Some(document) = window.document() {
            focus_without_scrolling(&document, "main");
        }
    });
}

/// To a place on the page, by its id.
pub fn focus(id: &str) {
    let id = id.to_owned();
    super::location::soon(move || {
        let Some(document) = web_sys::window().and_then(|window| window.document()) else {
            return;
        };
        if let Some(element) = document.get_element_by_id(&id) {
            element.scroll_into_view();
            focus_without_scrolling(&document, &id);
        }
    });
}
