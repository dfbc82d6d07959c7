//! Answers that are kept, and checks that readers share.

use std::time::Duration;

use axum::{Router, body::Body, http::Request};
use futures_util::future::join_all;
use mailsteps_stage::{CertificateKind, Scripted, Step};

use crate::{
    http::{Answer, ask, get, router, router_with, secured},
    play::{Play, after, imap, pop3, smtp, start, until},
};

const PLAIN: &str = "/api/v1/probe/plain.test";

fn plain(cache_seconds: u32) -> (Router, Scripted) {
    let pop = start(pop3());
    let play = Play::new().redirect("pop.plain.test:110", pop.address());
    (router_with(&play, cache_seconds), pop)
}

async fn get_unless(router: &Router, tag: &str) -> Answer {
    ask(router, Request::get(PLAIN).header("if-none-match", tag).body(Body::empty()).unwrap()).await
}

/// With the clock stopped, which stops servers and limits of a running check too: only for when there is none.
async fn wait(seconds: u64) {
    tokio::time::pause();
    tokio::time::advance(Duration::from_secs(seconds)).await;
    tokio::time::resume();
}

#[tokio::test]
async fn an_answer_grows_old_and_is_replaced() {
    let (router, pop) = plain(60);
    let first = get(&router, PLAIN).await;
    assert_eq!((first.header("age"), first.header("cache-control")), ("0", "public, max-age=60"));
    wait(50).await;
    let second = get(&router, PLAIN).await;
    assert_eq!((second.header("age"), second.header("cache-control")), ("50", "public, max-age=60"));
    assert_eq!((&second.body, second.header("etag")), (&first.body, first.header("etag")));
    assert_eq!(pop.connections(), 1);
    wait(10).await;
    let third = get(&router, PLAIN).await;
    assert_eq!((third.header("age"), pop.connections()), ("0", 2));
}

#[tokio::test]
async fn who_has_the_answer_is_not_sent_it_again() {
    let (router, _pop) = plain(60);
    let first = get(&router, PLAIN).await;
    let tag = first.header("etag");
    assert!(tag.len() > 2 && tag.starts_with('"') && tag.ends_with('"'), "{tag}");
    wait(7).await;
    let same = get_unless(&router, &format!("\"other\", W/{tag}")).await;
    assert_eq!((same.status.as_u16(), same.text(), same.header("content-type")), (304, "", ""));
    assert_eq!((same.header("etag"), same.header("age")), (tag, "7"));
    assert_eq!(same.header("cache-control"), "public, max-age=60");
    secured(&same);
    let other = get_unless(&router, "\"other\"").await;
    assert_eq!((other.status.as_u16(), &other.body), (200, &first.body));
}

#[tokio::test]
async fn without_a_cache_each_reader_gets_a_check() {
    let (router, pop) = plain(0);
    for _ in 0..2 {
        let answer = get(&router, PLAIN).await;
        assert_eq!((answer.header("age"), answer.header("cache-control")), ("0", "no-store"));
    }
    assert_eq!(pop.connections(), 2);
}

const WHOLE: &str = "/api/v1/probe/whole.test";

/// The whole streams and the reports, which are the same for all who asked for them.
#[track_caller]
fn shared(answers: &[Answer]) -> (&str, &str) {
    let (events, report) = (answers[0].text(), answers[1].text());
    assert!(answers.chunks(2).all(|pair| (pair[0].text(), pair[1].text()) == (events, report)));
    (events, report)
}

/// As many as there are at an outage; half of them follow the stages.
#[tokio::test]
async fn a_thousand_readers_make_one_check() {
    let play = Play::new();
    let good = CertificateKind::Good;
    let pop = start(after(play.tls("pop.whole.test", good), pop3()));
    let imap = start(after(play.tls("imap.whole.test", good), imap()));
    let smtp = start(smtp(play.tls("smtp.whole.test", good)));
    let play = play
        .redirect("pop.whole.test:995", pop.address())
        .redirect("imap.whole.test:993", imap.address())
        .redirect("smtp.whole.test:587", smtp.address());
    let router = router(&play);
    let paths = [format!("{WHOLE}/events"), WHOLE.to_owned()];
    let answers = join_all((0..1000).map(|number| get(&router, &paths[number % 2]))).await;
    let (events, report) = shared(&answers);
    let last = format!("event: report\nid: report\ndata: {{\"age_seconds\":0,\"report\":{report}}}\n\n");
    assert!(events.ends_with(&last), "{events}");
    assert_eq!(events.matches("event: stage\n").count(), 5 + 5 + 6);
    assert_eq!([&pop, &imap, &smtp].map(Scripted::connections), [1, 1, 1]);
}

#[tokio::test]
async fn without_a_cache_too_when_they_come_together() {
    // It ends the check by being dropped, when all are there.
    let pop = start(vec![Step::Hold]);
    let router = router_with(&Play::new().redirect("pop.plain.test:110", pop.address()), 0);
    let paths = [format!("{PLAIN}/events"), PLAIN.to_owned()];
    let mut readers = join_all((0..1000).map(|number| get(&router, &paths[number % 2])));
    tokio::select! {
        biased;
        _ = &mut readers => panic!("the server waits"),
        () = until(|| pop.connections() > 0) => {}
    }
    let connections = pop.connections();
    drop(pop);
    let answers = readers.await;
    assert!(shared(&answers).1.contains("\"closed_early\""));
    assert_eq!(connections, 1);
}

#[tokio::test]
async fn domains_have_answers_of_their_own() {
    let pop = start(pop3());
    let play = Play::new();
    let other = start(after(play.tls("pop.pop.test", CertificateKind::Good), pop3()));
    let play = play.redirect("pop.plain.test:110", pop.address()).redirect("pop.pop.test:995", other.address());
    let router = router(&play);
    let (first, second) = (get(&router, PLAIN).await, get(&router, "/api/v1/probe/pop.test").await);
    assert!(first.text().contains("\"plain.test\"") && second.text().contains("\"pop.test\""));
    assert_ne!(first.header("etag"), second.header("etag"));
    assert_eq!((pop.connections(), other.connections()), (1, 1));
}

#[tokio::test]
async fn domains_with_the_same_servers_share_a_check_and_each_has_its_name_in_the_answer() {
    let (router, pop) = plain(60);
    let second = "/api/v1/probe/second.test";
    let answers = [get(&router, PLAIN).await, get(&router, second).await, get(&router, second).await];
    let names = answers.each_ref().map(|answer| answer.text().split('"').nth(3).unwrap().to_owned());
    assert_eq!(names, ["plain.test", "second.test", "second.test"]);
    assert_eq!(answers[0].text().replace("\"domain\":\"plain", "\"domain\":\"second"), answers[1].text());
    assert_ne!(answers[0].header("etag"), answers[1].header("etag"));
    assert_eq!(answers[1].header("etag"), answers[2].header("etag"));
    let stream = get(&router, &format!("{second}/events")).await;
    assert!(stream.text().contains("\"report\":{\"domain\":\"second.test\""), "{}", stream.text());
    assert_eq!(pop.connections(), 1);
}
