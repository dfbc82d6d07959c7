//! TCP port numbers.

use std::{fmt, num::NonZeroU16};

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A number that is not a TCP port.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{0} is not a port: ports go from 1 to 65535")]
pub struct PortError(u64);

/// A TCP port, 1 to 65535.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "u64", into = "u64")]
#[cfg_attr(feature = "schema", schemars(with = "NonZeroU16"))]
pub struct Port(NonZeroU16);

impl Port {
    /// A port that was checked before it was written in binary form. 0 can only be of broken bytes.
    pub(crate) fn written(number: u32) -> Self {
        Self(NonZeroU16::new(number as u16).unwrap_or(NonZeroU16::MIN))
    }

    /// The port as a number.
    #[must_use]
    pub fn number(self) -> u16 {
        self.0.get()
    }
}

impl TryFrom<u64> for Port {
    type Error = PortError;
    fn try_from(number: u64) -> Result<Self, PortError> {
        u16::try_from(number).ok().and_then(NonZeroU16::new).map(Self).ok_or(PortError(number))
    }
}

impl From<Port> for u64 {
    fn from(port: Port) -> Self {
        port.number().into()
    }
}

impl fmt::Display for Port {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
