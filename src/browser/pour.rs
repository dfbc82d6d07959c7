//! Putting a long page in place piece by piece: its beginning stands on the screen while the rest is still being read.

use std::cell::Cell;

use js_sys::Reflect;
use leptos::{
    prelude::Update as _,
    wasm_bindgen::{JsCast, JsValue},
};
use web_sys::{Element, Event, HtmlDocument};

use super::{mount, ready, rest::rest};
use crate::App;

/// The attribute of an element that is not whole yet. Not `aria-busy`: a screen reader would keep the heading to itself.
const POURING: &str = "data-pouring";
/// How much is read without looking at the clock, in bytes: on most screens the first piece fills the window.
const PIECE: usize = 2_200;
/// For how long the page is read before what stands there is shown, in milliseconds.
const TURN_MS: f64 = 2.0;
/// Where a piece may end: in none of the elements that wait for what is in them, such as dates.
const BLOCKS: [&str; 8] = ["<p", "<li", "<div", "<section", "<h2", "<h3", "<details", "<fieldset"];

thread_local! {
    /// The page that is not whole yet.
    static PAGE: Cell<Option<Page>> = const { Cell::new(None) };
}

/// A page on its way into its place.
struct Page {
    app: App,
    place: Element,
    /// Nobody sees it. An element that was moved from it into the page goes on taking in what is read of it here.
    source: HtmlDocument,
    html: String,
    /// How much of it was read.
    read: usize,
}

/// Puts `html` into `place` at once.
pub fn at_once(app: App, place: &Element, html: &str) {
    PAGE.take();
    place.set_inner_html(html);
    whole(app, place);
}

/// Puts `html` into `place`: its first piece at once, and the rest in turns of its own.
pub fn pour(app: App, place: &Element, html: String) {
    let Some(source) = source(place) else { return at_once(app, place, &html) };
    place.set_text_content(None);
    let _ = place.set_attribute(POURING, "");
    let mut page = Page { app, place: place.clone(), source: source.clone(), html, read: 0 };
    page.pour();
    PAGE.set(Some(page));
    wasm_bindgen_futures::spawn_local(async move {
        // Another page may have come meanwhile, or a press that this one had to be whole for.
        loop {
            rest().await;
            let Some(mut page) = PAGE.take() else { return };
            if page.source != source {
                return PAGE.set(Some(page));
            }
            let until = js_sys::Date::now() + TURN_MS;
            while !page.is_whole() && js_sys::Date::now() < until {
                page.pour();
            }
            if page.is_whole() {
                return page.end();
            }
            PAGE.set(Some(page));
        }
    });
}

/// Makes the page whole, before something is read from it: a tick, a choice, the place that a link leads to.
pub fn finish(event: &Event) {
    let Some(mut page) = PAGE.take() else { return };
    // What the reader does to a box is done by now, and the app has not heard of it.
    let target = event.target().unwrap_or_else(|| JsValue::UNDEFINED.unchecked_into());
    let done = ["value", "checked"].map(|name| (JsValue::from_str(name), Reflect::get(&target, &name.into())));
    while !page.is_whole() {
        page.pour();
    }
    page.end();
    for (name, before) in done {
        if let Ok(before) = before
            && Reflect::get(&target, &name).is_ok_and(|now| now != before)
        {
            let _ = Reflect::set(&target, &name, &before);
        }
    }
}

impl Page {
    fn is_whole(&self) -> bool {
        self.read == self.html.len()
    }

    /// Reads another piece.
    fn pour(&mut self) {
        let rest = &self.html[self.read..];
        let end = piece(rest);
        let _ = self.source.write_1(&rest[..end]);
        while let Some(node) = self.source.body().and_then(|body| body.first_child()) {
            let _ = self.place.append_child(&node);
        }
        self.read += end;
    }

    fn end(self) {
        if let Some(document) = self.place.owner_document() {
            mount::refresh(self.app, &document);
        }
        whole(self.app, &self.place);
    }
}

/// A document in which markup is read as it comes.
fn source(place: &Element) -> Option<HtmlDocument> {
    let implementation = place.owner_document()?.implementation().ok()?;
    let source = implementation.create_html_document().ok()?.dyn_into::<HtmlDocument>().ok()?;
    source.open().ok()?;
    Some(source)
}

/// The page is there to its end: it is shown from where the link led to.
fn whole(app: App, place: &Element) {
    let _ = place.remove_attribute(POURING);
    if !ready::is_awaited(app)
        && let Some(anchor) = app.anchor.try_update(Option::take).flatten()
    {
        mount::focus(&anchor);
    }
}

/// How long the next piece is.
fn piece(html: &str) -> usize {
    let is_end = |at: &usize| BLOCKS.iter().any(|block| html.as_bytes()[*at..].starts_with(block.as_bytes()));
    (PIECE..html.len()).find(is_end).unwrap_or(html.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_the_whole_and_begin_with_a_block() {
        let html =
            "<p>ñ — <local-date><time>«é»</time></local-date> &amp; 日本</p><ul><li>one<li>two</ul>".repeat(1_000);
        let (mut rest, mut pieces) = (html.as_str(), Vec::new());
        while !rest.is_empty() {
            let (piece, behind) = rest.split_at(piece(rest));
            pieces.push(piece);
            rest = behind;
        }
        assert_eq!(pieces.concat(), html);
        assert!(pieces.len() > 5 && pieces.iter().all(|piece| piece.starts_with("<p>") || piece.starts_with("<li>")));
        assert!(pieces.iter().all(|piece| piece.len() < PIECE + 100));
        assert_eq!((piece(""), piece("no block")), (0, 8));
    }
}
