//! Every spelling of a choice of encryption.

use mailsteps_settings::Security;
use mailsteps_typing::{Meaning, SECURITY_CHOICES, security_named};

#[test]
fn spellings() {
    let (tls, starttls, none) =
        (Meaning::Is(Security::Tls), Meaning::Is(Security::Starttls), Meaning::Is(Security::None));
    for (text, expected) in [
        ("SSL/TLS", Some(tls)),
        ("ssl / tls", Some(tls)),
        ("SSL\u{2011}TLS", Some(tls)),
        ("SSL or TLS", Some(tls)),
        ("SSL/TLS (recommended)", Some(tls)),
        ("SSL/TLS, port 993", Some(tls)),
        ("Implicit TLS", Some(tls)),
        ("SSL/TLS (implicit)", Some(tls)),
        ("TLS on a dedicated port", Some(tls)),
        ("Use SSL/TLS on special port (legacy)", Some(tls)),
        ("SMTPS", Some(tls)),
        ("STARTTLS", Some(starttls)),
        ("StartTLS", Some(starttls)),
        ("START TLS", Some(starttls)),
        ("Start\u{2011}TLS", Some(starttls)),
        ("start-tls", Some(starttls)),
        ("STARTTLS if available", Some(starttls)),
        ("STARTTLS (always)", Some(starttls)),
        ("STARTTLS (Accept all certificates)", Some(starttls)),
        ("STARTTLS after connecting", Some(starttls)),
        ("Explicit TLS", Some(starttls)),
        ("TLS (explicit)", Some(starttls)),
        ("STLS", Some(starttls)),
        ("TLS", Some(Meaning::Tls)),
        ("tls.", Some(Meaning::Tls)),
        ("TLS if available", Some(Meaning::Tls)),
        ("TLS (accept all certificates)", Some(Meaning::Tls)),
        ("TLS 1.2", Some(Meaning::Tls)),
        ("TLSv1.3", Some(Meaning::Tls)),
        ("Always TLS", Some(Meaning::Tls)),
        ("SSL", Some(Meaning::Ssl)),
        ("SSL (Accept all certificates)", Some(Meaning::Ssl)),
        ("SSLv3", Some(Meaning::Ssl)),
        ("TLS/SSL", Some(Meaning::Ssl)),
        ("On", Some(Meaning::On)),
        ("yes", Some(Meaning::On)),
        ("Ticked", Some(Meaning::On)),
        ("✓", Some(Meaning::On)),
        ("SSL: on", Some(Meaning::On)),
        ("Use SSL", Some(Meaning::On)),
        ("Use TLS/SSL", Some(Meaning::On)),
        ("Use SSL to connect", Some(Meaning::On)),
        ("This server requires an encrypted connection (SSL/TLS)", Some(Meaning::On)),
        ("Requires a secure connection (SSL)", Some(Meaning::On)),
        ("Force usage of SSL/TLS", Some(Meaning::On)),
        ("Encrypted", Some(Meaning::On)),
        ("Auto", Some(Meaning::Automatic)),
        ("Automatic", Some(Meaning::Automatic)),
        ("Detect automatically", Some(Meaning::Automatic)),
        ("None", Some(none)),
        ("NONE.", Some(none)),
        ("None (not recommended)", Some(none)),
        ("No", Some(none)),
        ("No encryption", Some(none)),
        ("No SSL", Some(none)),
        ("No STARTTLS", Some(none)),
        ("Not encrypted", Some(none)),
        ("Non-encrypted", Some(none)),
        ("Not ticked", Some(none)),
        ("Off", Some(none)),
        ("Use SSL: off", Some(none)),
        ("Plain", Some(none)),
        ("Plain text", Some(none)),
        ("Unencrypted", Some(none)),
        ("Without encryption", Some(none)),
        ("Don't use secure connection", Some(none)),
        ("N/A", Some(none)),
        ("☐", Some(none)),
        ("", None),
        ("…", None),
        ("Normal password", None),
        ("993", None),
    ] {
        assert_eq!(security_named(text), expected, "{text:?}");
    }
}

#[test]
fn every_suggestion_is_understood_and_different() {
    for (place, choice) in SECURITY_CHOICES.iter().enumerate() {
        assert!(security_named(choice).is_some(), "{choice}");
        assert!(!SECURITY_CHOICES[..place].contains(choice), "{choice}");
    }
}
