//! Servers that speak no TLS later than 1.1.
//!
//! rustls has no such versions, and what it says of such a server differs from case to case. The server's first record
//! tells: a ServerHello with an old version (RFC 5246, section 7.4.1.3), or an alert in a record of an old version, for a
//! server that knows TLS 1.2 sends its alerts as such (RFC 5246, appendix E.1).

/// Record types.
const ALERT: u8 = 21;
const HANDSHAKE: u8 = 22;
/// A handshake message's type.
const SERVER_HELLO: u8 = 2;
/// Alerts by which a server refuses all that is on offer (RFC 8446, section 6.2).
const HANDSHAKE_FAILURE: u8 = 40;
const PROTOCOL_VERSION: u8 = 70;
const INSUFFICIENT_SECURITY: u8 = 71;

/// The version that the server chose or spoke, where it is an old one.
pub(super) fn version(first: &[u8]) -> Option<&'static str> {
    match *first {
        [HANDSHAKE, _, _, _, _, SERVER_HELLO, _, _, _, 3, minor, ..] => name(minor),
        [ALERT, 3, minor, ..] => name(minor),
        _ => None,
    }
}

/// Why the handshake failed, in words, where the reason is that the server is too old.
pub(super) fn fault(first: &[u8]) -> Option<String> {
    match *first {
        [HANDSHAKE, ..] => version(first).map(|version| format!("the server speaks {version} and nothing later")),
        [ALERT, _, _, _, _, _, PROTOCOL_VERSION, ..] => {
            Some("the server speaks neither TLS 1.2 nor TLS 1.3".to_owned())
        }
        [ALERT, _, _, _, _, _, HANDSHAKE_FAILURE | INSUFFICIENT_SECURITY, ..] => {
            version(first).map(|version| format!("the server speaks {version} and accepts nothing later"))
        }
        _ => None,
    }
}

fn name(minor: u8) -> Option<&'static str> {
    match minor {
        0 => Some("SSL 3.0"),
        1 => Some("TLS 1.0"),
        2 => Some("TLS 1.1"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_records() {
        for (first, expected) in [
            (&[22, 3, 1, 0, 80, 2, 0, 0, 76, 3, 1, 9][..], Some("the server speaks TLS 1.0 and nothing later")),
            (&[22, 3, 2, 0, 80, 2, 0, 0, 76, 3, 2], Some("the server speaks TLS 1.1 and nothing later")),
            (&[22, 3, 3, 0, 80, 2, 0, 0, 76, 3, 3], None),
            (&[21, 3, 1, 0, 2, 2, 40], Some("the server speaks TLS 1.0 and accepts nothing later")),
            (&[21, 3, 0, 0, 2, 2, 40], Some("the server speaks SSL 3.0 and accepts nothing later")),
            (&[21, 3, 3, 0, 2, 2, 40], None),
            (&[21, 3, 3, 0, 2, 2, 70], Some("the server speaks neither TLS 1.2 nor TLS 1.3")),
            (&[21, 3, 1, 0, 2, 2, 80], None),
            (&[22], None),
            (b"220 mx", None),
            (b"", None),
        ] {
            assert_eq!(fault(first).as_deref(), expected, "{first:?}");
        }
        assert_eq!(version(&[21, 3, 2, 0, 2, 2, 70]), Some("TLS 1.1"));
    }
}
