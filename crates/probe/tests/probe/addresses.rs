//! Hosts with several addresses: the first that answers counts, and the others are asked too.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    time::{Duration, Instant},
};

use mailsteps_probe::report::{Code, Service, Verdict, WarningCode};
use mailsteps_stage::{CertificateKind, Step, free_port};

use crate::play::{Play, after, pop3, start};

const HOST: &str = "pop.pop.test:995";

fn nobody() -> SocketAddr {
    (IpAddr::V4(Ipv4Addr::LOCALHOST), free_port().unwrap()).into()
}

/// A listener whose queue is full: the system swallows further connections, like a firewall.
struct Swallower {
    listener: TcpListener,
    _queue: Vec<TcpStream>,
}

impl Swallower {
    fn new() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        rustix::net::listen(&listener, 0).unwrap();
        let address = listener.local_addr().unwrap();
        let mut queue = Vec::new();
        while let Ok(stream) = TcpStream::connect_timeout(&address, Duration::from_millis(200)) {
            queue.push(stream);
        }
        Self { listener, _queue: queue }
    }

    fn address(&self) -> SocketAddr {
        self.listener.local_addr().unwrap()
    }
}

fn good_pop(play: &Play) -> Vec<Step> {
    after(play.tls("pop.pop.test", CertificateKind::Good), pop3())
}

fn attempts(service: &Service) -> Vec<(String, Option<Code>)> {
    service.stages[1].facts.attempts.iter().map(|attempt| (attempt.address.clone(), attempt.code)).collect()
}

#[tokio::test]
async fn an_address_that_refuses_costs_no_time_and_is_told_of() {
    let play = Play::new();
    let (good, dead) = (start(good_pop(&play)), nobody());
    let play = play.redirect(HOST, dead).redirect(HOST, good.address());
    let service = play.check_one("pop.test").await;
    assert_eq!((service.code, service.verdict), (Code::Ok, Verdict::Degraded), "{service:?}");
    assert_eq!(
        attempts(&service),
        [(dead.to_string(), Some(Code::Refused)), (good.address().to_string(), Some(Code::Ok))]
    );
    assert_eq!(service.stages[1].facts.addresses, [good.address().to_string()]);
    assert_eq!(service.warnings[0].code, WarningCode::AnswersDiffer);
    assert!(service.warnings[0].text.contains(&format!("{dead} ends with refused")), "{:?}", service.warnings);
    assert_eq!(service.others[0].code, Code::Refused);
}

/// RFC 8305, section 5: the next attempt begins after 250 ms and does not wait for the first one to fail.
#[tokio::test]
async fn an_address_that_swallows_packets_costs_a_quarter_of_a_second() {
    let play = Play::new().hurried();
    let (swallower, good) = (Swallower::new(), start(good_pop(&play)));
    let play = play.redirect(HOST, swallower.address()).redirect(HOST, good.address());
    let service = play.check_one("pop.test").await;
    assert_eq!(service.code, Code::Ok, "{service:?}");
    assert_eq!(
        attempts(&service),
        [(swallower.address().to_string(), None), (good.address().to_string(), Some(Code::Ok))]
    );
    let took = service.stages[1].duration_ms;
    assert!((250..1400).contains(&took), "{took} ms");
    assert_eq!(service.others[0].code, Code::TimedOut);
}

#[tokio::test]
async fn when_no_address_answers_each_is_named() {
    let (swallower, dead) = (Swallower::new(), nobody());
    let play = Play::new().hurried().redirect(HOST, dead).redirect(HOST, swallower.address());
    let began = Instant::now();
    let service = play.check_one("pop.test").await;
    assert_eq!((service.code, service.verdict), (Code::Refused, Verdict::Failed), "one of them answered");
    assert_eq!(
        attempts(&service),
        [(dead.to_string(), Some(Code::Refused)), (swallower.address().to_string(), Some(Code::TimedOut))]
    );
    let detail = service.stages[1].facts.detail.as_deref().unwrap();
    assert!(detail.contains("connection refused") && detail.contains("no answer within"), "{detail}");
    assert!(began.elapsed() < Duration::from_secs(4));
    assert!(service.others.is_empty());
}

#[tokio::test]
async fn addresses_that_answer_alike_are_no_remark() {
    let play = Play::new();
    let [one, two] = [(); 2].map(|()| start(good_pop(&play)));
    let play = play.redirect(HOST, one.address()).redirect(HOST, two.address());
    let service = play.check_one("pop.test").await;
    assert_eq!((service.verdict, service.warnings.len()), (Verdict::Ok, 0), "{service:?}");
    assert_eq!((one.received().len(), two.received().len()), (2, 2), "both were asked to the end");
    assert_eq!(service.others.len(), 1);
}

#[tokio::test]
async fn an_address_with_an_old_certificate_is_found_behind_a_good_one() {
    let play = Play::new();
    let good = start(good_pop(&play));
    let old = start(after(play.tls("pop.pop.test", CertificateKind::Expired), pop3()));
    let play = play.redirect(HOST, good.address()).redirect(HOST, old.address());
    let service = play.check_one("pop.test").await;
    assert_eq!(service.verdict, Verdict::Degraded);
    assert!(service.warnings[0].text.contains("ends with certificate_expired"), "{:?}", service.warnings);
    assert!(old.received().is_empty(), "nothing is sent after a bad certificate");
}
