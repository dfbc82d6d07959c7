//! Checks whether a domain's mail servers answer.
//!
//! Without the feature `native` this crate is [`report`] alone, for the browser app. With it: [`dialogue`], what is said
//! to a mail server, without I/O; [`driver`], which says it over real sockets; [`scope`], what is asked for;
//! [`domain_settings`], the settings data as the server sends them; [`history`], what was found over the last days;
//! [`signature`], the operator's signature under Apple's profiles; [`server`], which offers all that and the guide over
//! HTTP; [`cli`], the command line.

#[cfg(feature = "native")]
pub mod cli;
#[cfg(feature = "native")]
pub mod dialogue;
#[cfg(feature = "native")]
pub mod domain_settings;
#[cfg(feature = "native")]
pub mod driver;
#[cfg(feature = "native")]
pub mod history;
pub mod report;
#[cfg(feature = "native")]
pub mod scope;
#[cfg(feature = "native")]
pub mod server;
#[cfg(feature = "native")]
pub mod signature;
