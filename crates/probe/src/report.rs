//! What a check found, as the server sends it and the guide reads it.
//!
//! The JSON is an interface: names stay, fields may be added.

mod code;
mod event;
#[cfg(feature = "native")]
mod schema;
mod stage;
mod warning;

use serde::{Deserialize, Serialize};

pub use self::{
    code::Code,
    event::{ReportEvent, StageEvent},
    stage::{Attempt, Certificate, Facts, Outcome, Stage, StageName},
    warning::{Warning, WarningCode},
};

/// The answer to `GET /api/v1/probe/DOMAIN`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
pub struct Report {
    /// The domain that was asked about.
    pub domain: String,
    /// When the check began: RFC 3339, UTC, whole seconds.
    pub checked_at: String,
    /// Whether servers other than the provider's own answered, because the operator redirected a connection.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub stand_ins: bool,
    /// Whether the server keeps a history: then `GET /api/v1/history/DOMAIN` tells of the last days.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub history: bool,
    /// Incoming POP3, incoming IMAP, outgoing SMTP; those that the domain has.
    pub services: Vec<Service>,
}

/// One server of the domain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
pub struct Service {
    /// What it should speak.
    pub protocol: Protocol,
    /// Its host name from the settings data.
    pub host: String,
    /// Its port from the settings data.
    pub port: u16,
    /// Its security from the settings data.
    pub security: Security,
    /// How far the settings data trusts it: `recommended`, `alternative`, `unconfirmed` or `outdated`.
    #[cfg(feature = "native")]
    pub status: String,
    /// Whether a mail program could use it.
    pub verdict: Verdict,
    /// The reason for the verdict.
    pub code: Code,
    /// What was done, in order. The last one that is not skipped is where it ended.
    pub stages: Vec<Stage>,
    /// What works but deserves a look.
    pub warnings: Vec<Warning>,
    /// The host's other addresses, each with the reason it gave; none where it has one address, or none was reached.
    /// For programs; no page shows it, and the browser app does without.
    #[cfg(feature = "native")]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<Other>,
}

/// What another address of the same host answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
pub struct Other {
    /// The address with its port.
    pub address: String,
    /// The reason for its verdict.
    pub code: Code,
}

/// A mail protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Hash)]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Protocol {
    /// RFC 1939.
    Pop3,
    /// RFC 9051.
    Imap,
    /// RFC 5321, RFC 6409.
    Smtp,
}

impl Protocol {
    /// As in the JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Pop3 => "pop3",
            Self::Imap => "imap",
            Self::Smtp => "smtp",
        }
    }

    /// As people write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pop3 => "POP3",
            Self::Imap => "IMAP",
            Self::Smtp => "SMTP",
        }
    }
}

/// How the connection is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Hash)]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Security {
    /// Implicit TLS.
    Tls,
    /// In the clear first, then TLS.
    Starttls,
    /// In the clear.
    None,
}

/// Whether a mail program could use the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Yes.
    Ok,
    /// Yes, with drawbacks: the warnings say which.
    Degraded,
    /// No.
    Failed,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_the_names_in_the_json() {
        for code in Code::ALL {
            assert_eq!(serde_json::to_value(code).unwrap(), code.id());
        }
        for stage in StageName::of(Security::Starttls) {
            assert_eq!(serde_json::to_value(stage).unwrap(), stage.id());
        }
        for warning in WarningCode::ALL {
            assert_eq!(serde_json::to_value(warning).unwrap(), warning.id());
        }
    }

    #[test]
    fn a_code_of_a_newer_server_is_unknown() {
        assert_eq!(serde_json::from_str::<Code>("\"quantum_unsafe\"").unwrap(), Code::Unknown);
        assert_eq!(serde_json::from_str::<WarningCode>("\"quantum_unsafe\"").unwrap(), WarningCode::Unknown);
    }
}
