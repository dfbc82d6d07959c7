//! Taking over the page that was made ready, and keeping its regions as the app's state has them.

use leptos::{prelude::*, reactive::effect::RenderEffect};
use mailsteps_settings::find;
use web_sys::{Document, Element};

use super::{
    mount::{self, Place},
    pour::{at_once, pour},
    rest::rest,
};
use crate::{
    App,
    guide::REGIONS,
    pages::{PROGRAMS, PROGRAMS_PLACE, is_waited_for},
};

/// The regions of a page, kept as the app's state has them, with what stands there otherwise.
pub struct Regions(Vec<(RenderEffect<String>, Option<Renewal>)>);

/// What a region of the page lacks.
struct Renewal {
    element: Element,
    html: String,
}

impl Regions {
    /// Writes them, each in a turn of its own, and holds them against `page`, the content of `#main`, and the rest of what stands
    /// there. Nothing is put into the page yet. None come back where the page is not one of the guide's.
    pub async fn write(app: App, document: &Document, page: &str) -> Option<Self> {
        let mut regions = Vec::new();
        for (selector, write) in REGIONS {
            let element = document.query_selector(selector).ok()??;
            let place = element.clone();
            let mut shown = app.route.get_untracked();
            let effect = RenderEffect::new(move |before: Option<String>| {
                let html = write(app).into_string();
                let route = app.route.get_untracked();
                match before {
                    Some(before) if before == html => {}
                    Some(_) if place.id() != "main" => place.set_inner_html(&html),
                    // Another page, or what the reader waited for: of all that is long its beginning counts.
                    Some(before) if shown != route || is_waited_for(&before) => pour(app, &place, html.clone()),
                    Some(_) => at_once(app, &place, &html),
                    None => {}
                }
                shown = route;
                html
            });
            let renewal = effect.with_value_mut(|html| {
                if element.id() == "main" {
                    renewal(element, page, html)
                } else {
                    let there = element.inner_html();
                    renewal(element, &there, html)
                }
            });
            regions.push((effect, renewal.flatten()));
            rest().await;
        }
        Some(Self(regions))
    }

    /// Takes over the ready-made page, at once: what differs from the state is built anew, all else stays as it stands. Keeps
    /// scroll, focus, typing and open folds.
    pub fn take_over(self, app: App, document: &Document) {
        mount::note_typed(app, document);
        let is_changed = self.0.iter().any(|(_, renewal)| renewal.is_some());
        // Where the page is and what is open in it takes long to ask for.
        let place = is_changed.then(|| Place::note(document));
        for (effect, renewal) in self.0 {
            if let Some(Renewal { element, html }) = renewal {
                element.set_inner_html(&html);
            }
            // It lives as long as the page.
            std::mem::forget(effect);
        }
        // A box that stayed keeps its caret too.
        if let Some(input) = mount::input(document).filter(|input| input.value() != app.typed.get_untracked()) {
            mount::set_value(&input, &app.typed.get_untracked());
        }
        match place {
            Some(place) => place.restore(app, document),
            None => mount::refresh(app, document),
        }
    }
}

/// What has to be built anew to make `html` of what stands in a region; no more than the programs, where the reader's device
/// alone makes the difference.
fn renewal(element: Element, there: &str, html: &str) -> Option<Renewal> {
    if there == html {
        return None;
    }
    let list = element.query_selector(PROGRAMS_PLACE).ok().flatten();
    Some(match list.zip(other_programs(there, html)) {
        Some((element, programs)) => Renewal { element, html: programs.to_owned() },
        None => Renewal { element, html: html.to_owned() },
    })
}

/// The programs in `html`, where everything around them is as it stands there.
fn other_programs<'a>(there: &str, html: &'a str) -> Option<&'a str> {
    fn parts(page: &str) -> Option<[&str; 3]> {
        let (before, rest) = find::around(page, PROGRAMS[0])?;
        let (programs, after) = find::around(rest, PROGRAMS[1])?;
        Some([before, programs, after])
    }
    let ([before, _, after], [same, programs, same_after]) = (parts(there)?, parts(html)?);
    (before == same && after == same_after).then_some(programs)
}
