//! OpenSSL's server: what no stand-in of ours can speak.

use std::{
    io::Write,
    net::{Ipv4Addr, SocketAddr, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use mailsteps_probe::report::{Code, Outcome, Service, Verdict};
use mailsteps_settings::{Protocol, Security};
use mailsteps_stage::{Authority, CertificateKind, free_port};

use crate::world::{check, host};

/// A POP3 server of few words behind `openssl s_server`. Dropping it ends it.
struct Server {
    process: Child,
    address: SocketAddr,
    folder: tempfile::TempDir,
}

impl Server {
    fn start(options: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let authority = Authority::new();
        authority.write(folder.path()).unwrap();
        let identity = authority.issue(&host(Protocol::Pop3, Security::Tls), CertificateKind::Good);
        let (certificate, key) = identity.write(folder.path()).unwrap();
        let address: SocketAddr = (Ipv4Addr::LOCALHOST, free_port().unwrap()).into();
        let process = Command::new("openssl")
            .args(["s_server", "-accept", &address.to_string(), "-naccept", "2"])
            .arg("-cert")
            .arg(certificate)
            .arg("-key")
            .arg(key)
            .args(options)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("openssl: {error}; on Debian: apt-get install openssl"));
        let server = Self { process, address, folder };
        let began = Instant::now();
        // The first of its two connections.
        while TcpStream::connect(server.address).is_err() {
            assert!(began.elapsed() < Duration::from_secs(10), "openssl s_server does not listen");
            thread::sleep(Duration::from_millis(20));
        }
        server
    }

    async fn check(&self) -> Service {
        check(Protocol::Pop3, Security::Tls, self.address, &self.ca_file()).await
    }

    fn ca_file(&self) -> PathBuf {
        self.folder.path().join("ca.pem")
    }

    /// Types into the server: text for the client, or a command such as `r` on a line of its own.
    fn types(&mut self, text: &str) {
        let input = self.process.stdin.as_mut().unwrap();
        input.write_all(text.as_bytes()).unwrap();
        input.flush().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[tokio::test]
async fn versions_before_tls_12_are_too_old() {
    for option in ["-tls1", "-tls1_1"] {
        let server = Server::start(&[option, "-cipher", "ALL:@SECLEVEL=0"]);
        let service = server.check().await;
        assert_eq!((service.code, service.verdict), (Code::TlsTooOld, Verdict::Failed), "{service:?}");
        let detail = service.stages[2].facts.detail.as_deref();
        assert_eq!(detail, Some("the server speaks neither TLS 1.2 nor TLS 1.3"));
    }
}

#[tokio::test]
async fn a_modern_server_without_a_common_cipher_is_not_called_old() {
    let server = Server::start(&["-tls1_2", "-cipher", "AES128-SHA:@SECLEVEL=0"]);
    let service = server.check().await;
    assert_eq!(service.code, Code::TlsFailed, "{service:?}");
}

/// A server that wants to shake hands again in the middle of the conversation: no mail server has reason to.
#[tokio::test]
async fn renegotiation_leads_nowhere_and_ends_in_time() {
    let mut server = Server::start(&["-tls1_2"]);
    let (address, ca_file) = (server.address, server.ca_file());
    let began = Instant::now();
    let checking = check(Protocol::Pop3, Security::Tls, address, &ca_file);
    let (service, ()) = tokio::join!(checking, async {
        tokio::time::sleep(Duration::from_millis(500)).await;
        server.types("r\n");
        tokio::time::sleep(Duration::from_millis(300)).await;
        server.types("+OK hello\n");
    });
    assert_eq!(service.stages[2].outcome, Outcome::Ok, "the first handshake is sound");
    assert_eq!((service.code, service.verdict), (Code::TlsFailed, Verdict::Failed), "{service:?}");
    assert!(began.elapsed() < Duration::from_secs(9));
}
