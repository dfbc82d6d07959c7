//! What of a domain is asked for: which protocols, and which of its servers.

use std::str::FromStr;

use mailsteps_settings::Offer;
use thiserror::Error;

use crate::{
    driver::{Target, all_targets, targets},
    report::Protocol,
};

/// A word that is none of those that can stand in its place.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{value:?} is not known; known: {}", allowed.join(", "))]
pub struct UnknownValue {
    /// The word.
    pub value: String,
    /// Those that can stand there.
    pub allowed: &'static [&'static str],
}

/// Some protocols, at least one; all of them unless somebody chooses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protocols(Vec<Protocol>);

impl Protocols {
    const ALL: [Protocol; 3] = [Protocol::Pop3, Protocol::Imap, Protocol::Smtp];
    const NAMES: &'static [&'static str] = &["pop3", "imap", "smtp"];

    /// Whether a protocol is one of them.
    #[must_use]
    pub fn contain(&self, protocol: Protocol) -> bool {
        self.0.contains(&protocol)
    }

    /// Whether there is none that is not one of them.
    #[must_use]
    pub fn are_all(&self) -> bool {
        Self::ALL.iter().all(|protocol| self.contain(*protocol))
    }

    /// For people.
    #[must_use]
    pub fn names(&self) -> String {
        let wanted = Self::ALL.into_iter().filter(|protocol| self.contain(*protocol));
        wanted.map(Protocol::name).collect::<Vec<_>>().join(" or ")
    }
}

impl Default for Protocols {
    fn default() -> Self {
        Self(Self::ALL.into())
    }
}

/// From their names with commas between, such as `pop3,imap`.
impl FromStr for Protocols {
    type Err = UnknownValue;
    fn from_str(text: &str) -> Result<Self, UnknownValue> {
        let protocol = |name: &str| {
            let known = Self::ALL.into_iter().find(|protocol| protocol.id() == name);
            known.ok_or_else(|| UnknownValue { value: name.to_owned(), allowed: Self::NAMES })
        };
        text.split(',').map(protocol).collect::<Result<_, _>>().map(Self)
    }
}

/// How much of the settings data is checked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Include {
    /// The servers that the guide shows.
    #[default]
    Shown,
    /// Every other server of the data as well: alternative, unconfirmed and outdated ones.
    Alternatives,
}

impl Include {
    /// The servers of a domain to check.
    #[must_use]
    pub fn targets(self, offer: &Offer<'_>) -> Vec<Target> {
        match self {
            Self::Shown => targets(offer),
            Self::Alternatives => all_targets(offer),
        }
    }
}

impl FromStr for Include {
    type Err = UnknownValue;
    fn from_str(text: &str) -> Result<Self, UnknownValue> {
        match text {
            "alternatives" => Ok(Self::Alternatives),
            _ => Err(UnknownValue { value: text.to_owned(), allowed: &["alternatives"] }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_protocols() {
        let two: Protocols = "smtp,pop3".parse().unwrap();
        assert!(two.contain(Protocol::Pop3) && two.contain(Protocol::Smtp) && !two.contain(Protocol::Imap));
        assert_eq!(two.names(), "POP3 or SMTP");
        assert!(!two.are_all() && Protocols::default().are_all());
        assert!("imap,smtp,pop3,imap".parse::<Protocols>().unwrap().are_all());
        for (text, value) in [("", ""), ("pop3,", ""), ("POP3", "POP3"), ("pop3, imap", " imap"), ("imap,pop", "pop")] {
            let error = text.parse::<Protocols>().unwrap_err();
            assert_eq!((error.value.as_str(), error.allowed), (value, Protocols::NAMES), "{text:?}");
        }
        assert_eq!("x".parse::<Protocols>().unwrap_err().to_string(), "\"x\" is not known; known: pop3, imap, smtp");
    }

    #[test]
    fn what_is_included() {
        assert_eq!("alternatives".parse(), Ok(Include::Alternatives));
        assert!("".parse::<Include>().is_err() && "shown".parse::<Include>().is_err());
    }
}
