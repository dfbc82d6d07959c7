//! The program as its users call it.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Output, Stdio},
};

use mailsteps_probe::report::Report;
use mailsteps_stage::CertificateKind;

use crate::play::{Play, after, pop3, settings_folder, start};

fn mailsteps(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mailsteps"));
    command.args(args);
    command
}

fn run(args: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } = mailsteps(args).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

fn settings() -> String {
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
    assert!(out.contains("\nPOP3 pop.pop.test:995 (SSL/TLS, recommended): ok\n"), "{out}");
    let (code, out, _) = run(&[&args[..], &["--json"]].concat());
    let report: Report = serde_json::from_str(&out).unwrap();
    assert_eq!((code, report.domain.as_str(), report.stand_ins), (0, "pop.test", true));
    // Without the authority's certificate the same server is not to be trusted.
    let untrusting = ["probe", "pop.test", "--settings", &settings(), "--connect-to", &connect_to];
    let (code, out, _) = run(&untrusting);
    assert_eq!(code, 1);
    assert!(out.contains("failed: certificate_untrusted"), "{out}");
}

#[track_caller]
fn fails(args: &[&str], code: i32, words: &str) {
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
    with(&["probe", "pop.test", "--ca-file", "no-such-file"], 2, "no-such-file");
    with(&["serve", "--site", "no-such-folder"], 2, "cargo xtask build");
    fails(&["probe", "pop.test", "--settings", "no-such-folder"], 2, "no-such-folder/sources.json: No such file");
    fails(&["probe", "pop.test", "--connect-to", "nonsense"], 2, "is not HOST:PORT:ADDRESS:PORT");
    fails(&["probe"], 2, "Usage");
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

/// A server that ends with the test.
struct Served {
    child: Child,
    address: String,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn serve() -> Served {
    let mut command = mailsteps(&["serve", "--listen", "127.0.0.1:0", "--settings", &settings()]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    let address = line.trim().strip_prefix("Listening on http://").unwrap().trim_end_matches('/').to_owned();
    Served { child, address }
}

#[test]
fn serve_answers_where_it_says_and_ends_when_told() {
    let mut served = serve();
    let mut stream = TcpStream::connect(&served.address).unwrap();
    stream.write_all(b"GET /api/v1/probe/jane@plain.test HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 400 Bad Request\r\n"), "{answer}");

    fails(
        &["serve", "--listen", &served.address, "--settings", &settings()],
        1,
        "is in use: stop the other program or choose another with --listen 127.0.0.1:",
    );

    let killed = Command::new("kill").args(["-TERM", &served.child.id().to_string()]).status().unwrap();
    assert!(killed.success() && served.child.wait().unwrap().success());
    let mut log = String::new();
    served.child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
    assert!(!log.contains("jane") && !log.contains("plain.test") && !log.contains("127.0.0.1"), "{log}");
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
