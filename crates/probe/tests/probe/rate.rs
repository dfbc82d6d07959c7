//! The limit of requests.

use std::{net::SocketAddr, time::Duration};

use axum::{Router, body::Body, extract::ConnectInfo, http::Request};
use mailsteps_probe::server::Config;
use mailsteps_stage::Scripted;

use crate::{
    http::{Answer, ask, get, problem, secured, server},
    play::{Play, pop3, start},
};

const PLAIN: &str = "/api/v1/probe/plain.test";

fn limited(rate: &str, config: Config) -> (Router, Scripted) {
    let pop = start(pop3());
    let play = Play::new().redirect("pop.plain.test:110", pop.address());
    (server(&play, Config { rate: rate.parse().unwrap(), ..config }).readers(), pop)
}

async fn from(router: &Router, peer: &str, forwarded: &[&str], path: &str) -> Answer {
    let mut request = Request::get(path).extension(ConnectInfo(SocketAddr::new(peer.parse().unwrap(), 4711)));
    for line in forwarded {
        request = request.header("x-forwarded-for", *line);
    }
    ask(router, request.body(Body::empty()).unwrap()).await
}

/// With the clock stopped, which stops servers and limits of a running check too: only for when there is none.
async fn wait(seconds: u64) {
    tokio::time::pause();
    tokio::time::advance(Duration::from_secs(seconds)).await;
    tokio::time::resume();
}

#[tokio::test]
async fn who_asks_too_often_is_told_when_to_come_again() {
    let (router, pop) = limited("4/minute", Config::default());
    // A check, the kept answer, its stream, and what is not there: all count.
    for path in [PLAIN, PLAIN, "/api/v1/probe/plain.test/events", "/api/nothing"] {
        assert_ne!(from(&router, "192.0.2.1", &[], path).await.status, 429);
    }
    for path in [PLAIN, "/api/v1/probe/plain.test/events", "/api/nothing"] {
        let refused = from(&router, "192.0.2.1", &[], path).await;
        problem(&refused, 429, "Ask again in");
        secured(&refused);
        let seconds: u64 = refused.header("retry-after").parse().unwrap();
        assert!((14..=15).contains(&seconds), "{seconds}");
    }
    assert_eq!(from(&router, "192.0.2.2", &[], PLAIN).await.status, 200, "another one's allowance is its own");
    wait(15).await;
    assert_eq!(from(&router, "192.0.2.1", &[], PLAIN).await.status, 200);
    assert_eq!(from(&router, "192.0.2.1", &[], PLAIN).await.status, 429);
    assert_eq!(pop.connections(), 1);
}

#[tokio::test]
async fn files_and_signs_of_life_are_not_limited() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("index.html"), "home").unwrap();
    let (router, _pop) = limited("1/hour", Config { site: Some(folder.path().to_owned()), ..Config::default() });
    assert_eq!(from(&router, "192.0.2.1", &[], PLAIN).await.status, 200);
    assert_eq!(from(&router, "192.0.2.1", &[], PLAIN).await.status, 429);
    for _ in 0..50 {
        assert_eq!(from(&router, "192.0.2.1", &[], "/").await.status, 200);
        assert_eq!(from(&router, "192.0.2.1", &[], "/healthz").await.status, 200);
    }
}

#[tokio::test]
async fn no_limit() {
    let (router, _pop) = limited("0", Config::default());
    for _ in 0..500 {
        assert_eq!(from(&router, "192.0.2.1", &[], PLAIN).await.status, 200);
    }
}

#[tokio::test]
async fn a_trusted_proxy_speaks_for_others_and_nobody_else_does() {
    let trusted_proxies = ["10.0.0.0/8".parse().unwrap(), "fd00::/8".parse().unwrap()].into();
    let (router, _pop) = limited("1/hour", Config { trusted_proxies, ..Config::default() });
    let status = async |peer, forwarded: &[&str]| from(&router, peer, forwarded, PLAIN).await.status.as_u16();
    assert_eq!(status("10.0.0.1", &["198.51.100.1"]).await, 200);
    assert_eq!(status("10.0.0.2", &["198.51.100.2", "10.0.0.1"]).await, 200);
    assert_eq!(status("fd00::1", &["::ffff:198.51.100.2, 10.0.0.1"]).await, 429, "the same client another way");
    assert_eq!(status("10.0.0.1", &["203.0.113.9, 198.51.100.1"]).await, 429, "what it says of itself does not count");
    // Not trusted: it may write what it likes.
    assert_eq!(status("192.0.2.1", &["198.51.100.3"]).await, 200);
    assert_eq!(status("192.0.2.1", &["198.51.100.4"]).await, 429);
    // One household's addresses.
    assert_eq!(status("2001:db8:1:2::1", &[]).await, 200);
    assert_eq!(status("2001:db8:1:2:ffff::2", &[]).await, 429);
    assert_eq!(status("2001:db8:1:3::1", &[]).await, 200);
}

#[tokio::test]
async fn where_nobody_knows_who_asks_all_share_one_allowance() {
    let (router, _pop) = limited("1/hour", Config::default());
    assert_eq!(get(&router, PLAIN).await.status, 200);
    assert_eq!(get(&router, PLAIN).await.status, 429);
}
