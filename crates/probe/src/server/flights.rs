//! One check at a time per domain, and its answer for whoever asks meanwhile or soon after.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use axum::body::Bytes;
use mailsteps_settings::Domain;
use moka::future::Cache;
use tokio::sync::Semaphore;

use crate::{
    driver::{Probe, Target},
    report::{Code, Report},
};

/// How long an answer is good enough. Long enough that pressing "check again" does not hammer the mail servers, short
/// enough that the answer still means now.
const FRESH: Duration = Duration::from_secs(15);

/// Checks at the same time, over all domains. Each has at most three connections.
const AT_ONCE: usize = 8;

/// A report with its time.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub(super) json: Bytes,
    found: Instant,
}

impl Answer {
    /// RFC 9111, section 5.1.
    pub(super) fn age_s(&self) -> u64 {
        self.found.elapsed().as_secs()
    }
}

#[derive(Debug)]
struct BrokeOff;

/// The checks under way and the answers that are still fresh. Only known domains come here, so both stay few.
pub(super) struct Flights {
    probe: Arc<Probe>,
    answers: Cache<Domain, Answer>,
    permits: Arc<Semaphore>,
}

impl Flights {
    pub(super) fn new(probe: Probe) -> Self {
        Self {
            probe: Arc::new(probe),
            answers: Cache::builder().time_to_live(FRESH).build(),
            permits: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }

    /// The answer of a fresh check, of the check under way, or of a new one. None when the check broke off.
    pub(super) async fn answer(&self, domain: &Domain, targets: Vec<Target>) -> Option<Answer> {
        let flight = async {
            let (probe, permits, domain) = (Arc::clone(&self.probe), Arc::clone(&self.permits), domain.clone());
            // A task of its own: it goes on for the others when the reader who began it leaves.
            let task = tokio::spawn(async move {
                let _permit = permits.acquire_owned().await.map_err(|_| BrokeOff)?;
                let report = probe.check(domain.as_str(), &targets).await;
                log(&report);
                let json = serde_json::to_vec(&report).map_err(|_| BrokeOff)?;
                Ok(Answer { json: json.into(), found: Instant::now() })
            });
            task.await.unwrap_or(Err(BrokeOff))
        };
        self.answers.try_get_with_by_ref(domain, flight).await.ok()
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
