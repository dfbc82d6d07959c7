//! The real Thunderbird, asked what it would set up for an address.
//!
//! It runs on a screen that nobody sees, with a fresh profile that sends every web request to one server of this machine.
//! Helpers panic at the caller's line when something does not come to pass, and nothing outlives the test that started it.

mod marionette;
mod offer;
mod profile;
mod thunderbird;
mod xvfb;

pub use offer::{MailServer, Offer};
pub use thunderbird::Thunderbird;
