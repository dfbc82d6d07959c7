//! The only room that touches the browser: address bar, storage, clipboard, network, focus.
//!
//! Everything here compiles natively too, so that views can name it, and is called only from event handlers and from
//! the entry point, which run in a browser alone. What a browser refuses (storage in a sandboxed frame, the clipboard)
//! counts as absent, never as a panic.

mod actions;
mod clipboard;
mod code;
mod extras;
mod fetch;
mod fix;
mod json;
mod lint;
mod live;
mod location;
mod marks;
mod module;
mod mount;
mod navigator;
mod pour;
mod ready;
mod regions;
mod rest;
mod site;
mod start;
mod storage;
mod typing;

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::*;
use mailsteps_probe::report::Report;
use mailsteps_settings::{Address, Domain};

use actions::{note_choice, note_typing, press, submit_address};
use lint::take_dropped;
pub use navigator::local_time;
use rest::rest;
use web_sys::RequestCache;

use crate::{App, CheckFailure, CheckState, Route, findings::conclude, text::fill};

/// How long the probe server may take: its own limit of 10 s, and the way there and back.
const CHECK_TIMEOUT_MS: u32 = 15_000;
/// How many checks have begun: only the last one has a say.
static CHECKS: AtomicU32 = AtomicU32::new(0);

/// Keeps the reader's address in this browser, or forgets it.
fn remember_address(app: App, address: Option<Address>) {
    let is_kept = storage::keep(address.as_ref());
    app.reader.update(|reader| {
        reader.address = address;
        reader.is_kept = Some(is_kept);
    });
    location::show_fragment(app);
}

/// Shows a page with the reader's address, if one is given.
fn take_address(app: App, address: Option<Address>, target: &Route) {
    let take = move || {
        app.problem.set(None);
        if address.is_some() {
            app.typed.set(String::new());
            remember_address(app, address);
        }
    };
    if *target == app.route.get_untracked() {
        mount::keep_place(app, take);
    } else {
        take();
        location::go(app, target);
    }
}

/// Asks the probe server about a domain.
fn check(app: App, domain: Domain) {
    let number = CHECKS.fetch_add(1, Ordering::Relaxed) + 1;
    // A page that came with the check under way stays as it is.
    if app.check.get_untracked() != CheckState::Running {
        mount::keep_place(app, || app.check.set(CheckState::Running));
    }
    app.announcement.set(fill(app.words.check.running, &[("domain", domain.as_str())]));
    wasm_bindgen_futures::spawn_local(async move {
        // The page first, then the network.
        rest().await;
        let live = live::Live::begin(app, &domain);
        rest().await;
        let state = match ask_probe(app, &domain).await {
            Ok((report, age_seconds)) => CheckState::Done(domain.clone(), report, age_seconds),
            Err(failure) => CheckState::Failed(failure),
        };
        drop(live);
        let is_latest = CHECKS.load(Ordering::Relaxed) == number;
        // The reader may have gone elsewhere, or come back and begun another one.
        let is_wanted = match app.route.get_untracked() {
            Route::Check(of) | Route::Fix(Some(of)) => of == domain,
            _ => false,
        };
        if is_latest && is_wanted {
            mount::keep_place(app, move || app.check.set(state));
            rest().await;
            announce_verdict(app);
        }
    });
}

/// Reads the verdict out to those who cannot see it appear.
fn announce_verdict(app: App) {
    let sentence = match app.check.get_untracked() {
        CheckState::Done(domain, report, _) => conclude(&domain, &report, app.words).sentence,
        CheckState::Failed(failure) => app.words.check.failure(failure).found.to_owned(),
        CheckState::Idle | CheckState::Running => return,
    };
    app.announcement.set(sentence);
}

/// The report, and how many seconds ago its check ended: the server keeps its answers for a while.
async fn ask_probe(app: App, domain: &Domain) -> Result<(Report, u32), CheckFailure> {
    let answer =
        fetch::text(&format!("{}api/v1/probe/{domain}", app.place.base()), CHECK_TIMEOUT_MS, RequestCache::NoStore)
            .await
            .map_err(|error| match error {
                _ if navigator::is_offline() => CheckFailure::Offline,
                fetch::FetchError::TimedOut => CheckFailure::TimedOut,
                fetch::FetchError::Unreachable => CheckFailure::Unreachable,
            })?;
    rest().await;
    // A proxy's HTML page may come with any status; an error of the probe server is JSON.
    if !answer.is_json {
        return Err(CheckFailure::Malformed);
    }
    if !answer.is_success {
        return Err(CheckFailure::Refused);
    }
    let report = json::read::<Report>(&answer.body).filter(|report| report.domain == domain.as_str());
    rest().await;
    report.map(|report| (report, answer.age_seconds)).ok_or(CheckFailure::Malformed)
}
