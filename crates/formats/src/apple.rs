//! Apple's configuration profile with one mail account, for Mail on the iPhone, the iPad and the Mac.
//!
//! Keys and their types are those of `TopLevel.yaml`, `CommonPayloadKeys.yaml` and `com.apple.mail.managed.yaml` in Apple's
//! repository `apple/device-management`. A profile never holds a password: the device asks for it.

mod emit;
mod ids;
mod keys;
mod plist;
mod read;

pub use emit::{account, emit};
pub use read::{lint, parse};

/// The type that makes a device offer to install it. Safari opens it only from the web, and never inside an iframe.
pub const CONTENT_TYPE: &str = "application/x-apple-aspen-config";

use mailsteps_settings::{Protocol, Security};

use crate::ports;

/// The encryption that a profile says. Its one switch covers implicit TLS and STARTTLS alike, and Mail goes by the port.
fn security(protocol: Protocol, port: u16, use_ssl: bool) -> Security {
    match ports::expected(protocol, port) {
        _ if !use_ssl => Security::None,
        Some(Security::Starttls) => Security::Starttls,
        _ => Security::Tls,
    }
}
