//! The log tells of servers, and never of readers.

use std::net::{Ipv4Addr, SocketAddr};

use serde_json::Value;

use crate::{
    command_line::settings,
    play::{pop3, start},
    served::{Served, send, serve, text},
};

/// What only readers could have brought in.
const READERS: [&str; 12] = [
    "127.0.0.77",
    "203.0.113",
    "198.51.100",
    "2001:db8",
    "jane",
    "reader-query",
    "reader-agent",
    "reader-cookie",
    "reader-referrer",
    "unknown-domain",
    "reader-path",
    "reader-body",
];

/// From an address of its own, for the log to give away if it would.
fn from_77(served: &Served, request: &str) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let stream = runtime.block_on(async {
        let socket = tokio::net::TcpSocket::new_v4().unwrap();
        socket.bind(SocketAddr::from((Ipv4Addr::new(127, 0, 0, 77), 0))).unwrap();
        socket.connect(served.address.parse().unwrap()).await.unwrap().into_std().unwrap()
    });
    stream.set_nonblocking(false).unwrap();
    let mut bytes = Vec::new();
    // A refused request may end in a reset.
    let _ = std::io::Read::read_to_end(&mut send(stream, request), &mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

fn all_kinds_of_requests(served: &Served) {
    let headers = "Host: x\r\nConnection: close\r\nX-Forwarded-For: 203.0.113.9, 198.51.100.77, 2001:db8::7\r\n\
        Forwarded: for=203.0.113.9\r\nUser-Agent: reader-agent\r\nCookie: a=reader-cookie\r\n\
        Referer: https://reader-referrer.example/\r\n";
    let mut statuses = Vec::new();
    for (line, more) in [
        ("GET /api/v1/probe/plain.test?reader-query HTTP/1.1", ""),
        ("GET /api/v1/probe/plain.test/events?reader-query HTTP/1.1", ""),
        ("HEAD /api/v1/probe/plain.test HTTP/1.1", ""),
        ("GET /api/v1/probe/pop.test HTTP/1.1", ""),
        ("GET /api/v1/probe/unknown-domain.example HTTP/1.1", ""),
        ("GET /api/v1/probe/jane@plain.test HTTP/1.1", ""),
        ("GET /api/v1/probe/%ff-reader-path HTTP/1.1", ""),
        ("GET /reader-path?reader-query HTTP/1.1", ""),
        ("POST /healthz?reader-query HTTP/1.1", "Content-Length: 11\r\n\r\nreader-body"),
        ("POST /reader-path HTTP/1.1", "Content-Length: 5000\r\n"),
        ("GET /reader-path", ""),
        ("GET /api/v1/probe/plain.test HTTP/1.1", "Content-Length: reader-body\r\n"),
        ("GET /api/v1/probe/plain.test HTTP/1.1", ""),
        ("GET /api/v1/probe/plain.test HTTP/1.1", ""),
    ] {
        let answer = from_77(served, &format!("{line}\r\n{headers}{more}\r\n"));
        statuses.push(answer.split(' ').nth(1).unwrap_or_default().to_owned());
    }
    for status in ["200", "400", "404", "405", "413", "429"] {
        assert!(statuses.iter().any(|one| one == status), "no {status} among {statuses:?}");
    }
    // One that leaves in the middle.
    drop(served.ask("/api/v1/probe/plain.test/events?reader-query"));
}

/// Everything that the program wrote, in this format, with its numbers.
fn written(format: &str) -> (String, String) {
    let pop = start(pop3());
    let connect_to = format!("pop.plain.test:110:{}", pop.address());
    let refuses = format!("pop.pop.test:995:127.0.0.1:{}", mailsteps_stage::free_port().unwrap());
    let mut served = serve(&[
        "--log-format",
        format,
        "--connect-to",
        &connect_to,
        "--connect-to",
        &refuses,
        "--trusted-proxy",
        "127.0.0.0/8",
        "--trusted-proxy",
        "2001:db8::/32",
        "--rate",
        "8/hour",
        "--metrics",
        "127.0.0.1:0",
    ]);
    all_kinds_of_requests(&served);
    let operator = served.operator();
    let request = format!("GET /metrics HTTP/1.1\r\nHost: {operator}\r\nConnection: close\r\n\r\n");
    let numbers = text(send(std::net::TcpStream::connect(operator).unwrap(), &request));
    assert!(numbers.contains("\nmailsteps_rate_limited_requests_total "), "{numbers}");
    assert!(!numbers.contains("mailsteps_rate_limited_requests_total 0"), "{numbers}");
    (served.end(), numbers)
}

#[track_caller]
fn no_reader_is_in(text: &str) {
    for reader in READERS {
        assert!(!text.contains(reader), "{reader} is in\n{text}");
    }
}

#[test]
fn the_log_and_the_numbers_name_no_reader() {
    let (log, numbers) = written("text");
    no_reader_is_in(&log);
    no_reader_is_in(&numbers);
    assert_eq!(
        log.matches("checked host=\"pop.plain.test\" port=110 protocol=\"pop3\" code=\"plaintext_only\"").count(),
        1,
        "{log}"
    );
    assert_eq!(log.matches("code=\"refused\"").count(), 1, "{log}");
    // The servers are named; the domains that were asked for are not.
    let without_hosts = log.replace("pop.plain.test", "").replace("pop.pop.test", "");
    assert!(!without_hosts.contains("plain.test") && !without_hosts.contains("pop.test"), "{log}");
    assert!(!without_hosts.contains("127.0.0.1"), "{log}");
    assert!(!log.contains(&settings()));
}

#[test]
fn the_log_as_json_is_one_object_a_line() {
    let (log, _) = written("json");
    no_reader_is_in(&log);
    let lines: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let checked: Vec<&Value> = lines.iter().filter(|line| line["message"] == "checked").collect();
    assert_eq!(checked.len(), 2, "{log}");
    let of = |host: &str| checked.iter().find(|line| line["host"] == host).unwrap();
    let sound = of("pop.plain.test");
    assert_eq!(
        (&sound["port"], &sound["protocol"], &sound["code"]),
        (&110.into(), &"pop3".into(), &"plaintext_only".into())
    );
    assert!(sound["duration_ms"].is_u64() && sound["timestamp"].is_string(), "{log}");
    assert_eq!((&sound["level"], &of("pop.pop.test")["level"]), (&"INFO".into(), &"WARN".into()));
    assert_eq!(of("pop.pop.test")["code"], "refused");
}
