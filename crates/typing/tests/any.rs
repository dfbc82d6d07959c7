//! Whatever is typed, there is an answer, and it is calm.

mod english;

use english::ENGLISH;
use mailsteps_settings::{Catalog, Incoming, Query};
use mailsteps_typing::{Field, Typed, check, security_named};
use proptest::prelude::*;

/// Like what people type: pieces of the real thing in any order, and anything at all.
fn text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "smtp",
        "pop",
        "imap",
        "mail",
        "centurylink",
        "q",
        "net",
        "com",
        ".",
        ",",
        " ",
        ":",
        "@",
        "://",
        "/",
        "995",
        "587",
        "TLS",
        "SSL",
        "none",
        "no",
        "use",
        "accept",
        "é",
        "\u{200b}",
        "\u{2011}",
        "…",
        "yourname",
        "jane",
        "＠",
        "mailto:",
    ]);
    prop_oneof![prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat()), ".{0,60}"]
}

proptest! {
    #[test]
    fn never_panics(
        texts in prop::array::uniform8(text()),
        place in 0..100_usize,
        pop3 in any::<bool>(),
        with_address in any::<bool>(),
    ) {
        let catalog = Catalog::embedded().unwrap();
        let domains: Vec<_> = catalog.domains().collect();
        let domain = &domains[place % domains.len()].name;
        let offer = catalog.offer(domain).unwrap();
        let address = Query::read(&format!("jane@{domain}"), |_| None).unwrap().address();
        let address = address.filter(|_| with_address);
        let mut typed = Typed::default();
        for (field, text) in Field::ALL.into_iter().zip(&texts) {
            typed.set(field, text);
        }
        let incoming = if pop3 { Incoming::Pop3 } else { Incoming::Imap };
        for remark in check(offer, incoming, address.as_ref(), &typed) {
            prop_assert!(!remark.expected.is_empty());
            let text = ENGLISH.text(&remark);
            prop_assert!(!text.is_empty() && text.len() < 1500, "{}", text);
            for sentence in remark.reasons.iter().map(|reason| ENGLISH.sentence(reason)) {
                prop_assert!(!sentence.is_empty());
            }
        }
    }

    #[test]
    fn a_long_text_is_answered_at_once(length in 1..20_000_usize, letter in "[a-z.@:/ ]") {
        let catalog = Catalog::embedded().unwrap();
        let offer = catalog.offer(&"q.com".parse().unwrap()).unwrap();
        let long = letter.repeat(length);
        let typed = Field::ALL.into_iter().fold(Typed::default(), |typed, field| typed.with(field, &long));
        for remark in check(offer, Incoming::Imap, None, &typed) {
            prop_assert!(ENGLISH.text(&remark).len() < 1500);
        }
    }

    #[test]
    fn every_choice_is_read_without_panic(text in ".{0,40}") {
        let _ = security_named(&text);
    }
}
