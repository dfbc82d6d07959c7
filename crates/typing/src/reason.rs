//! Why a field is marked as it is: what the rules found, without words.

use mailsteps_settings::{Incoming, Protocol, Security, Status};

/// One finding. Texts of the data are borrowed; what was typed is owned, and cut where it is long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason<'a> {
    // Slips of the hand, in a server's name or a user name.
    /// A comma or its like where a dot belongs.
    MarkForDot(char),
    /// A space within.
    Space,
    /// Two dots in a row.
    DoubleDot,
    /// The letters are right and the dots are not.
    Dots,
    /// A dot or a comma before or after everything.
    EndMark(char),
    /// A character that such a name cannot have.
    Character(char),
    /// A piece too many: `https://`, `/mail`, `www`.
    Extra(String),
    /// The first part of a server's name is missing.
    MissingStart(&'a str),
    /// The end of a name is missing: `net`.
    MissingEnd(&'a str),
    /// A part is misspelt.
    Misspelt {
        /// The part as typed.
        part: String,
        /// As it should be.
        right: &'a str,
    },
    /// `.com` where `.net` belongs.
    WrongEnding {
        /// The ending as typed, without the dot.
        ending: String,
        /// As it should be.
        right: &'a str,
    },
    /// The server's name begins with another word.
    WrongStart {
        /// The word as typed.
        start: String,
        /// As it should be.
        right: &'a str,
    },
    /// Capital letters, which make no difference.
    UpperCase,

    // Servers.
    /// The port stands in the field of the server's name.
    PortWithHost(String),
    /// An e-mail address stands in the field of the server's name.
    AddressForHost,
    /// The data lists it, though not as the first choice.
    Listed {
        /// How far the guide trusts it.
        status: Status,
        /// What the data says of it.
        note: Option<&'a str>,
    },
    /// A server for another purpose.
    HostOf {
        /// What it speaks.
        protocol: Protocol,
        /// What the field is for.
        wanted: Protocol,
    },
    /// A server for the addresses of another domain.
    HostForDomain(&'a str),
    /// The webmail's address, which is no mail server.
    Webmail,
    /// A server's name that ends in a domain of the provider which is not the server's.
    EndsIn {
        /// The domain as typed.
        domain: &'a str,
        /// What the server's name ends in.
        right: &'a str,
    },
    /// Nothing in the data is near it.
    UnknownHost,
    /// The domain has no server for the protocol.
    NoServer {
        /// The protocol.
        wanted: Incoming,
        /// The one that it has.
        instead: Incoming,
        /// The domain.
        domain: &'a str,
    },

    // Ports.
    /// Something else than a number.
    NotANumber,
    /// A letter that looks like a digit.
    LetterForDigit(char),
    /// A number that no port has.
    NoSuchPort,
    /// The port and the security do not go together.
    PortGoesWith {
        /// The port.
        port: u16,
        /// What goes with it.
        security: Security,
        /// What was chosen, in the reader's words.
        chosen: String,
    },
    /// The port for mail without encryption.
    PlainPort(u16),
    /// Port 25, which providers block.
    Port25,
    /// A port of another protocol.
    PortOf {
        /// The port.
        port: u16,
        /// Its protocol.
        protocol: Protocol,
        /// What the field is for.
        wanted: Protocol,
    },
    /// A port that the data does not have.
    UnknownPort(u16),
    /// An unusual port is right; the data says why.
    UnusualPort(&'a str),
    /// It goes with the port that was typed.
    FitsPort(u16),
    /// It goes with the server that was typed.
    FitsHost(&'a str),

    // Security.
    /// No program that we know has this choice.
    NotUnderstood,
    /// The connection is not encrypted; where the data has a warning, it is here.
    NotEncrypted(Option<&'a str>),
    /// The program chooses by itself.
    Automatic,
    /// `TLS` alone: the port decides what it means.
    TlsMeans {
        /// The port.
        port: u16,
        /// What it means there.
        security: Security,
    },
    /// `SSL` beside a port for STARTTLS: right as a switch, wrong as a choice from a list.
    SslSwitch,
    /// "Accept all certificates", which trusts false servers too.
    AnyCertificate,
    /// Encryption where the data has none.
    EncryptionNotListed,

    // User names.
    /// The part before the @ alone.
    LocalPartOnly,
    /// The whole address where the part before the @ is wanted.
    WholeAddress,
    /// The @ is missing.
    MissingAt,
    /// There is nothing before the @.
    NoName,
    /// Another domain.
    OtherDomain {
        /// The domain as typed.
        domain: String,
        /// The reader's.
        right: &'a str,
    },
    /// The domain that the reader's domain is being changed to.
    NewDomain(&'a str),
    /// The domain that the reader's domain was before.
    OldDomain {
        /// The domain before.
        old: &'a str,
        /// The domain now.
        new: &'a str,
    },
    /// The right domain, which is being changed to this one.
    BeingReplaced {
        /// The reader's domain.
        old: &'a str,
        /// The one that it is being changed to.
        new: &'a str,
    },
    /// Not the address that the reader gave.
    DiffersFromAddress,
    /// The example of the guide rather than the reader's own name.
    ExampleName,
}

impl<'a> Reason<'a> {
    /// As in attributes and reports.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::MarkForDot(_) => "mark-for-dot",
            Self::Space => "space",
            Self::DoubleDot => "double-dot",
            Self::Dots => "dots",
            Self::EndMark(_) => "end-mark",
            Self::Character(_) => "character",
            Self::Extra(_) => "extra",
            Self::MissingStart(_) => "missing-start",
            Self::MissingEnd(_) => "missing-end",
            Self::Misspelt { .. } => "misspelt",
            Self::WrongEnding { .. } => "wrong-ending",
            Self::WrongStart { .. } => "wrong-start",
            Self::UpperCase => "upper-case",
            Self::PortWithHost(_) => "port-with-host",
            Self::AddressForHost => "address-for-host",
            Self::Listed { status, .. } => status.id(),
            Self::HostOf { .. } => "host-of",
            Self::HostForDomain(_) => "host-for-domain",
            Self::Webmail => "webmail",
            Self::EndsIn { .. } => "ends-in",
            Self::UnknownHost => "unknown-host",
            Self::NoServer { .. } => "no-server",
            Self::NotANumber => "not-a-number",
            Self::LetterForDigit(_) => "letter-for-digit",
            Self::NoSuchPort => "no-such-port",
            Self::PortGoesWith { .. } => "port-goes-with",
            Self::PlainPort(_) => "plain-port",
            Self::Port25 => "port-25",
            Self::PortOf { .. } => "port-of",
            Self::UnknownPort(_) => "unknown-port",
            Self::UnusualPort(_) => "unusual-port",
            Self::FitsPort(_) => "fits-port",
            Self::FitsHost(_) => "fits-host",
            Self::NotUnderstood => "not-understood",
            Self::NotEncrypted(_) => "not-encrypted",
            Self::Automatic => "automatic",
            Self::TlsMeans { .. } => "tls-means",
            Self::SslSwitch => "ssl-switch",
            Self::AnyCertificate => "any-certificate",
            Self::EncryptionNotListed => "encryption-not-listed",
            Self::LocalPartOnly => "local-part-only",
            Self::WholeAddress => "whole-address",
            Self::MissingAt => "missing-at",
            Self::NoName => "no-name",
            Self::OtherDomain { .. } => "other-domain",
            Self::NewDomain(_) => "new-domain",
            Self::OldDomain { .. } => "old-domain",
            Self::BeingReplaced { .. } => "being-replaced",
            Self::DiffersFromAddress => "differs-from-address",
            Self::ExampleName => "example-name",
        }
    }

    /// The data's own words for it.
    pub(crate) fn data_text(&self) -> Option<&'a str> {
        match self {
            Self::Listed { note, .. } | Self::NotEncrypted(note) => *note,
            Self::UnusualPort(text) => Some(text),
            _ => None,
        }
    }
}
