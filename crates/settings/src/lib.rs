//! What mail servers a domain has, and how each mail program asks for them.
//!
//! This crate holds facts and rules and does no I/O: data comes in at build time, or as text from the caller. A value that exists is valid, because [`Domain`], [`Host`], [`Port`] and their like are parsed
//! once, at the edge.

mod address;
mod catalog;
#[cfg(feature = "check")]
pub mod check;
mod client;
mod date;
mod decode;
mod limit;
mod names;
mod nearest;
mod platform;
mod port;
mod protocol;
mod provider;
#[cfg(feature = "schema")]
pub mod schema;
mod source;
mod text;
mod values;

pub use address::{Address, AddressError, Query};
pub use catalog::{Catalog, DataFile, LoadError, Lookup, Offer};
pub use client::{
    Captions, Client, ClientSummary, Confidence, Field, Note as ClientNote, Program, Step, StepSource, Walkthrough,
};
pub use date::{Date, DateError};
pub use decode::Damaged;
pub use limit::{Amount, Unit};
pub use names::{ClientId, Domain, Host, NameError, SourceId};
pub use platform::Platform;
pub use port::{Port, PortError};
pub use protocol::{Authentication, Incoming, Protocol, Security, Status, UsernameForm};
pub use provider::{
    Chat, DomainEntry, Group, Limits, Login, Note, Other, Provider, Recommendation, Server, Sourced, Support,
};
pub use source::{Source, SourceKind, Sources};
pub use text::{RichText, Setting, Span, TextError};
pub use values::{Endpoint, Values};
