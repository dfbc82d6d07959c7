//! What operators and readers write: any text, and sound text with something changed.

use std::net::SocketAddr;

use axum::{body::Body, http::Request};
use mailsteps_probe::{dialogue::excerpt, driver::Redirect};
use proptest::{prelude::*, sample::Index};

use crate::{
    http::{ask, router},
    play::Play,
};

const SOUND: [&str; 2] = ["pop.example.net:995:127.0.0.1:9950", "pop.example.net:995:[::1]:9950"];

#[track_caller]
fn reads_or_says_how_it_should_be(text: &str) {
    if let Err(error) = text.parse::<Redirect>() {
        let error = error.to_string();
        assert!(error.contains("is not HOST:PORT:ADDRESS:PORT") && error.lines().count() == 1, "{error:?}");
    }
}

/// A character of an ASCII text replaced by another.
fn changed(text: &str, at: Index, by: char) -> String {
    let at = at.index(text.len());
    format!("{}{by}{}", &text[..at], &text[at + 1..])
}

proptest! {
    #[test]
    fn any_redirection(text in "\\PC{0,60}|[a-z.0-9:\\[\\]]{0,60}") {
        reads_or_says_how_it_should_be(&text);
    }

    #[test]
    fn a_redirection_with_a_slip(sound in proptest::sample::select(&SOUND[..]), at: Index, by: char) {
        reads_or_says_how_it_should_be(&changed(sound, at, by));
    }

    #[test]
    fn every_redirection_that_there_is(host in "[a-z0-9-]{1,20}(\\.[a-z0-9-]{1,20}){0,3}", port: u16, to: SocketAddr) {
        // Zones of IPv6 are of one machine's cables, and no server's.
        let to = SocketAddr::new(to.ip(), to.port());
        let text = format!("{host}:{port}:{to}");
        prop_assert!(text.parse::<Redirect>().is_ok(), "{}", text);
    }

    #[test]
    fn an_excerpt_is_fit_to_be_shown(text in any::<String>()) {
        let shown = excerpt(&text);
        prop_assert!(shown.chars().count() <= 301 && !shown.contains(char::is_control));
        let turns_around = shown.contains(['\u{202e}', '\u{2066}']);
        prop_assert!(!turns_around);
        prop_assert_eq!(excerpt(&shown), shown);
    }
}

/// In the path, where readers could put anything; nothing of it may reach the network or break the server.
#[test]
fn any_domain_in_the_path() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let _inside = runtime.enter();
    let router = router(&Play::new());
    proptest!(|(bytes in proptest::collection::vec(any::<u8>(), 1..40))| {
        let path: String = bytes.iter().map(|byte| format!("%{byte:02x}")).collect();
        let request = Request::get(format!("/api/v1/probe/{path}")).body(Body::empty()).unwrap();
        let answer = runtime.block_on(ask(&router, request));
        prop_assert!([400, 404].contains(&answer.status.as_u16()), "{} {}", answer.status, answer.text());
        prop_assert_eq!(answer.header("content-type"), "application/problem+json");
    });
}
