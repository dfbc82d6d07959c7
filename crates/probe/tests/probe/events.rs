//! The check as it goes on: `GET /api/v1/probe/DOMAIN/events`.

use std::time::Duration;

use axum::{
    Router,
    body::{Body, BodyDataStream},
    http::{Request, StatusCode},
};
use futures_util::{FutureExt, StreamExt};
use mailsteps_probe::report::{Code, Outcome, Report, ReportEvent, StageEvent, StageName};
use mailsteps_stage::{CertificateKind, Step};
use tower::ServiceExt;

use crate::{
    http::{ask, get, problem, router, router_with, secured},
    play::{Play, after, imap, pop3, smtp, start, until},
};

const PLAIN: &str = "/api/v1/probe/plain.test/events";

/// One reader's stream.
struct Reader(BodyDataStream);

#[derive(Debug, PartialEq)]
enum Heard {
    Stage(Box<StageEvent>),
    Report(ReportEvent),
}

impl Reader {
    async fn new(router: &Router, path: &str) -> Self {
        let request = Request::get(path).body(Body::empty()).unwrap();
        let response = router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        Self(response.into_body().into_data_stream())
    }

    /// The next event; none at the end.
    async fn next(&mut self) -> Option<Heard> {
        loop {
            let chunk = self.0.next().await?.expect("an answer of our own does not break off");
            let text = std::str::from_utf8(&chunk).unwrap().strip_suffix("\n\n").expect("each event comes as a whole");
            match text.split('\n').collect::<Vec<_>>()[..] {
                ["event: stage", data] => return Some(Heard::Stage(Box::new(json(data)))),
                ["event: report", "id: report", data] => return Some(Heard::Report(json(data))),
                [":"] => {}
                _ => panic!("{text}"),
            }
        }
    }

    async fn stages(&mut self, count: usize) -> Vec<StageEvent> {
        let mut stages = Vec::new();
        while stages.len() < count {
            let Some(Heard::Stage(stage)) = self.next().await else { panic!("too few stages: {stages:?}") };
            stages.push(*stage);
        }
        stages
    }

    /// All that is to come, which must end with the report.
    async fn rest(mut self) -> (Vec<StageEvent>, ReportEvent) {
        let mut stages = Vec::new();
        loop {
            match self.next().await.expect("the report comes before the end") {
                Heard::Stage(stage) => stages.push(*stage),
                Heard::Report(report) => {
                    assert_eq!(self.next().await, None);
                    return (stages, report);
                }
            }
        }
    }

    /// Whether the check waits for its server.
    fn waits(&mut self) -> bool {
        self.next().now_or_never().is_none()
    }
}

#[track_caller]
fn json<T: serde::de::DeserializeOwned>(data: &str) -> T {
    serde_json::from_str(data.strip_prefix("data: ").unwrap()).unwrap()
}

/// Says its greeting and no more. It closes when it is dropped: that is how these tests end a check.
fn hesitant() -> Vec<Step> {
    vec![Step::say("+OK well"), Step::Hold]
}

fn play(server: &mailsteps_stage::Scripted) -> Play {
    Play::new().redirect("pop.plain.test:110", server.address())
}

fn names(stages: &[StageEvent]) -> Vec<StageName> {
    stages.iter().map(|event| event.stage.stage).collect()
}

#[tokio::test]
async fn stages_come_while_the_check_goes_on() {
    let pop = start(hesitant());
    let router = router(&play(&pop));
    let mut reader = Reader::new(&router, PLAIN).await;
    let mut stages = reader.stages(3).await;
    assert_eq!(names(&stages), [StageName::Dns, StageName::Connect, StageName::Greeting]);
    assert_eq!((stages[0].protocol.id(), stages[0].host.as_str(), stages[0].port), ("pop3", "pop.plain.test", 110));
    assert!(reader.waits());
    drop(pop);
    let (rest, last) = reader.rest().await;
    stages.extend(rest);
    let service = &last.report.services[0];
    assert_eq!((service.code, last.age_seconds), (Code::ClosedEarly, 0));
    assert!(stages.iter().map(|event| &event.stage).eq(&service.stages));
    assert_eq!(get(&router, "/api/v1/probe/plain.test").await.body, serde_json::to_vec(&last.report).unwrap());
}

#[tokio::test]
async fn every_stage_of_every_service_once() {
    let play = Play::new();
    let good = CertificateKind::Good;
    let pop = start(after(play.tls("pop.whole.test", good), pop3()));
    let imap = start(after(play.tls("imap.whole.test", CertificateKind::Expired), imap()));
    let smtp = start(smtp(play.tls("smtp.whole.test", good)));
    let play = play
        .redirect("pop.whole.test:995", pop.address())
        .redirect("imap.whole.test:993", imap.address())
        .redirect("smtp.whole.test:587", smtp.address());
    let (stages, last) = Reader::new(&router(&play), "/api/v1/probe/whole.test/events").await.rest().await;
    for service in &last.report.services {
        let own = stages.iter().filter(|event| event.protocol == service.protocol);
        assert!(own.clone().all(|event| event.host == service.host && event.port == service.port));
        assert!(own.map(|event| &event.stage).eq(&service.stages));
    }
    assert_eq!(stages.len(), 5 + 5 + 6);
    assert_eq!(stages.iter().filter(|event| event.stage.outcome == Outcome::Skipped).count(), 2);
}

#[tokio::test]
async fn who_joins_gets_the_stages_so_far_and_then_the_rest() {
    let pop = start(hesitant());
    let router = router(&play(&pop));
    let mut first = Reader::new(&router, PLAIN).await;
    let so_far = first.stages(3).await;
    let mut second = Reader::new(&router, PLAIN).await;
    assert_eq!(second.stages(3).now_or_never(), Some(so_far), "at once");
    assert!(second.waits());
    let connections = pop.connections();
    drop(pop);
    assert_eq!(first.rest().await, second.rest().await);
    assert_eq!(connections, 1);
}

#[tokio::test]
async fn a_kept_answer_is_the_only_event() {
    let pop = start(pop3());
    let router = router(&play(&pop));
    let report: Report = serde_json::from_slice(&get(&router, "/api/v1/probe/plain.test").await.body).unwrap();
    tokio::time::pause();
    tokio::time::advance(Duration::from_secs(40)).await;
    let (stages, last) = Reader::new(&router, PLAIN).await.rest().await;
    assert_eq!((stages, last), (vec![], ReportEvent { age_seconds: 40, report }));
    assert_eq!(pop.connections(), 1);
}

#[tokio::test]
async fn a_check_goes_on_for_the_others() {
    let pop = start(hesitant());
    let router = router(&play(&pop));
    let mut first = Reader::new(&router, PLAIN).await;
    first.stages(3).await;
    let mut second = Reader::new(&router, PLAIN).await;
    drop(first);
    assert_eq!(second.stages(3).await.len(), 3);
    assert!(second.waits());
    let connections = pop.connections();
    drop(pop);
    assert_eq!(second.rest().await.0.len(), 1);
    assert_eq!(connections, 1);
}

#[tokio::test]
async fn nothing_is_left_when_all_have_gone() {
    let pop = start(hesitant());
    // Without a cache, so that the answer that comes next is not the last one's.
    let router = router_with(&play(&pop), 0);
    for _ in 0..10 {
        Reader::new(&router, PLAIN).await.stages(3).await;
    }
    let tasks = || tokio::runtime::Handle::current().metrics().num_alive_tasks();
    assert_eq!((pop.connections(), tasks()), (1, 1));
    drop(pop);
    until(|| tasks() == 0).await;
}

#[tokio::test]
async fn headers_and_problems() {
    let pop = start(pop3());
    let router = router(&play(&pop));
    let answer = get(&router, PLAIN).await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "text/event-stream"));
    assert_eq!((answer.header("cache-control"), answer.header("x-accel-buffering")), ("no-store", "no"));
    secured(&answer);
    problem(&get(&router, "/api/v1/probe/plian.test/events").await, 404, "Known domains like it: plain.test");
    problem(&get(&router, "/api/v1/probe/jane@plain.test/events").await, 400, "domain alone");
    problem(&get(&router, "/api/v1/probe/plain.test/events/").await, 404, "nothing at this address");
    let post = Request::post(PLAIN).body(Body::empty()).unwrap();
    problem(&ask(&router, post).await, 405, "GET");
}

#[tokio::test]
async fn a_browser_that_connects_again_after_the_report_is_told_to_stop() {
    let router = router_with(&Play::new(), 0);
    let again = Request::get(PLAIN).header("last-event-id", "report").body(Body::empty()).unwrap();
    let answer = ask(&router, again).await;
    assert_eq!((answer.status, answer.text()), (StatusCode::NO_CONTENT, ""));
    secured(&answer);
}
