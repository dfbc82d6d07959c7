//! The ways in which a stand-in can be broken.

use std::{fmt, str::FromStr};

use mailsteps_settings::Protocol;
use thiserror::Error;

/// What is wrong with a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// The certificate's last day is past.
    Expired,
    /// The certificate ends in five days: it works, with a drawback.
    EndsSoon,
    /// The certificate is for another name.
    WrongName,
    /// The certificate is from an authority that nobody trusts.
    Untrusted,
    /// The server has signed its certificate itself.
    SelfSigned,
    /// Nothing listens.
    Down,
    /// It accepts connections and says nothing.
    Silent,
    /// It says that it is too busy, and closes.
    Busy,
    /// It does not offer STARTTLS. SMTP only.
    NoStarttls,
    /// It offers nobody a way to sign in; a server without encryption offers STARTTLS first.
    NoLogin,
}

impl Fault {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Expired,
        Self::EndsSoon,
        Self::WrongName,
        Self::Untrusted,
        Self::SelfSigned,
        Self::Down,
        Self::Silent,
        Self::Busy,
        Self::NoStarttls,
        Self::NoLogin,
    ];

    /// As on the command line.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Expired => "expired",
            Self::EndsSoon => "ends-soon",
            Self::WrongName => "wrong-name",
            Self::Untrusted => "untrusted",
            Self::SelfSigned => "self-signed",
            Self::Down => "down",
            Self::Silent => "silent",
            Self::Busy => "busy",
            Self::NoStarttls => "no-starttls",
            Self::NoLogin => "no-login",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for Fault {
    type Err = FaultError;
    fn from_str(text: &str) -> Result<Self, FaultError> {
        Self::ALL.into_iter().find(|fault| fault.id() == text).ok_or_else(|| FaultError::Fault(text.to_owned()))
    }
}

/// A fault and the protocol whose servers have it: `smtp=expired`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ServiceFault {
    /// Whose servers.
    pub protocol: Protocol,
    /// What is wrong with them.
    pub fault: Fault,
}

impl fmt::Display for ServiceFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={}", self.protocol.id(), self.fault)
    }
}

impl FromStr for ServiceFault {
    type Err = FaultError;
    fn from_str(text: &str) -> Result<Self, FaultError> {
        let (service, fault) = text.split_once('=').ok_or_else(|| FaultError::Form(text.to_owned()))?;
        let protocol = PROTOCOLS
            .into_iter()
            .find(|protocol| protocol.id() == service)
            .ok_or_else(|| FaultError::Service(service.to_owned()))?;
        let fault = fault.parse()?;
        if fault == Fault::NoStarttls && protocol != Protocol::Smtp {
            return Err(FaultError::SmtpOnly);
        }
        Ok(Self { protocol, fault })
    }
}

/// Why a text is not a fault.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FaultError {
    /// No equals sign.
    #[error("{0:?} is not SERVICE=FAULT, such as smtp=expired")]
    Form(String),
    /// Not a service.
    #[error("{0:?} is not a service; there are {services}", services = listed(PROTOCOLS.map(Protocol::id)))]
    Service(String),
    /// Not a fault.
    #[error("{0:?} is not a fault; there are {faults}", faults = listed(Fault::ALL.map(Fault::id)))]
    Fault(String),
    /// The fault does not suit the service.
    #[error("no-starttls is for smtp only: the other servers use TLS from the first byte")]
    SmtpOnly,
}

const PROTOCOLS: [Protocol; 3] = [Protocol::Pop3, Protocol::Imap, Protocol::Smtp];

fn listed<const N: usize>(names: [&str; N]) -> String {
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_reads_back() {
        for fault in Fault::ALL {
            let text = format!("smtp={fault}");
            assert_eq!(text.parse::<ServiceFault>().map(|parsed| parsed.to_string()), Ok(text));
        }
    }

    #[test]
    fn errors_list_what_there_is() {
        let error = |text: &str| text.parse::<ServiceFault>().expect_err("it is wrong").to_string();
        assert_eq!(error("smtp"), "\"smtp\" is not SERVICE=FAULT, such as smtp=expired");
        assert_eq!(error("http=down"), "\"http\" is not a service; there are pop3, imap, smtp");
        assert_eq!(
            error("smtp=old"),
            "\"old\" is not a fault; there are expired, ends-soon, wrong-name, untrusted, self-signed, down, silent, \
             busy, no-starttls, no-login"
        );
        assert_eq!(
            error("imap=no-starttls"),
            "no-starttls is for smtp only: the other servers use TLS from the first byte"
        );
    }
}
