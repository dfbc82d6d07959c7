//! Other sites: who may ask the API, and who may show the guide in a frame.

use axum::{
    Router,
    body::Body,
    http::{Method, Request},
};
use mailsteps_probe::server::Config;

use crate::{
    http::{Answer, ask, get, problem, server, unlimited},
    play::{Play, pop3, start},
};

const PLAIN: &str = "/api/v1/probe/plain.test";

const HELP: &str = "https://help.example.com";

fn open_to_help() -> Config {
    let others = ["http://localhost:8081".parse().unwrap(), HELP.parse().unwrap()];
    Config { cors_origins: others.into(), ..unlimited() }
}

async fn from(router: &Router, method: Method, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let answer = ask(router, request.body(Body::empty()).unwrap()).await;
    assert!(answer.headers.get("access-control-allow-credentials").is_none());
    assert!(answer.headers.get("set-cookie").is_none());
    answer
}

#[tokio::test]
async fn a_site_of_the_list_may_ask() {
    let pop = start(pop3());
    let router = server(&Play::new().redirect("pop.plain.test:110", pop.address()), open_to_help()).readers();
    for path in [PLAIN, "/api/v1/probe/plain.test/events", "/api/v1/probe/plian.test", "/api/nothing"] {
        let answer = from(&router, Method::GET, path, &[("origin", HELP)]).await;
        assert_eq!(answer.header("access-control-allow-origin"), HELP, "{path}");
        assert_eq!(answer.header("access-control-expose-headers"), "age,etag,retry-after");
        assert!(answer.header("vary").to_ascii_lowercase().contains("origin"));
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
    }
}

#[tokio::test]
async fn all_others_may_not() {
    let pop = start(pop3());
    let router = server(&Play::new().redirect("pop.plain.test:110", pop.address()), open_to_help()).readers();
    for origin in [
        "https://evil.example",
        "http://help.example.com",
        "https://help.example.com:444",
        "https://help.example.com.evil.example",
        "https://xhelp.example.com",
        "null",
        "*",
    ] {
        let answer = from(&router, Method::GET, PLAIN, &[("origin", origin)]).await;
        assert_eq!(answer.header("access-control-allow-origin"), "", "{origin}");
        // The same answer without the permission, which a cache must not hand to those who have it.
        assert!(answer.status == 200 && answer.header("vary").to_ascii_lowercase().contains("origin"));
    }
    assert!(get(&router, PLAIN).await.header("vary").to_ascii_lowercase().contains("origin"));
}

#[tokio::test]
async fn a_preflight_is_answered_and_counts_for_nothing() {
    let config = Config { rate: "1/hour".parse().unwrap(), ..open_to_help() };
    let router = server(&Play::new(), config).readers();
    let asking = [("origin", HELP), ("access-control-request-method", "GET")];
    for _ in 0..3 {
        let answer = from(&router, Method::OPTIONS, PLAIN, &asking).await;
        assert_eq!((answer.status.as_u16(), answer.text()), (200, ""));
        assert_eq!(answer.header("access-control-allow-origin"), HELP);
        assert_eq!(answer.header("access-control-allow-methods"), "GET,HEAD");
        assert_eq!(answer.header("access-control-allow-headers"), "if-none-match,last-event-id");
        assert_eq!(answer.header("access-control-max-age"), "7200");
        assert_eq!(answer.header("vary"), "origin");
    }
    // The refusal can be read, too.
    assert_eq!(from(&router, Method::GET, "/api/nothing", &asking).await.status, 404);
    let refused = from(&router, Method::GET, "/api/nothing", &asking).await;
    problem(&refused, 429, "Ask again in");
    assert_eq!(refused.header("access-control-allow-origin"), HELP);
}

#[tokio::test]
async fn without_a_list_nobody_may() {
    let router = server(&Play::new(), unlimited()).readers();
    let asking = [("origin", HELP), ("access-control-request-method", "GET")];
    let answer = from(&router, Method::OPTIONS, PLAIN, &asking).await;
    problem(&answer, 405, "GET");
    let answer = from(&router, Method::GET, "/api/nothing", &asking).await;
    assert_eq!((answer.header("access-control-allow-origin"), answer.header("vary")), ("", ""));
}

#[tokio::test]
async fn head_is_get_without_a_body() {
    let pop = start(pop3());
    let router = server(&Play::new().redirect("pop.plain.test:110", pop.address()), unlimited()).readers();
    let full = get(&router, PLAIN).await;
    let head = from(&router, Method::HEAD, PLAIN, &[]).await;
    assert_eq!((head.status, head.text()), (full.status, ""));
    for name in ["etag", "age", "cache-control", "content-type", "content-length"] {
        assert_eq!(head.header(name), full.header(name), "{name}");
    }
    assert_eq!(from(&router, Method::HEAD, "/api/v1/probe/plian.test", &[]).await.status, 404);
    let events = from(&router, Method::HEAD, "/api/v1/probe/plain.test/events", &[]).await;
    assert_eq!((events.header("content-type"), events.text()), ("text/event-stream", ""));
    assert_eq!(from(&router, Method::HEAD, "/healthz", &[]).await.status, 200);
}

#[tokio::test]
async fn frames() {
    let frame_ancestors = [HELP.parse().unwrap(), "http://[::1]:81".parse().unwrap()].into();
    let router = server(&Play::new(), Config { frame_ancestors, ..unlimited() }).readers();
    let policy = get(&router, "/").await.header("content-security-policy").to_owned();
    assert!(policy.ends_with("; frame-ancestors 'self' https://help.example.com http://[::1]:81"), "{policy}");
}

#[tokio::test]
async fn files_may_be_taken_by_any_site_and_answers_by_none() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("index.html"), "home").unwrap();
    let router = server(&Play::new(), Config { site: Some(folder.path().to_owned()), ..unlimited() }).readers();
    for (path, expected) in [
        ("/", "cross-origin"),
        ("/nothing", "cross-origin"),
        ("/api/nothing", "same-origin"),
        ("/healthz", "same-origin"),
    ] {
        assert_eq!(get(&router, path).await.header("cross-origin-resource-policy"), expected, "{path}");
    }
}
