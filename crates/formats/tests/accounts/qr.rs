//! The code for Thunderbird on Android.

use mailsteps_formats::qr::{self, Payload};
use mailsteps_qr::Finest;
use mailsteps_settings::{Incoming, Protocol, Security};
use proptest::prelude::*;

use crate::support::{address, check_broken, has, ideal, mutated, service, services};

fn payloads() -> Vec<Payload> {
    let mut all = Vec::new();
    for (domain, service) in services() {
        for incoming in Incoming::ALL {
            let Some(server) = service.incoming_by(incoming) else { continue };
            for (local, name) in [("jane", None), ("a&b<c>\"'d", Some("Jané \"J\" Ω 😀"))] {
                let address = address(&format!("{local}@{domain}"));
                let payload = Payload::of(&service, incoming, &address, name).unwrap();
                assert_eq!(payload.account.incoming, [server.for_mailbox(Some(&address))]);
                assert_eq!(payload.account.outgoing, [service.outgoing[0].for_mailbox(Some(&address))]);
                all.push(payload);
            }
        }
    }
    all
}

#[test]
fn what_is_read_is_what_was_written() {
    for payload in payloads() {
        let text = payload.text();
        assert!(text.is_ascii());
        assert_eq!(qr::lint(&text), [], "{text}");
        assert_eq!(qr::parse(&text).unwrap(), [payload]);
        // A second reader.
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(json.as_array().unwrap().len(), 4);
    }
}

#[test]
fn the_text_is_that_of_the_format() {
    let payload = Payload::of(&service("q.com"), Incoming::Pop3, &address("jane@q.com"), Some("Jane\r\nDoe ")).unwrap();
    assert_eq!(
        payload.text(),
        "[1,[1,1],[1,\"pop.centurylink.net\",995,3,1,\"jane@q.com\"],\
         [[[0,\"smtp.centurylink.net\",587,2,1,\"jane@q.com\"],[\"jane@q.com\",\"Jane  Doe\"]]]]"
    );
}

/// Paints the path and reads it as a camera does.
fn scanned(svg: &str) -> String {
    const SCALE: usize = 6;
    let document = roxmltree::Document::parse(svg).unwrap();
    let root = document.root_element();
    let size: usize = root.attribute("viewBox").unwrap().rsplit(' ').next().unwrap().parse().unwrap();
    // Version 10 has 57 modules, and 4 of white on each side.
    assert!(size <= 65);
    let path = root.last_element_child().unwrap().attribute("d").unwrap();
    let mut dark = vec![false; size * size];
    for run in path.split_terminator('z') {
        let (x, rest) = run.strip_prefix('M').unwrap().split_once(' ').unwrap();
        let (y, rest) = rest.split_once('h').unwrap();
        let (length, _) = rest.split_once('v').unwrap();
        let [x, y, length]: [usize; 3] = [x, y, length].map(|number| number.parse().unwrap());
        dark[y * size + x..y * size + x + length].fill(true);
    }
    let is_white = |at: usize| at < 4 || at >= size - 4;
    assert!((0..size * size).all(|at| !dark[at] || !(is_white(at / size) || is_white(at % size))), "no quiet zone");
    let light = |x: usize, y: usize| if dark[y / SCALE * size + x / SCALE] { 0 } else { 255 };
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(size * SCALE, size * SCALE, light);
    let grids = picture.detect_grids();
    assert_eq!(grids.len(), 1);
    grids[0].decode().unwrap().1
}

#[test]
fn a_second_reader_scans_every_code() {
    for payload in payloads() {
        // Only a name of many escapes behind a long domain is too much.
        let Some(svg) = mailsteps_qr::svg(&payload.text(), "", Finest::AtArmsLength) else {
            assert!(!payload.name.is_ascii(), "{payload:?}");
            continue;
        };
        assert_eq!(scanned(&svg), payload.text());
    }
}

#[test]
fn the_picture_is_black_on_white_and_has_a_name() {
    let svg = mailsteps_qr::svg(&payloads()[0].text(), "The \"code\"", Finest::AtArmsLength).unwrap();
    let document = roxmltree::Document::parse(&svg).unwrap();
    let root = document.root_element();
    assert_eq!((root.attribute("role"), root.attribute("aria-label")), (Some("img"), Some("The \"code\"")));
    let fills: Vec<_> = root.children().map(|path| path.attribute("fill").unwrap()).collect();
    assert_eq!(fills, ["#fff", "#000"]);
}

#[test]
fn what_a_code_cannot_say() {
    let reason = |local: &str| {
        let address = address(&format!("{local}@example.net"));
        Payload::of(&ideal(), Incoming::Imap, &address, None).unwrap_err().reason
    };
    assert!(reason("jané").contains("accents"));
    let long =
        Payload::of(&ideal(), Incoming::Imap, &address(&format!("{}@example.net", "x".repeat(64))), None).unwrap();
    assert!(mailsteps_qr::svg(&long.text(), "", Finest::AtArmsLength).is_none());
    let mut pop3_only = ideal();
    pop3_only.incoming.retain(|server| server.protocol == Protocol::Pop3);
    let jane = address("jane@example.net");
    assert!(Payload::of(&pop3_only, Incoming::Imap, &jane, None).unwrap_err().reason.contains("by IMAP"));
    assert!(Payload::of(&ideal(), Incoming::Imap, &address("jane@q.com"), None).is_err());
    assert_eq!(pop3_only.incoming[0].security, Security::Tls);
}

fn good() -> String {
    payloads()[0].text().replace("],[", "],\n[")
}

#[test]
fn broken_codes() {
    assert!(
        good().starts_with("[1,[1,1],\n[0,\"mail.centurylink.net\",993,3,1,\"jane@centurylink.net\"],\n[[[0,\"smtp")
    );
    check_broken(
        qr::lint,
        &good(),
        &[
            ("[1,[", "[2,[", "Q2", 1),
            ("[1,[", "[\"1\",[", "Q2", 1),
            ("[1,1]", "[2,1]", "Q2", 1),
            ("[1,1]", "[1]", "Q2", 1),
            ("[0,\"mail", "[2,\"mail", "Q2", 2),
            ("\"mail.centurylink.net\"", "\"mail\u{e9}.centurylink.net\"", "Q2", 2),
            ("993", "\"993\"", "Q2", 2),
            ("993", "993.0", "Q2", 2),
            ("993", "70000", "Q2", 2),
            ("993,3", "993,1", "Q2", 2),
            ("993,3", "993,2", "Q2", 2),
            ("993,3,1", "993,3,7", "Q2", 2),
            ("1,\"jane@centurylink.net\"]", "1,\"\"]", "Q2", 2),
            ("1,\"jane@centurylink.net\"]", "1,\"jane\\n\"]", "Q2", 2),
            ("1,\"jane@centurylink.net\"]", "1,\"jane\",null,\"secret\"]", "Q2", 2),
            ("1,\"jane@centurylink.net\"]", "1,\"jane\",\"Mail\",\"\",0]", "Q2", 2),
            ("1,\"jane@centurylink.net\"]", "1]", "Q2", 2),
            ("[[[0,\"smtp", "[[[1,\"smtp", "Q2", 3),
            ("587,2", "587,3", "Q2", 3),
            ("\n[\"jane@", "\n[\"jane", "Q2", 4),
            ("\"]]]]", "\",1]]]]", "Q2", 4),
            ("]]]]", "]]],[]]", "Q2", 4),
            ("]]]]", "]]]", "Q2", 4),
        ],
    );
    has(qr::lint, "{}", "Q2", 1);
    has(qr::lint, &" ".repeat(1_000_001), "Q2", 1);
    has(qr::lint, "\u{feff}[]", "Q2", 1);
}

proptest! {
    #[test]
    fn never_panics(text in any::<String>(), broken in mutated(good())) {
        for text in [text, broken] {
            let findings = qr::lint(&text);
            prop_assert!(findings.len() <= 200);
            if let Err(why) = qr::parse(&text) {
                prop_assert!(!why.is_empty());
            }
        }
    }

    #[test]
    fn any_name_comes_back(name in any::<String>(), local in "[!-;=?A-~]{0,20}") {
        let address = address(&format!("x{local}@q.com"));
        let payload = Payload::of(&service("q.com"), Incoming::Imap, &address, Some(&name)).unwrap();
        prop_assert_eq!(qr::lint(&payload.text()), []);
        prop_assert_eq!(qr::parse(&payload.text()).unwrap(), [payload]);
    }
}
