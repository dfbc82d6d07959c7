//! The reasons for a verdict.

use serde::{Deserialize, Serialize};

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
    /// The server speaks no version of TLS that is still in use: 1.2 or later (RFC 8996).
    TlsTooOld,
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
    /// The certificate is of a public authority, and the server does not send the intermediate certificates that lead to
    /// it (RFC 8446, section 4.4.2). Programs that have them from elsewhere work, the others warn.
    CertificateChainIncomplete,
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
    /// The server offers no way to sign in where a mail program would: SMTP without AUTH, IMAP with LOGINDISABLED, POP3
    /// without USER, SASL and APOP.
    LoginNotOffered,
    /// By the settings data nothing is encrypted here, and the server offers no encryption either. It can be used, with
    /// that drawback.
    PlaintextOnly,
    /// A code of a newer server.
    #[serde(other)]
    Unknown,
}

impl Code {
    /// All that this version gives.
    pub const ALL: [Self; 26] = [
        Self::Ok,
        Self::NameNotFound,
        Self::DnsFailed,
        Self::NoAddress,
        Self::Refused,
        Self::Unreachable,
        Self::TimedOut,
        Self::TlsNotSpoken,
        Self::TlsTooOld,
        Self::TlsFailed,
        Self::CertificateExpired,
        Self::CertificateNotYetValid,
        Self::CertificateWrongName,
        Self::CertificateUntrusted,
        Self::CertificateChainIncomplete,
        Self::StarttlsNotOffered,
        Self::StarttlsRefused,
        Self::StarttlsInjection,
        Self::WrongProtocol,
        Self::ServerBusy,
        Self::ServerRefused,
        Self::ClosedEarly,
        Self::Garbled,
        Self::TooMuchData,
        Self::LoginNotOffered,
        Self::PlaintextOnly,
    ];

    /// Whether a mail program could use the server, be it with a drawback.
    #[must_use]
    pub fn is_usable(self) -> bool {
        matches!(self, Self::Ok | Self::PlaintextOnly)
    }

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
            Self::TlsTooOld => "tls_too_old",
            Self::TlsFailed => "tls_failed",
            Self::CertificateExpired => "certificate_expired",
            Self::CertificateNotYetValid => "certificate_not_yet_valid",
            Self::CertificateWrongName => "certificate_wrong_name",
            Self::CertificateUntrusted => "certificate_untrusted",
            Self::CertificateChainIncomplete => "certificate_chain_incomplete",
            Self::StarttlsNotOffered => "starttls_not_offered",
            Self::StarttlsRefused => "starttls_refused",
            Self::StarttlsInjection => "starttls_injection",
            Self::WrongProtocol => "wrong_protocol",
            Self::ServerBusy => "server_busy",
            Self::ServerRefused => "server_refused",
            Self::ClosedEarly => "closed_early",
            Self::Garbled => "garbled",
            Self::TooMuchData => "too_much_data",
            Self::LoginNotOffered => "login_not_offered",
            Self::PlaintextOnly => "plaintext_only",
            Self::Unknown => "unknown",
        }
    }
}
