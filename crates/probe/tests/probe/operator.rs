//! What the operator sees: `/metrics`, `/healthz`, `/readyz`.

use axum::Router;
use mailsteps_probe::server::{Config, Signals};
use mailsteps_stage::{CertificateKind, Step};
use tokio::net::TcpListener;

use crate::{
    http::{get, problem, secured, server, unlimited},
    play::{Play, after, pop3, start},
};

async fn numbers(operator: &Router) -> String {
    let answer = get(operator, "/metrics").await;
    assert_eq!(answer.header("content-type"), "application/openmetrics-text; version=1.0.0; charset=utf-8");
    answer.text().to_owned()
}

#[track_caller]
fn has(numbers: &str, line: &str) {
    assert!(numbers.lines().any(|one| one == line), "{line:?} is not in\n{numbers}");
}

#[tokio::test]
async fn checks_and_answers_are_counted() {
    let play = Play::new();
    let pop = start(after(play.tls("pop.pop.test", CertificateKind::Expired), pop3()));
    let plain = start(pop3());
    let play = play.redirect("pop.pop.test:995", pop.address()).redirect("pop.plain.test:110", plain.address());
    let server = server(&play, Config { rate: "6/hour".parse().unwrap(), ..Config::default() });
    let (readers, operator) = (server.readers(), server.operator());
    for path in [
        "/api/v1/probe/pop.test",
        "/api/v1/probe/POP.test",
        "/api/v1/probe/plain.test",
        "/api/v1/probe/plain.test/events",
        "/api/v1/probe/jane.example",
        "/api/jane",
        "/api/v1/probe/plain.test",
        "/jane",
        "/healthz",
    ] {
        get(&readers, path).await;
    }
    let numbers = numbers(&operator).await;
    let pop = "domain=\"pop.test\",protocol=\"pop3\",stage=\"tls\",code=\"certificate_expired\"";
    has(&numbers, &format!("mailsteps_checks_total{{{pop}}} 1"));
    has(&numbers, &format!("mailsteps_check_stage_duration_seconds_count{{{pop}}} 1"));
    let plain = "domain=\"plain.test\",protocol=\"pop3\",stage=\"capabilities\"";
    has(&numbers, &format!("mailsteps_checks_total{{{plain},code=\"plaintext_only\"}} 1"));
    has(&numbers, &format!("mailsteps_check_stage_duration_seconds_bucket{{le=\"+Inf\",{plain},code=\"ok\"}} 1"));
    has(
        &numbers,
        "mailsteps_check_stage_duration_seconds_count{domain=\"pop.test\",protocol=\"pop3\",stage=\"connect\",code=\"ok\"} 1",
    );
    assert!(!numbers.contains("stage=\"greeting\",code=\"certificate_expired\""), "what is skipped takes no time");
    has(&numbers, "mailsteps_check_requests_total{source=\"new\"} 2");
    has(&numbers, "mailsteps_check_requests_total{source=\"kept\"} 2");
    has(&numbers, "mailsteps_http_answers_total{route=\"/api/v1/probe/{domain}\",status=\"200\"} 3");
    has(&numbers, "mailsteps_http_answers_total{route=\"/api/v1/probe/{domain}\",status=\"404\"} 1");
    has(&numbers, "mailsteps_http_answers_total{route=\"/api/v1/probe/{domain}\",status=\"429\"} 1");
    has(&numbers, "mailsteps_http_answers_total{route=\"/api/v1/probe/{domain}/events\",status=\"200\"} 1");
    has(&numbers, "mailsteps_http_answers_total{route=\"/api/{*rest}\",status=\"404\"} 1");
    has(&numbers, "mailsteps_http_answers_total{route=\"site\",status=\"404\"} 1");
    has(&numbers, "mailsteps_rate_limited_requests_total 1");
    has(&numbers, "mailsteps_checks_under_way 0");
    has(&numbers, "mailsteps_checks_waiting 0");
    assert!(!numbers.contains("jane"), "what a reader types makes no label:\n{numbers}");
    assert!(numbers.ends_with("# EOF\n"));
}

#[tokio::test]
async fn checks_under_way_and_waiting_are_counted() {
    let pop = start(vec![Step::Hold]);
    let play = Play::new().redirect("pop.plain.test:110", pop.address()).redirect("pop.pop.test:995", pop.address());
    let server = server(&play, Config { checks_at_once: 1, checks_waiting: 1, ..unlimited() });
    let (readers, operator) = (server.readers(), server.operator());
    let ask = |path: &'static str| {
        let readers = readers.clone();
        tokio::spawn(async move { get(&readers, path).await })
    };
    let first = ask("/api/v1/probe/plain.test");
    let holds = async |line: &str| {
        while !numbers(&operator).await.lines().any(|one| one == line) {
            tokio::time::sleep(std::time::Duration::from_millis(2)).await;
        }
    };
    holds("mailsteps_checks_under_way 1").await;
    let shared = ask("/api/v1/probe/plain.test");
    let second = ask("/api/v1/probe/pop.test");
    holds("mailsteps_checks_waiting 1").await;
    let third = get(&readers, "/api/v1/probe/smtp.test").await;
    problem(&third, 503, "busy");
    assert_eq!(third.header("retry-after"), "10");
    assert_eq!(get(&readers, "/api/v1/probe/smtp.test/events").await.status, 503, "before a stream begins");
    drop(pop);
    for asked in [first, shared, second] {
        assert_eq!(asked.await.unwrap().status, 200);
    }
    let numbers = numbers(&operator).await;
    has(&numbers, "mailsteps_checks_under_way 0");
    has(&numbers, "mailsteps_check_requests_total{source=\"shared\"} 1");
    has(&numbers, "mailsteps_check_requests_total{source=\"refused\"} 2");
}

#[tokio::test]
async fn readers_are_never_shown_the_numbers() {
    let server = server(&Play::new(), unlimited());
    problem(&get(&server.readers(), "/metrics").await, 404, "nothing at this address");
    let operator = server.operator();
    for path in ["/metrics", "/healthz", "/readyz", "/nothing"] {
        secured(&get(&operator, path).await);
    }
    problem(&get(&operator, "/api/v1/probe/plain.test").await, 404, "nothing at this address");
}

#[tokio::test]
async fn ready_is_who_has_a_listener() {
    let server = server(&Play::new(), unlimited());
    let (readers, operator) = (server.readers(), server.operator());
    for router in [&readers, &operator] {
        problem(&get(router, "/readyz").await, 503, "starting");
        assert_eq!(get(router, "/healthz").await.text(), "ok\n", "alive all the same");
    }
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let running = tokio::spawn(server.run(listener, None, Signals::catch().unwrap()));
    while get(&readers, "/readyz").await.status != 200 {
        tokio::task::yield_now().await;
    }
    assert_eq!((get(&operator, "/readyz").await.text(), running.is_finished()), ("ready\n", false));
    running.abort();
}
