//! The ready-made part of a page: taken from the page that came, or fetched from the site.

use std::cell::Cell;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlLinkElement, RequestCache};

use super::{mount, site};
use crate::{App, ReadyState, Route, pages::part_of};

/// How long a page of the site may take.
const TIMEOUT_MS: u32 = 20_000;
/// How many parts are kept, 200 kB each at most: where the reader comes from, and what the last presses lead to.
const KEPT: usize = 4;

thread_local! {
    /// Parts that were shown or foreseen, the newest last.
    static PARTS: Cell<Vec<(Route, String)>> = const { Cell::new(Vec::new()) };
    /// The pages of parts that are on their way.
    static AWAITED: Cell<Vec<Route>> = const { Cell::new(Vec::new()) };
}

/// The part in the content of the page that came, before the app takes it over.
pub fn in_page(page: &str, route: &Route) -> ReadyState {
    match part_of(page) {
        Some(part) if route.has_ready_part() => ReadyState::Ready { route: route.clone(), part: part.to_owned() },
        _ => ReadyState::Pending,
    }
}

/// Whether the route's page has a ready-made part that is not here yet.
pub fn is_awaited(app: App) -> bool {
    let route = app.route.get_untracked();
    let is_here = |ready: &ReadyState| matches!(ready, ReadyState::Ready { route: of, .. } if *of == route);
    route.has_ready_part() && !app.ready.with_untracked(is_here)
}

/// Brings the part that the route needs, unless it is here already.
pub fn load(app: App) {
    let route = app.route.get_untracked();
    app.anchor.set(None);
    if !is_awaited(app) {
        return;
    }
    if let ReadyState::Ready { route, part } = app.ready.get_untracked() {
        keep(route, part);
    }
    match kept(&route) {
        Some(part) => app.ready.set(ReadyState::Ready { route, part }),
        None => {
            app.ready.set(ReadyState::Pending);
            fetch(app, route);
        }
    }
}

/// Fetches the part that a link needs as soon as it is pressed: until it is let go, much of it is here.
pub fn foresee(app: App, route: Route) {
    let is_shown =
        app.ready.with_untracked(|ready| matches!(ready, ReadyState::Ready { route: of, .. } if *of == route));
    match kept(&route) {
        Some(part) => keep(route, part),
        None if route.has_ready_part() && !is_shown => fetch(app, route),
        None => {}
    }
}

/// Fetches a part, unless it is on its way.
fn fetch(app: App, route: Route) {
    let mut awaited = AWAITED.take();
    let is_awaited_already = awaited.contains(&route);
    if !is_awaited_already {
        awaited.push(route.clone());
    }
    AWAITED.set(awaited);
    if is_awaited_already {
        return;
    }
    wasm_bindgen_futures::spawn_local(async move {
        let part = part(app, &route).await;
        let mut awaited = AWAITED.take();
        awaited.retain(|other| *other != route);
        AWAITED.set(awaited);
        // The reader may have moved on while the page was on its way.
        if app.route.get_untracked() == route && is_awaited(app) {
            let state = match part {
                Some(part) => ReadyState::Ready { route, part },
                None => ReadyState::Failed(route),
            };
            mount::keep_place(app, move || app.ready.set(state));
        } else if let Some(part) = part {
            keep(route, part);
        }
    });
}

fn keep(route: Route, part: String) {
    kept(&route);
    let mut parts = PARTS.take();
    if parts.len() == KEPT {
        parts.remove(0);
    }
    parts.push((route, part));
    PARTS.set(parts);
}

/// Takes the part of a page from those that are kept.
fn kept(route: &Route) -> Option<String> {
    let mut parts = PARTS.take();
    let at = parts.iter().position(|(of, _)| of == route);
    let part = at.map(|at| parts.remove(at).1);
    PARTS.set(parts);
    part
}

async fn part(app: App, route: &Route) -> Option<String> {
    if !has_style().await {
        return None;
    }
    let answer = super::fetch::text(&app.place.address(&route.href()), TIMEOUT_MS, RequestCache::Default).await.ok()?;
    part_of(&answer.body).filter(|_| answer.is_success).map(str::to_owned)
}

/// Fetches the style sheet of ready-made parts, unless the page has it; says whether it is here.
async fn has_style() -> bool {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return false };
    let (Some(address), Some(head)) = (site::steps_style(), document.head()) else { return false };
    let links = head.get_elements_by_tag_name("link");
    let mut links = (0..links.length()).filter_map(|index| links.item(index)?.dyn_into::<HtmlLinkElement>().ok());
    let known = links.find(|link| link.get_attribute("href").as_ref() == Some(&address));
    if known.as_ref().is_some_and(|link| link.sheet().is_some()) {
        return true;
    }
    let new = || document.create_element("link").ok().and_then(|link| link.dyn_into::<HtmlLinkElement>().ok());
    let is_new = known.is_none();
    let Some(link) = known.or_else(new) else { return false };
    // One that another page waits for is waited for here too.
    let mut wait = |resolve: js_sys::Function, reject: js_sys::Function| {
        let _ = link.add_event_listener_with_callback("load", &resolve);
        let _ = link.add_event_listener_with_callback("error", &reject);
        if is_new {
            link.set_rel("stylesheet");
            link.set_href(&address);
            let _ = head.append_child(&link);
        }
    };
    let is_here = JsFuture::from(js_sys::Promise::new(&mut wait)).await.is_ok();
    if !is_here {
        link.remove();
    }
    is_here
}
