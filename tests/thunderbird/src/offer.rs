//! What Thunderbird offers to set up.

use mailsteps_settings::{Authentication, Protocol, Security};
use serde::Deserialize;

/// The servers that it offers for an address.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Offer {
    /// For incoming mail: the one that is chosen for the reader, then those that they can choose instead.
    pub incoming: Vec<MailServer>,
    /// For outgoing mail. Thunderbird shows one and lets nobody choose.
    pub outgoing: MailServer,
}

/// A server and how to sign in to it, with the reader's own user name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct MailServer {
    /// What it speaks.
    pub protocol: Protocol,
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub security: Security,
    /// How one signs in.
    pub authentication: Authentication,
    /// The name to sign in with.
    pub username: String,
}
