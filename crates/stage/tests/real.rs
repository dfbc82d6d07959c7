//! Dovecot and Postfix. Where they are missing, or root is, these tests fail and say what to do: a test that is
//! skipped in silence proves nothing.

#![allow(clippy::unwrap_used, reason = "these are tests")]

mod talk;

use std::{
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use mailsteps_stage::{Engine, Fault, Protocol};

#[test]
fn every_server_answers() {
    let stage = talk::stage(Engine::Real, &[]);
    assert_eq!(stage.engine(), "dovecot and postfix");
    talk::check_all_answer(&stage);
}

#[test]
fn certificate_faults_are_found() {
    talk::check_certificate_fault(Engine::Real, Fault::Expired, "certificate expired");
    talk::check_certificate_fault(Engine::Real, Fault::WrongName, "not valid for name");
    talk::check_certificate_fault(Engine::Real, Fault::Untrusted, "UnknownIssuer");
}

#[test]
fn other_faults_are_as_they_say() {
    talk::check_other_faults(Engine::Real);
}

#[test]
fn stopped_servers_refuse_and_come_back() {
    talk::check_stop_and_restart(Engine::Real);
}

#[test]
fn no_mail_is_taken() {
    let stage = talk::stage(Engine::Real, &[]);
    let service = talk::service(Protocol::Smtp);
    let mut client = talk::Client::connect(talk::address(&stage, &service)).unwrap();
    client.expect("220");
    client.ehlo();
    client.say("STARTTLS");
    client.expect("220");
    let mut client = client.start_tls(&service.host, stage.authority()).unwrap();
    client.ehlo();
    // The user jane@q.com with the password x, who may log in, and yet send nothing.
    assert!(client.ask("AUTH PLAIN AGphbmVAcS5jb20AeA==").starts_with("235"));
    assert!(client.ask("MAIL FROM:<jane@q.com>").starts_with("250"));
    assert!(client.ask("RCPT TO:<jane@q.com>").starts_with("554"));
}

#[test]
fn nothing_is_left_when_the_stage_is_dropped() {
    let stage = talk::stage(Engine::Real, &[]);
    talk::check_all_answer(&stage);
    let directory = stage.directory().to_owned();
    let running = processes(&directory);
    assert!(running.len() > 15, "the count itself does not work: {running:?}");
    drop(stage);
    assert_eq!(processes(&directory), Vec::<String>::new());
    assert!(!directory.exists());
}

#[test]
fn nothing_is_left_after_a_panic() {
    let (send, receive) = std::sync::mpsc::channel();
    let panicking = thread::spawn(move || {
        let stage = talk::stage(Engine::Real, &[]);
        send.send(stage.directory().to_owned()).unwrap();
        panic!("on purpose");
    });
    assert!(panicking.join().is_err());
    let directory = receive.recv().unwrap();
    assert_eq!(processes(&directory), Vec::<String>::new());
    assert!(!directory.exists());
}

#[test]
fn the_program_cleans_up_when_it_is_terminated() {
    let (mut program, directory) = start_program();
    assert!(processes(&directory).len() > 15);
    signal(&program, "TERM");
    assert!(program.wait().unwrap().success());
    assert_eq!(processes(&directory), Vec::<String>::new());
    assert!(!directory.exists());
}

#[test]
fn the_servers_end_even_when_the_program_is_killed() {
    let (mut program, directory) = start_program();
    assert!(processes(&directory).len() > 15);
    signal(&program, "KILL");
    program.wait().unwrap();
    let began = Instant::now();
    while !processes(&directory).is_empty() {
        assert!(began.elapsed() < Duration::from_secs(5), "left behind: {:?}", processes(&directory));
        thread::sleep(Duration::from_millis(10));
    }
    // Only the directory stays: nobody was left to remove it.
    fs::remove_dir_all(directory).unwrap();
}

/// The program, and the directory of its stage. Its input stays open as long as the child is not dropped.
fn start_program() -> (Child, PathBuf) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_mailsteps-stage"))
        .args(["--engine", "real"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(program.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let ready: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!(ready["engine"], "dovecot and postfix");
    let ca_file = PathBuf::from(ready["ca_file"].as_str().unwrap());
    (program, ca_file.parent().unwrap().to_owned())
}

fn signal(program: &Child, name: &str) {
    let status = Command::new("kill").args(["-s", name, &program.id().to_string()]).status().unwrap();
    assert!(status.success());
}

/// The processes that have anything to do with the directory: in their arguments, as working or root directory, or as
/// an open file.
fn processes(directory: &Path) -> Vec<String> {
    let directory = directory.to_str().unwrap();
    let mut found = Vec::new();
    for process in fs::read_dir("/proc").unwrap().flatten().map(|entry| entry.path()) {
        let name = fs::read_to_string(process.join("comm")).unwrap_or_default();
        let arguments = fs::read(process.join("cmdline")).unwrap_or_default();
        let files = fs::read_dir(process.join("fd")).into_iter().flatten().flatten().map(|entry| entry.path());
        let touches = [process.join("cwd"), process.join("root")]
            .into_iter()
            .chain(files)
            .any(|link| fs::read_link(link).is_ok_and(|target| target.to_string_lossy().contains(directory)));
        if touches || String::from_utf8_lossy(&arguments).contains(directory) {
            found.push(format!("{} {}", process.display(), name.trim()));
        }
    }
    found
}
