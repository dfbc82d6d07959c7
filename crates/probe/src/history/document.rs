//! The history as the server sends it.
//!
//! The JSON is an interface: names stay, fields may be added. All moments are RFC 3339, UTC, whole seconds.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use super::{DAY_S, Hour, Outage, Sample, hours, hours::hour_of, outages};
use crate::{
    driver::Target,
    report::{Code, Protocol},
};

/// The answer to `GET /api/v1/history/DOMAIN`.
///
/// ```json
/// {
///   "domain": "q.com", "from": "2026-10-22T20:00:00Z", "to": "2026-11-21T20:31:07Z",
///   "services": [{
///     "protocol": "pop3", "host": "pop.centurylink.net", "port": 995,
///     "hours": [{ "hour": "2026-11-20T14:00:00Z", "checks": 12, "ok": 2 }],
///     "outages": [{ "from": "2026-11-20T14:10:00Z", "to": "2026-11-20T16:40:00Z", "code": "refused" }]
///   }]
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PastReport {
    /// The domain that was asked about.
    pub domain: String,
    /// The beginning of the first hour that counts.
    pub from: String,
    /// The moment of the answer.
    pub to: String,
    /// The services that the domain has today, as in the [`Report`](crate::report::Report).
    pub services: Vec<PastService>,
}

/// The past of one server of the domain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PastService {
    /// What it should speak.
    pub protocol: Protocol,
    /// Its host name from the settings data.
    pub host: String,
    /// Its port from the settings data.
    pub port: u16,
    /// The hours in which there were checks, oldest first. Nothing is known of an hour that is missing.
    pub hours: Vec<PastHour>,
    /// The times in which every check failed, oldest first.
    pub outages: Vec<PastOutage>,
}

/// What was seen within an hour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PastHour {
    /// Its beginning.
    pub hour: String,
    /// How many checks began in it; at least one.
    pub checks: u32,
    /// How many of them found that a mail program could use the server.
    pub ok: u32,
}

/// A time in which every check failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PastOutage {
    /// The first check that failed.
    pub from: String,
    /// The first check that went well again; or, where there was none for over two hours, the last one that failed.
    /// Null for what goes on.
    pub to: Option<String>,
    /// How the first check that failed ended.
    pub code: Code,
}

impl PastReport {
    /// A domain's last `days` up to now; `samples` finds those of a service since a moment, oldest first.
    pub(super) fn new<E>(
        domain: &str,
        targets: &[Target],
        days: u8,
        now_s: i64,
        samples: impl Fn(&Target, i64) -> Result<Vec<Sample>, E>,
    ) -> Result<Self, E> {
        let from_s = hour_of(now_s) - i64::from(days) * DAY_S;
        let services = targets.iter().map(|target| Ok(PastService::new(target, &samples(target, from_s)?, now_s)));
        Ok(Self {
            domain: domain.to_owned(),
            from: in_words(from_s),
            to: in_words(now_s),
            services: services.collect::<Result<_, E>>()?,
        })
    }
}

impl PastService {
    fn new(target: &Target, samples: &[Sample], now_s: i64) -> Self {
        Self {
            protocol: target.protocol,
            host: target.host.clone(),
            port: target.port,
            hours: hours(samples).into_iter().map(PastHour::from).collect(),
            outages: outages(samples, now_s).into_iter().map(PastOutage::from).collect(),
        }
    }
}

impl From<Hour> for PastHour {
    fn from(hour: Hour) -> Self {
        Self { hour: in_words(hour.began_s), checks: hour.checks, ok: hour.ok }
    }
}

impl From<Outage> for PastOutage {
    fn from(outage: Outage) -> Self {
        Self { from: in_words(outage.from_s), to: outage.to_s.map(in_words), code: outage.code }
    }
}

/// RFC 3339, UTC. What no calendar has becomes the year 1970, in which there were no checks.
fn in_words(moment_s: i64) -> String {
    let moment = OffsetDateTime::from_unix_timestamp(moment_s).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    moment.format(&Rfc3339).unwrap_or_else(|_| "1970-01-01T00:00:00Z".to_owned())
}
