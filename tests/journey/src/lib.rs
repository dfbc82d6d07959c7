//! What the whole-product tests need: the built server, a browser, and a middleman between the two.
//!
//! Helpers panic at the caller's line when something does not come to pass: a test that cannot go on shall say where.
//! Nothing here waits for a fixed time, and nothing outlives the test that started it, however the test ends.

mod artifacts;
mod browser;
mod http;
mod keys;
mod middleman;
mod paper;
mod patience;
mod plain_host;
mod process;
mod server;
mod traffic;

pub use artifacts::{BASE, axe_script, server_program, site_below, site_folder, site_without_server};
pub use browser::{Browser, Manner};
pub use http::{Answer, get};
pub use keys::Key;
pub use middleman::{Meddling, Middleman};
pub use paper::Paper;
pub use patience::until;
pub use plain_host::PlainHost;
pub use process::ProcessGroup;
pub use server::Server;
pub use traffic::{Console, Request};
