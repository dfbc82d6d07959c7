//! A report on its way to readers: its age, how long it may be kept, and what of it they want.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::{
    http::{HeaderMap, HeaderValue, header::AGE},
    response::Response,
};
use mailsteps_settings::Domain;
use tokio::time::Instant;

use super::tagged::Tagged;
use crate::{report::Report, scope::Protocols};

/// A report with its time. Cheap to clone: all readers share it.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    report: Arc<Report>,
    text: Tagged,
    found: Instant,
    /// The same for other domains with the same servers, as they were asked for.
    others: Arc<Mutex<BTreeMap<Domain, Answer>>>,
}

impl Answer {
    /// None of a report that cannot be written as JSON; there is none such.
    pub(super) fn new(report: Report) -> Option<Self> {
        Self::found_at(Instant::now(), report)
    }

    fn found_at(found: Instant, report: Report) -> Option<Self> {
        let text = Tagged::new(serde_json::to_string(&report).ok()?);
        Some(Self { report: Arc::new(report), text, found, others: Arc::default() })
    }

    /// The same for a domain with the same servers. It has a tag of its own.
    pub(super) fn of(self, domain: &Domain) -> Option<Self> {
        if self.report.domain == domain.as_str() {
            return Some(self);
        }
        let mut others = self.others.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(other) = others.get(domain) {
            return Some(other.clone());
        }
        let report = Report { domain: domain.as_str().to_owned(), ..Report::clone(&self.report) };
        let other = Self::found_at(self.found, report)?;
        others.insert(domain.clone(), other.clone());
        Some(other)
    }

    /// The same, with the services of these protocols alone. It has a tag of its own.
    pub(super) fn only(self, protocols: &Protocols) -> Option<Self> {
        if protocols.are_all() {
            return Some(self);
        }
        let mut report = Report::clone(&self.report);
        report.services.retain(|service| protocols.contain(service.protocol));
        Self::found_at(self.found, report)
    }

    /// How long ago the check ended.
    pub(super) fn age(&self) -> Duration {
        self.found.elapsed()
    }

    /// A [`ReportEvent`](crate::report::ReportEvent) as JSON, around the text that is there.
    pub(super) fn event(&self) -> String {
        let age_seconds = self.age().as_secs();
        format!("{{\"age_seconds\":{age_seconds},\"report\":{}}}", String::from_utf8_lossy(self.text.json()))
    }

    /// The report, or that it is the one which the reader has.
    pub(super) fn response(self, fresh: Duration, asked: &HeaderMap) -> Response {
        let age = HeaderValue::from(self.age().as_secs());
        let mut response = self.text.response(&keeping(fresh), asked);
        response.headers_mut().insert(AGE, age);
        response
    }
}

/// `max-age` is the whole time, not what is left of it: caches subtract `Age` themselves (RFC 9111, section 4.2).
/// Public, for an answer is the same for everybody and says nothing of who asked.
fn keeping(fresh: Duration) -> String {
    if fresh.is_zero() { "no-store".to_owned() } else { format!("public, max-age={}", fresh.as_secs()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::ReportEvent;

    #[test]
    fn the_event_is_what_its_type_says() {
        let checked_at = "2026-01-02T03:04:05Z".to_owned();
        let domain = "q.com".to_owned();
        let report = Report { domain, checked_at, stand_ins: false, history: false, services: Vec::new() };
        let event = Answer::new(report.clone()).unwrap().event();
        let event: ReportEvent = serde_json::from_str(&event).unwrap();
        assert_eq!(event, ReportEvent { age_seconds: 0, report });
    }
}
