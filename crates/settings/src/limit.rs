//! Limits with their units.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What a limit counts. Sizes are decimal, as providers print them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Unit {
    /// Megabytes.
    #[serde(rename = "MB")]
    Megabytes,
    /// Gigabytes.
    #[serde(rename = "GB")]
    Gigabytes,
    /// To, Cc and Bcc together, of one message.
    #[serde(rename = "recipients per message")]
    RecipientsPerMessage,
    /// Messages in one hour.
    #[serde(rename = "messages per hour")]
    MessagesPerHour,
}

impl Unit {
    /// As it stands behind the number.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Megabytes => "MB",
            Self::Gigabytes => "GB",
            Self::RecipientsPerMessage => "recipients per message",
            Self::MessagesPerHour => "messages per hour",
        }
    }
}

/// A number that says what it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Amount {
    /// The number.
    #[cfg_attr(feature = "schema", schemars(range(max = u32::MAX)))]
    pub amount: u32,
    /// What it counts.
    pub unit: Unit,
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount, self.unit.name())
    }
}
