//! What a check found, as the server sends it and the guide reads it.
//!
//! The JSON is an interface: names stay, fields may be added.

mod event;
#[cfg(feature = "native")]
mod schema;

use serde::{Deserialize, Serialize};

pub use self::event::{ReportEvent, StageEvent};

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
    pub status: String,
    /// Whether a mail program could use it.
    pub verdict: Verdict,
    /// The reason for the verdict.
    pub code: Code,
    /// What was done, in order. The last one that is not skipped is where it ended.
    pub stages: Vec<Stage>,
    /// What works but deserves a look, in words.
    pub warnings: Vec<String>,
}

/// A mail protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Yes, with drawbacks: the warnings, at least one.
    Degraded,
    /// No.
    Failed,
}

/// Why a check ended as it did. The names are stable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// Nothing is wrong.
    Ok,
    /// DNS says that the name does not exist (NXDOMAIN, RFC 8020).
    NameNotFound,
    /// DNS gave no usable answer: no server reached, or SERVFAIL.
    DnsFailed,
    /// The name exists and has no address that the probe may connect to.
    NoAddress,
    /// The server's machine refused the connection.
    Refused,
    /// No way to the server's machine.
    Unreachable,
    /// A stage took longer than its limit.
    TimedOut,
    /// What answered does not speak TLS.
    TlsNotSpoken,
    /// TLS failed for another reason.
    TlsFailed,
    /// The certificate's last day is past.
    CertificateExpired,
    /// The certificate's first day is to come.
    CertificateNotYetValid,
    /// The certificate is for other names.
    CertificateWrongName,
    /// Nobody whom mail programs trust has signed the certificate.
    CertificateUntrusted,
    /// STARTTLS is not on offer.
    StarttlsNotOffered,
    /// STARTTLS is on offer and was refused.
    StarttlsRefused,
    /// Bytes were sent ahead of the switch to TLS (CVE-2011-0411).
    StarttlsInjection,
    /// A server for another protocol answered.
    WrongProtocol,
    /// The server said that it is too busy (SMTP 421, POP3 `[SYS/TEMP]`, IMAP `[UNAVAILABLE]`).
    ServerBusy,
    /// The server said no.
    ServerRefused,
    /// The connection ended too early.
    ClosedEarly,
    /// What came is not of the protocol.
    Garbled,
    /// The server sent more than any server should.
    TooMuchData,
    /// A code of a newer server.
    #[serde(other)]
    Unknown,
}

impl Code {
    /// As in the JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::NameNotFound => "name_not_found",
            Self::DnsFailed => "dns_failed",
            Self::NoAddress => "no_address",
            Self::Refused => "refused",
            Self::Unreachable => "unreachable",
            Self::TimedOut => "timed_out",
            Self::TlsNotSpoken => "tls_not_spoken",
            Self::TlsFailed => "tls_failed",
            Self::CertificateExpired => "certificate_expired",
            Self::CertificateNotYetValid => "certificate_not_yet_valid",
            Self::CertificateWrongName => "certificate_wrong_name",
            Self::CertificateUntrusted => "certificate_untrusted",
            Self::StarttlsNotOffered => "starttls_not_offered",
            Self::StarttlsRefused => "starttls_refused",
            Self::StarttlsInjection => "starttls_injection",
            Self::WrongProtocol => "wrong_protocol",
            Self::ServerBusy => "server_busy",
            Self::ServerRefused => "server_refused",
            Self::ClosedEarly => "closed_early",
            Self::Garbled => "garbled",
            Self::TooMuchData => "too_much_data",
            Self::Unknown => "unknown",
        }
    }
}

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

/// What a stage found; only what belongs to it is there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
pub struct Facts {
    /// dns: the addresses. connect: the one that was reached, with its port.
    pub addresses: Vec<String>,
    /// tls: the version, such as `TLS 1.3`.
    pub tls_version: Option<String>,
    /// tls: the cipher suite's name.
    pub cipher: Option<String>,
    /// tls: the server's certificate, the refused one included.
    pub certificate: Option<Certificate>,
    /// greeting: the server's first line.
    pub banner: Option<String>,
    /// capabilities: what the server says it can do, a line or word each.
    pub capabilities: Vec<String>,
    /// What went wrong, in the words of the server or of the system.
    pub detail: Option<String>,
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tls_version: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cipher: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    certificate: Option<Certificate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    banner: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    capabilities: Vec<String>,
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
            tls_version,
            cipher,
            certificate,
            banner,
            capabilities,
            detail,
        } = flat;
        let facts = Facts { addresses, tls_version, cipher, certificate, banner, capabilities, detail };
        Self { stage, outcome, duration_ms, facts }
    }
}

impl From<Stage> for FlatStage {
    fn from(stage: Stage) -> Self {
        let Stage { stage, outcome, duration_ms, facts } = stage;
        let Facts { addresses, tls_version, cipher, certificate, banner, capabilities, detail } = facts;
        Self { stage, outcome, duration_ms, addresses, tls_version, cipher, certificate, banner, capabilities, detail }
    }
}

/// A certificate's facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
pub struct Certificate {
    /// The subject's distinguished name.
    pub subject: String,
    /// The names that it is for.
    pub names: Vec<String>,
    /// The issuer's distinguished name.
    pub issuer: String,
    /// First moment: RFC 3339, UTC.
    pub not_before: String,
    /// Last moment: RFC 3339, UTC.
    pub not_after: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_the_names_in_the_json() {
        let codes = [
            Code::Ok,
            Code::NameNotFound,
            Code::DnsFailed,
            Code::NoAddress,
            Code::Refused,
            Code::Unreachable,
            Code::TimedOut,
            Code::TlsNotSpoken,
            Code::TlsFailed,
            Code::CertificateExpired,
            Code::CertificateNotYetValid,
            Code::CertificateWrongName,
            Code::CertificateUntrusted,
            Code::StarttlsNotOffered,
            Code::StarttlsRefused,
            Code::StarttlsInjection,
            Code::WrongProtocol,
            Code::ServerBusy,
            Code::ServerRefused,
            Code::ClosedEarly,
            Code::Garbled,
            Code::TooMuchData,
            Code::Unknown,
        ];
        for code in codes {
            assert_eq!(serde_json::to_value(code).unwrap(), code.id());
        }
        for stage in StageName::of(Security::Starttls) {
            assert_eq!(serde_json::to_value(stage).unwrap(), stage.id());
        }
    }

    #[test]
    fn a_code_of_a_newer_server_is_unknown() {
        assert_eq!(serde_json::from_str::<Code>("\"tls_too_old\"").unwrap(), Code::Unknown);
    }
}
