//! The stages of a check as they end, while the report is awaited: a view of its own making, so nothing else is rebuilt.

use leptos::wasm_bindgen::{JsCast, prelude::Closure};
use mailsteps_probe::report::{Outcome, Protocol, Stage};
use mailsteps_settings::Domain;
use web_sys::{Document, Element, EventSource, MessageEvent};

use super::json::{self, FromJson, Place, Tree};
use crate::{App, text::fill};

/// What an event `stage` of `/api/v1/probe/DOMAIN/events` says.
struct Rung {
    protocol: Protocol,
    stage: Stage,
}

impl FromJson for Rung {
    fn read(at: &Place<'_, impl Tree>) -> Self {
        Self { protocol: at.field("protocol"), stage: at.field("stage") }
    }
}

/// The stages of one check on their way to the page, until it is dropped.
pub struct Live {
    source: EventSource,
    /// Called by the browser as long as the source is open.
    _hear: Closure<dyn Fn(MessageEvent)>,
}

impl Live {
    /// Begins to show stages. Where the browser or the network has no such stream, the report comes without.
    pub fn begin(app: App, domain: &Domain) -> Option<Self> {
        let source = EventSource::new(&format!("{}api/v1/probe/{domain}/events", app.place.base())).ok()?;
        let hear = Closure::new(move |event: MessageEvent| {
            if let Some(rung) = event.data().as_string().and_then(|data| json::read::<Rung>(&data)) {
                show(app, &rung);
            }
        });
        source.add_event_listener_with_callback("stage", hear.as_ref().unchecked_ref()).ok()?;
        Some(Self { source, _hear: hear })
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        self.source.close();
    }
}

/// Adds a line to the service's ladder.
fn show(app: App, rung: &Rung) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let ladder = ladder(&document, rung.protocol);
    let (Some(ladder), Ok(line)) = (ladder, document.create_element("li")) else { return };
    let words = &app.words.check;
    let sign = match rung.stage.outcome {
        Outcome::Ok => "✓ ",
        Outcome::Failed => "✗ ",
        Outcome::Skipped => return,
    };
    let took = fill(words.milliseconds, &[("number", &rung.stage.duration_ms.to_string())]);
    line.set_text_content(Some(&[sign, words.stage(rung.stage.stage), ": ", &took].concat()));
    let _ = ladder.append_child(&line);
}

/// That of a service; the first line brings it, for a list without an item is none.
fn ladder(document: &Document, protocol: Protocol) -> Option<Element> {
    let service = document.get_element_by_id(&["live-", protocol.id()].concat())?;
    if let Ok(Some(ladder)) = service.query_selector("ol") {
        return Some(ladder);
    }
    let ladder = document.create_element("ol").ok()?;
    ladder.set_class_name("ladder");
    service.append_child(&ladder).ok()?;
    Some(ladder)
}
