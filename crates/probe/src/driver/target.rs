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
    /// The largest message by the settings data; for outgoing mail only.
    pub(crate) size_limit_bytes: Option<u64>,
}

/// The servers that the guide shows for a domain. This is the only way to a [`Target`]: no request and no command line
/// can name a host.
#[must_use]
pub fn targets(offer: &settings::Offer<'_>) -> Vec<Target> {
    [settings::Protocol::Pop3, settings::Protocol::Imap, settings::Protocol::Smtp]
        .into_iter()
        .filter_map(|protocol| offer.best(protocol))
        .map(|server| Target::new(server, offer))
        .collect()
}

impl Target {
    fn new(server: &settings::Server, offer: &settings::Offer<'_>) -> Self {
        let limit = offer.group().limits.message.as_ref().filter(|_| server.protocol == settings::Protocol::Smtp);
        Self {
            protocol: server.protocol.into(),
            host: server.host.to_string(),
            port: server.port.number(),
            security: server.security.into(),
            status: server.status.id(),
            size_limit_bytes: limit.and_then(|limit| bytes(limit.value)),
        }
    }
}

/// A size of the settings data in bytes; none for what is no size.
fn bytes(amount: settings::Amount) -> Option<u64> {
    let unit = match amount.unit {
        settings::Unit::Megabytes => 1_000_000,
        settings::Unit::Gigabytes => 1_000_000_000,
        settings::Unit::RecipientsPerMessage | settings::Unit::MessagesPerHour => return None,
    };
    Some(u64::from(amount.amount) * unit)
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
