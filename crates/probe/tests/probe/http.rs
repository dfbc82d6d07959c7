//! The HTTP interface.

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode},
};
use mailsteps_probe::{
    report::Report,
    server::{Config, Rate, Server},
};
use mailsteps_settings::Catalog;
use serde_json::Value;
use tower::ServiceExt;

use crate::play::{Play, catalog, pop3, start};

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("the answer is UTF-8")
    }
}

pub async fn ask(router: &Router, request: Request<Body>) -> Answer {
    let (parts, body) = router.clone().oneshot(request).await.expect("a router has no errors").into_parts();
    let body = to_bytes(body, 1 << 20).await.expect("the body is short").to_vec();
    Answer { status: parts.status, headers: parts.headers, body }
}

pub async fn get(router: &Router, path: &str) -> Answer {
    ask(router, Request::get(path).body(Body::empty()).expect("it is a path")).await
}

pub fn router(play: &Play) -> Router {
    router_with(play, Config::default().cache_seconds)
}

pub fn router_with(play: &Play, cache_seconds: u32) -> Router {
    server(play, Config { cache_seconds, ..unlimited() }).readers()
}

/// With the data that the product ships.
pub fn embedded() -> Router {
    let catalog = Catalog::embedded().expect("the built-in data is sound");
    Server::new(catalog, Play::new().probe(), unlimited()).expect("there is no folder to be wrong").readers()
}

pub fn server(play: &Play, config: Config) -> Server {
    Server::new(catalog(), play.probe(), config).expect("there is no folder to be wrong")
}

/// Readers here come without an address, and thousands at a time.
pub fn unlimited() -> Config {
    Config { rate: Rate::OFF, ..Config::default() }
}

#[tokio::test]
async fn a_check() {
    let pop = start(pop3());
    let router = router(&Play::new().redirect("pop.plain.test:110", pop.address()));
    let first = get(&router, "/api/v1/probe/Plain.TEST").await;
    assert_eq!((first.status, first.header("content-type")), (StatusCode::OK, "application/json"));
    assert_eq!((first.header("cache-control"), first.header("age")), ("public, max-age=60", "0"));
    let report: Report = serde_json::from_slice(&first.body).unwrap();
    assert_eq!((report.domain.as_str(), report.services.len()), ("plain.test", 1));
}

#[track_caller]
pub fn problem(answer: &Answer, status: u16, words: &str) {
    assert_eq!(answer.status, status);
    assert_eq!(answer.header("content-type"), "application/problem+json");
    let problem: Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!((&problem["status"], &problem["type"]), (&status.into(), &"about:blank".into()));
    assert!(problem["title"].is_string());
    let detail = problem["detail"].as_str().unwrap();
    assert!(detail.contains(words), "{words:?} is not in {detail:?}");
}

#[tokio::test]
async fn problems() {
    let router = router(&Play::new());
    problem(&get(&router, "/api/v1/probe/example.com").await, 404, "example.com is not in the settings data");
    problem(&get(&router, "/api/v1/probe/plian.test").await, 404, "Known domains like it: plain.test");
    problem(&get(&router, "/api/v1/probe/plain").await, 400, "no domain");
    problem(&get(&router, "/api/v1/probe/127.0.0.1").await, 400, "not a domain");
    problem(&get(&router, "/api/v1/probe/pop.plain.test").await, 404, "not in the settings data");
    problem(&get(&router, "/api/v1/probe/jane@plain.test").await, 400, "domain alone");
    problem(&get(&router, "/api/v1/probe/%ff").await, 400, "UTF-8");
    problem(&get(&router, &format!("/api/v1/probe/{}", "x".repeat(9000))).await, 400, "…");
    problem(&get(&router, "/api/v1/probe/").await, 404, "nothing at this address");
    problem(&get(&router, "/nothing").await, 404, "nothing at this address");
    let post = Request::post("/api/v1/probe/plain.test").body(Body::empty()).unwrap();
    problem(&ask(&router, post).await, 405, "GET");
}

#[tokio::test]
async fn without_a_site() {
    let router = router(&Play::new());
    let root = get(&router, "/").await;
    assert_eq!((root.status, root.header("content-type")), (StatusCode::OK, "text/plain; charset=utf-8"));
    assert_eq!(get(&router, "/healthz").await.text(), "ok\n");
}

#[tokio::test]
async fn security_headers_are_on_every_answer() {
    let pop = start(pop3());
    let router = router(&Play::new().redirect("pop.plain.test:110", pop.address()));
    for path in ["/", "/healthz", "/nothing", "/api/v1/probe/plain.test", "/api/v1/probe/x", "/api/nothing"] {
        secured(&get(&router, path).await);
    }
}

#[track_caller]
pub fn secured(answer: &Answer) {
    let policy = answer.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"), "{policy}");
    assert!(policy.ends_with("; frame-ancestors 'self'"), "{policy}");
    assert!(!policy.contains("unsafe-inline") && !policy.contains("  "), "{policy}");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(answer.header("referrer-policy"), "no-referrer");
    assert_eq!(answer.header("permissions-policy"), "camera=(), geolocation=(), microphone=()");
    assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
    assert!(["same-origin", "cross-origin"].contains(&answer.header("cross-origin-resource-policy")));
    assert!(!answer.header("cache-control").is_empty());
    assert!(answer.headers.get("set-cookie").is_none());
}
