//! What to check: the servers that the settings data names, and no others.

use mailsteps_settings as settings;

use crate::report::{Protocol, Security};

/// One server to check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    pub(crate) protocol: Protocol,
    pub(crate) host: String,
    pub(crate) port: u16,
    pub(crate) security: Security,
    pub(crate) status: &'static str,
}

/// The servers that the guide shows for a domain. This is the only way to a [`Target`]: no request and no command line
/// can name a host.
#[must_use]
pub fn targets(offer: &settings::Offer<'_>) -> Vec<Target> {
    [settings::Protocol::Pop3, settings::Protocol::Imap, settings::Protocol::Smtp]
        .into_iter()
        .filter_map(|protocol| offer.best(protocol))
        .map(Target::from)
        .collect()
}

impl From<&settings::Server> for Target {
    fn from(server: &settings::Server) -> Self {
        Self {
            protocol: server.protocol.into(),
            host: server.host.to_string(),
            port: server.port.number(),
            security: server.security.into(),
            status: server.status.id(),
        }
    }
}

impl From<settings::Protocol> for Protocol {
    fn from(protocol: settings::Protocol) -> Self {
        match protocol {
            settings::Protocol::Pop3 => Self::Pop3,
            settings::Protocol::Imap => Self::Imap,
            settings::Protocol::Smtp => Self::Smtp,
        }
    }
}

impl From<settings::Security> for Security {
    fn from(security: settings::Security) -> Self {
        match security {
            settings::Security::Tls => Self::Tls,
            settings::Security::Starttls => Self::Starttls,
            settings::Security::None => Self::None,
        }
    }
}
