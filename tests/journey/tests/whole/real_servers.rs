//! `mailsteps probe` against Dovecot and Postfix, sound and broken.

use std::process::Command;

use mailsteps_journey::server_program;
use mailsteps_probe::report::{Outcome, Report, StageName, Verdict};
use mailsteps_stage::{Engine, Fault, Protocol, Service, Stage};

/// The report, after the exit status was held to it.
fn probe(stage: &Stage) -> Report {
    let mut command = Command::new(server_program());
    command.args(["probe", "q.com", "--json", "--ca-file"]).arg(stage.ca_file());
    command.args(stage.connect_to().iter().flat_map(|place| ["--connect-to", place]));
    let output = command.output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let report: Report = serde_json::from_str(&text)
        .unwrap_or_else(|error| panic!("{error}: {text}{}", String::from_utf8_lossy(&output.stderr)));
    let is_sound = report.services.iter().all(|service| service.verdict == Verdict::Ok);
    assert_eq!(output.status.code(), Some(i32::from(!is_sound)));
    report
}

/// `pop3 ok, imap refused` and so on.
fn codes(report: &Report) -> String {
    let codes = report
        .services
        .iter()
        .map(|service| format!("{} {}", service.protocol.name().to_lowercase(), service.code.id()));
    codes.collect::<Vec<_>>().join(", ")
}

/// What differs from run to run or from one release of Dovecot or Postfix to the next, replaced by words.
fn redact(mut report: Report) -> Report {
    assert!(report.checked_at.ends_with('Z'), "{}", report.checked_at);
    report.checked_at = "(time)".to_owned();
    for stage in report.services.iter_mut().flat_map(|service| &mut service.stages) {
        assert!(stage.duration_ms < 10_000, "{stage:?}");
        stage.duration_ms = u64::from(stage.outcome != Outcome::Skipped);
        for address in &mut stage.facts.addresses {
            if let Some((ip, _)) = address.rsplit_once(':') {
                *address = format!("{ip}:(port)");
            }
        }
        if let Some(banner) = &mut stage.facts.banner {
            // IMAP servers may list there what they can do.
            *banner = banner.replace(" (Debian)", "").split(" [CAPABILITY").next().unwrap_or_default().to_owned();
        }
        for attempt in &mut stage.facts.attempts {
            attempt.address = "(address)".to_owned();
            attempt.duration_ms = 1;
        }
        if let Some(certificate) = &mut stage.facts.certificate {
            certificate.issuer = "(issuer)".to_owned();
            certificate.not_before = "(time)".to_owned();
            certificate.not_after = "(time)".to_owned();
        }
        if stage.stage == StageName::Capabilities {
            let kept = ["UIDL", "SASL PLAIN", "IMAP4rev1", "AUTH=PLAIN", "AUTH PLAIN", "SIZE"];
            stage.facts.capabilities.retain(|line| kept.iter().any(|kept| line.starts_with(kept)));
        }
    }
    report
}

#[test]
fn sound_servers() {
    let stage = Stage::start(Engine::Real, &Service::centurylink(), &[]).unwrap();
    let report = probe(&stage);
    assert_eq!(codes(&report), "pop3 ok, imap ok, smtp ok");
    insta::assert_json_snapshot!(redact(report));
}

#[test]
fn every_fault_of_every_server_has_its_code() {
    let mut stage = Stage::start(Engine::Real, &Service::centurylink(), &[]).unwrap();
    let protocols = [Protocol::Pop3, Protocol::Imap, Protocol::Smtp];
    for (fault, code) in [
        (Fault::Expired, "certificate_expired"),
        (Fault::WrongName, "certificate_wrong_name"),
        (Fault::Untrusted, "certificate_untrusted"),
        (Fault::Down, "refused"),
        (Fault::Silent, "timed_out"),
    ] {
        for protocol in protocols {
            stage.set_fault(protocol, Some(fault)).unwrap();
        }
        let report = probe(&stage);
        assert_eq!(codes(&report), format!("pop3 {code}, imap {code}, smtp {code}"), "{fault}");
        assert!(report.services.iter().all(|service| service.verdict == Verdict::Failed), "{fault}");
    }
    for protocol in protocols {
        stage.set_fault(protocol, None).unwrap();
    }
    assert_eq!(codes(&probe(&stage)), "pop3 ok, imap ok, smtp ok");
}

#[test]
fn one_broken_server_leaves_the_others_sound() {
    let mut stage = Stage::start(Engine::Real, &Service::centurylink(), &[]).unwrap();
    for (protocol, fault, expected) in [
        (Protocol::Pop3, Fault::Expired, "pop3 certificate_expired, imap ok, smtp ok"),
        (Protocol::Imap, Fault::WrongName, "pop3 ok, imap certificate_wrong_name, smtp ok"),
        (Protocol::Smtp, Fault::Down, "pop3 ok, imap ok, smtp refused"),
    ] {
        stage.set_fault(protocol, Some(fault)).unwrap();
        assert_eq!(codes(&probe(&stage)), expected);
        stage.set_fault(protocol, None).unwrap();
    }
}
