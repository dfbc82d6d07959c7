//! Who plays the servers.

use std::{fmt, str::FromStr};

use thiserror::Error;

/// Who plays the servers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Engine {
    /// Dovecot and Postfix where they can run, else fakes.
    #[default]
    Auto,
    /// Dovecot and Postfix.
    Real,
    /// Small servers of our own.
    Fake,
}

impl Engine {
    const ALL: [Self; 3] = [Self::Auto, Self::Real, Self::Fake];

    fn id(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Real => "real",
            Self::Fake => "fake",
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for Engine {
    type Err = UnknownEngine;
    fn from_str(text: &str) -> Result<Self, UnknownEngine> {
        Self::ALL.into_iter().find(|engine| engine.id() == text).ok_or_else(|| UnknownEngine(text.to_owned()))
    }
}

/// A text that names no engine.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{0:?} is not an engine; there are auto, real, fake")]
pub struct UnknownEngine(String);
