//! The file: lines go in, samples come out.

use std::{
    fmt,
    path::Path,
    sync::{Mutex, MutexGuard, PoisonError},
};

use rusqlite::{Connection, Transaction, params};
use serde::{
    Deserialize,
    de::value::{Error as Unreadable, StrDeserializer},
};
use thiserror::Error;
use time::{OffsetDateTime, error::Parse, format_description::well_known::Rfc3339};

use super::{DAY_S, KEPT_DAYS, PastReport, Refusal, Sample, hours::HOUR_S, schema};
use crate::{
    driver::Target,
    report::{Code, Protocol, Report, Security, Service},
};

/// Why the history could not be read or written.
#[derive(Debug, Error)]
pub enum Fault {
    /// The file.
    #[error("the history: {0}")]
    File(#[from] rusqlite::Error),
    /// The report does not say when its check began.
    #[error("the history: a check without its time: {0}")]
    Time(#[from] Parse),
}

/// What checks have found. All of it waits for the disk: not for asynchronous tasks.
pub struct History {
    file: Mutex<File>,
    now_s: Box<dyn Fn() -> i64 + Send + Sync>,
}

impl fmt::Debug for History {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("History").finish_non_exhaustive()
    }
}

struct File {
    connection: Connection,
    /// When what is too old was last removed, in seconds since 1970, UTC.
    pruned_at_s: i64,
}

impl History {
    /// Opens a file, or begins a new one.
    ///
    /// # Errors
    /// When it cannot be written, is damaged, or is of another kind or of a newer version.
    pub fn open(path: &Path) -> Result<Self, Refusal> {
        let file = File { connection: schema::open(path)?, pruned_at_s: i64::MIN };
        Ok(Self { file: Mutex::new(file), now_s: Box::new(|| OffsetDateTime::now_utc().unix_timestamp()) })
    }

    /// With another clock: it tells seconds since 1970, UTC.
    #[must_use]
    pub fn with_clock(self, now_s: impl Fn() -> i64 + Send + Sync + 'static) -> Self {
        Self { now_s: Box::new(now_s), ..self }
    }

    /// Adds a line for each service of a report, and removes what is over [`KEPT_DAYS`] old.
    ///
    /// # Errors
    /// When the file cannot be written; then none of the report is in it.
    pub fn add(&self, report: &Report) -> Result<(), Fault> {
        let checked_at_s = OffsetDateTime::parse(&report.checked_at, &Rfc3339)?.unix_timestamp();
        let mut file = self.file();
        let transaction = file.connection.transaction()?;
        for service in &report.services {
            add(&transaction, service, checked_at_s)?;
        }
        transaction.commit()?;
        file.prune((self.now_s)())?;
        Ok(())
    }

    /// A domain's last `days` up to now.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn report(&self, domain: &str, targets: &[Target], days: u8) -> Result<PastReport, Fault> {
        let file = self.file();
        PastReport::new(domain, targets, days, (self.now_s)(), |target, since_s| file.samples(target, since_s))
    }

    fn file(&self) -> MutexGuard<'_, File> {
        // What a panic left undone, its transaction has taken back.
        self.file.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl File {
    /// Once an hour is enough.
    fn prune(&mut self, now_s: i64) -> rusqlite::Result<()> {
        if now_s < self.pruned_at_s.saturating_add(HOUR_S) {
            return Ok(());
        }
        let transaction = self.connection.transaction()?;
        let oldest_s = now_s - i64::from(KEPT_DAYS) * DAY_S;
        transaction.prepare_cached("DELETE FROM result WHERE checked_at < ?1")?.execute([oldest_s])?;
        let unused = "DELETE FROM service WHERE NOT EXISTS (SELECT 1 FROM result WHERE service = service.id)";
        transaction.prepare_cached(unused)?.execute([])?;
        transaction.commit()?;
        self.pruned_at_s = now_s;
        Ok(())
    }

    fn samples(&self, target: &Target, since_s: i64) -> Result<Vec<Sample>, Fault> {
        let mut select = self.connection.prepare_cached(
            "SELECT checked_at, code FROM result JOIN service ON service = service.id
             WHERE protocol = ?1 AND host = ?2 AND port = ?3 AND security = ?4 AND checked_at >= ?5
             ORDER BY checked_at",
        )?;
        let key = params![target.protocol.id(), target.host, target.port, name(target.security), since_s];
        let samples = select
            .query_map(key, |row| Ok(Sample { checked_at_s: row.get(0)?, code: code(row.get_ref(1)?.as_str()?) }))?;
        Ok(samples.collect::<rusqlite::Result<_>>()?)
    }
}

fn add(transaction: &Transaction<'_>, service: &Service, checked_at_s: i64) -> rusqlite::Result<()> {
    let (protocol, security): (Protocol, Security) = (service.protocol, service.security);
    let known = "INSERT INTO service (protocol, host, port, security) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING";
    transaction.prepare_cached(known)?.execute(params![protocol.id(), service.host, service.port, name(security)])?;
    // Two groups of domains may share a server, and be checked in the same second.
    let line = "INSERT INTO result (service, checked_at, code, duration_ms)
        SELECT id, ?5, ?6, ?7 FROM service WHERE protocol = ?1 AND host = ?2 AND port = ?3 AND security = ?4
        ON CONFLICT DO NOTHING";
    let duration_ms: u64 = service.stages.iter().map(|stage| stage.duration_ms).sum();
    transaction.prepare_cached(line)?.execute(params![
        protocol.id(),
        service.host,
        service.port,
        name(security),
        checked_at_s,
        service.code.id(),
        i64::try_from(duration_ms).unwrap_or(i64::MAX),
    ])?;
    Ok(())
}

/// As in the report's JSON.
fn name(security: Security) -> &'static str {
    match security {
        Security::Tls => "tls",
        Security::Starttls => "starttls",
        Security::None => "none",
    }
}

/// By its name in the report's JSON; one that this version does not know is unknown.
fn code(id: &str) -> Code {
    Code::deserialize(StrDeserializer::<Unreadable>::new(id)).unwrap_or(Code::Unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_come_back_by_their_names() {
        assert_eq!([code("ok"), code("timed_out"), code("of_tomorrow")], [Code::Ok, Code::TimedOut, Code::Unknown]);
    }

    #[test]
    fn securities_have_the_names_of_the_json() {
        for security in [Security::Tls, Security::Starttls, Security::None] {
            assert_eq!(serde_json::to_value(security).unwrap(), name(security));
        }
    }
}
