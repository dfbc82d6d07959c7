//! Servers that mean harm, or are broken beyond belief: each gives its reason within its time, and none makes the probe
//! grow.

use std::time::{Duration, Instant};

use mailsteps_probe::report::{Code, Service, Verdict};
use mailsteps_stage::{CertificateKind, Step, free_port};
use tokio::task::JoinSet;

use crate::play::{Play, after, pop3, start};

/// A kind of malice: which domain is asked, what the server does, and the reasons that are right.
struct Kind {
    name: &'static str,
    domain: &'static str,
    script: Vec<Step>,
    code: Code,
}

const SUBMISSION: &str = "smtp.test";
const POP: &str = "pop.test";
const PLAIN: &str = "plain.test";

fn kind(name: &'static str, domain: &'static str, code: Code, script: Vec<Step>) -> Kind {
    Kind { name, domain, script, code }
}

fn say(line: &str) -> Step {
    Step::say(line)
}

fn bytes(bytes: &[u8]) -> Step {
    Step::Send(bytes.to_vec())
}

fn expect(line: &str) -> Step {
    Step::expect(line)
}

/// A byte now and then, for longer than any stage may take.
fn drip(text: &[u8], pause: Duration) -> Vec<Step> {
    text.iter().cycle().take(100).flat_map(|byte| [bytes(&[*byte]), Step::Wait(pause)]).collect()
}

fn then(mut first: Vec<Step>, rest: Vec<Step>) -> Vec<Step> {
    first.extend(rest);
    first
}

fn greeted(rest: Vec<Step>) -> Vec<Step> {
    then(vec![say("220 x"), expect("EHLO")], rest)
}

fn offered(rest: Vec<Step>) -> Vec<Step> {
    greeted(then(vec![say("250-x\r\n250 STARTTLS"), expect("STARTTLS")], rest))
}

/// Before anything is said.
fn at_the_door() -> Vec<Kind> {
    vec![
        kind("silence", SUBMISSION, Code::TimedOut, vec![Step::Hold]),
        kind("silence where TLS should begin", POP, Code::TimedOut, vec![Step::Hold]),
        kind("immediate close", SUBMISSION, Code::ClosedEarly, vec![Step::Close]),
        kind("immediate close where TLS should begin", POP, Code::ClosedEarly, vec![Step::Close]),
        // At once it would be a race: the connection may be gone before the probe has it.
        kind(
            "RST before the greeting",
            SUBMISSION,
            Code::ClosedEarly,
            vec![Step::Wait(Duration::from_millis(50)), Step::Reset],
        ),
        kind(
            "RST in the TLS handshake",
            POP,
            Code::ClosedEarly,
            vec![Step::Wait(Duration::from_millis(50)), Step::Reset],
        ),
        kind("a byte in a while", SUBMISSION, Code::TimedOut, drip(b"220 hello", Duration::from_millis(100))),
        kind("an endless line, slowly", PLAIN, Code::TimedOut, drip(b"+", Duration::from_millis(60))),
        kind("an endless line", SUBMISSION, Code::TooMuchData, vec![Step::Flood(b"220 aaaaaaaa".to_vec())]),
        kind("endless lines", SUBMISSION, Code::TooMuchData, vec![Step::Flood(b"220-more\r\n".to_vec())]),
        kind("line breaks without end", SUBMISSION, Code::Garbled, vec![Step::Flood(b"\r\n".to_vec())]),
        kind("NUL bytes", SUBMISSION, Code::Garbled, vec![Step::Flood(vec![0; 64])]),
        kind(
            "8-bit bytes",
            SUBMISSION,
            Code::Garbled,
            vec![bytes(&[0xfe, 0xff, 0xc3, 0x28, b'\r', b'\n']), Step::Hold],
        ),
        kind("control characters in a greeting", SUBMISSION, Code::Garbled, vec![say("220 \x1b[2Jx"), Step::Hold]),
        kind("a greeting of IMAP", SUBMISSION, Code::WrongProtocol, vec![say("* OK IMAP4rev1"), Step::Hold]),
        kind("a greeting of SSH", PLAIN, Code::WrongProtocol, vec![say("SSH-2.0-OpenSSH_9.2"), Step::Hold]),
        kind("a web server", PLAIN, Code::WrongProtocol, vec![say("HTTP/1.1 400 Bad Request"), Step::Close]),
        kind("421 at the door", SUBMISSION, Code::ServerBusy, vec![say("421 4.3.2 busy"), Step::Close]),
        kind(
            "554 in several lines",
            SUBMISSION,
            Code::ServerRefused,
            vec![say("554-go\r\n554-far\r\n554 away"), expect("")],
        ),
        kind("codes that change within a reply", SUBMISSION, Code::Garbled, vec![say("220-x\r\n554 y"), Step::Hold]),
        kind("a number that is no code", SUBMISSION, Code::Garbled, vec![say("999 x"), Step::Hold]),
    ]
}

/// In the middle of TLS.
fn in_the_handshake(play: &Play) -> Vec<Kind> {
    let host = "pop.pop.test";
    vec![
        kind("half a TLS record", POP, Code::TimedOut, vec![bytes(&[22, 3, 3, 1, 0, 2, 0, 0]), Step::Hold]),
        kind("half a TLS record, then the end", POP, Code::ClosedEarly, vec![bytes(&[22, 3, 3, 1, 0, 2]), Step::Close]),
        kind(
            "a TLS record of the largest size with noise",
            POP,
            Code::TlsFailed,
            vec![bytes(&noise_record()), Step::Hold],
        ),
        kind("TLS records without end", POP, Code::TlsFailed, vec![Step::Flood([22, 3, 3, 0, 4, 1, 0, 0, 0].to_vec())]),
        kind("TLS 1.0 only", POP, Code::TlsTooOld, vec![bytes(&[21, 3, 1, 0, 2, 2, 40]), Step::Hold]),
        kind("an alert at once", POP, Code::TlsFailed, vec![bytes(&[21, 3, 3, 0, 2, 2, 80]), Step::Hold]),
        kind("no TLS where it should be", POP, Code::TlsNotSpoken, vec![say("+OK ready"), Step::Hold]),
        kind("an expired certificate", POP, Code::CertificateExpired, vec![play.tls(host, CertificateKind::Expired)]),
        kind("a wrong name", POP, Code::CertificateWrongName, vec![play.tls(host, CertificateKind::WrongName)]),
        kind(
            "a chain with a hole",
            POP,
            Code::CertificateChainIncomplete,
            vec![play.tls(host, CertificateKind::MissingIntermediate)],
        ),
        kind(
            "a certificate of tomorrow",
            POP,
            Code::CertificateNotYetValid,
            vec![play.tls(host, CertificateKind::NotYetValid)],
        ),
        kind(
            "a certificate with two thousand names",
            POP,
            Code::Ok,
            after(Step::StartTls(play.authority.issue_huge(host).server_config()), pop3()),
        ),
    ]
}

/// After the greeting.
fn in_conversation(play: &Play) -> Vec<Kind> {
    let tls = || play.tls("smtp.smtp.test", CertificateKind::Good);
    vec![
        kind("close after the greeting", SUBMISSION, Code::ClosedEarly, vec![say("220 x"), Step::Close]),
        kind("RST after the greeting", SUBMISSION, Code::ClosedEarly, greeted(vec![Step::Reset])),
        kind("silence after the greeting", SUBMISSION, Code::TimedOut, greeted(vec![Step::Hold])),
        kind("a huge list", SUBMISSION, Code::TooMuchData, greeted(vec![Step::Flood(b"250-X-EXTENSION\r\n".to_vec())])),
        kind(
            "a list whose lines are endless",
            SUBMISSION,
            Code::TooMuchData,
            greeted(vec![Step::Flood(b"250-XXXXXXXX".to_vec())]),
        ),
        kind(
            "a continuation that never ends",
            SUBMISSION,
            Code::TimedOut,
            greeted(drip(b"250-x\r\n", Duration::from_millis(40))),
        ),
        kind(
            "451 in several lines",
            SUBMISSION,
            Code::ServerBusy,
            greeted(vec![say("451-not\r\n451 now"), expect("QUIT")]),
        ),
        kind("503 to EHLO", SUBMISSION, Code::ServerRefused, greeted(vec![say("503 no"), expect("QUIT")])),
        kind(
            "STARTTLS not on offer",
            SUBMISSION,
            Code::StarttlsNotOffered,
            greeted(vec![say("250 x"), expect("QUIT")]),
        ),
        kind("454 to STARTTLS", SUBMISSION, Code::StarttlsRefused, offered(vec![say("454 no"), expect("QUIT")])),
        kind(
            "injected bytes at the switch",
            SUBMISSION,
            Code::StarttlsInjection,
            offered(vec![say("220 go\r\n250 AUTH PLAIN"), expect("")]),
        ),
        kind("silence at the switch", SUBMISSION, Code::TimedOut, offered(vec![Step::Hold])),
        kind(
            "RST at the switch",
            SUBMISSION,
            Code::ClosedEarly,
            offered(vec![say("220 go"), Step::Wait(Duration::from_millis(50)), Step::Reset]),
        ),
        kind(
            "plain text after the switch",
            SUBMISSION,
            Code::TlsNotSpoken,
            offered(vec![say("220 go"), Step::Wait(Duration::from_millis(100)), say("250 hello"), Step::Hold]),
        ),
        kind("a cut inside TLS", SUBMISSION, Code::ClosedEarly, offered(vec![say("220 go"), tls(), Step::Cut])),
        kind(
            "another protocol inside TLS",
            POP,
            Code::WrongProtocol,
            after(play.tls("pop.pop.test", CertificateKind::Good), vec![say("220 mx ESMTP"), Step::Hold]),
        ),
        kind(
            "a list without end inside TLS",
            POP,
            Code::TooMuchData,
            after(
                play.tls("pop.pop.test", CertificateKind::Good),
                vec![say("+OK"), expect("CAPA"), say("+OK"), Step::Flood(b"TOP\r\n".to_vec())],
            ),
        ),
        kind(
            "nobody may sign in",
            PLAIN,
            Code::LoginNotOffered,
            vec![say("+OK"), expect("CAPA"), say("+OK\r\nTOP\r\n."), expect("QUIT")],
        ),
    ]
}

/// A handshake record of the most bytes that there may be, all of them meaningless (RFC 8446, section 5.1).
fn noise_record() -> Vec<u8> {
    let mut record = vec![22, 3, 3, 0x40, 0];
    record.extend([0xa5; 0x4000]);
    record
}

async fn check(play: &Play, domain: &str, script: Vec<Step>) -> (Service, Duration) {
    let server = start(script);
    let host = match domain {
        SUBMISSION => "smtp.smtp.test:587",
        PLAIN => "pop.plain.test:110",
        _ => "pop.pop.test:995",
    };
    let mut options = play.options.clone();
    options.redirects.push(format!("{host}:{}", server.address()).parse().unwrap());
    let began = Instant::now();
    let service = play.check_one_with(options, domain).await;
    (service, began.elapsed())
}

/// The most time that a check may take here: all stages together, the good-bye, and a busy machine's share.
const DEADLINE: Duration = Duration::from_secs(6);

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_malice_has_its_reason_and_ends_in_time() {
    let play = std::sync::Arc::new(Play::new().hurried());
    let kinds: Vec<Kind> =
        [at_the_door(), in_the_handshake(&play), in_conversation(&play)].into_iter().flatten().collect();
    assert!(kinds.len() >= 50, "{}", kinds.len());
    let mut names: Vec<&str> = kinds.iter().map(|kind| kind.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), kinds.len(), "each is told apart");
    let mut checks = JoinSet::new();
    for Kind { name, domain, script, code } in kinds {
        let play = std::sync::Arc::clone(&play);
        checks.spawn(async move {
            let (service, took) = check(&play, domain, script).await;
            let is_right = service.code == code && (service.verdict == Verdict::Ok) == (code == Code::Ok);
            let mut wrong = Vec::new();
            if !is_right {
                wrong.push(format!("{name}: {} instead of {}: {service:?}", service.code.id(), code.id()));
            }
            if took > DEADLINE {
                wrong.push(format!("{name}: took {took:?}"));
            }
            wrong
        });
    }
    let wrong: Vec<String> = checks.join_all().await.into_iter().flatten().collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A port on which nobody listens is no malice, and the fastest answer of all.
#[tokio::test]
async fn nobody_at_home() {
    let play = Play::new();
    let mut options = play.options.clone();
    options.redirects.push(format!("pop.pop.test:995:127.0.0.1:{}", free_port().unwrap()).parse().unwrap());
    let began = Instant::now();
    assert_eq!(play.check_one_with(options, POP).await.code, Code::Refused);
    assert!(began.elapsed() < Duration::from_secs(1));
}
