//! Stand-in mail servers on loopback, sound or broken on purpose.
//!
//! - [`Stage`] plays a provider: its POP3, IMAP and SMTP servers, by Dovecot and Postfix or by fakes, each with a
//!   [`Fault`] if asked for.
//! - [`Scripted`] plays one server that follows a script, however odd.
//! - [`Dns`] plays a name server.
//! - [`Authority`] issues the certificates for all of them.
//! - [`Chain`] is a certificate that signs documents, with those that lead to it.
//!
//! Nothing here leaves the machine, touches the system's own mail services, or outlives the process.

mod authority;
mod chain;
mod connection;
mod dns;
mod engine;
mod fake;
mod fault;
mod free_port;
mod listener;
mod real;
mod scripted;
mod service;
mod stage;

pub use authority::{Authority, CertificateKind, Identity};
pub use chain::{Chain, ChainKey};
pub use dns::{Dns, DnsAnswer};
pub use engine::{Engine, UnknownEngine};
pub use fault::{Fault, FaultError, ServiceFault};
pub use free_port::free_port;
pub use mailsteps_settings::{Protocol, Security};
pub use scripted::{Scripted, Step};
pub use service::Service;
pub use stage::Stage;
