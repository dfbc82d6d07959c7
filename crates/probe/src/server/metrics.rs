//! What the operator may count: `/metrics`, on a listener of its own, in Prometheus' text form (OpenMetrics 1.0).
//!
//! Numbers of known domains, routes and codes. None tells of one reader, and what a reader types makes no new label.

mod labels;

use std::sync::Arc;

use axum::{
    Router,
    extract::State,
    http::{StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
    routing::get,
};
use prometheus_client::{
    encoding::text,
    metrics::{counter::Counter, family::Family, gauge::Gauge, histogram::Histogram},
    registry::{Registry, Unit},
};

use self::labels::{AnswerLabels, AskLabels, StageLabels};
use super::problem::Problem;
use crate::report::{Code, Outcome, Report, Service};

/// Seconds. A sound stage takes milliseconds; 4 and 6 are the limits of a stage and of the greeting.
const BUCKETS: [f64; 11] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 4.0, 6.0];

/// All counters.
pub(super) struct Metrics {
    registry: Registry,
    checks: Family<StageLabels, Counter>,
    stages: Family<StageLabels, Histogram, fn() -> Histogram>,
    under_way: Gauge,
    waiting: Gauge,
    asks: Family<AskLabels, Counter>,
    answers: Family<AnswerLabels, Counter>,
    rate_limited: Counter,
    connections: Gauge,
}

/// Where a reader's answer comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// A kept answer.
    Kept,
    /// A check that another reader began.
    Shared,
    /// A check of its own.
    New,
    /// None: too many checks wait.
    Refused,
}

impl Metrics {
    pub(super) fn new() -> Self {
        let mut metrics = Self {
            registry: Registry::with_prefix("mailsteps"),
            checks: Family::default(),
            stages: Family::new_with_constructor(|| Histogram::new(BUCKETS)),
            under_way: Gauge::default(),
            waiting: Gauge::default(),
            asks: Family::default(),
            answers: Family::default(),
            rate_limited: Counter::default(),
            connections: Gauge::default(),
        };
        metrics.register();
        metrics
    }

    fn register(&mut self) {
        let registry = &mut self.registry;
        let checks = "Services checked, by the stage where it ended and the code";
        registry.register("checks", checks, self.checks.clone());
        let stages = "How long a stage of a check took";
        registry.register_with_unit("check_stage_duration", stages, Unit::Seconds, self.stages.clone());
        registry.register("checks_under_way", "Checks of a domain that have begun", self.under_way.clone());
        registry.register("checks_waiting", "Checks of a domain that wait for others to end", self.waiting.clone());
        let asks = "Readers who asked for a check, by where the answer came from";
        registry.register("check_requests", asks, self.asks.clone());
        registry.register("http_answers", "Answers by route and status", self.answers.clone());
        let limited = "Requests refused because their client asked too often";
        registry.register("rate_limited_requests", limited, self.rate_limited.clone());
        registry.register("http_connections", "Open connections of readers", self.connections.clone());
    }

    /// A check has ended.
    pub(super) fn checked(&self, report: &Report) {
        for service in &report.services {
            self.service(&report.domain, service);
        }
    }

    fn service(&self, domain: &str, service: &Service) {
        let ran = || service.stages.iter().filter(|stage| stage.outcome != Outcome::Skipped);
        for stage in ran() {
            // The code is the reason of the stage that failed; those before it went well.
            let code = if stage.outcome == Outcome::Failed { service.code } else { Code::Ok };
            let labels = StageLabels::new(domain, service.protocol, stage.stage, code);
            // Milliseconds of one check are exact in this type.
            self.stages.get_or_create(&labels).observe(stage.duration_ms as f64 / 1000.0);
        }
        if let Some(last) = ran().next_back() {
            let labels = StageLabels::new(domain, service.protocol, last.stage, service.code);
            self.checks.get_or_create(&labels).inc();
        }
    }

    /// A reader asked for a check.
    pub(super) fn asked(&self, source: Source) {
        self.asks.get_or_create(&source.into()).inc();
    }

    /// A reader was answered.
    pub(super) fn answered(&self, route: Option<&str>, status: StatusCode) {
        self.answers.get_or_create(&AnswerLabels::new(route, status)).inc();
    }

    pub(super) fn rate_limited(&self) {
        self.rate_limited.inc();
    }

    /// One more check under way, until it is dropped.
    pub(super) fn under_way(&self) -> Held {
        Held::new(&self.under_way)
    }

    /// One more check that waits, until it is dropped.
    pub(super) fn waiting(&self) -> Held {
        Held::new(&self.waiting)
    }

    /// Where open connections are counted.
    pub(super) fn connections(&self) -> Gauge {
        self.connections.clone()
    }

    fn text(&self) -> Result<String, std::fmt::Error> {
        let mut text = String::new();
        text::encode(&mut text, &self.registry)?;
        Ok(text)
    }
}

/// Counts in a gauge as long as it lives.
pub(super) struct Held(Gauge);

impl Held {
    pub(super) fn new(gauge: &Gauge) -> Self {
        gauge.inc();
        Self(gauge.clone())
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.0.dec();
    }
}

pub(super) fn routes(metrics: Arc<Metrics>) -> Router {
    Router::new().route("/metrics", get(show)).with_state(metrics)
}

async fn show(State(metrics): State<Arc<Metrics>>) -> Response {
    const KIND: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    match metrics.text() {
        Ok(text) => ([(CONTENT_TYPE, KIND)], text).into_response(),
        Err(_) => Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "The numbers cannot be written.").into_response(),
    }
}
