//! One check at a time of the same servers, and its answer for whoever asks meanwhile or soon after. Domains that share their
//! servers share their checks.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use mailsteps_settings::Domain;
use thiserror::Error;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

use super::{
    Config,
    answer::Answer,
    metrics::{Metrics, Source},
};
use crate::{
    driver::{Probe, Target},
    history::History,
    report::{Protocol, Report, Service, StageEvent, Verdict},
};

/// The checks under way and the last answers. Only servers of known domains come here, so both stay few.
pub(super) struct Flights {
    probe: Arc<Probe>,
    fresh: Duration,
    /// Room for those that wait and those under way.
    queue: Arc<Semaphore>,
    /// Room for those under way.
    permits: Arc<Semaphore>,
    metrics: Arc<Metrics>,
    /// Where what is found is kept.
    history: Option<Arc<History>>,
    last: Mutex<HashMap<Vec<Target>, watch::Receiver<Progress>>>,
}

/// How far a check has come. Every reader of it looks at this one.
#[derive(Debug, Default)]
struct Progress {
    /// The stages that have ended, each a [`StageEvent`] as JSON behind its protocol.
    stages: Vec<(Protocol, Arc<str>)>,
    /// None while the check goes on. Still none, and the sender gone: the check broke off.
    end: Option<Result<Answer, NoAnswer>>,
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub(super) enum NoAnswer {
    /// Too many checks are under way or wait already.
    #[error("The probe is busy with other checks. Nothing is known of this domain's servers yet.")]
    Busy,
    /// It should not have.
    #[error("The check broke off. This is a fault of the probe itself.")]
    BrokeOff,
}

impl Flights {
    pub(super) fn new(probe: Probe, config: &Config, metrics: Arc<Metrics>) -> Self {
        Self {
            probe: Arc::new(probe),
            fresh: Duration::from_secs(config.cache_seconds.into()),
            queue: Arc::new(Semaphore::new(config.checks_at_once + config.checks_waiting)),
            permits: Arc::new(Semaphore::new(config.checks_at_once)),
            metrics,
            history: config.history.clone(),
            last: Mutex::default(),
        }
    }

    /// How long an answer counts.
    pub(super) fn fresh(&self) -> Duration {
        self.fresh
    }

    /// A place at the fresh answer, at the check under way, or at a new one.
    pub(super) fn join(&self, domain: &Domain, targets: Vec<Target>) -> Result<Place, NoAnswer> {
        let found = self.find(self.fresh, domain, targets);
        self.metrics.asked(found.as_ref().map_or(Source::Refused, |(_, source)| *source));
        found.map(|(place, _)| place)
    }

    /// The same for the server itself: an answer counts for as long as `fresh`, and no reader is counted.
    pub(super) fn look(&self, fresh: Duration, domain: &Domain, targets: Vec<Target>) -> Result<(), NoAnswer> {
        self.find(fresh, domain, targets).map(drop)
    }

    fn find(&self, fresh: Duration, domain: &Domain, targets: Vec<Target>) -> Result<(Place, Source), NoAnswer> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = last.get(&targets).and_then(|flight| place(fresh, domain, flight)) {
            return Ok(found);
        }
        let queued = Arc::clone(&self.queue).try_acquire_owned().map_err(|_| NoAnswer::Busy)?;
        let flight = self.start(domain.clone(), targets.clone(), queued);
        last.insert(targets, flight.clone());
        Ok((Place::new(flight, domain, 0), Source::New))
    }

    /// A task of its own: it goes on for the others when the reader who began it leaves, and ends by itself, within
    /// the limits of a check, when all have left.
    fn start(&self, domain: Domain, targets: Vec<Target>, queued: OwnedSemaphorePermit) -> watch::Receiver<Progress> {
        let (progress, flight) = watch::channel(Progress::default());
        let (probe, permits, metrics) = (Arc::clone(&self.probe), Arc::clone(&self.permits), Arc::clone(&self.metrics));
        let history = self.history.clone();
        tokio::spawn(async move {
            let waiting = metrics.waiting();
            let Ok(_permit) = permits.acquire_owned().await else { return };
            drop(waiting);
            let _under_way = metrics.under_way();
            let note = |event: StageEvent| {
                if let Ok(json) = serde_json::to_string(&event) {
                    progress.send_modify(|progress| progress.stages.push((event.protocol, json.into())));
                }
            };
            let mut found = None;
            let end = match probe.check_and_tell(domain.as_str(), &targets, &note).await {
                Ok(mut report) => {
                    report.history = history.is_some();
                    log(&report);
                    metrics.checked(&report);
                    found = history.map(|history| (history, report.clone()));
                    Answer::new(report).ok_or(NoAnswer::BrokeOff)
                }
                Err(busy) => {
                    tracing::warn!("{busy}");
                    Err(NoAnswer::Busy)
                }
            };
            drop(queued);
            progress.send_modify(|progress| progress.end = Some(end));
            // After the answer: nobody shall wait for the disk.
            if let Some((history, report)) = found {
                keep(history, report).await;
            }
        });
        flight
    }
}

/// None at a check without an answer, and at an answer that is too old.
fn place(fresh: Duration, domain: &Domain, flight: &watch::Receiver<Progress>) -> Option<(Place, Source)> {
    // In this order: a check may end in between, but none begins anew.
    let goes_on = flight.has_changed().is_ok();
    let progress = flight.borrow();
    let (heard, source) = match &progress.end {
        // Whoever comes after the end wants the answer, not how it was come by.
        Some(Ok(answer)) if answer.age() < fresh => (progress.stages.len(), Source::Kept),
        None if goes_on => (0, Source::Shared),
        Some(_) | None => return None,
    };
    Some((Place::new(flight.clone(), domain, heard), source))
}

/// A reader's place at a check.
pub(super) struct Place {
    flight: watch::Receiver<Progress>,
    /// What this reader asked for; the check may have begun for another domain with the same servers.
    domain: Domain,
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
    fn new(flight: watch::Receiver<Progress>, domain: &Domain, heard: usize) -> Self {
        Self { flight, domain: domain.clone(), heard, is_over: false }
    }

    /// The end of the check, at once where it is past.
    pub(super) async fn answer(mut self) -> Result<Answer, NoAnswer> {
        let ended = self.flight.wait_for(|progress| progress.end.is_some()).await;
        let end = ended.ok().and_then(|progress| progress.end.clone()).unwrap_or(Err(NoAnswer::BrokeOff));
        end?.of(&self.domain).ok_or(NoAnswer::BrokeOff)
    }

    /// Each stage, those so far at once, and then the answer. None after it, and where there is no answer.
    pub(super) async fn next(&mut self) -> Option<News> {
        while !self.is_over {
            {
                let progress = self.flight.borrow_and_update();
                if let Some((protocol, stage)) = progress.stages.get(self.heard) {
                    self.heard += 1;
                    return Some(News::Stage(*protocol, Arc::clone(stage)));
                }
                if let Some(end) = &progress.end {
                    self.is_over = true;
                    return end.clone().ok()?.of(&self.domain).map(News::Answer);
                }
            }
            self.is_over = self.flight.changed().await.is_err();
        }
        None
    }
}

/// Adds what was found to the history: servers and times, no domain.
async fn keep(history: Arc<History>, report: Report) {
    let added = tokio::task::spawn_blocking(move || history.add(&report)).await;
    // A task that is cut off at the end of the server has nothing to say.
    if let Ok(Err(why)) = added {
        tracing::error!("{why}");
    }
}

/// One line for each server. Which domain was asked for is the reader's business.
fn log(report: &Report) {
    for service in &report.services {
        let Service { host, port, code, .. } = service;
        let (protocol, code) = (service.protocol.id(), code.id());
        let duration_ms: u64 = service.stages.iter().map(|stage| stage.duration_ms).sum();
        if service.verdict == Verdict::Failed {
            tracing::warn!(host, port, protocol, code, duration_ms, "checked");
        } else {
            tracing::info!(host, port, protocol, code, duration_ms, "checked");
        }
    }
}
