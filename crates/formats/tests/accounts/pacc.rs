//! PACC.

use mailsteps_formats::{MailServer, pacc};
use mailsteps_settings::{Authentication, Protocol, Security};
use proptest::prelude::*;
use sha2::{Digest, Sha256};

use crate::support::{check_broken, has, ideal, made_up, mutated, services};

#[test]
fn every_domain_is_said_rightly_or_not_at_all() {
    for (domain, service) in services() {
        let fits = |server: &MailServer| server.security == Security::Tls;
        let can = service.incoming.iter().all(fits) && fits(&service.outgoing[0]);
        match pacc::emit(&service) {
            Ok(text) => {
                assert!(can, "{domain}");
                assert_eq!(pacc::lint(&text), []);
                assert_eq!(pacc::parse(&text).unwrap().incoming.len(), service.incoming.len());
            }
            Err(why) => assert!(!can && why.reason.contains("PACC knows only port"), "{domain}: {why}"),
        }
    }
}

#[test]
fn what_can_be_said_comes_back() {
    let text = pacc::emit(&ideal()).unwrap();
    assert_eq!(pacc::lint(&text), []);
    let account = pacc::parse(&text).unwrap();
    let servers: Vec<_> = ideal().incoming.iter().map(|server| server.for_mailbox(None)).collect();
    assert_eq!((account.incoming, account.outgoing), (servers, vec![ideal().outgoing[0].for_mailbox(None)]));
    // A second reader.
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["protocols"]["smtp"]["host"], "smtp.example.net");
}

#[test]
fn what_cannot_be_said() {
    let imap = (Protocol::Imap, "imap.example.net", 993, Security::Tls);
    let smtp = (Protocol::Smtp, "smtp.example.net", 465, Security::Tls);
    for (servers, word) in [
        ([imap, (Protocol::Smtp, "smtp.example.net", 587, Security::Starttls)], "port 587 with STARTTLS"),
        ([(Protocol::Pop3, "pop.example.net", 110, Security::None), smtp], "without encryption"),
        ([(Protocol::Imap, "imap.example.net", 9993, Security::Tls), smtp], "uses port 9993"),
        ([imap, imap], "outgoing"),
        ([smtp, smtp], "incoming"),
    ] {
        let reason = pacc::emit(&made_up(&servers)).unwrap_err().reason;
        assert!(reason.contains(word), "{reason}");
    }
    let mut oauth = ideal();
    oauth.incoming[0].authentication = Authentication::Oauth2;
    assert!(pacc::emit(&oauth).unwrap_err().reason.contains("plain password"));
    oauth.provider = " ".into();
    oauth.incoming[0].authentication = Authentication::Password;
    assert!(pacc::emit(&oauth).unwrap_err().reason.contains("name"));
}

#[test]
fn the_record_vouches_for_the_bytes() {
    let text = pacc::emit(&ideal()).unwrap();
    let digest: [u8; 32] = Sha256::digest(&text).into();
    let record = pacc::record(&digest);
    assert_eq!(pacc::lint_record(&record, &digest), []);
    let other: [u8; 32] = Sha256::digest(format!("{text} ")).into();
    for (record, digest) in [
        (record.clone(), other),
        (record.replace("UAAC1", "UAAC2"), digest),
        (record.replace("sha256", "sha1"), digest),
        (record.replace("; d=", "; e="), digest),
    ] {
        assert_eq!(
            pacc::lint_record(&record, &digest).iter().map(|finding| finding.rule.0).collect::<Vec<_>>(),
            ["J2"]
        );
    }
}

fn good() -> String {
    let mut service = ideal();
    service.help = Some("https://guide.example.net/".into());
    pacc::emit(&service).unwrap()
}

#[test]
fn broken_files() {
    let good = good();
    let line = |text: &str| u32::try_from(good.split(text).next().unwrap().matches('\n').count()).unwrap() + 1;
    check_broken(
        pacc::lint,
        &good,
        &[
            ("\"host\": \"smtp", "\"port\": 587, \"host\": \"smtp", "J1", line("\"smtp.")),
            ("\"host\": \"smtp", "\"socketType\": \"STARTTLS\", \"host\": \"smtp", "J1", line("\"smtp.")),
            ("\"name\": \"Example\"", &format!("\"name\": \"{}\"", "x".repeat(61)), "J3", line("\"name\"")),
            ("\"shortName\": \"", &format!("\"shortName\": \"{}", "x".repeat(21)), "J3", line("\"shortName\"")),
            ("smtp.example.net", "smtp.example.net:465", "J4", line("\"smtp.")),
            ("\"host\": \"imap.example.net\"", "\"host\": 5", "J4", line("\"imap.")),
            ("\"password\": true", "\"password\": \"secret\"", "J4", line("\"password\"")),
            ("\"password\": true", "", "J4", line("\"authentication\"")),
            ("\"authentication\"", "\"authentification\"", "J4", 1),
            ("https:", "http:", "J4", line("https:")),
            ("\"imap\"", "\"imaps\"", "J4", line("\"imap\"")),
            ("\"pop3\"", "\"imap\"", "J4", line("\"pop3\"")),
            ("\"name\"", "\"nam\"", "J4", line("\"name\"")),
            ("\n}\n", "", "J4", good.lines().count() as u32 - 1),
        ],
    );
    has(pacc::lint, "[]", "J4", 1);
    has(pacc::lint, &" ".repeat(1_000_001), "J4", 1);
    has(pacc::lint, &"[".repeat(100_000), "J4", 1);
}

proptest! {
    #[test]
    fn never_panics(text in any::<String>(), broken in mutated(good())) {
        for text in [text, broken] {
            prop_assert!(pacc::lint(&text).len() <= 200);
            if let Err(why) = pacc::parse(&text) {
                prop_assert!(!why.is_empty());
            }
            let _ = pacc::lint_record(&text, &[0; 32]);
        }
    }
}
