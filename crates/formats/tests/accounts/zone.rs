//! Lines for DNS.

use mailsteps_formats::{
    MailServer, MailService, zone,
    zone::{Offered, Published},
};
use mailsteps_settings::{Domain, Protocol, Security};
use proptest::prelude::*;

use crate::support::{check_broken, has, ideal, mutated, service, services};

fn published() -> Published {
    Published {
        server: "guide.example.net".parse().unwrap(),
        autoconfig: "https://guide.example.net/q.com/mail/config-v1.1.xml".into(),
        pacc_sha256: Some([7; 32]),
    }
}

/// The first server of each label.
fn expected(service: &MailService, domain: &Domain) -> Vec<Offered> {
    let mut expected = Vec::new();
    for protocol in [Protocol::Imap, Protocol::Pop3, Protocol::Smtp] {
        let servers = if protocol == Protocol::Smtp { &service.outgoing } else { &service.incoming };
        for security in [Security::Tls, Security::Starttls] {
            let fits = |server: &&MailServer| server.protocol == protocol && server.security == security;
            if let Some(server) = servers.iter().find(fits) {
                let (domain, host, port) = (domain.clone(), server.host.clone(), server.port);
                let priority = if server == &servers[0] { 0 } else { 10 };
                expected.push(Offered { domain, protocol, security, host, port, priority });
            }
        }
    }
    expected
}

#[test]
fn every_zone_says_the_settings_and_has_no_finding() {
    for (domain, service) in services().into_iter().chain([("example.net".parse().unwrap(), ideal())]) {
        for published in [None, Some(&published())] {
            let text = zone::emit(&service, &domain, published).unwrap();
            assert_eq!(zone::lint(&text), [], "{text}");
            assert_eq!(zone::parse(&text).unwrap(), expected(&service, &domain), "{text}");
        }
    }
}

#[test]
fn what_is_not_offered_is_said_and_what_is_not_encrypted_is_left_out() {
    let emit = |domain: &str| zone::emit(&service(domain), &domain.parse().unwrap(), None).unwrap();
    assert_eq!(
        emit("q.com"),
        "; E-mail of q.com\n\
         _imaps._tcp.q.com. IN SRV 0 1 993 mail.centurylink.net.\n\
         _imap._tcp.q.com. IN SRV 0 0 0 .\n\
         _pop3s._tcp.q.com. IN SRV 10 1 995 pop.centurylink.net.\n\
         _pop3._tcp.q.com. IN SRV 0 0 0 .\n\
         _submissions._tcp.q.com. IN SRV 10 1 465 smtp.centurylink.net.\n\
         _submission._tcp.q.com. IN SRV 0 1 587 smtp.centurylink.net.\n"
    );
    let plain = emit("qwestoffice.net");
    assert!(plain.contains("; _pop3: left out") && !plain.contains("_pop3._tcp"), "{plain}");
}

#[test]
fn what_a_zone_cannot_say() {
    assert!(zone::emit(&ideal(), &"q.com".parse().unwrap(), None).is_err());
    for autoconfig in ["http://a.net/", "https://a.net/\"", "https://a.net/\n"] {
        let published = Published { autoconfig: autoconfig.into(), ..published() };
        assert!(zone::emit(&ideal(), &"example.net".parse().unwrap(), Some(&published)).is_err());
    }
}

fn good() -> String {
    zone::emit(&service("q.com"), &"q.com".parse().unwrap(), Some(&published())).unwrap()
}

#[test]
fn broken_zones() {
    check_broken(
        zone::lint,
        &good(),
        &[
            ("q.com. IN SRV 0 1 993", "q.com IN SRV 0 1 993", "N1", 2),
            ("IN SRV 0 1 993", "SRV 0 1 993", "N1", 2),
            ("IN SRV 0 1 993", "IN SRV 1 993", "N1", 2),
            ("0 1 993", "0 1 99300", "N1", 2),
            ("IN TXT \"mailconf", "IN TXT mailconf", "N1", 11),
            ("_imaps", "_imapssl", "N2", 2),
            ("_imaps._tcp", "_imaps._udp", "N2", 2),
            ("0 0 0 .", "0 0 143 .", "N3", 3),
            ("_imap._tcp", "_imaps._tcp", "N3", 3),
            ("993 mail", "143 mail", "N4", 2),
            ("993 mail", "0 mail", "N4", 2),
            ("587 smtp", "465 smtp", "N4", 7),
            ("mail.centurylink.net.", "mail.centurylink.net", "N5", 2),
            ("mail.centurylink.net.", "192.0.2.1.", "N5", 2),
            ("mail.centurylink.net.", "autoconfig.q.com.", "N5", 2),
            ("autodiscover.q.com", "autoconfig.q.com", "N6", 10),
            ("q.com. IN TXT", "autoconfig.q.com. IN TXT", "N6", 11),
            ("mailconf=https:", "mailconf=http:", "N7", 11),
            ("mailconf=", "mailconfig=", "N7", 11),
            ("a=sha256", "a=sha1", "J2", 13),
        ],
    );
    has(zone::lint, &" ".repeat(1_000_001), "N1", 1);
    has(zone::lint, &good().repeat(100), "N1", 1);
    assert_eq!(zone::lint(&good().replace(" IN SRV", " 3600 IN SRV").replace('\n', "\r\n")), []);
}

proptest! {
    #[test]
    fn never_panics(text in any::<String>(), broken in mutated(good())) {
        for text in [text, broken] {
            let findings = zone::lint(&text);
            prop_assert!(findings.len() <= 200);
            prop_assert_eq!(zone::parse(&text).is_ok(), findings.is_empty());
        }
    }
}
