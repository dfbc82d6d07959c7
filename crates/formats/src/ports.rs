//! Which port goes with which encryption.

use mailsteps_settings::{Port, Protocol, Security};

/// The port that a protocol has with an encryption (RFC 8314 sections 3.2 and 3.3, RFC 3501, RFC 1939, RFC 6409).
pub(crate) fn usual(protocol: Protocol, security: Security) -> u16 {
    match (protocol, security) {
        (Protocol::Imap, Security::Tls) => 993,
        (Protocol::Imap, _) => 143,
        (Protocol::Pop3, Security::Tls) => 995,
        (Protocol::Pop3, _) => 110,
        (Protocol::Smtp, Security::Tls) => 465,
        (Protocol::Smtp, _) => 587,
    }
}

/// The encryption that everybody expects at a port, where one does.
pub(crate) fn expected(protocol: Protocol, port: u16) -> Option<Security> {
    match (protocol, port) {
        (_, _) if port == usual(protocol, Security::Tls) => Some(Security::Tls),
        (Protocol::Smtp, 25 | 587) => Some(Security::Starttls),
        (Protocol::Imap, 143) | (Protocol::Pop3, 110) => Some(Security::Starttls),
        _ => None,
    }
}

/// Whether the port belongs to the other encryption. None at all contradicts only a port of implicit TLS.
pub(crate) fn contradicts(protocol: Protocol, port: Port, security: Security) -> bool {
    match expected(protocol, port.number()) {
        Some(Security::Tls) => security != Security::Tls,
        Some(_) => security == Security::Tls,
        None => false,
    }
}

/// How a finding names it.
pub(crate) fn contradiction(protocol: Protocol, port: Port, security: Security) -> Option<String> {
    contradicts(protocol, port, security)
        .then(|| format!("Port {port} of {protocol} does not go with the encryption {}", security.name()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports() {
        for (protocol, port, security, expected) in [
            (Protocol::Imap, 993, Security::Tls, false),
            (Protocol::Imap, 993, Security::Starttls, true),
            (Protocol::Imap, 143, Security::None, false),
            (Protocol::Pop3, 110, Security::Tls, true),
            (Protocol::Smtp, 465, Security::None, true),
            (Protocol::Smtp, 587, Security::Tls, true),
            (Protocol::Smtp, 2525, Security::Starttls, false),
        ] {
            let port = Port::try_from(port).unwrap();
            assert_eq!(contradicts(protocol, port, security), expected, "{protocol} {port} {security:?}");
        }
    }
}
