//! The code that Thunderbird for Android scans, inside the app: account format version 1.
//!
//! The format is that of `feature/migration/qrcode/qr-code-format.md` in `thunderbird/thunderbird-android`: JSON arrays, so that the
//! code stays small. A camera app shows only the text; the reader must scan inside Thunderbird.

mod emit;
mod read;

pub use emit::Payload;
pub use read::{lint, parse};

use mailsteps_settings::{Authentication, Protocol, Security};

/// The number for an incoming protocol; outgoing mail has one of its own.
fn protocol_number(protocol: Protocol) -> u8 {
    match protocol {
        Protocol::Imap | Protocol::Smtp => 0,
        Protocol::Pop3 => 1,
    }
}

/// The numbers for encryption; 1 is forbidden.
const SECURITIES: [(i64, Security); 3] = [(0, Security::None), (2, Security::Starttls), (3, Security::Tls)];

/// The numbers for signing in that these settings have; 3 is GSSAPI, 4 NTLM, 5 a certificate.
const AUTHENTICATIONS: [(i64, Authentication); 4] = [
    (0, Authentication::None),
    (1, Authentication::Password),
    (2, Authentication::EncryptedPassword),
    (6, Authentication::Oauth2),
];
