//! What a check found, as the server sends it and the guide reads it.
//!
//! The JSON is an interface: names stay, fields may be added.

use serde::{Deserialize, Serialize};

/// The answer to `GET /api/v1/probe/DOMAIN`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
#[serde(rename_all = "lowercase")]
pub enum Protocol {
    /// RFC 1939.
    Pop3,
    /// RFC 9051.
    Imap,
    /// RFC 5321, RFC 6409.
    Smtp,
}

/// How the connection is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Yes.
    Ok,
    /// Yes, with a drawback that the warnings name.
    Degraded,
    /// No.
    Failed,
}

/// Why a check ended as it did. The names are stable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
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

/// A part of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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

/// How a stage ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// As it should.
    Ok,
    /// Not as it should; the service's code says why.
    Failed,
    /// Not reached, because an earlier stage failed.
    Skipped,
}

/// A stage with what it found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    /// Which one.
    pub stage: StageName,
    /// How it ended.
    pub outcome: Outcome,
    /// How long it took, in milliseconds.
    pub duration_ms: u64,
    /// What was found.
    #[serde(flatten)]
    pub facts: Facts,
}

/// What a stage found; only what belongs to it is there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// dns: the addresses. connect: the one that was reached, with its port.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<String>,
    /// tls: the version, such as `TLS 1.3`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tls_version: Option<String>,
    /// tls: the cipher suite's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cipher: Option<String>,
    /// tls: the server's certificate, the refused one included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate: Option<Certificate>,
    /// greeting: the server's first line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub banner: Option<String>,
    /// capabilities: what the server says it can do, a line or word each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub capabilities: Vec<String>,
    /// What went wrong, in the words of the server or of the system.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

/// A certificate's facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
