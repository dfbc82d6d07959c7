//! One check at a time per domain and breadth, and its answer for whoever asks meanwhile or soon after.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use mailsteps_settings::Domain;
use tokio::sync::{Semaphore, watch};

use super::answer::Answer;
use crate::{
    driver::{Probe, Target},
    report::{Code, Protocol, Report, StageEvent},
    scope::Include,
};

/// Connections at the same time, over all checks. The check of what the guide shows has three; a check with more than
/// this takes all of it.
const CONNECTIONS_AT_ONCE: u32 = 24;

/// The checks under way and the last answers. Only known domains come here, so both stay few.
pub(super) struct Flights {
    probe: Arc<Probe>,
    fresh: Duration,
    permits: Arc<Semaphore>,
    last: Mutex<BTreeMap<(Domain, Include), watch::Receiver<Progress>>>,
}

/// How far a check has come. Every reader of it looks at this one.
#[derive(Debug, Default)]
struct Progress {
    /// The stages that have ended, each a [`StageEvent`] as JSON behind its protocol.
    stages: Vec<(Protocol, Arc<str>)>,
    /// None while the check goes on. Still none, and the sender gone: the check broke off.
    answer: Option<Answer>,
}

impl Flights {
    /// An answer counts for as long as `fresh`.
    pub(super) fn new(probe: Probe, fresh: Duration) -> Self {
        let permits = Arc::new(Semaphore::new(CONNECTIONS_AT_ONCE as usize));
        Self { probe: Arc::new(probe), fresh, permits, last: Mutex::default() }
    }

    /// How long an answer counts.
    pub(super) fn fresh(&self) -> Duration {
        self.fresh
    }

    /// A place at the fresh answer, at the check under way, or at a new one.
    pub(super) fn join(&self, domain: &Domain, include: Include, targets: impl FnOnce() -> Vec<Target>) -> Place {
        let key = (domain.clone(), include);
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(place) = last.get(&key).and_then(|flight| self.place(flight)) {
            return place;
        }
        let flight = self.start(domain.clone(), targets());
        last.insert(key, flight.clone());
        Place { flight, heard: 0, is_over: false }
    }

    /// None at a check that broke off, and at an answer that is too old.
    fn place(&self, flight: &watch::Receiver<Progress>) -> Option<Place> {
        // In this order: a check may end in between, but none begins anew.
        let goes_on = flight.has_changed().is_ok();
        let progress = flight.borrow();
        let heard = match &progress.answer {
            // Whoever comes after the end wants the answer, not how it was come by.
            Some(answer) => (answer.age() < self.fresh).then_some(progress.stages.len()),
            None => goes_on.then_some(0),
        };
        heard.map(|heard| Place { flight: flight.clone(), heard, is_over: false })
    }

    /// A task of its own: it goes on for the others when the reader who began it leaves, and ends by itself, within
    /// the limits of a check, when all have left.
    fn start(&self, domain: Domain, targets: Vec<Target>) -> watch::Receiver<Progress> {
        let (progress, flight) = watch::channel(Progress::default());
        let (probe, permits) = (Arc::clone(&self.probe), Arc::clone(&self.permits));
        let connections = u32::try_from(targets.len()).map_or(CONNECTIONS_AT_ONCE, |all| all.min(CONNECTIONS_AT_ONCE));
        tokio::spawn(async move {
            let Ok(_permits) = permits.acquire_many_owned(connections).await else { return };
            let note = |event: StageEvent| {
                if let Ok(json) = serde_json::to_string(&event) {
                    progress.send_modify(|progress| progress.stages.push((event.protocol, json.into())));
                }
            };
            let report = probe.check_and_tell(domain.as_str(), &targets, &note).await;
            log(&report);
            let answer = Answer::new(report);
            progress.send_modify(|progress| progress.answer = answer);
        });
        flight
    }
}

/// A reader's place at a check.
pub(super) struct Place {
    flight: watch::Receiver<Progress>,
    /// Stages that this reader has heard of.
    heard: usize,
    is_over: bool,
}

/// What a reader hears next.
pub(super) enum News {
    /// A stage has ended: its protocol, and a [`StageEvent`] as JSON.
    Stage(Protocol, Arc<str>),
    /// The check has ended.
    Answer(Answer),
}

impl Place {
    /// The end of the check, at once where it is past. None when the check broke off.
    pub(super) async fn answer(mut self) -> Option<Answer> {
        let ended = self.flight.wait_for(|progress| progress.answer.is_some()).await;
        ended.ok().and_then(|progress| progress.answer.clone())
    }

    /// Each stage, those so far at once, and then the answer. None after it, and when the check broke off.
    pub(super) async fn next(&mut self) -> Option<News> {
        while !self.is_over {
            {
                let progress = self.flight.borrow_and_update();
                if let Some((protocol, stage)) = progress.stages.get(self.heard) {
                    self.heard += 1;
                    return Some(News::Stage(*protocol, Arc::clone(stage)));
                }
                if let Some(answer) = &progress.answer {
                    self.is_over = true;
                    return Some(News::Answer(answer.clone()));
                }
            }
            self.is_over = self.flight.changed().await.is_err();
        }
        None
    }
}

/// Notes what is wrong with which server. Which domain was asked for is the reader's business.
fn log(report: &Report) {
    for service in &report.services {
        if service.code != Code::Ok {
            tracing::warn!(host = service.host, port = service.port, code = service.code.id(), "service failed");
        }
    }
}
