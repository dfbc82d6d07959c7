//! What a file for one mailbox says: servers with the user name itself, where [`MailServer`] has the name's form.

use mailsteps_settings::{Address, Authentication, Host, Incoming, Port, Protocol, Security, UsernameForm};

use crate::{Cannot, MailServer, MailService};

/// A mailbox as a file names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its address, where the file names one.
    pub address: Option<String>,
    /// Its servers for incoming mail, in the file's order.
    pub incoming: Vec<AccountServer>,
    /// Its servers for outgoing mail, in the file's order.
    pub outgoing: Vec<AccountServer>,
}

/// A server as a file for one mailbox names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountServer {
    /// What it speaks.
    pub protocol: Protocol,
    /// Its name.
    pub host: Host,
    /// Its port.
    pub port: Port,
    /// How the connection is protected.
    pub security: Security,
    /// The user name, where the file says it.
    pub username: Option<String>,
    /// How one signs in, where the file says it.
    pub authentication: Option<Authentication>,
}

impl MailService {
    /// The server for incoming mail by a protocol.
    #[must_use]
    pub fn incoming_by(&self, incoming: Incoming) -> Option<&MailServer> {
        self.incoming.iter().find(|server| server.protocol == incoming.protocol())
    }

    /// The same, or why not.
    pub(crate) fn needed_incoming(&self, incoming: Incoming) -> Result<&MailServer, Cannot> {
        self.incoming_by(incoming)
            .ok_or_else(|| Cannot::because(format!("No server for incoming mail by {} is known.", incoming.name())))
    }

    /// The outgoing server that the pages show, or why not.
    pub(crate) fn needed_outgoing(&self) -> Result<&MailServer, Cannot> {
        self.outgoing.first().ok_or_else(|| Cannot::because("No server for outgoing mail is known."))
    }

    /// Whether the address is one of these domains and can stand in a file.
    pub(crate) fn check(&self, address: &Address) -> Result<(), Cannot> {
        if !self.domains.contains(address.domain()) {
            return Err(Cannot::because(format!("These settings are not for addresses of {}.", address.domain())));
        }
        if address.local().is_empty() || address.local().chars().any(is_unwritable) {
            return Err(Cannot::because("The address contains a character that no file can hold."));
        }
        Ok(())
    }
}

/// Control characters, and what XML 1.0 (section 2.2) excludes besides them.
fn is_unwritable(c: char) -> bool {
    c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}')
}

impl MailServer {
    /// The server for one mailbox; without an address the user name stays open.
    #[must_use]
    pub fn for_mailbox(&self, address: Option<&Address>) -> AccountServer {
        AccountServer {
            protocol: self.protocol,
            host: self.host.clone(),
            port: self.port,
            security: self.security,
            username: address.map(|address| match self.username {
                UsernameForm::FullAddress => address.to_string(),
                UsernameForm::LocalPart => address.local().to_owned(),
            }),
            authentication: Some(self.authentication),
        }
    }
}
