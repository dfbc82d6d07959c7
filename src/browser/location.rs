//! The address bar: links inside the guide, Back and Forward, and the fragment that carries the reader's address.

use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, prelude::Closure};
use mailsteps_settings::{Address, Query};
use web_sys::{Event, HtmlAnchorElement, MouseEvent};

use super::{marks, mount, pour::finish, ready};
use crate::{App, Place, Reader, Route, head::title, marks::SUPPORT};

/// The page that the address bar names.
pub fn route(catalog: &mailsteps_settings::Catalog, place: &Place) -> Route {
    let address = web_sys::window().and_then(|window| window.location().pathname().ok()).unwrap_or_default();
    route_at(&address, catalog, place)
}

/// The page at an address of this site.
fn route_at(address: &str, catalog: &mailsteps_settings::Catalog, place: &Place) -> Route {
    let route = place.path(address).map(|path| Route::parse(path, catalog));
    route.filter(|route| place.has(route)).unwrap_or(Route::NotFound { typed: String::new() })
}

/// The reader's address in the address bar's fragment.
pub fn address() -> Option<Address> {
    Reader::address_in(&fragment(), decoded)
}

fn decoded(text: &str) -> String {
    js_sys::decode_uri_component(text).map_or_else(|_| text.to_owned(), String::from)
}

/// The fragment without its `#`.
pub fn fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// The address of the page that is shown, from the site's root, with everything that reproduces the view.
pub fn address_of(app: App) -> String {
    at(app, &app.place.address(&app.route.get_untracked().href()))
}

fn at(app: App, path: &str) -> String {
    let fragment =
        app.reader.with_untracked(|reader| app.marks.with_untracked(|marks| reader.fragment(marks.as_str())));
    if fragment.is_empty() { path.to_owned() } else { format!("{path}#{fragment}") }
}

/// Shows another page of the guide.
pub fn go(app: App, route: &Route) {
    if *route != app.route.get_untracked() {
        open(app, route, None);
    } else {
        show_fragment(app);
    }
}

fn open(app: App, route: &Route, anchor: Option<&str>) {
    // A link may say what is chosen on the page, such as the program.
    let fragment = anchor.filter(|anchor| anchor.contains('='));
    let mut marks = marks::of(route, fragment.unwrap_or_default());
    // Who helps by telephone goes on doing so on the next page.
    if app.marks.with_untracked(|marks| marks.has(SUPPORT)) {
        marks.add(SUPPORT);
    }
    // What was chosen on the page for what goes wrong is still so when the domain is known.
    if matches!((route, app.route.get_untracked()), (Route::Fix(_), Route::Fix(_))) {
        marks = app.marks.get_untracked();
    }
    app.marks.set(marks);
    let address = at(app, &app.place.address(&route.href()));
    // In a sandboxed frame there is no history; the page changes all the same.
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = history.push_state_with_url(&leptos::wasm_bindgen::JsValue::NULL, "", Some(&address));
    }
    show(app, route.clone());
    match anchor.filter(|_| fragment.is_none()) {
        // As soon as the page is whole.
        Some(anchor) => app.anchor.set(Some(anchor.to_owned())),
        None => mount::focus_page(),
    }
}

/// Sets the route and what hangs on it: the tab's title, the steps, the check.
pub fn show(app: App, route: Route) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(&title(&route, app.catalog, app.words, app.site_name()));
        // For `frame.js`: in a sandboxed frame the address bar does not say which page is shown.
        if let Some(root) = document.document_element() {
            let _ = root.set_attribute("data-route", &route.href());
        }
    }
    app.check.set(crate::CheckState::Idle);
    app.typed.set(String::new());
    app.problem.set(None);
    app.announcement.set(String::new());
    let is_support = app.marks.with_untracked(|marks| marks.has(SUPPORT));
    app.reader.update(|reader| reader.is_support = is_support);
    app.route.set(route.clone());
    ready::load(app);
    mount::renew_marks(app);
    if let Route::Check(domain) = route {
        super::check(app, domain);
    }
}

/// Writes the reader's address into the fragment, so that the address bar reproduces the view.
pub fn show_fragment(app: App) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let path = app.route.get_untracked();
    let path = match path {
        Route::NotFound { .. } => window.location().pathname().unwrap_or_default(),
        route => app.place.address(&route.href()),
    };
    let address = at(app, &path);
    if let Ok(history) = window.history() {
        let _ = history.replace_state_with_url(&leptos::wasm_bindgen::JsValue::NULL, "", Some(&address));
    }
}

/// Hears what the reader does on the page, follows links inside the guide without a new page, and Back and Forward.
pub fn listen(app: App) {
    // What a press did on the page leads nowhere else.
    hear(app, "click", |app, event| {
        super::press(app, event);
        follow(app, event.unchecked_ref());
    });
    hear(app, "pointerdown", |app, event| {
        if is_plain(event.unchecked_ref())
            && let Some((_, route)) = link_of(app, event)
        {
            ready::foresee(app, route);
        }
    });
    hear(app, "submit", |app, event| {
        event.prevent_default();
        super::submit_address(app);
    });
    hear(app, "input", super::note_typing);
    hear(app, "change", super::note_choice);
    hear(app, "dragover", |app, event| super::take_dropped(app, event.unchecked_ref()));
    hear(app, "drop", |app, event| super::take_dropped(app, event.unchecked_ref()));
    hear(app, "popstate", |app, _| {
        let route = route(app.catalog, app.place);
        if let Some(address) = address() {
            app.reader.update(|reader| reader.address = Some(address));
        }
        app.marks.set(marks::of(&route, &fragment()));
        mount::renew_marks(app);
        if route != app.route.get_untracked() {
            show(app, route);
        }
    });
}

/// Calls `act` for events of a kind, wherever on the page they are, as long as the page lives. What it reads is whole.
fn hear(app: App, kind: &str, act: fn(App, &Event)) {
    let heard = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        finish(&event);
        act(app, &event);
    });
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback(kind, heard.as_ref().unchecked_ref());
    }
    heard.forget();
}

/// The link under a press and the page of the guide that it leads to, if it is one: a file of the site, or a page that this
/// version does not know, is for the server to give.
fn link_of(app: App, event: &Event) -> Option<(HtmlAnchorElement, Route)> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let link = target.closest("a[href]").ok()??.dyn_into::<HtmlAnchorElement>().ok()?;
    let here = web_sys::window()?.location().origin().ok()?;
    if !link.target().is_empty() || link.has_attribute("download") || link.origin() != here {
        return None;
    }
    let route = route_at(&link.pathname(), app.catalog, app.place);
    (!matches!(route, Route::NotFound { .. })).then_some((link, route))
}

/// Whether a press opens a link in its place: not in another tab, not its menu.
fn is_plain(event: &MouseEvent) -> bool {
    event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
}

fn follow(app: App, event: &MouseEvent) {
    if !is_plain(event) || event.default_prevented() {
        return;
    }
    let Some((link, route)) = link_of(app, event) else { return };
    let hash = link.hash();
    let anchor = hash.trim_start_matches('#');
    event.prevent_default();
    if link.closest(".problem").is_ok_and(|problem| problem.is_some()) {
        take_suggestion(app, &route);
        return;
    }
    if route == app.route.get_untracked() {
        // Within the page the fragment keeps the reader's address; the place is found without it.
        mount::focus(anchor);
    } else {
        open(app, &route, (!anchor.is_empty()).then_some(anchor));
    }
}

/// Follows a domain that the box for the address proposed: what stood before the `@` goes along.
fn take_suggestion(app: App, route: &Route) {
    let typed = app.typed.get_untracked();
    let whole = typed.rsplit_once('@').zip(route.domain()).map(|((name, _), domain)| format!("{name}@{domain}"));
    let address = whole.and_then(|whole| Query::read(&whole, |_| None).ok()?.address());
    super::take_address(app, address, route);
}

/// Writes the fragment at the start, unless the address bar names a place on the page.
pub fn show_fragment_if_any(app: App) {
    let fragment = fragment();
    if fragment.is_empty() || fragment.contains('=') {
        show_fragment(app);
    }
}
