//! The reader's place on a page: what is typed, open and ticked there, and where the focus is.

use leptos::wasm_bindgen::JsCast;
use leptos::{prelude::*, reactive::effect::RenderEffect};
use web_sys::{Document, Element, HtmlElement, HtmlInputElement};

use super::{fix, marks, typing};
use crate::{App, guide::ANNOUNCEMENT};

/// What the reader has done to the page, and what a page built again would forget.
pub struct Place {
    scroll: (f64, f64),
    focused: Option<String>,
    open: Vec<usize>,
    typed: Vec<(String, String)>,
}

/// Takes note of what stands in the boxes that the app keeps.
pub fn note_typed(app: App, document: &Document) {
    if let Some(input) = input(document) {
        app.typed.set(input.value());
    }
    app.message.set(value_of(document, "message"));
}

/// Keeps the element with what a screen reader says next.
pub fn announce(app: App, document: &Document) {
    if let Ok(Some(place)) = document.query_selector(ANNOUNCEMENT) {
        let effect = RenderEffect::new(move |_| app.announcement.with(|text| place.set_text_content(Some(text))));
        std::mem::forget(effect);
    }
}

/// Changes the state and keeps the reader's place on the page that is built again from it.
pub fn keep_place(app: App, change: impl FnOnce()) {
    let document = web_sys::window().and_then(|window| window.document());
    let place = document.as_ref().map(Place::note);
    change();
    if let Some((document, place)) = document.zip(place) {
        soon(move || place.restore(app, &document));
    }
}

impl Place {
    /// Takes note of it.
    pub fn note(document: &Document) -> Self {
        let scroll = web_sys::window().map_or((0.0, 0.0), |window| {
            (window.scroll_x().unwrap_or_default(), window.scroll_y().unwrap_or_default())
        });
        // Pages have hundreds of folds, and mostly none is open.
        let is_any_open = matches!(document.query_selector("details[open]"), Ok(Some(_)));
        let folds = is_any_open.then(|| folds(document)).into_iter().flatten();
        let open = folds.enumerate().filter(|(_, fold)| fold.has_attribute("open")).map(|(index, _)| index);
        let typed = kept(document).map(|element| (element.id(), value(&element)));
        Self { scroll, focused: focused(document), open: open.collect(), typed: typed.collect() }
    }

    /// Does it to the page that was built again.
    pub fn restore(self, app: App, document: &Document) {
        for element in kept(document) {
            for (id, value) in &self.typed {
                if *id == element.id() {
                    set_value(&element, value);
                }
            }
        }
        refresh(app, document);
        let is_any_open = !self.open.is_empty();
        for (index, fold) in is_any_open.then(|| folds(document)).into_iter().flatten().enumerate() {
            if self.open.contains(&index) {
                let _ = fold.set_attribute("open", "");
            }
        }
        // What had the focus may be gone: then the page has it, so that the next Tab starts there and not at the top.
        if let Some(id) = self.focused.filter(|_| focused(document).is_none()) {
            let id = if document.get_element_by_id(&id).is_some() { id } else { "main".to_owned() };
            focus_without_scrolling(document, &id);
            if let Some(input) = input(document).filter(|_| id == "address") {
                let end = u32::try_from(input.value().encode_utf16().count()).ok();
                let _ = input.set_selection_start(end);
            }
        }
        if let Some(window) = web_sys::window() {
            window.scroll_to_with_x_and_y(self.scroll.0, self.scroll.1);
        }
    }
}

/// Sets what a page has beside its markup: what is ticked and chosen, and what follows from that.
pub fn refresh(app: App, document: &Document) {
    marks::apply(app, document);
    typing::check(app, document);
    fix::refresh(app, document);
}

/// Sets the boxes of the page that is being built.
pub fn renew_marks(app: App) {
    soon(move || {
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            marks::apply(app, &document);
            fix::refresh(app, &document);
        }
    });
}

/// The focused element's id; that of the page for a control without one.
fn focused(document: &Document) -> Option<String> {
    let element = document.active_element().filter(|element| element.tag_name() != "BODY")?;
    Some(element.id()).filter(|id| !id.is_empty()).or_else(|| Some("main".to_owned()))
}

/// The box for the address.
pub fn input(document: &Document) -> Option<HtmlInputElement> {
    document.get_element_by_id("address")?.dyn_into().ok()
}

/// What was typed into a box, by its id.
pub fn value_of(document: &Document, id: &str) -> String {
    document.get_element_by_id(id).map_or_else(String::new, |element| value(&element))
}

/// Boxes of one line and of several have it alike.
fn value(element: &Element) -> String {
    js_sys::Reflect::get(element, &"value".into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
}

/// Fills a box.
pub fn set_value(element: &Element, value: &str) {
    let _ = js_sys::Reflect::set(element, &"value".into(), &value.into());
}

/// The boxes whose content outlives the page's markup.
fn kept(document: &Document) -> impl Iterator<Item = Element> {
    let list = document.get_elements_by_class_name("kept");
    (0..list.length()).filter_map(move |index| list.item(index))
}

/// Not those of the plan, which comes and goes by itself: another item would be open in the next one.
fn folds(document: &Document) -> impl Iterator<Item = Element> {
    let list = document.get_elements_by_tag_name("details");
    let folds = (0..list.length()).filter_map(move |index| list.item(index));
    folds.filter(|fold| !matches!(fold.closest("#plan-items"), Ok(Some(_))))
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
    soon(|| {
        let Some(window) = web_sys::window() else {
            return;
        };
        window.scroll_to_with_x_and_y(0.0, 0.0);
        if let Some(document) = window.document() {
            focus_without_scrolling(&document, "main");
        }
    });
}

/// The focus to what the reader has on the screen already, by its id: nothing scrolls.
pub fn focus_in_place(id: &'static str) {
    soon(move || {
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            focus_without_scrolling(&document, id);
        }
    });
}

/// To a place on the page, by its id.
pub fn focus(id: &str) {
    let id = id.to_owned();
    soon(move || {
        let Some(document) = web_sys::window().and_then(|window| window.document()) else {
            return;
        };
        if let Some(element) = document.get_element_by_id(&id) {
            if let Ok(Some(fold)) = element.closest("details") {
                let _ = fold.set_attribute("open", "");
            }
            element.scroll_into_view();
            focus_without_scrolling(&document, &id);
        }
    });
}

/// Calls `action` when the page has its new content and before it is painted.
fn soon(action: impl FnOnce() + 'static) {
    request_animation_frame(action);
}
