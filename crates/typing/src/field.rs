//! The eight fields of an account's settings, and what was typed in them.

/// A field that every mail program has, under whatever caption.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The incoming server's name.
    IncomingHost,
    /// The incoming server's port.
    IncomingPort,
    /// The incoming server's security.
    IncomingSecurity,
    /// The user name for incoming mail.
    IncomingUsername,
    /// The outgoing server's name.
    OutgoingHost,
    /// The outgoing server's port.
    OutgoingPort,
    /// The outgoing server's security.
    OutgoingSecurity,
    /// The user name for outgoing mail.
    OutgoingUsername,
}

/// What a field holds, incoming or outgoing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A server's name.
    Host,
    /// A port.
    Port,
    /// A choice of encryption.
    Security,
    /// A user name.
    Username,
}

impl Field {
    /// All, in the order in which programs show them.
    pub const ALL: [Self; 8] = [
        Self::IncomingHost,
        Self::IncomingPort,
        Self::IncomingSecurity,
        Self::IncomingUsername,
        Self::OutgoingHost,
        Self::OutgoingPort,
        Self::OutgoingSecurity,
        Self::OutgoingUsername,
    ];

    /// The same as in step texts and `data-setting`: `incoming.host`.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::IncomingHost => "incoming.host",
            Self::IncomingPort => "incoming.port",
            Self::IncomingSecurity => "incoming.security",
            Self::IncomingUsername => "incoming.username",
            Self::OutgoingHost => "outgoing.host",
            Self::OutgoingPort => "outgoing.port",
            Self::OutgoingSecurity => "outgoing.security",
            Self::OutgoingUsername => "outgoing.username",
        }
    }

    /// What it holds.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Self::IncomingHost | Self::OutgoingHost => Kind::Host,
            Self::IncomingPort | Self::OutgoingPort => Kind::Port,
            Self::IncomingSecurity | Self::OutgoingSecurity => Kind::Security,
            Self::IncomingUsername | Self::OutgoingUsername => Kind::Username,
        }
    }

    /// Whether it is about sending.
    #[must_use]
    pub fn is_outgoing(self) -> bool {
        matches!(self, Self::OutgoingHost | Self::OutgoingPort | Self::OutgoingSecurity | Self::OutgoingUsername)
    }
}

/// The text of each field; a field of white space alone is not filled in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Typed<'t>([&'t str; 8]);

impl<'t> Typed<'t> {
    /// The same with one more field filled in.
    #[must_use]
    pub fn with(mut self, field: Field, text: &'t str) -> Self {
        self.set(field, text);
        self
    }

    /// Fills in a field.
    pub fn set(&mut self, field: Field, text: &'t str) {
        self.0[field as usize] = text;
    }

    /// The text of a field.
    #[must_use]
    pub fn get(&self, field: Field) -> &'t str {
        self.0[field as usize]
    }

    pub(crate) fn is_empty(&self, field: Field) -> bool {
        crate::text::visible(self.get(field)).is_empty()
    }
}
