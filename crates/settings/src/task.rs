//! What a reader wants to do with a mail program.

use std::str::FromStr;

use crate::Incoming;

/// A task: the last part of a walkthrough's address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Task {
    /// Set up a new account with this protocol.
    Setup(Incoming),
    /// Check or mend an account that is already there.
    Repair,
    /// Change what hangs on an address that has changed.
    NewAddress,
}

impl Task {
    /// Every task.
    pub const ALL: [Self; 4] =
        [Self::Setup(Incoming::Imap), Self::Setup(Incoming::Pop3), Self::Repair, Self::NewAddress];

    /// As in addresses: `imap`, `pop3`, `repair`, `new-address`.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Setup(protocol) => protocol.id(),
            Self::Repair => "repair",
            Self::NewAddress => "new-address",
        }
    }

    /// The protocol, where the address decides it.
    #[must_use]
    pub fn protocol(self) -> Option<Incoming> {
        match self {
            Self::Setup(protocol) => Some(protocol),
            Self::Repair | Self::NewAddress => None,
        }
    }
}

impl FromStr for Task {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|task| task.id() == text).ok_or(())
    }
}
