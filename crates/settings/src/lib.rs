//! What mail servers a domain has, and how each mail program asks for them.
//!
//! This crate holds facts and rules and does no I/O: data comes in at build time, or as text from the caller. A value that exists is valid, because [`Domain`], [`Host`], [`Port`] and their like are parsed
//! once, at the edge.

mod address;
#[cfg(feature = "symptoms")]
mod captions;
mod catalog;
#[cfg(feature = "check")]
pub mod check;
mod client;
mod date;
mod decode;
pub mod find;
mod limit;
mod names;
mod nearest;
mod platform;
mod port;
mod protocol;
mod provider;
#[cfg(feature = "schema")]
pub mod schema;
mod screen;
mod source;
mod symptom;
mod symptoms;
mod task;
mod text;
mod texts;
#[cfg(feature = "clients")]
mod translation;
mod values;
mod walkthrough;

pub use address::{Address, AddressError, Query};
pub use catalog::{Catalog, DataFile, LoadError, Lookup, Offer};
pub use client::{Autofill, Captions, Client, ClientSummary, Notice, SavedPasswords, Withdrawal};
pub use date::{Date, DateError};
pub use decode::Damaged;
pub use limit::{Amount, Unit};
pub use names::{ClientId, Domain, Host, NameError, SourceId};
pub use platform::Platform;
pub use port::{Port, PortError};
pub use protocol::{Authentication, Incoming, Protocol, Security, Status, UsernameForm};
pub use provider::{
    Chat, DomainEntry, Group, Limits, Login, Note, Other, Provider, Recommendation, Server, Sourced, Support, Topic,
};
pub use screen::{Look, Row, RowKind, Screen};
pub use source::{Source, SourceKind, Sources};
pub use symptom::{Action, Answer, Cause, Evidence, LeadsTo, Message, Symptom, Symptoms};
pub use task::Task;
pub use text::{RichText, Setting, Span, TextError};
#[cfg(feature = "clients")]
pub use translation::{CaptionSource, Translation};
pub use values::{Endpoint, Values};
pub use walkthrough::{Confidence, Field, Note as ClientNote, Step, StepSource, Walkthrough, Way};
