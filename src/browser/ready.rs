//! The ready-made part of a page: taken from the page that came, or fetched from the site.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlLinkElement, RequestCache};

use super::{fetch, mount, site};
use crate::{App, ReadyState, Route, pages::part_of};

/// How long a page of the site may take.
const TIMEOUT_MS: u32 = 20_000;

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

/// Fetches the part that the route needs, unless it is here already.
pub fn load(app: App) {
    let route = app.route.get_untracked();
    app.anchor.set(None);
    if !is_awaited(app) {
        return;
    }
    app.ready.set(ReadyState::Pending);
    wasm_bindgen_futures::spawn_local(async move {
        let part = part(app, &route).await;
        // The reader may have moved on while the page was on its way, or have it from another request by now.
        if app.route.get_untracked() == route && is_awaited(app) {
            let state = match part {
                Some(part) => ReadyState::Ready { route, part },
                None => ReadyState::Failed(route),
            };
            mount::keep_place(app, move || app.ready.set(state));
            if let Some(anchor) = app.anchor.try_update(Option::take).flatten() {
                mount::focus(&anchor);
            }
        }
    });
}

async fn part(app: App, route: &Route) -> Option<String> {
    if !has_style().await {
        return None;
    }
    let answer = fetch::text(&app.place.address(&route.href()), TIMEOUT_MS, RequestCache::Default).await.ok()?;
    part_of(&answer.body).filter(|_| answer.is_success).map(str::to_owned)
}

/// Fetches the style sheet of ready-made parts, unless the page has it; says whether it is here.
async fn has_style() -> bool {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return false };
    let (Some(address), Some(head)) = (site::steps_style(), document.head()) else { return false };
    let links = head.get_elements_by_tag_name("link");
    let is_it = |index| links.item(index).and_then(|link| link.get_attribute("href")).as_ref() == Some(&address);
    if (0..links.length()).any(is_it) {
        return true;
    }
    let link = document.create_element("link").ok().and_then(|link| link.dyn_into::<HtmlLinkElement>().ok());
    let Some(link) = link else { return false };
    link.set_rel("stylesheet");
    link.set_href(&address);
    let mut wait = |resolve: js_sys::Function, reject: js_sys::Function| {
        link.set_onload(Some(&resolve));
        link.set_onerror(Some(&reject));
        let _ = head.append_child(&link);
    };
    let is_here = JsFuture::from(js_sys::Promise::new(&mut wait)).await.is_ok();
    if !is_here {
        link.remove();
    }
    is_here
}
