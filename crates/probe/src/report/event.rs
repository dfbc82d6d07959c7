//! A check as it goes on: what the stream of `GET /api/v1/probe/DOMAIN/events` carries.

use serde::{Deserialize, Serialize};

use super::{Protocol, Report, Stage};

/// The data of an event `stage`: a stage of one service has ended.
///
/// The stages of a service come in their order, those that are skipped included; those of different services come as
/// they end. In the end there has been one for each stage of the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
pub struct StageEvent {
    /// Whose stage: the protocol of the service.
    pub protocol: Protocol,
    /// Whose stage: the host name from the settings data.
    pub host: String,
    /// Whose stage: the port from the settings data.
    pub port: u16,
    /// What the report will say of it.
    pub stage: Stage,
}

/// The data of the event `report`, the last one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
pub struct ReportEvent {
    /// How long ago the check ended: 0, or the age of an answer that was kept. Clocks of readers are often wrong;
    /// this needs none.
    pub age_seconds: u64,
    /// The answer to `GET /api/v1/probe/DOMAIN`.
    pub report: Report,
}
