//! What works but deserves a look.

use serde::{Deserialize, Serialize};

/// Something that works but deserves a look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
pub struct Warning {
    /// What it is, for programs; the browser app shows the sentence.
    #[cfg(feature = "native")]
    pub code: WarningCode,
    /// The same in one sentence, for people.
    pub text: String,
}

/// Kinds of warnings. The names are stable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum WarningCode {
    /// The certificate ends within 14 days.
    CertificateEndsSoon,
    /// By the settings data nothing is encrypted here, the password included.
    NotEncrypted,
    /// Ahead of the switch to TLS the server offers a login that shows the password to all who listen.
    PlaintextLoginBeforeTls,
    /// The host's addresses do not answer alike.
    AnswersDiffer,
    /// The largest message the server takes is not the one of the settings data.
    SizeLimitDiffers,
    /// A warning of a newer server.
    #[serde(other)]
    Unknown,
}

impl WarningCode {
    /// All that this version gives.
    pub const ALL: [Self; 5] = [
        Self::CertificateEndsSoon,
        Self::NotEncrypted,
        Self::PlaintextLoginBeforeTls,
        Self::AnswersDiffer,
        Self::SizeLimitDiffers,
    ];

    /// As in the JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::CertificateEndsSoon => "certificate_ends_soon",
            Self::NotEncrypted => "not_encrypted",
            Self::PlaintextLoginBeforeTls => "plaintext_login_before_tls",
            Self::AnswersDiffer => "answers_differ",
            Self::SizeLimitDiffers => "size_limit_differs",
            Self::Unknown => "unknown",
        }
    }

    /// Whether it is a drawback for those who use the server. The others are for those who run it or keep the settings
    /// data: mail programs that encrypt first never meet them.
    #[must_use]
    pub fn is_drawback(self) -> bool {
        !matches!(self, Self::PlaintextLoginBeforeTls | Self::SizeLimitDiffers | Self::Unknown)
    }
}
