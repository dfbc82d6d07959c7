//! PACC: the JSON of draft-ietf-mailmaint-pacc-02, and the line in DNS that vouches for it.
//!
//! It names hosts and nothing else: every protocol has implicit TLS on its own port. Settings with STARTTLS, without encryption
//! or with another port cannot be said in it, and a file that left them out would lead programs astray.

mod digest;
mod emit;
mod read;

pub use digest::{lint_record, record};
pub use emit::emit;
pub use read::{lint, parse};

/// As it is served, below `https://ua-auto-config.DOMAIN/.well-known/user-agent-configuration.json`.
pub const CONTENT_TYPE: &str = "application/json";
