//! The fakes, and the program with them: nothing but this crate is needed.

#![allow(clippy::unwrap_used, reason = "these are tests")]

mod talk;

use std::{
    path::Path,
    process::{Command, Output, Stdio},
};

use mailsteps_stage::{Engine, Fault};

#[test]
fn every_server_answers() {
    let stage = talk::stage(Engine::Fake, &[]);
    assert_eq!(stage.engine(), "fakes");
    talk::check_all_answer(&stage);
}

#[test]
fn certificate_faults_are_found() {
    talk::check_certificate_fault(Engine::Fake, Fault::Expired, "certificate expired");
    talk::check_certificate_fault(Engine::Fake, Fault::WrongName, "not valid for name");
    talk::check_certificate_fault(Engine::Fake, Fault::Untrusted, "UnknownIssuer");
}

#[test]
fn other_faults_are_as_they_say() {
    talk::check_other_faults(Engine::Fake);
}

#[test]
fn stopped_servers_refuse_and_come_back() {
    talk::check_stop_and_restart(Engine::Fake);
}

#[test]
fn the_directory_goes_with_the_stage() {
    let stage = talk::stage(Engine::Fake, &[]);
    let directory = stage.directory().to_owned();
    assert!(stage.ca_file().starts_with(&directory));
    drop(stage);
    assert!(!directory.exists());
}

#[test]
fn the_program_says_one_line_and_ends_with_its_input() {
    let output = program(&["--engine", "fake", "--fault", "smtp=expired", "--fault", "imap=down"]);
    assert!(output.status.success(), "{output:?}");
    let line = String::from_utf8(output.stdout).unwrap();
    assert_eq!(line.lines().count(), 1, "{line}");
    let ready: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!(ready["engine"], "fakes");
    assert_eq!(ready["faults"], serde_json::json!(["imap=down", "smtp=expired"]));
    let connect_to = ready["connect_to"].as_array().unwrap();
    assert_eq!(connect_to.len(), 5);
    assert!(connect_to[0].as_str().unwrap().starts_with("pop.centurylink.net:995:127.0.0.1:"), "{connect_to:?}");
    assert!(!Path::new(ready["ca_file"].as_str().unwrap()).exists(), "it cleans up");
}

#[test]
fn the_program_refuses_in_one_line() {
    check_refused(&["--fault", "smtp=old"], "is not a fault; there are expired, ends-soon, wrong-name");
    check_refused(&["--fault", "http=down"], "is not a service; there are pop3, imap, smtp");
    check_refused(&["--engine", "steam"], "is not an engine; there are auto, real, fake");
    check_refused(&["--port", "25"], "unexpected argument '--port'");
}

fn check_refused(arguments: &[&str], reason: &str) {
    let output = program(arguments);
    assert_eq!(output.status.code(), Some(1));
    let line = String::from_utf8(output.stderr).unwrap();
    assert!(line.starts_with("mailsteps-stage: ") && line.contains(reason), "{line}");
    assert_eq!(line.lines().count(), 1, "{line}");
}

fn program(arguments: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_mailsteps-stage"));
    program.args(arguments).stdin(Stdio::null()).output().unwrap()
}
