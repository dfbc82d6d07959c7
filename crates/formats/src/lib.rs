//! The settings as mail programs read them by themselves, and back: Mozilla Autoconfig, Microsoft Autodiscover, Apple's
//! profile, the code that Thunderbird for Android scans, PACC, and DNS lines.
//!
//! Pure functions without I/O. Each format has a room of its own with up to three parts: `emit` from a [`MailService`] to text,
//! `parse` from text to a [`MailService`], `lint` from text to every [`Finding`] at once.

mod account;
pub mod apple;
pub mod autoconfig;
pub mod autodiscover;
mod cannot;
mod escaped;
mod finding;
pub mod pacc;
mod placed_json;
mod ports;
pub mod qr;
mod recognized;
mod report;
mod service;
pub mod setup_rules;
mod xml_source;
pub mod zone;

pub use account::{Account, AccountServer};
pub use cannot::Cannot;
pub use finding::{Finding, Place, Rule};
pub use recognized::{FormatName, lint, not_utf8};
pub use report::MOST_FINDINGS;
pub use service::{MailServer, MailService};
pub use xml_source::LARGEST_BYTES;
