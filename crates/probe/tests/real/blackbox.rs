//! blackbox_exporter beside us: the same servers, and its word on each, good or bad.

use std::{
    fmt::Write as _,
    fs,
    io::{Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use mailsteps_settings::{Protocol, Security};
use mailsteps_stage::free_port;

use crate::world::{PROTOCOLS, host, name};

const PROGRAM: &str = "prometheus-blackbox-exporter";

/// A running exporter. Dropping it ends it.
pub struct Blackbox {
    process: Child,
    address: SocketAddr,
    _folder: tempfile::TempDir,
}

impl Blackbox {
    pub fn start(ca_file: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("blackbox.yml");
        fs::write(&file, configuration(ca_file)).unwrap();
        let address: SocketAddr = (Ipv4Addr::LOCALHOST, free_port().unwrap()).into();
        let process = Command::new(PROGRAM)
            .arg(format!("--config.file={}", file.display()))
            .arg(format!("--web.listen-address={address}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{PROGRAM}: {error}; on Debian: apt-get install {PROGRAM}"));
        let began = Instant::now();
        while TcpStream::connect(address).is_err() {
            assert!(began.elapsed() < Duration::from_secs(20), "{PROGRAM} does not listen");
            thread::sleep(Duration::from_millis(20));
        }
        Self { process, address, _folder: folder }
    }

    /// Whether it takes the server for good.
    pub fn is_good(&self, protocol: Protocol, security: Security, at: SocketAddr) -> bool {
        let mut stream = TcpStream::connect(self.address).unwrap();
        let module = module_name(protocol, security);
        write!(stream, "GET /probe?target={at}&module={module} HTTP/1.0\r\nHost: x\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let success = answer.lines().find_map(|line| line.strip_prefix("probe_success "));
        success.unwrap_or_else(|| panic!("no verdict: {answer}")) == "1"
    }
}

impl Drop for Blackbox {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn module_name(protocol: Protocol, security: Security) -> String {
    format!("{}_{}", protocol.id(), name(security))
}

/// A module for each protocol and security, as its documentation writes them.
fn configuration(ca_file: &Path) -> String {
    let mut text = "modules:\n".to_owned();
    for protocol in PROTOCOLS {
        for security in [Security::Tls, Security::Starttls, Security::None] {
            module(&mut text, protocol, security, ca_file);
        }
    }
    text
}

fn module(text: &mut String, protocol: Protocol, security: Security, ca_file: &Path) {
    let (greeting, ask, answer) = match protocol {
        Protocol::Pop3 => ("^\\\\+OK", "CAPA", "^\\\\+OK"),
        Protocol::Imap => ("^\\\\* OK", "a CAPABILITY", "^\\\\* CAPABILITY"),
        Protocol::Smtp => ("^220", "EHLO prober", "^250"),
    };
    let switch = match protocol {
        Protocol::Pop3 => vec![("send", "STLS"), ("expect", "^\\\\+OK")],
        Protocol::Imap => vec![("send", "b STARTTLS"), ("expect", "^b OK")],
        Protocol::Smtp => {
            vec![("send", "EHLO prober"), ("expect", "^250[ -]STARTTLS"), ("send", "STARTTLS"), ("expect", "^220")]
        }
    };
    let module = module_name(protocol, security);
    let is_tls = security == Security::Tls;
    let (host, ca) = (host(protocol, security), ca_file.display());
    // Writing to a String cannot fail.
    let _ = write!(
        text,
        "  {module}:\n    prober: tcp\n    timeout: 3s\n    tcp:\n      preferred_ip_protocol: ip4\n      tls: {is_tls}\n      \
         tls_config:\n        server_name: {host}\n        ca_file: {ca}\n      query_response:\n"
    );
    let mut line = |what: &str, words: &str| {
        let _ = writeln!(text, "      - {what}: \"{words}\"");
    };
    line("expect", greeting);
    if security == Security::Starttls {
        for (what, words) in switch {
            line(what, words);
        }
        text.push_str("      - starttls: true\n");
    }
    let mut line = |what: &str, words: &str| {
        let _ = writeln!(text, "      - {what}: \"{words}\"");
    };
    line("send", ask);
    line("expect", answer);
}
