//! The keys that a profile may hold, and what each takes.

/// What a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Integer,
    Real,
    Truth,
    List,
    Dict,
    Date,
    Data,
}

impl Kind {
    /// Whether an element of this name is such a value.
    pub fn is(self, element: &str) -> bool {
        match self {
            Self::Truth => matches!(element, "true" | "false"),
            Self::Real => matches!(element, "real" | "integer"),
            _ => self.element() == element,
        }
    }

    /// The element to write.
    pub fn element(self) -> &'static str {
        match self {
            Self::Text => "string",
            Self::Integer => "integer",
            Self::Real => "real",
            Self::Truth => "true/> or <false/",
            Self::List => "array",
            Self::Dict => "dict",
            Self::Date => "date",
            Self::Data => "data",
        }
    }
}

/// A key, what it takes, and whether it must be there.
pub(super) type Key = (&'static str, Kind, bool);

/// Of the profile itself.
pub(super) const TOP: &[Key] = &[
    ("PayloadType", Kind::Text, true),
    ("PayloadVersion", Kind::Integer, true),
    ("PayloadIdentifier", Kind::Text, true),
    ("PayloadUUID", Kind::Text, true),
    ("PayloadContent", Kind::List, true),
    ("PayloadDisplayName", Kind::Text, false),
    ("PayloadDescription", Kind::Text, false),
    ("PayloadOrganization", Kind::Text, false),
    ("PayloadRemovalDisallowed", Kind::Truth, false),
    ("PayloadScope", Kind::Text, false),
    ("PayloadExpirationDate", Kind::Date, false),
    ("RemovalDate", Kind::Date, false),
    ("DurationUntilRemoval", Kind::Real, false),
    ("HasRemovalPasscode", Kind::Truth, false),
    ("IsEncrypted", Kind::Truth, false),
    ("EncryptedPayloadContent", Kind::Data, false),
    ("TargetDeviceType", Kind::Integer, false),
    ("ConsentText", Kind::Dict, false),
];

/// Of every part of a profile.
pub(super) const COMMON: &[Key] = &[
    ("PayloadType", Kind::Text, true),
    ("PayloadVersion", Kind::Integer, true),
    ("PayloadIdentifier", Kind::Text, true),
    ("PayloadUUID", Kind::Text, true),
    ("PayloadDisplayName", Kind::Text, false),
    ("PayloadDescription", Kind::Text, false),
    ("PayloadOrganization", Kind::Text, false),
];

/// Of a mail account, besides those of every part.
pub(super) const MAIL: &[Key] = &[
    ("EmailAccountType", Kind::Text, true),
    ("IncomingMailServerAuthentication", Kind::Text, true),
    ("IncomingMailServerHostName", Kind::Text, true),
    ("OutgoingMailServerAuthentication", Kind::Text, true),
    ("OutgoingMailServerHostName", Kind::Text, true),
    ("EmailAccountDescription", Kind::Text, false),
    ("EmailAccountName", Kind::Text, false),
    ("EmailAddress", Kind::Text, false),
    ("IncomingMailServerIMAPPathPrefix", Kind::Text, false),
    ("IncomingMailServerPortNumber", Kind::Integer, false),
    ("IncomingMailServerUseSSL", Kind::Truth, false),
    ("IncomingMailServerUsername", Kind::Text, false),
    ("IncomingPassword", Kind::Text, false),
    ("OutgoingMailServerPortNumber", Kind::Integer, false),
    ("OutgoingMailServerUseSSL", Kind::Truth, false),
    ("OutgoingMailServerUsername", Kind::Text, false),
    ("OutgoingPassword", Kind::Text, false),
    ("OutgoingPasswordSameAsIncomingPassword", Kind::Truth, false),
    ("PreventAppSheet", Kind::Truth, false),
    ("PreventMove", Kind::Truth, false),
    ("SMIMEEnabled", Kind::Truth, false),
    ("SMIMEEnableEncryptionPerMessageSwitch", Kind::Truth, false),
    ("SMIMEEnablePerMessageSwitch", Kind::Truth, false),
    ("SMIMEEncryptByDefault", Kind::Truth, false),
    ("SMIMEEncryptByDefaultUserOverrideable", Kind::Truth, false),
    ("SMIMEEncryptionCertificateUUID", Kind::Text, false),
    ("SMIMEEncryptionCertificateUUIDUserOverrideable", Kind::Truth, false),
    ("SMIMEEncryptionEnabled", Kind::Truth, false),
    ("SMIMESigningCertificateUUID", Kind::Text, false),
    ("SMIMESigningCertificateUUIDUserOverrideable", Kind::Truth, false),
    ("SMIMESigningEnabled", Kind::Truth, false),
    ("SMIMESigningUserOverrideable", Kind::Truth, false),
    ("VPNUUID", Kind::Text, false),
    ("allowMailDrop", Kind::Truth, false),
    ("disableMailRecentsSyncing", Kind::Truth, false),
];

/// The values that a key takes, where these are few.
pub(super) fn choices(key: &str) -> Option<&'static [&'static str]> {
    match key {
        "EmailAccountType" => Some(&["EmailTypeIMAP", "EmailTypePOP"]),
        "IncomingMailServerAuthentication" | "OutgoingMailServerAuthentication" => {
            Some(&["EmailAuthNone", "EmailAuthPassword", "EmailAuthCRAMMD5", "EmailAuthNTLM", "EmailAuthHTTPMD5"])
        }
        "PayloadScope" => Some(&["System", "User"]),
        _ => None,
    }
}
