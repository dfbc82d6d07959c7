//! What checks have found over the last 30 days, kept in an SQLite file, and what it says of each hour.
//!
//! Kept is one line for each service and check: host, port, protocol, security, when, how it ended, how long it took.
//! Which domain was asked for, and who asked, is not among it.

mod document;
mod hours;
mod outages;
mod refusal;
mod schema;
mod store;

use crate::report::Code;

pub use self::{
    document::{PastHour, PastOutage, PastReport, PastService},
    hours::{Hour, hours},
    outages::{LONGEST_SILENCE_S, Outage, outages},
    refusal::Refusal,
    store::{Fault, History},
};

/// How many days are kept.
pub const KEPT_DAYS: u8 = 30;

/// Seconds of a day.
pub(crate) const DAY_S: i64 = 24 * 60 * 60;

/// How one check of one service ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// When the check began, in seconds since 1970, UTC.
    pub checked_at_s: i64,
    /// How it ended.
    pub code: Code,
}

impl Sample {
    /// Whether a mail program could have used the service.
    #[must_use]
    pub fn is_ok(&self) -> bool {
        self.code.is_usable()
    }
}
