//! Servers with something wrong: each gives its code, in its stage, within its time, and hears no more than it should.

use std::time::{Duration, Instant};

use mailsteps_probe::report::{Code, Service, Verdict};
use mailsteps_stage::{Authority, CertificateKind, Identity, Scripted, Step};

use crate::{
    check::{detail, outcomes},
    play::{Play, after, pop3, smtp, start},
};

/// POP3 over implicit TLS.
async fn pop(play: Play, script: Vec<Step>) -> (Service, Scripted) {
    let server = start(script);
    let service = play.redirect("pop.pop.test:995", server.address()).check_one("pop.test").await;
    (service, server)
}

/// SMTP with STARTTLS.
async fn submission(play: Play, script: Vec<Step>) -> (Service, Scripted) {
    let server = start(script);
    let service = play.redirect("smtp.smtp.test:587", server.address()).check_one("smtp.test").await;
    (service, server)
}

#[track_caller]
fn failed(service: &Service, code: Code, words: &str) {
    assert_eq!((service.code, service.verdict), (code, Verdict::Failed), "{service:?}");
    assert!(detail(service).contains(words), "{words:?} is not in {:?}", detail(service));
}

async fn certificate(handshake: impl Fn(&Play) -> Step, code: Code, words: &str) {
    let play = Play::new();
    let script = after(handshake(&play), pop3());
    let (service, server) = pop(play, script).await;
    failed(&service, code, words);
    assert_eq!(outcomes(&service), "dns ok, connect ok, tls failed, greeting skipped, capabilities skipped");
    let facts = &service.stages[2].facts;
    assert!(facts.certificate.is_some() && facts.tls_version.is_some(), "a bad certificate is reported too");
    assert!(server.received().is_empty(), "nothing is sent after a bad certificate");
}

#[tokio::test]
async fn bad_certificates() {
    let host = "pop.pop.test";
    certificate(|play| play.tls(host, CertificateKind::Expired), Code::CertificateExpired, "ended on").await;
    certificate(|play| play.tls(host, CertificateKind::NotYetValid), Code::CertificateNotYetValid, "begins on").await;
    certificate(
        |play| play.tls(host, CertificateKind::WrongName),
        Code::CertificateWrongName,
        "for other.invalid, not for pop.pop.test",
    )
    .await;
    let stranger = Authority::new().issue(host, CertificateKind::Good).server_config();
    certificate(|_| Step::StartTls(stranger.clone()), Code::CertificateUntrusted, "issuer is not trusted").await;
    certificate(
        |play| play.tls(host, CertificateKind::MissingIntermediate),
        Code::CertificateChainIncomplete,
        "does not send the certificate of the authority",
    )
    .await;
    let own = Identity::self_signed(host).server_config();
    certificate(|_| Step::StartTls(own.clone()), Code::CertificateUntrusted, "signed its certificate itself").await;
}

#[tokio::test]
async fn a_bad_certificate_after_starttls() {
    let play = Play::new();
    let script = smtp(play.tls("smtp.smtp.test", CertificateKind::Expired));
    let (service, server) = submission(play, script).await;
    failed(&service, Code::CertificateExpired, "ended on");
    assert_eq!(outcomes(&service), "dns ok, connect ok, greeting ok, starttls ok, tls failed, capabilities skipped");
    assert_eq!(server.received(), ["EHLO [127.0.0.1]", "STARTTLS"], "nothing is sent after a bad certificate");
}

#[tokio::test]
async fn silence() {
    let began = Instant::now();
    let (service, _server) = pop(Play::new().hurried(), vec![Step::Hold]).await;
    failed(&service, Code::TimedOut, "setting up TLS: not complete within 1.5 s");
    let (service, _server) = submission(Play::new().hurried(), vec![Step::Hold]).await;
    failed(&service, Code::TimedOut, "waiting for the greeting: it did not come within 1.5 s");
    assert_eq!(
        outcomes(&service),
        "dns ok, connect ok, greeting failed, starttls skipped, tls skipped, capabilities skipped"
    );
    assert!(began.elapsed() < Duration::from_secs(6));
}

#[tokio::test]
async fn slowness_meets_the_limit_of_all_stages_together() {
    // A byte now and then keeps each read within its limit; the stage has one, and all stages together have one.
    let mut script = vec![Step::say("220 slow"), Step::expect("EHLO")];
    for _ in 0..200 {
        script.extend([Step::Wait(Duration::from_millis(50)), Step::say("250-x")]);
    }
    let began = Instant::now();
    let mut play = Play::new();
    play.options.limits.overall = Duration::from_secs(1);
    let (service, _server) = submission(play, script).await;
    failed(&service, Code::TimedOut, "asking for STARTTLS: no complete answer within ");
    assert_eq!(service.stages.len(), 6);
    assert!(began.elapsed() < Duration::from_secs(4), "and not after the script's ten seconds");
}

#[tokio::test]
async fn no_tls_where_tls_should_be() {
    let (service, _server) = pop(Play::new(), vec![Step::say("+OK ready"), Step::Hold]).await;
    failed(&service, Code::TlsNotSpoken, "+OK ready");
    let script =
        vec![Step::say("220 x"), Step::expect("EHLO"), Step::say("250 STARTTLS\r\n250 x"), Step::expect("STARTTLS")];
    let (service, _server) = submission(Play::new(), script).await;
    failed(&service, Code::StarttlsNotOffered, "");
}

#[tokio::test]
async fn early_ends() {
    let (service, _server) = pop(Play::new(), vec![Step::Close]).await;
    failed(&service, Code::ClosedEarly, "TLS handshake");
    let (service, _server) = submission(Play::new(), vec![Step::Close]).await;
    failed(&service, Code::ClosedEarly, "greeting");
    let (service, _server) = submission(Play::new(), vec![Step::say("220 x"), Step::expect("EHLO"), Step::Reset]).await;
    failed(&service, Code::ClosedEarly, "reset");
    let play = Play::new();
    let script = vec![play.tls("pop.pop.test", CertificateKind::Good), Step::Cut];
    let (service, _server) = pop(play, script).await;
    failed(&service, Code::ClosedEarly, "greeting");
}

#[tokio::test]
async fn a_rude_end_after_all_is_said_is_no_failure() {
    let play = Play::new();
    let mut script = after(play.tls("pop.pop.test", CertificateKind::Good), pop3());
    script.truncate(4);
    script.push(Step::Reset);
    let (service, _server) = pop(play, script).await;
    assert_eq!(service.verdict, Verdict::Ok);
}

#[tokio::test]
async fn refusals_in_words() {
    for (line, code) in [
        ("554 5.7.1 not from here", Code::ServerRefused),
        ("421 4.3.2 too many connections", Code::ServerBusy),
        ("* OK IMAP4rev1 ready", Code::WrongProtocol),
        ("+OK POP3 ready", Code::WrongProtocol),
        ("welcome", Code::Garbled),
    ] {
        let (service, _server) = submission(Play::new(), vec![Step::say(line), Step::expect("")]).await;
        failed(&service, code, line);
        assert_eq!(
            outcomes(&service),
            "dns ok, connect ok, greeting failed, starttls skipped, tls skipped, capabilities skipped"
        );
    }
}

#[tokio::test]
async fn injected_bytes_at_the_switch() {
    let script = vec![
        Step::say("220 x"),
        Step::expect("EHLO"),
        Step::say("250-x\r\n250 STARTTLS"),
        Step::expect("STARTTLS"),
        Step::say("220 go\r\n250-x\r\n250 AUTH PLAIN"),
        Step::expect(""),
    ];
    let (service, server) = submission(Play::new(), script).await;
    failed(&service, Code::StarttlsInjection, "in the clear");
    assert_eq!(server.received(), ["EHLO [127.0.0.1]", "STARTTLS"]);
}

#[tokio::test]
async fn floods() {
    for flood in [&b"220-welcome\r\n"[..], b"220 welcome", b"\r\n\r\n", b"\0\0\0\0"] {
        let (service, _server) = submission(Play::new(), vec![Step::Flood(flood.to_vec())]).await;
        let expected =
            if flood == b"220-welcome\r\n" || flood == b"220 welcome" { Code::TooMuchData } else { Code::Garbled };
        failed(&service, expected, "");
    }
}

/// What servers answer that know nothing later than TLS 1.0 or 1.1: an alert, or a ServerHello with their version.
#[tokio::test]
async fn tls_that_is_too_old() {
    let hello = |minor| {
        let mut hello = vec![22, 3, minor, 0, 42, 2, 0, 0, 38, 3, minor];
        hello.extend([7; 32]);
        hello.extend([0, 0xc0, 0x13, 0]);
        hello
    };
    for (bytes, version) in [
        (vec![21, 3, 1, 0, 2, 2, 40], Some("TLS 1.0")),
        (vec![21, 3, 2, 0, 2, 2, 70], Some("TLS 1.1")),
        (vec![21, 3, 3, 0, 2, 2, 70], None),
        (hello(1), Some("TLS 1.0")),
        (hello(2), Some("TLS 1.1")),
    ] {
        let (service, _server) = pop(Play::new(), vec![Step::Send(bytes), Step::Hold]).await;
        failed(&service, Code::TlsTooOld, "the server speaks");
        assert_eq!(service.stages[2].facts.tls_version.as_deref(), version);
    }
    // The same alert of a server that knows TLS 1.2: it dislikes something else.
    let (service, _server) = pop(Play::new(), vec![Step::Send(vec![21, 3, 3, 0, 2, 2, 40]), Step::Hold]).await;
    failed(&service, Code::TlsFailed, "");
}

#[tokio::test]
async fn signing_in_is_not_offered() {
    let play = Play::new();
    let script = vec![
        play.tls("pop.pop.test", CertificateKind::Good),
        Step::say("+OK"),
        Step::expect("CAPA"),
        Step::say("+OK\r\nTOP\r\n."),
        Step::expect("QUIT"),
    ];
    let (service, server) = pop(play, script).await;
    failed(&service, Code::LoginNotOffered, "no way to sign in");
    assert_eq!(service.stages[4].facts.capabilities, ["TOP"]);
    assert_eq!(server.received(), ["CAPA", "QUIT"]);
}
