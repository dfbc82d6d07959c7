//! The terms that every mail program asks for: protocol, security, authentication, user name.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A mail protocol of a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Protocol {
    /// RFC 1939: fetches the inbox to one device.
    Pop3,
    /// RFC 9051 (and RFC 3501): shows the mail that stays on the server.
    Imap,
    /// RFC 5321 and RFC 6409: hands over outgoing mail.
    Smtp,
}

impl Protocol {
    /// As in the data, in reports and in addresses: `pop3`, `imap`, `smtp`.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Pop3 => "pop3",
            Self::Imap => "imap",
            Self::Smtp => "smtp",
        }
    }

    /// As people write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pop3 => "POP3",
            Self::Imap => "IMAP",
            Self::Smtp => "SMTP",
        }
    }
}

impl fmt::Display for Protocol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The protocol that a reader chooses for incoming mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Incoming {
    /// POP3.
    Pop3,
    /// IMAP.
    Imap,
}

impl Incoming {
    /// Both, in the order in which the guide names them.
    pub const ALL: [Self; 2] = [Self::Imap, Self::Pop3];

    /// The same as a [`Protocol`].
    #[must_use]
    pub fn protocol(self) -> Protocol {
        match self {
            Self::Pop3 => Protocol::Pop3,
            Self::Imap => Protocol::Imap,
        }
    }

    /// The one that is not this one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Pop3 => Self::Imap,
            Self::Imap => Self::Pop3,
        }
    }

    /// `pop3` or `imap`.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.protocol().id()
    }

    /// `POP3` or `IMAP`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.protocol().name()
    }
}

impl FromStr for Incoming {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "pop3" => Ok(Self::Pop3),
            "imap" => Ok(Self::Imap),
            _ => Err(()),
        }
    }
}

/// How a connection is protected (RFC 8314).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Security {
    /// Implicit TLS: encrypted from the first byte. Most programs call it `SSL/TLS`.
    Tls,
    /// Begins in the clear and switches to TLS (RFC 2595, RFC 3207).
    Starttls,
    /// No encryption.
    None,
}

impl Security {
    /// The term that most programs show.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Tls => "SSL/TLS",
            Self::Starttls => "STARTTLS",
            Self::None => "None",
        }
    }
}

/// How the user proves who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Authentication {
    /// The password itself, inside the encrypted connection (`password-cleartext` in Autoconfig, "Normal password" in programs).
    Password,
    /// A challenge that hides the password (CRAM-MD5 and its like).
    EncryptedPassword,
    /// OAuth 2.0.
    Oauth2,
    /// None is asked for.
    None,
}

/// What the server takes as the user name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum UsernameForm {
    /// The whole e-mail address.
    FullAddress,
    /// The part before the `@`.
    LocalPart,
}

/// How far the guide trusts a server entry. The order is that of preference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// The guide uses this one.
    Recommended,
    /// To try if the recommended one fails.
    Alternative,
    /// Seen, but in no source that the guide trusts.
    Unconfirmed,
    /// To be replaced wherever it is seen.
    Outdated,
}

impl Status {
    /// All, in their order.
    pub const ALL: [Self; 4] = [Self::Recommended, Self::Alternative, Self::Unconfirmed, Self::Outdated];

    /// As in the data and in reports.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Recommended => "recommended",
            Self::Alternative => "alternative",
            Self::Unconfirmed => "unconfirmed",
            Self::Outdated => "outdated",
        }
    }
}
