//! The elements of a page, found and read.

use std::{cell::RefCell, collections::BTreeMap, fmt};

use scraper::{ElementRef, Selector};

thread_local! {
    static SELECTORS: RefCell<BTreeMap<&'static str, &'static Selector>> = RefCell::default();
}

fn selector(text: &'static str) -> &'static Selector {
    SELECTORS.with_borrow_mut(|known| {
        *known.entry(text).or_insert_with(|| Box::leak(Box::new(Selector::parse(text).expect("a selector"))))
    })
}

/// Every element below `root` that a selector finds, in the order of the page.
pub fn all<'a>(root: ElementRef<'a>, text: &'static str) -> Vec<ElementRef<'a>> {
    root.select(selector(text)).collect()
}

/// The first of them.
pub fn first<'a>(root: ElementRef<'a>, text: &'static str) -> Option<ElementRef<'a>> {
    root.select(selector(text)).next()
}

/// Whether a selector finds the element itself.
pub fn is(element: ElementRef, text: &'static str) -> bool {
    selector(text).matches(&element)
}

/// Whether a selector finds the element or one that it stands in.
pub fn is_in(element: ElementRef, text: &'static str) -> bool {
    is(element, text) || element.ancestors().filter_map(ElementRef::wrap).any(|above| is(above, text))
}

/// The elements right below it.
pub fn children<'a>(element: ElementRef<'a>) -> Vec<ElementRef<'a>> {
    element.children().filter_map(ElementRef::wrap).collect()
}

/// An attribute; empty where there is none.
pub fn attr<'a>(element: ElementRef<'a>, name: &str) -> &'a str {
    element.value().attr(name).unwrap_or_default()
}

/// What the element says, with single spaces, without the words on buttons.
pub fn said(element: ElementRef) -> String {
    let mut text = String::new();
    collect(element, &mut text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn collect(element: ElementRef, text: &mut String) {
    for child in element.children() {
        if let Some(words) = child.value().as_text() {
            text.push_str(words);
        } else if let Some(inner) = ElementRef::wrap(child).filter(|inner| inner.value().name() != "button") {
            collect(inner, text);
        }
    }
}

/// What each element says that a selector finds.
pub fn said_by(root: ElementRef, text: &'static str) -> Vec<String> {
    all(root, text).into_iter().map(said).collect()
}

/// An element as it stands in the page, for findings; written only when there is one.
pub struct Markup<'a>(pub ElementRef<'a>);

impl fmt::Display for Markup<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.html())
    }
}
