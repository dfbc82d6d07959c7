//! `?protocol=` and `?include=`.

use axum::{Router, http::StatusCode};
use mailsteps_probe::report::{Code, Protocol, Report, ReportEvent, Verdict};
use mailsteps_stage::{CertificateKind, Dns, DnsAnswer, Scripted};
use serde_json::{Value, json};

use crate::{
    http::{Answer, get, problem, router},
    play::{Play, after, imap, pop3, smtp, start},
};

const WHOLE: &str = "/api/v1/probe/whole.test";

fn whole() -> (Router, [Scripted; 3]) {
    let play = Play::new();
    let good = CertificateKind::Good;
    let pop = start(after(play.tls("pop.whole.test", good), pop3()));
    let imap = start(after(play.tls("imap.whole.test", good), imap()));
    let smtp = start(smtp(play.tls("smtp.whole.test", good)));
    let play = play
        .redirect("pop.whole.test:995", pop.address())
        .redirect("imap.whole.test:993", imap.address())
        .redirect("smtp.whole.test:587", smtp.address());
    (router(&play), [pop, imap, smtp])
}

#[track_caller]
fn report(answer: &Answer) -> Report {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    serde_json::from_slice(&answer.body).unwrap()
}

fn protocols(report: &Report) -> Vec<&str> {
    report.services.iter().map(|service| service.protocol.id()).collect()
}

#[tokio::test]
async fn a_filter_takes_its_part_of_the_check_that_all_share() {
    let (router, servers) = whole();
    let part = get(&router, &format!("{WHOLE}?protocol=smtp,pop3")).await;
    let all = get(&router, WHOLE).await;
    let same = get(&router, &format!("{WHOLE}?protocol=pop3%2Cimap%2Csmtp")).await;
    assert_eq!(protocols(&report(&part)), ["pop3", "smtp"]);
    assert_eq!(protocols(&report(&all)), ["pop3", "imap", "smtp"]);
    assert_ne!(part.header("etag"), all.header("etag"));
    assert_eq!((same.header("etag"), &same.body), (all.header("etag"), &all.body));
    assert_eq!((part.header("age"), part.header("cache-control")), ("0", "public, max-age=60"));
    let services = report(&all).services;
    assert!(report(&part).services.iter().all(|service| services.contains(service)));
    assert_eq!(servers.each_ref().map(Scripted::connections), [1, 1, 1]);
}

#[tokio::test]
async fn a_filter_that_leaves_no_server_is_answered_with_none() {
    let pop = start(pop3());
    let router = router(&Play::new().redirect("pop.plain.test:110", pop.address()));
    let report = report(&get(&router, "/api/v1/probe/plain.test?protocol=imap").await);
    assert_eq!((report.domain.as_str(), report.services.len()), ("plain.test", 0));
}

#[tokio::test]
async fn a_filter_on_the_stream_leaves_out_stages_of_other_protocols() {
    let (router, servers) = whole();
    let events = get(&router, &format!("{WHOLE}/events?protocol=imap")).await;
    let (stages, last) = events.text().split_once("event: report\nid: report\ndata: ").unwrap();
    assert_eq!(stages.matches("event: stage\n").count(), 5);
    assert_eq!(stages.matches("\"protocol\":\"imap\"").count(), 5);
    let last: ReportEvent = serde_json::from_str(last.trim()).unwrap();
    assert_eq!(protocols(&last.report), ["imap"]);
    assert_eq!(servers.each_ref().map(Scripted::connections), [1, 1, 1]);
}

#[tokio::test]
async fn alternatives_are_checked_when_they_are_asked_for() {
    let mut play = Play::new();
    let dns = Dns::start([
        ("imap.many.test", DnsAnswer::NoSuchName),
        ("pop.many.test", DnsAnswer::NoSuchName),
        ("old.many.test", DnsAnswer::NoSuchName),
    ])
    .unwrap();
    play.options.dns = Some(dns.address());
    let router = router(&play);
    let shown = get(&router, "/api/v1/probe/many.test").await;
    let all = get(&router, "/api/v1/probe/many.test?include=alternatives").await;
    assert_eq!(protocols(&report(&shown)), ["pop3", "imap", "smtp"]);
    assert!(!dns.asked().is_empty());
    let services = report(&all).services;
    let old = services.last().unwrap();
    assert_eq!((old.host.as_str(), old.port, old.status.as_str()), ("old.many.test", 110, "outdated"));
    assert_eq!((old.verdict, old.code), (Verdict::Failed, Code::NameNotFound));
    assert_eq!((services.len(), services[0].protocol), (4, Protocol::Pop3));
    // Each breadth has an answer of its own, and both are kept.
    let asked = dns.asked().len();
    assert_eq!(get(&router, "/api/v1/probe/many.test").await.body, shown.body);
    assert_eq!(
        get(&router, "/api/v1/probe/many.test?include=alternatives&protocol=pop3,imap,smtp").await.body,
        all.body
    );
    let pop = report(&get(&router, "/api/v1/probe/many.test?protocol=pop3&include=alternatives").await);
    assert_eq!((protocols(&pop), dns.asked().len()), (vec!["pop3", "pop3"], asked));
}

#[tokio::test]
async fn parameters_that_cannot_be() {
    let router = router(&Play::new());
    for path in ["/api/v1/probe/plain.test", "/api/v1/probe/plain.test/events"] {
        for (query, detail, parameter) in [
            (
                "protocol=pop4",
                "The parameter \"protocol\" has the value \"pop4\"; allowed: pop3, imap, smtp.",
                json!({ "name": "protocol", "value": "pop4", "allowed": ["pop3", "imap", "smtp"] }),
            ),
            (
                "protocol=pop3,,smtp",
                "has the value \"\"",
                json!({ "name": "protocol", "value": "", "allowed": ["pop3", "imap", "smtp"] }),
            ),
            (
                "include=everything",
                "allowed: alternatives",
                json!({ "name": "include", "value": "everything", "allowed": ["alternatives"] }),
            ),
            (
                "protocols=pop3",
                "\"protocols\", here with the value \"pop3\", is not known; known: protocol, include.",
                json!({ "name": "protocols", "value": "pop3", "allowed": [] }),
            ),
            (
                "protocol=pop3&protocol=imap",
                "is there twice, with \"pop3\" and \"imap\"",
                json!({ "name": "protocol", "value": "imap", "allowed": [] }),
            ),
            (
                "include=%00%e2%80%ae",
                "has the value \"\"",
                json!({ "name": "include", "value": "", "allowed": ["alternatives"] }),
            ),
        ] {
            let answer = get(&router, &format!("{path}?{query}")).await;
            problem(&answer, 400, detail);
            let body: Value = serde_json::from_slice(&answer.body).unwrap();
            assert_eq!(body["parameter"], parameter, "{query}");
        }
    }
    problem(&get(&router, "/api/v1/settings/plain.test?protocol=pop3").await, 400, "this address takes none");
}
