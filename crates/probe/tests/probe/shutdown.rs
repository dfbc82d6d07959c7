//! The end of the real program.

use std::{
    net::TcpStream,
    thread,
    time::{Duration, Instant},
};

use mailsteps_probe::report::Report;
use mailsteps_stage::Step;

use crate::{
    play::start,
    served::{send, serve, text},
};

/// Answers after it has kept the probe waiting.
fn slow_pop3() -> Vec<Step> {
    vec![
        Step::say("+OK stand-in ready"),
        Step::expect("CAPA"),
        Step::Wait(Duration::from_secs(2)),
        Step::say("+OK\r\nUSER\r\nUIDL\r\n."),
        Step::expect("QUIT"),
        Step::say("+OK bye"),
    ]
}

fn wait_until(condition: impl Fn() -> bool) {
    let began = Instant::now();
    while !condition() {
        assert!(began.elapsed() < Duration::from_secs(10));
        thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn a_check_under_way_is_finished_and_its_answers_are_sent() {
    let pop = start(slow_pop3());
    let connect_to = format!("pop.plain.test:110:{}", pop.address());
    let mut served = serve(&["--connect-to", &connect_to, "--metrics", "127.0.0.1:0"]);
    let operator = served.operator();
    let ask_operator = |path: &str| {
        let request = format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        text(send(TcpStream::connect(&operator).unwrap(), &request))
    };
    assert!(text(served.ask("/readyz")).starts_with("HTTP/1.1 200 OK\r\n"));
    assert!(ask_operator("/readyz").starts_with("HTTP/1.1 200 OK\r\n"));

    let report = served.ask("/api/v1/probe/plain.test");
    let events = served.ask("/api/v1/probe/plain.test/events");
    // Neither asks for anything; nobody shall wait for them.
    let _idle = TcpStream::connect(&served.address).unwrap();
    wait_until(|| pop.connections() == 1 && ask_operator("/metrics").contains("\nmailsteps_http_connections 3\n"));
    served.terminate();
    wait_until(|| TcpStream::connect(&served.address).is_err());
    let stopping = ask_operator("/readyz");
    assert!(stopping.starts_with("HTTP/1.1 503 ") && stopping.contains("application/problem+json"), "{stopping}");
    assert!(stopping.contains("The server is stopping."), "{stopping}");
    assert!(ask_operator("/healthz").starts_with("HTTP/1.1 200 OK\r\n"));

    let report = text(report);
    let (head, body) = report.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{report}");
    let report: Report = serde_json::from_str(body).unwrap();
    assert_eq!(report.services[0].code.id(), "plaintext_only");
    assert!(text(events).contains("event: report\nid: report\ndata: {\"age_seconds\":0,"));
    let (status, log) = served.ended();
    assert_eq!(status.code(), Some(0), "{log}");
    assert!(log.contains("stopping") && log.contains("code=\"plaintext_only\""), "{log}");
}

#[test]
fn a_second_signal_ends_it_at_once() {
    let pop = start(vec![Step::Hold]);
    let connect_to = format!("pop.plain.test:110:{}", pop.address());
    let served = serve(&["--connect-to", &connect_to]);
    let _report = served.ask("/api/v1/probe/plain.test");
    wait_until(|| pop.connections() == 1);
    let began = Instant::now();
    served.terminate();
    wait_until(|| TcpStream::connect(&served.address).is_err());
    served.terminate();
    let (status, _) = served.ended();
    assert_eq!(status.code(), Some(0));
    assert!(began.elapsed() < Duration::from_secs(3), "{:?}", began.elapsed());
}
