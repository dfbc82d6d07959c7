//! A mail server as a provider publishes it.

use std::fmt;

use mailsteps_settings::{Protocol, Security};

/// A mail server as a provider publishes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// What it speaks.
    pub protocol: Protocol,
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub security: Security,
}

impl Service {
    /// A server.
    #[must_use]
    pub fn new(protocol: Protocol, host: &str, port: u16, security: Security) -> Self {
        Self { protocol, host: host.to_owned(), port, security }
    }

    /// CenturyLink's three servers.
    #[must_use]
    pub fn centurylink() -> Vec<Self> {
        vec![
            Self::new(Protocol::Pop3, "pop.centurylink.net", 995, Security::Tls),
            Self::new(Protocol::Imap, "mail.centurylink.net", 993, Security::Tls),
            Self::new(Protocol::Smtp, "smtp.centurylink.net", 587, Security::Starttls),
        ]
    }

    /// The two servers of qwestoffice.net.
    #[must_use]
    pub fn qwestoffice() -> Vec<Self> {
        vec![
            Self::new(Protocol::Pop3, "pop.qwestoffice.net", 110, Security::None),
            Self::new(Protocol::Smtp, "smtp.qwestoffice.net", 465, Security::Tls),
        ]
    }
}

impl fmt::Display for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{} ({})", self.host, self.port, self.protocol)
    }
}
