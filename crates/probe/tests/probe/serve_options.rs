//! Options of `serve`, and what a wrong value is answered.

use std::{fs, path::Path, process::Command};

use mailsteps_stage::{Authority, CertificateKind, Chain, ChainKey};

use crate::{
    command_line::{fails, mailsteps, settings},
    served::{send, serve, started, text},
};

#[test]
fn wrong_values_are_told_what_where_and_how_to_mend_them() {
    for (option, value, words) in [
        ("--rate", "30/fortnight", "\"30/fortnight\" is no rate: write N/second, N/minute or N/hour"),
        ("--trusted-proxy", "10.0.0.0/99", "\"10.0.0.0/99\" is no network: write ADDRESS/BITS"),
        ("--connections", "0", "0 is not in 1..=1000000"),
        ("--frame-ancestors", "help.example.com", "is no origin: it has no scheme; write scheme, host and"),
        ("--frame-ancestors", "https://a.example; script-src x", "is no origin: its host is no host name"),
        ("--cors-origin", "*", "is no origin: it has no scheme"),
        ("--cors-origin", "https://a.example/page", "is no origin: it has more than scheme, host and port"),
        ("--metrics", "9090", "invalid socket address"),
        ("--log-format", "xml", "[possible values: text, json]"),
    ] {
        let args = ["serve", "--listen", "127.0.0.1:0", "--settings", &settings(), option, value];
        fails(&args, 2, words);
        fails(&args, 2, &format!("invalid value '{value}' for '{option} <"));
    }
}

#[test]
fn a_taken_port_is_told_with_its_option() {
    let served = serve(&[]);
    fails(
        &["serve", "--listen", "127.0.0.1:0", "--metrics", &served.address, "--settings", &settings()],
        1,
        "is in use: stop the other program or choose another with --metrics 127.0.0.1:",
    );
}

fn signing<'a>(certificates: &'a Path, key: &'a Path) -> [&'a str; 4] {
    ["--sign-cert", certificates.to_str().unwrap(), "--sign-key", key.to_str().unwrap()]
}

#[test]
fn certificates_that_no_profile_can_be_signed_with_are_refused_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let settings = settings();
    let refused = |options: &[&str], words: &str| {
        fails(&[&["serve", "--listen", "127.0.0.1:0", "--settings", &settings], options].concat(), 2, words);
    };
    let (certificates, key) =
        Authority::new().issue("mail.example", CertificateKind::Good).write(folder.path()).unwrap();
    refused(&signing(&certificates, &key), "cert.pem: the certificate of its issuer, CN=mailsteps stand-in authority");
    let (certificates, key) = Chain::new(ChainKey::P256, -90, -1).write(folder.path()).unwrap();
    refused(&signing(&certificates, &key), "chain.pem: certificate 1 in it ended on ");
    let (certificates, key) = Chain::new(ChainKey::Ed25519, -1, 90).write(folder.path()).unwrap();
    refused(&signing(&certificates, &key), "chain.pem: the key of its first certificate is Ed25519: have a ");
    let (certificates, key) = Chain::new(ChainKey::P256, -1, 90).write(folder.path()).unwrap();
    refused(&signing(&certificates, &folder.path().join("none.pem")), "none.pem cannot be read (No such file or ");
    fs::write(&key, Chain::new(ChainKey::P256, -1, 90).key).unwrap();
    refused(&signing(&certificates, &key), "key.pem does not belong to the first certificate in ");
    refused(&signing(&certificates, &key)[..2], "--sign-key <FILE>");
    refused(&signing(&certificates, &key)[2..], "--sign-cert <FILE>");
}

#[test]
fn the_log_warns_when_the_certificate_for_profiles_ends_soon() {
    let folder = tempfile::tempdir().unwrap();
    let log_with = |days_left| {
        let (certificates, key) = Chain::new(ChainKey::P256, -1, days_left).write(folder.path()).unwrap();
        serve(&signing(&certificates, &key)).end()
    };
    let log = log_with(29);
    let warning = "Apple's profiles are not signed: the certificate of --sign-cert ends on ";
    assert_eq!(log.matches(warning).count(), 1, "{log}");
    let log = log_with(31);
    assert!(!log.contains("--sign-cert"), "{log}");
}

#[test]
fn options_reach_the_server() {
    let served = serve(&[
        "--rate",
        "2/hour",
        "--trusted-proxy",
        "127.0.0.1",
        "--frame-ancestors",
        "https://help.example.com",
        "--cors-origin",
        "https://app.example.com",
        "--connections",
        "50",
    ]);
    let ask = |client: &str| {
        let headers = format!("X-Forwarded-For: {client}\r\nOrigin: https://app.example.com\r\n");
        text(served.ask_with("/api/v1/probe/unknown.example", &headers))
    };
    let first = ask("198.51.100.1");
    assert!(first.contains("; frame-ancestors 'self' https://help.example.com\r\n"), "{first}");
    assert!(first.contains("access-control-allow-origin: https://app.example.com\r\n"), "{first}");
    assert!(first.starts_with("HTTP/1.1 404 ") && ask("198.51.100.1").starts_with("HTTP/1.1 404 "));
    assert!(ask("198.51.100.1").starts_with("HTTP/1.1 429 "));
    assert!(ask("198.51.100.2").starts_with("HTTP/1.1 404 "));
    let stream = std::net::TcpStream::connect(&served.address).unwrap();
    let metrics = text(send(stream, "GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
    assert!(metrics.starts_with("HTTP/1.1 404 "), "{metrics}");
}

/// What the server says where the system lets it have so many open files at first, and so many at most.
#[cfg(unix)]
fn with_open_files(at_first: u32, at_most: u32, connections: &str) -> String {
    let program = mailsteps(&[]).get_program().to_owned();
    let mut command = Command::new("sh");
    let script = format!("ulimit -Sn {at_first} && ulimit -Hn {at_most} && exec \"$@\"");
    command.args(["-c", &script, "sh"]).arg(program).args(["serve", "--listen", "127.0.0.1:0"]);
    command.args(["--settings", &settings(), "--connections", connections]);
    started(command).end()
}

#[cfg(unix)]
#[test]
fn open_files_are_asked_for_and_too_few_are_told() {
    assert!(!with_open_files(64, 1000, "300").contains("open files"), "it has raised the limit itself");
    let log = with_open_files(64, 500, "300");
    assert!(log.contains("try --connections 150 granted=500 wanted=800"), "{log}");
}
