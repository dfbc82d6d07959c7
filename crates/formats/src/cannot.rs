//! Why a format cannot say some settings.

use thiserror::Error;

/// A format cannot say these settings, and a file that said something near them would be wrong. The reason is in plain words.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{reason}")]
pub struct Cannot {
    /// A whole sentence for a person who runs mail servers.
    pub reason: String,
}

impl Cannot {
    pub(crate) fn because(reason: impl Into<String>) -> Self {
        Self { reason: reason.into() }
    }
}
