//! The program as its users call it.

use std::{
    fs,
    io::BufRead,
    process::{Command, Output},
};

use mailsteps_probe::report::Report;
use mailsteps_stage::{CertificateKind, Dns, DnsAnswer, Step};

use crate::{
    play::{Play, after, pop3, settings_folder, start},
    served::{serve, text},
};

pub fn mailsteps(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mailsteps"));
    command.args(args);
    command
}

fn run(args: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } = mailsteps(args).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

pub fn settings() -> String {
    settings_folder().display().to_string()
}

#[test]
fn probe_says_what_it_found_and_exits_accordingly() {
    let play = Play::new();
    let pop = start(after(play.tls("pop.pop.test", CertificateKind::Good), pop3()));
    let (ca_file, connect_to) = (play.ca_file().display().to_string(), format!("pop.pop.test:995:{}", pop.address()));
    let args = ["probe", "POP.test", "--settings", &settings(), "--ca-file", &ca_file, "--connect-to", &connect_to];
    let (code, out, err) = run(&args);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(out.starts_with("OK - pop.test: POP3 is well (stand-ins answered for some servers)\n\n"), "{out}");
    assert!(out.contains("\nPOP3 pop.pop.test:995 (SSL/TLS, recommended): ok\n"), "{out}");
    let (code, out, _) = run(&[&args[..], &["--json"]].concat());
    let report: Report = serde_json::from_str(&out).unwrap();
    assert_eq!((code, report.domain.as_str(), report.stand_ins), (0, "pop.test", true));
    // Without the authority's certificate the same server is not to be trusted.
    let untrusting = ["probe", "pop.test", "--settings", &settings(), "--connect-to", &connect_to];
    let (code, out, _) = run(&untrusting);
    assert_eq!(code, 1);
    assert!(out.contains("failed: certificate_untrusted"), "{out}");
    assert!(out.starts_with("CRITICAL - pop.test: POP3 pop.pop.test:995 certificate_untrusted ("), "{out}");
    let (code, out, _) = run(&[&untrusting[..], &["--nagios"]].concat());
    assert_eq!((code, out.lines().count()), (2, 1), "{out}");
}

#[test]
fn probe_for_monitoring_says_one_line() {
    let pop = start(pop3());
    let connect_to = format!("pop.plain.test:110:{}", pop.address());
    let (code, out, err) =
        run(&["probe", "plain.test", "--nagios", "--settings", &settings(), "--connect-to", &connect_to]);
    assert_eq!((code, err.as_str()), (1, ""), "{out}");
    let (line, times) = out.trim_end().split_once(" | ").unwrap();
    assert!(line.starts_with("WARNING - plain.test: POP3 pop.plain.test:110 works with a drawback ("), "{line}");
    assert!(times.starts_with("pop3_pop.plain.test_110=") && times.ends_with("ms;;;0"), "{times}");
    let (code, out, _) = run(&["probe", "plian.test", "--nagios", "--settings", &settings()]);
    assert_eq!(code, 3);
    assert_eq!(out, "UNKNOWN - plian.test is not in the settings data; did you mean plain.test?\n");
}

#[test]
fn probe_of_every_server_counts_the_recommended_ones() {
    let play = Play::new();
    let pop = start(after(play.tls("pop.many.test", CertificateKind::Good), pop3()));
    let nobody = Dns::start([("x.test", DnsAnswer::NoSuchName)]).unwrap();
    let (ca_file, dns) = (play.ca_file().display().to_string(), nobody.address().to_string());
    let connect_to = format!("pop.many.test:995:{}", pop.address());
    let settings = settings();
    let args = ["probe", "many.test", "--settings", &settings, "--ca-file", &ca_file, "--connect-to", &connect_to];
    let all = [&args[..], &["--dns", &dns, "--include", "alternatives"]].concat();
    let (code, out, _) = run(&[&all[..], &["--protocol", "pop3,imap"]].concat());
    assert_eq!(code, 0, "{out}");
    assert!(out.contains("\nIMAP imap.many.test:993 (SSL/TLS, unconfirmed): failed: name_not_found\n"), "{out}");
    assert!(out.contains("\nPOP3 old.many.test:110 (no encryption, outdated): failed: name_not_found\n"), "{out}");
    assert!(!out.contains("SMTP"), "{out}");
    // Where no server is recommended, what there is counts.
    let (code, out, _) = run(&[&all[..], &["--protocol", "imap", "--json"]].concat());
    let report: Report = serde_json::from_str(&out).unwrap();
    assert_eq!((code, report.services.len()), (1, 1));
}

#[track_caller]
pub fn fails(args: &[&str], code: i32, words: &str) {
    let (really, out, err) = run(args);
    assert_eq!(really, code, "{out}{err}");
    assert!(err.contains(words), "{words:?} is not in {err:?}");
}

#[test]
fn mistakes_are_told_in_one_line() {
    let settings = settings();
    let with = |args: &[&str], code, words: &str| {
        fails(&[args, &["--settings", &settings]].concat(), code, words);
        let (_, _, err) = run(&[args, &["--settings", &settings]].concat());
        assert_eq!(err.lines().count(), 1, "{err}");
    };
    with(&["probe", "plian.test"], 2, "did you mean plain.test?");
    with(&["probe", "example.com"], 2, "example.com is not in the settings data");
    with(&["probe", "plain"], 2, "no domain");
    with(&["probe", "plain.test", "--protocol", "smtp,imap"], 2, "no IMAP or SMTP server for plain.test");
    with(&["probe", "pop.test", "--ca-file", "no-such-file"], 2, "no-such-file");
    with(&["serve", "--site", "no-such-folder"], 2, "cargo xtask build");
    fails(&["probe", "pop.test", "--settings", "no-such-folder"], 2, "no-such-folder/sources.json: No such file");
    fails(&["probe", "pop.test", "--connect-to", "nonsense"], 2, "is not HOST:PORT:ADDRESS:PORT");
    fails(&["probe"], 2, "Usage");
    fails(&["probe", "q.com", "--protocol", "pop"], 2, "\"pop\" is not known; known: pop3, imap, smtp");
    fails(&["probe", "q.com", "--include", "all"], 2, "\"all\" is not known; known: alternatives");
}

#[test]
fn a_bad_data_file_is_named() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("providers")).unwrap();
    fs::copy(settings_folder().join("sources.json"), folder.path().join("sources.json")).unwrap();
    fs::write(folder.path().join("providers/bad.json"), r#"{ "name": 3 }"#).unwrap();
    let folder = folder.path().display().to_string();
    fails(&["probe", "pop.test", "--settings", &folder], 2, "providers/bad.json: invalid type: integer `3`");
}

#[test]
fn serve_answers_where_it_says_and_ends_when_told() {
    let served = serve(&[]);
    let answer = text(served.ask("/api/v1/probe/jane@plain.test"));
    assert!(answer.starts_with("HTTP/1.1 400 Bad Request\r\n"), "{answer}");

    fails(
        &["serve", "--listen", &served.address, "--settings", &settings()],
        1,
        "is in use: stop the other program or choose another with --listen 127.0.0.1:",
    );

    let log = served.end();
    assert!(!log.contains("jane") && !log.contains("plain.test") && !log.contains("127.0.0.1"), "{log}");
}

#[test]
fn serve_tells_of_a_check_as_it_goes_on() {
    let pop = start(vec![Step::say("+OK well"), Step::Hold]);
    let connect_to = format!("pop.plain.test:110:{}", pop.address());
    let served = serve(&["--connect-to", &connect_to, "--cache-seconds", "0"]);
    let mut events = served.ask("/api/v1/probe/plain.test/events?protocol=pop3");
    assert!(text(served.ask("/api/v1/probe/plain.test/events?reader=jane")).starts_with("HTTP/1.1 400 "));
    let mut line = String::new();
    while !line.contains("\"greeting\"") {
        line.clear();
        assert!(events.read_line(&mut line).unwrap() > 0, "the stage comes while the server waits for its end");
    }
    let report = served.ask("/api/v1/probe/plain.test");
    assert_eq!(pop.connections(), 1);
    drop(pop);
    assert!(text(events).contains("event: report\nid: report\ndata: {\"age_seconds\":0,"));
    assert!(text(report).contains("cache-control: no-store\r\n"));
    let log = served.end();
    assert!(log.contains("code=\"closed_early\"") && !log.contains("jane") && !log.contains("127.0.0.1"), "{log}");
}

#[test]
fn validate_counts_what_it_finds() {
    let sources = settings_folder().join("sources.json").display().to_string();
    let (code, out, _) = run(&["validate", &sources]);
    assert_eq!((code, out.lines().last()), (0, Some("0 findings in 1 file")), "{out}");

    // A folder is checked as a whole: this one names no mail program.
    let (code, out, _) = run(&["validate", &settings_folder().display().to_string()]);
    assert_eq!(code, 1, "{out}");
    assert!(out.contains("there is no mail program in the data") && out.ends_with(" in 2 files\n"), "{out}");

    let folder = tempfile::tempdir().unwrap();
    let bad = folder.path().join("bad.json").display().to_string();
    fs::write(&bad, r#"{ "groups": [] }"#).unwrap();
    let (code, out, _) = run(&["validate", &bad, &sources]);
    assert_eq!(code, 1);
    assert!(out.starts_with(&format!("{bad}: ")) && out.contains(" findings in 2 files\n"), "{out}");

    let (code, out, _) = run(&["validate", &bad, "no-such-file.json"]);
    assert_eq!(code, 2);
    assert!(out.contains("no-such-file.json: No such file") && out.ends_with(", 1 file not readable\n"), "{out}");
}

#[test]
fn diagnose_gives_the_plan_of_the_page() {
    let message = "Login to server pop.centurylink.net with username jane@q.com failed.";
    let (code, out, _) = run(&["diagnose", "--domain", "q.com", "--program", "thunderbird", message]);
    assert_eq!(code, 0, "{out}");
    assert!(out.contains("(login-refused)") || out.contains(", login-refused)"), "{out}");
    assert!(out.contains("does webmail take the same password") && !out.contains(['{', '}']), "{out}");
    assert!(
        out.contains("\n  Look at: the user name for incoming mail. It should be your whole e-mail address\n"),
        "{out}"
    );

    let (code, out, _) = run(&["diagnose", "--json", "535", "5.7.8", "authentication failed"]);
    assert_eq!(code, 0, "{out}");
    let answer: serde_json::Value = serde_json::from_str(&out).unwrap();
    let first = &answer["causes"][0];
    assert!(first["id"].is_string() && first["confidence"].is_u64() && first["title"].is_string(), "{out}");
    let plan = first["plan"].as_array().unwrap();
    assert!((1..=5).contains(&plan.len()), "{out}");
    assert!(plan.iter().all(|one| ["do", "helped", "otherwise"].iter().all(|key| one[key].is_string())), "{out}");

    let (code, out, _) = run(&["diagnose", "how do I bake bread with yeast"]);
    assert!(code == 1 && out.starts_with("Nothing is known of this."), "{out}");
    let (code, out, _) = run(&["diagnose", "--json", "how do I bake bread with yeast"]);
    assert_eq!((code, serde_json::from_str(&out).ok()), (1, Some(serde_json::json!({ "causes": [] }))));
}

#[test]
fn diagnose_names_the_one_setting_to_look_at() {
    let causes = |args: &[&str]| {
        let (code, out, _) = run(&[&["diagnose", "--json"], args, &["I cannot send mail"]].concat());
        assert_eq!(code, 0, "{out}");
        serde_json::from_str::<serde_json::Value>(&out).unwrap()["causes"].clone()
    };
    let sign_in = |causes: &serde_json::Value| {
        let is_it = |cause: &&serde_json::Value| cause["id"] == "outgoing-login-missing";
        causes.as_array().unwrap().iter().find(is_it).unwrap()["setting"].clone()
    };
    let name = "the kind of sign-in for outgoing mail";
    let known = sign_in(&causes(&["--domain", "q.com", "--program", "thunderbird"]));
    assert_eq!(known, serde_json::json!({ "name": name, "value": "Normal password" }));
    let unknown = causes(&[]);
    assert_eq!(sign_in(&unknown), serde_json::json!({ "name": name }));
    let without = |cause: &serde_json::Value| cause["id"].is_string() && cause.get("setting").is_none();
    assert!(unknown.as_array().unwrap().iter().any(without), "a cause without a setting has no such field: {unknown}");
    let refused = ["diagnose", "Login to server pop.centurylink.net with username jane@q.com failed."];
    let (_, out, _) = run(&refused);
    assert!(out.contains("\n  Look at: the user name for incoming mail\n"), "{out}");
}

#[test]
fn diagnose_takes_a_report_into_account_and_says_what_is_wrong_with_a_question() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.json").display().to_string();
    let service = |protocol: &str, verdict: &str, code: &str| {
        serde_json::json!({
            "protocol": protocol, "host": "mail.centurylink.net", "port": 993, "security": "tls",
            "status": "recommended", "verdict": verdict, "code": code, "stages": [], "warnings": []
        })
    };
    let report = serde_json::json!({
        "domain": "q.com", "checked_at": "2026-11-21T10:00:00Z",
        "services": [service("imap", "failed", "timed_out"), service("smtp", "ok", "ok")]
    });
    fs::write(&path, report.to_string()).unwrap();
    fails(
        &["diagnose", "--domain", "qwest.net", "--report", &path, "x"],
        2,
        "the report is about q.com, not qwest.net",
    );
    fails(&["diagnose", " "], 2, "the text is empty");
    let (code, out, _) = run(&["diagnose", "--report", &path, "I cannot receive mail"]);
    assert!(code == 0 && out.contains("server-incoming-down)"), "{out}");
    let first = out.lines().find(|line| line.contains(" of 100, ")).unwrap();
    assert!(first.contains("server-incoming-down"), "{out}");

    fs::write(&path, "<html>").unwrap();
    fails(&["diagnose", "--report", &path, "x"], 2, "is no report: ");
    fails(&["diagnose", "--report", "no-such-file.json", "x"], 2, "No such file");
    fails(&["diagnose", "--domain", "gmail.com", "x"], 2, "gmail.com is not in the settings data");
    fails(&["diagnose", "--program", "eudora", "x"], 2, "known are outlook-new, ");
    let settings = settings();
    fails(&["diagnose", "--settings", &settings, "x"], 2, "has no symptoms.json");
}
