//! Whatever stands in the data is marked as the data says, for every domain.

mod english;

use english::ENGLISH;
use mailsteps_settings::{Catalog, Incoming, Offer, Protocol, Security, Server, Status};
use mailsteps_typing::{Field, Kind, Remark, Typed, Verdict, check};

const IN: [Field; 3] = [Field::IncomingHost, Field::IncomingPort, Field::IncomingSecurity];
const OUT: [Field; 3] = [Field::OutgoingHost, Field::OutgoingPort, Field::OutgoingSecurity];

const TLS: [&str; 12] = [
    "SSL/TLS",
    "ssl/tls",
    "SSL",
    "TLS",
    "TLS/SSL",
    "SSL/TLS (recommended)",
    "SSL (Accept all certificates)",
    "Implicit TLS",
    "SSL / TLS",
    "on",
    "Ticked",
    "Use SSL",
];
const STARTTLS: [&str; 12] = [
    "STARTTLS",
    "StartTLS",
    "Start TLS",
    "START\u{2011}TLS",
    "TLS",
    "TLS if available",
    "STARTTLS if available",
    "TLS (accept all certificates)",
    "Explicit TLS",
    "yes",
    "☑",
    "This server requires an encrypted connection (SSL/TLS)",
];
const NONE: [&str; 8] =
    ["None", "none", "No encryption", "Plain", "Unencrypted", "off", "Not ticked", "No (not encrypted)"];

fn spellings(security: Security) -> &'static [&'static str] {
    match security {
        Security::Tls => &TLS,
        Security::Starttls => &STARTTLS,
        Security::None => &NONE,
    }
}

/// Every domain with every protocol.
fn for_each(look: impl Fn(Offer<'_>, Incoming, Protocol)) {
    let catalog = Catalog::embedded().expect("the embedded data loads");
    for entry in catalog.domains() {
        let offer = catalog.offer(&entry.name).expect("the catalog has its own domains");
        for incoming in offer.protocols() {
            look(offer, incoming, incoming.protocol());
            look(offer, incoming, Protocol::Smtp);
        }
    }
}

/// The remarks on a server of the data, entered as it stands there.
fn enter<'a>(offer: Offer<'a>, incoming: Incoming, server: &Server, security: &str) -> Vec<Remark<'a>> {
    let fields = if server.protocol == Protocol::Smtp { OUT } else { IN };
    let port = server.port.to_string();
    let texts = [server.host.as_str(), &port, security];
    let typed = fields.into_iter().zip(texts).fold(Typed::default(), |typed, (field, text)| typed.with(field, text));
    check(offer, incoming, None, &typed)
}

#[test]
fn what_the_guide_gives_is_right_in_every_spelling() {
    for_each(|offer, incoming, protocol| {
        let best = offer.best(protocol).expect("the protocol is one of the domain's");
        for security in spellings(best.security) {
            let remarks = enter(offer, incoming, best, security);
            assert_eq!(remarks.len(), 3);
            for remark in remarks {
                assert_eq!(remark.verdict, Verdict::Right, "{} {security}: {remark:?}", offer.domain());
            }
        }
    });
}

#[test]
fn every_other_server_gets_its_note_and_the_right_value() {
    for_each(|offer, incoming, protocol| {
        let best = offer.best(protocol).expect("the protocol is one of the domain's");
        for server in offer.others(protocol) {
            let wanted = match server.status {
                Status::Recommended => continue,
                Status::Alternative => Verdict::Works,
                Status::Unconfirmed => Verdict::Doubtful,
                Status::Outdated => Verdict::Wrong,
            };
            let remarks = enter(offer, incoming, server, server.security.name());
            let place = format!("{} {}:{} {:?}", offer.domain(), server.host, server.port, server.security);
            let marked = remarks.iter().map(|remark| remark.verdict).max();
            assert_eq!(marked, Some(wanted), "{place}: {remarks:#?}");
            let texts: String = remarks.iter().map(|remark| ENGLISH.text(remark)).collect();
            if let Some(note) = &server.note {
                assert!(texts.contains(note.as_str()), "{place}: {texts}");
            }
            for remark in &remarks {
                let right = match remark.field.kind() {
                    Kind::Host => best.host.to_string(),
                    Kind::Port => best.port.to_string(),
                    _ => best.security.name().to_owned(),
                };
                assert_eq!(remark.expected, right, "{place}");
                if remark.verdict == Verdict::Wrong {
                    assert!(texts.contains(&right), "{place}: {texts}");
                }
            }
        }
    });
}

/// A reader who does as each remark says has then nothing left to change.
#[test]
fn following_the_advice_ends_in_right() {
    let hosts = ["", "smtp.q.com", "pop.centurytel.net", "imap.centurylink.net"];
    let ports = ["", "25", "110", "465", "587", "993", "995", "x"];
    let choices = ["", "SSL/TLS", "STARTTLS", "SSL", "TLS", "on", "None", "Auto", "?"];
    for_each(|offer, incoming, protocol| {
        let fields = if protocol == Protocol::Smtp { OUT } else { IN };
        for host in hosts {
            for port in ports {
                for choice in choices {
                    let texts = [host, port, choice];
                    let typed = fields.into_iter().zip(texts);
                    let typed = typed.fold(Typed::default(), |typed, (field, text)| typed.with(field, text));
                    let remarks = check(offer, incoming, None, &typed);
                    let mut mended = typed;
                    for remark in remarks.iter().filter(|remark| remark.verdict > Verdict::Works) {
                        mended.set(remark.field, &remark.expected);
                    }
                    for remark in check(offer, incoming, None, &mended) {
                        let place = format!("{} {protocol}: {texts:?}, then {mended:?}", offer.domain());
                        assert!(remark.verdict <= Verdict::Works, "{place}: {remark:?}");
                    }
                }
            }
        }
    });
}
