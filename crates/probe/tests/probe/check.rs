//! Sound servers, and names that lead nowhere.

use std::net::{IpAddr, Ipv4Addr};

use mailsteps_probe::report::{Code, Outcome, Report, Service, Verdict};
use mailsteps_stage::{CertificateKind, Dns, DnsAnswer, Step, free_port};

use crate::play::{Play, after, imap, pop3, smtp, start};

/// What differs from run to run, replaced by words.
pub fn redact(mut report: Report) -> Report {
    report.checked_at = "(time)".to_owned();
    for stage in report.services.iter_mut().flat_map(|service| &mut service.stages) {
        stage.duration_ms = u64::from(stage.outcome != Outcome::Skipped);
        for address in &mut stage.facts.addresses {
            if let Some((ip, _)) = address.rsplit_once(':') {
                *address = format!("{ip}:(port)");
            }
        }
        for attempt in &mut stage.facts.attempts {
            if let Some((ip, _)) = attempt.address.rsplit_once(':') {
                attempt.address = format!("{ip}:(port)");
            }
            attempt.duration_ms = 1;
        }
        if let Some(certificate) = &mut stage.facts.certificate {
            certificate.issuer = "(issuer)".to_owned();
            certificate.not_before = "(time)".to_owned();
            certificate.not_after = "(time)".to_owned();
        }
    }
    report
}

/// Every stage of a service with its outcome, in order.
pub fn outcomes(service: &Service) -> String {
    let outcome = |outcome| match outcome {
        Outcome::Ok => "ok",
        Outcome::Failed => "failed",
        Outcome::Skipped => "skipped",
    };
    let stages = service.stages.iter().map(|stage| format!("{} {}", stage.stage.id(), outcome(stage.outcome)));
    stages.collect::<Vec<_>>().join(", ")
}

pub fn detail(service: &Service) -> &str {
    let failed = service.stages.iter().find(|stage| stage.outcome == Outcome::Failed);
    failed.and_then(|stage| stage.facts.detail.as_deref()).expect("a failed stage says why")
}

#[tokio::test]
async fn sound_servers() {
    let play = Play::new();
    let good = CertificateKind::Good;
    let pop = start(after(play.tls("pop.whole.test", good), pop3()));
    let imap = start(after(play.tls("imap.whole.test", good), imap()));
    let smtp = start(smtp(play.tls("smtp.whole.test", good)));
    let play = play
        .redirect("pop.whole.test:995", pop.address())
        .redirect("imap.whole.test:993", imap.address())
        .redirect("smtp.whole.test:587", smtp.address());
    let report = play.check("whole.test").await;
    insta::assert_json_snapshot!(redact(report));
    // Nothing but this is ever said to a server.
    assert_eq!(pop.received(), ["CAPA", "QUIT"]);
    assert_eq!(imap.received(), ["m1 CAPABILITY", "m2 LOGOUT"]);
    assert_eq!(smtp.received(), ["EHLO [127.0.0.1]", "STARTTLS", "EHLO [127.0.0.1]", "QUIT"]);
}

#[tokio::test]
async fn starttls_in_all_protocols() {
    let play = Play::new();
    let good = CertificateKind::Good;
    let mut pop = vec![
        Step::say("+OK"),
        Step::expect("CAPA"),
        Step::say("+OK\r\nSTLS\r\n."),
        Step::expect("STLS"),
        Step::say("+OK"),
        play.tls("pop.switch.test", good),
    ];
    pop.extend(pop3().split_off(1));
    let imap = vec![
        Step::say("* OK"),
        Step::expect("m1 CAPABILITY"),
        Step::say("* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\nm1 OK"),
        Step::expect("m2 STARTTLS"),
        Step::say("m2 OK"),
        play.tls("imap.switch.test", good),
        Step::expect("m3 CAPABILITY"),
        Step::say("* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\nm3 OK"),
        Step::expect("m4 LOGOUT"),
    ];
    let smtp = smtp(play.tls("smtp.switch.test", good));
    let [pop, imap, smtp] = [pop, imap, smtp].map(start);
    let play = play
        .redirect("pop.switch.test:110", pop.address())
        .redirect("imap.switch.test:143", imap.address())
        .redirect("smtp.switch.test:587", smtp.address());
    let report = play.check("switch.test").await;
    for service in &report.services {
        assert_eq!((service.code, service.verdict), (Code::Ok, Verdict::Ok), "{service:?}");
        assert_eq!(outcomes(service), "dns ok, connect ok, greeting ok, starttls ok, tls ok, capabilities ok");
    }
    let capabilities = &report.services[1].stages[5].facts.capabilities;
    assert_eq!(capabilities, &["IMAP4rev1", "AUTH=PLAIN"], "those inside TLS count");
}

#[tokio::test]
async fn without_encryption_it_works_with_a_drawback() {
    let pop = start(pop3());
    let play = Play::new().redirect("pop.plain.test:110", pop.address());
    let service = play.check_one("plain.test").await;
    assert_eq!((service.code, service.verdict), (Code::PlaintextOnly, Verdict::Degraded));
    assert_eq!(outcomes(&service), "dns ok, connect ok, greeting ok, capabilities ok");
    assert!(service.warnings[0].text.contains("not encrypted"), "{:?}", service.warnings);
}

#[tokio::test]
async fn a_certificate_that_ends_soon_is_a_drawback() {
    let play = Play::new();
    let pop = start(after(play.tls("pop.pop.test", CertificateKind::ExpiresSoon), pop3()));
    let play = play.redirect("pop.pop.test:995", pop.address());
    let service = play.check_one("pop.test").await;
    assert_eq!((service.code, service.verdict), (Code::Ok, Verdict::Degraded));
    assert!(service.warnings[0].text.contains("ends in 4 days"), "{:?}", service.warnings);
}

#[tokio::test]
async fn tls_12_is_no_drawback() {
    let play = Play::new();
    let identity = play.authority.issue("pop.pop.test", CertificateKind::Good);
    let pop = start(after(Step::StartTls(identity.server_config_tls12()), pop3()));
    let play = play.redirect("pop.pop.test:995", pop.address());
    let service = play.check_one("pop.test").await;
    assert_eq!(service.verdict, Verdict::Ok);
    assert_eq!(service.stages[2].facts.tls_version.as_deref(), Some("TLS 1.2"));
}

/// What a DNS server that gives this answer leads to, and what it was asked.
async fn resolve(answer: DnsAnswer) -> (Service, Vec<String>) {
    let dns = Dns::start([("pop.pop.test", answer)]).expect("loopback has a free port");
    let mut play = Play::new().hurried();
    play.options.dns = Some(dns.address());
    (play.check_one("pop.test").await, dns.asked())
}

#[tokio::test]
async fn names_that_lead_nowhere() {
    for (answer, code, words) in [
        (DnsAnswer::NoSuchName, Code::NameNotFound, "does not exist"),
        (DnsAnswer::ServerFailure, Code::DnsFailed, "Server Failure"),
        (DnsAnswer::Silence, Code::DnsFailed, "no DNS server answered"),
        (DnsAnswer::Addresses(Vec::new()), Code::NoAddress, "has no address"),
    ] {
        let (service, asked) = resolve(answer.clone()).await;
        assert_eq!(service.code, code, "{answer:?} {service:?}");
        assert!(detail(&service).contains(words), "{answer:?}: {}", detail(&service));
        assert_eq!(
            outcomes(&service),
            "dns failed, connect skipped, tls skipped, greeting skipped, capabilities skipped"
        );
        assert!(asked.contains(&"A pop.pop.test".to_owned()) && asked.contains(&"AAAA pop.pop.test".to_owned()));
    }
}

#[tokio::test]
async fn addresses_of_private_networks_are_refused() {
    let addresses = ["127.0.0.1", "10.1.2.3", "::1", "::ffff:127.0.0.1"].map(|address| address.parse().unwrap());
    let (service, _) = resolve(DnsAnswer::Addresses(addresses.into())).await;
    assert_eq!(service.code, Code::NoAddress);
    assert!(detail(&service).contains("127.0.0.1 is loopback"), "{}", detail(&service));
    assert_eq!(service.stages[0].facts.addresses.len(), 4, "{service:?}");
}

#[tokio::test]
async fn refused() {
    let nobody = (IpAddr::V4(Ipv4Addr::LOCALHOST), free_port().unwrap()).into();
    let service = Play::new().redirect("pop.pop.test:995", nobody).check_one("pop.test").await;
    assert_eq!((service.code, service.verdict), (Code::Refused, Verdict::Failed));
    assert_eq!(outcomes(&service), "dns ok, connect failed, tls skipped, greeting skipped, capabilities skipped");
    assert!(detail(&service).ends_with("connection refused"), "{}", detail(&service));
}

#[tokio::test]
async fn only_redirected_services_make_stand_ins() {
    let pop = start(pop3());
    let play = Play::new().redirect("pop.plain.test:110", pop.address());
    assert!(play.check("plain.test").await.stand_ins);
    let dns = Dns::start([("x.test", DnsAnswer::NoSuchName)]).unwrap();
    let mut play = play;
    play.options.dns = Some(dns.address());
    assert!(!play.check("pop.test").await.stand_ins);
}
