//! The parts of a check, and what each finds.

use serde::{Deserialize, Serialize};

use super::{Code, Security};

/// A part of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum StageName {
    /// Looking the host name up.
    Dns,
    /// Opening the connection.
    Connect,
    /// Encrypting it and checking the certificate.
    Tls,
    /// The server's first line.
    Greeting,
    /// Asking the server to switch to TLS.
    Starttls,
    /// What the server says it can do.
    Capabilities,
}

impl StageName {
    /// As in the JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Dns => "dns",
            Self::Connect => "connect",
            Self::Tls => "tls",
            Self::Greeting => "greeting",
            Self::Starttls => "starttls",
            Self::Capabilities => "capabilities",
        }
    }

    /// The stages of a service, in their order.
    #[must_use]
    pub fn of(security: Security) -> &'static [Self] {
        match security {
            Security::Tls => &[Self::Dns, Self::Connect, Self::Tls, Self::Greeting, Self::Capabilities],
            // What a server offers in the clear is a part of the stage `starttls`; what counts is what it offers
            // afterwards (RFC 3207, section 4.2; RFC 9051, section 6.2.1).
            Security::Starttls => {
                &[Self::Dns, Self::Connect, Self::Greeting, Self::Starttls, Self::Tls, Self::Capabilities]
            }
            Security::None => &[Self::Dns, Self::Connect, Self::Greeting, Self::Capabilities],
        }
    }
}

/// How a stage ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// As it should.
    Ok,
    /// Not as it should; the service's code says why.
    Failed,
    /// Not reached, because an earlier stage failed.
    Skipped,
}

/// A stage with what it found. In the JSON the facts stand beside the rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "FlatStage", into = "FlatStage")]
pub struct Stage {
    /// Which one.
    pub stage: StageName,
    /// How it ended.
    pub outcome: Outcome,
    /// How long it took, in milliseconds.
    pub duration_ms: u64,
    /// What was found.
    pub facts: Facts,
}

/// What a stage found; only what belongs to it is there. What no page shows is for programs: the browser app does without.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
pub struct Facts {
    /// dns: the addresses. connect: the one that was reached, with its port.
    pub addresses: Vec<String>,
    /// connect: every attempt, in the order in which they began (RFC 8305).
    #[cfg(feature = "native")]
    pub attempts: Vec<Attempt>,
    /// tls: the version, such as `TLS 1.3`.
    pub tls_version: Option<String>,
    /// tls: the cipher suite's name.
    pub cipher: Option<String>,
    /// tls: the server's certificate, the refused one included.
    pub certificate: Option<Certificate>,
    /// tls: the certificates that the server sent with its own, in its order.
    #[cfg(feature = "native")]
    pub chain: Vec<Certificate>,
    /// greeting: the server's first line.
    pub banner: Option<String>,
    /// capabilities: what the server says it can do, a line or word each. starttls: the same ahead of the switch.
    pub capabilities: Vec<String>,
    /// capabilities: the ways to sign in, by their SASL names (RFC 4422), and `USER`, `APOP` (RFC 1939), `LOGIN` (RFC
    /// 9051). starttls: those on offer ahead of the switch.
    #[cfg(feature = "native")]
    pub login_methods: Vec<String>,
    /// capabilities: the largest message that the server takes, in bytes (RFC 1870).
    #[cfg(feature = "native")]
    pub size_limit_bytes: Option<u64>,
    /// What went wrong, in the words of the server or of the system.
    pub detail: Option<String>,
}

/// An attempt to connect to one address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
pub struct Attempt {
    /// The address with its port.
    pub address: String,
    /// How it ended; none where it was given up because another address had answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Code>,
    /// How long it took, in milliseconds.
    pub duration_ms: u64,
}

/// A certificate's facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
pub struct Certificate {
    /// The subject's distinguished name. For programs; no page shows it.
    #[cfg(feature = "native")]
    pub subject: String,
    /// The names that it is for.
    pub names: Vec<String>,
    /// The issuer's distinguished name.
    pub issuer: String,
    /// First moment: RFC 3339, UTC.
    #[cfg(feature = "native")]
    pub not_before: String,
    /// Last moment: RFC 3339, UTC.
    pub not_after: String,
}

/// A stage as it stands in the JSON. `#[serde(flatten)]` would say the same, but it keeps every value in a form between
/// JSON and the types, which costs the browser app 11 KB.
#[derive(Serialize, Deserialize)]
struct FlatStage {
    stage: StageName,
    outcome: Outcome,
    duration_ms: u64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    addresses: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg(feature = "native")]
    attempts: Vec<Attempt>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tls_version: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cipher: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    certificate: Option<Certificate>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg(feature = "native")]
    chain: Vec<Certificate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    banner: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    capabilities: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg(feature = "native")]
    login_methods: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg(feature = "native")]
    size_limit_bytes: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
}

impl From<FlatStage> for Stage {
    fn from(flat: FlatStage) -> Self {
        let FlatStage {
            stage,
            outcome,
            duration_ms,
            addresses,
            #[cfg(feature = "native")]
            attempts,
            tls_version,
            cipher,
            certificate,
            #[cfg(feature = "native")]
            chain,
            banner,
            capabilities,
            #[cfg(feature = "native")]
            login_methods,
            #[cfg(feature = "native")]
            size_limit_bytes,
            detail,
        } = flat;
        let facts = Facts {
            addresses,
            #[cfg(feature = "native")]
            attempts,
            tls_version,
            cipher,
            certificate,
            #[cfg(feature = "native")]
            chain,
            banner,
            capabilities,
            #[cfg(feature = "native")]
            login_methods,
            #[cfg(feature = "native")]
            size_limit_bytes,
            detail,
        };
        Self { stage, outcome, duration_ms, facts }
    }
}

impl From<Stage> for FlatStage {
    fn from(stage: Stage) -> Self {
        let Stage { stage, outcome, duration_ms, facts } = stage;
        let Facts {
            addresses,
            #[cfg(feature = "native")]
            attempts,
            tls_version,
            cipher,
            certificate,
            #[cfg(feature = "native")]
            chain,
            banner,
            capabilities,
            #[cfg(feature = "native")]
            login_methods,
            #[cfg(feature = "native")]
            size_limit_bytes,
            detail,
        } = facts;
        Self {
            stage,
            outcome,
            duration_ms,
            addresses,
            #[cfg(feature = "native")]
            attempts,
            tls_version,
            cipher,
            certificate,
            #[cfg(feature = "native")]
            chain,
            banner,
            capabilities,
            #[cfg(feature = "native")]
            login_methods,
            #[cfg(feature = "native")]
            size_limit_bytes,
            detail,
        }
    }
}
