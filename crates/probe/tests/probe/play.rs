//! A made-up provider whose servers follow scripts.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    time::Duration,
};

use mailsteps_probe::{
    driver::{Limits, Options, Probe, targets},
    report::{Report, Service},
};
use mailsteps_settings::{Catalog, DataFile};
use mailsteps_stage::{Authority, CertificateKind, Scripted, Step};
use tempfile::TempDir;

/// The data folder of the made-up provider.
pub fn settings_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/probe/settings")
}

pub fn catalog() -> Catalog {
    let provider = include_str!("settings/providers/test.json");
    let sources = include_str!("settings/sources.json");
    let file = |path, text| DataFile { path, text };
    Catalog::load([file("sources.json", sources), file("providers/test.json", provider)]).expect("the data is sound")
}

/// Short enough for a test, long enough for a busy machine.
fn short_limits() -> Limits {
    let stage = Duration::from_millis(1500);
    Limits { stage, greeting: stage, bye: Duration::from_millis(300), overall: Duration::from_secs(4) }
}

/// An authority, and what the probe is told of the network.
pub struct Play {
    pub authority: Authority,
    pub options: Options,
    directory: TempDir,
}

impl Play {
    pub fn new() -> Self {
        let authority = Authority::new();
        let directory = tempfile::tempdir().expect("there is room for a temporary file");
        let ca_file = authority.write(directory.path()).expect("the folder was made a moment ago");
        let options = Options { ca_file: Some(ca_file), ..Options::default() };
        Self { authority, options, directory }
    }

    /// For what takes as long as it may.
    pub fn hurried(mut self) -> Self {
        self.options.limits = short_limits();
        self
    }

    /// The authority's certificate in a file.
    pub fn ca_file(&self) -> PathBuf {
        self.directory.path().join("ca.pem")
    }

    pub fn redirect(mut self, host_and_port: &str, to: SocketAddr) -> Self {
        self.options.redirects.push(format!("{host_and_port}:{to}").parse().expect("it is HOST:PORT"));
        self
    }

    pub fn probe(&self) -> Probe {
        Probe::new(self.options.clone()).expect("the authority's file is sound")
    }

    /// Handshake with a certificate for this host.
    pub fn tls(&self, host: &str, kind: CertificateKind) -> Step {
        Step::StartTls(self.authority.issue(host, kind).server_config())
    }

    pub async fn check(&self, domain: &str) -> Report {
        check(&self.probe(), domain).await
    }

    /// For domains with one service, with other options.
    pub async fn check_one_with(&self, options: Options, domain: &str) -> Service {
        let probe = Probe::new(options).expect("the authority's file is sound");
        let mut report = check(&probe, domain).await;
        assert_eq!(report.services.len(), 1);
        report.services.remove(0)
    }

    /// For domains with one service.
    pub async fn check_one(&self, domain: &str) -> Service {
        self.check_one_with(self.options.clone(), domain).await
    }
}

async fn check(probe: &Probe, domain: &str) -> Report {
    let catalog = catalog();
    let domain = domain.parse().expect("it is a domain");
    let offer = catalog.offer(&domain).expect("the made-up provider has it");
    probe.check(domain.as_str(), &targets(&offer)).await.expect("no other check is under way")
}

pub fn start(script: Vec<Step>) -> Scripted {
    Scripted::start(script).expect("loopback has a free port")
}

/// Waits for what no event tells of.
pub async fn until(condition: impl Fn() -> bool) {
    while !condition() {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

/// A sound POP3 server's lines.
pub fn pop3() -> Vec<Step> {
    vec![
        Step::say("+OK stand-in ready"),
        Step::expect("CAPA"),
        Step::say("+OK\r\nUSER\r\nUIDL\r\n."),
        Step::expect("QUIT"),
        Step::say("+OK bye"),
    ]
}

/// A sound IMAP server's lines.
pub fn imap() -> Vec<Step> {
    vec![
        Step::say("* OK stand-in ready"),
        Step::expect("m1 CAPABILITY"),
        Step::say("* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\nm1 OK done"),
        Step::expect("m2 LOGOUT"),
        Step::say("* BYE\r\nm2 OK bye"),
    ]
}

/// A sound SMTP server's lines, with a handshake in between.
pub fn smtp(handshake: Step) -> Vec<Step> {
    vec![
        Step::say("220 stand-in ESMTP"),
        Step::expect("EHLO"),
        Step::say("250-stand-in\r\n250 STARTTLS"),
        Step::expect("STARTTLS"),
        Step::say("220 go"),
        handshake,
        Step::expect("EHLO"),
        Step::say("250-stand-in\r\n250-SIZE 30000000\r\n250 AUTH PLAIN LOGIN"),
        Step::expect("QUIT"),
        Step::say("221 bye"),
    ]
}

/// The same behind a handshake.
pub fn after(handshake: Step, script: Vec<Step>) -> Vec<Step> {
    let mut whole = vec![handshake];
    whole.extend(script);
    whole
}
