//! As with `mailsteps … | head`: the other end of the pipe is closed before anything is written.

use std::{
    io::{PipeWriter, pipe},
    net::{TcpListener, TcpStream},
    process::{Command, Output, Stdio},
    time::{Duration, Instant},
};

use crate::{
    command_line::{mailsteps, settings},
    play::settings_folder,
    served::{send, text},
};

/// A pipe that nobody reads.
fn broken() -> PipeWriter {
    pipe().unwrap().1
}

#[test]
fn a_reader_that_has_read_enough_is_no_mistake() {
    let (data, refused) = (settings(), "pop.plain.test:110:127.0.0.1:1");
    let sources = settings_folder().join("sources.json").display().to_string();
    let probe = ["probe", "plain.test", "--settings", &data, "--connect-to", refused];
    for (args, code) in [
        (&["--help"][..], 0),
        (&["diagnose", "I cannot send mail"], 0),
        (&["diagnose", "--json", "I cannot send mail"], 0),
        (&["diagnose", "how do I bake bread with yeast"], 1),
        (&["validate", &sources], 0),
        (&["validate", &data], 1),
        (&["validate", "no-such-file.json"], 2),
        (&probe, 1),
        (&[&probe[..], &["--json"]].concat(), 1),
        (&[&probe[..], &["--nagios"]].concat(), 2),
        (&["probe", "example.com", "--nagios"], 3),
    ] {
        let Output { status, stderr, .. } = mailsteps(args).stdout(broken()).stderr(Stdio::piped()).output().unwrap();
        assert_eq!((status.code(), String::from_utf8(stderr).unwrap().as_str()), (Some(code), ""), "{args:?}");
    }
}

#[test]
fn a_complaint_that_nobody_hears_has_its_exit_code() {
    for (args, code) in [(&["diagnose", " "][..], 2), (&["probe", "example.com"], 2), (&["validate"], 2)] {
        assert_eq!(mailsteps(args).stderr(broken()).status().unwrap().code(), Some(code), "{args:?}");
    }
}

#[test]
fn serve_goes_on_when_nobody_reads_where_it_listens() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let address = format!("127.0.0.1:{port}");
    let mut command = mailsteps(&["serve", "--listen", &address, "--settings", &settings()]);
    let child = command.stdout(broken()).stderr(Stdio::piped()).spawn().unwrap();
    let id = child.id().to_string();
    let until = Instant::now() + Duration::from_secs(20);
    let stream = loop {
        match TcpStream::connect(&address) {
            Ok(stream) => break Some(stream),
            Err(_) if Instant::now() < until => std::thread::sleep(Duration::from_millis(20)),
            Err(_) => break None,
        }
    };
    let request = "GET /api/v1/probe/jane@plain.test HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    let answer = stream.map(|stream| text(send(stream, request)));
    // Ended before anything is compared, so that it does not outlive the test.
    let _ = Command::new("kill").args(["-TERM", &id]).status();
    let Output { status, stderr, .. } = child.wait_with_output().unwrap();
    let log = String::from_utf8(stderr).unwrap();
    assert!(status.success() && !log.contains("panicked"), "{log}");
    assert!(answer.as_ref().is_some_and(|answer| answer.starts_with("HTTP/1.1 400 Bad Request\r\n")), "{answer:?}");
}
