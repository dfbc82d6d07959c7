//! The TLS handshake and its findings.

use std::{io, sync::Arc};

use rustls::{
    ClientConfig, ClientConnection, ProtocolVersion, RootCertStore,
    client::{Resumption, WebPkiServerVerifier},
    crypto::{CryptoProvider, ring},
    pki_types::ServerName,
};
use time::OffsetDateTime;
use tokio::net::TcpStream;
use tokio_rustls::{TlsConnector, client::TlsStream};

use super::{
    certificate::{Read, fault},
    ladder::Ending,
    old,
    verifier::RecordingVerifier,
    watched::Watched,
};
use crate::{
    dialogue::excerpt,
    report::{Code, Facts, Warning},
};

/// More certificates than this are not reported: chains have two to four.
const MOST_OF_CHAIN: usize = 8;

/// An encrypted connection to a server whose certificate is in order.
pub(super) struct Encrypted {
    pub(super) stream: TlsStream<Watched<TcpStream>>,
    pub(super) facts: Facts,
    /// A warning on the certificate.
    pub(super) warning: Option<Warning>,
}

/// What all handshakes share.
#[derive(Debug)]
pub(super) struct Tls {
    provider: Arc<CryptoProvider>,
    strict: Arc<WebPkiServerVerifier>,
}

impl Tls {
    pub(super) fn new(roots: Arc<RootCertStore>) -> Self {
        let provider = Arc::new(ring::default_provider());
        let strict = WebPkiServerVerifier::builder_with_provider(roots, Arc::clone(&provider))
            .build()
            .expect("the built-in authorities are many, and no revocation list is asked for");
        Self { provider, strict }
    }

    /// Shakes hands and judges the certificate. On a bad one nothing is sent any more: the connection is dropped.
    pub(super) async fn handshake(&self, stream: TcpStream, host: &str) -> Result<Encrypted, Ending> {
        let name = ServerName::try_from(host.to_owned())
            .map_err(|_| Ending::new(Code::TlsFailed, format!("{host} is not a name for TLS")))?;
        let verifier = Arc::new(RecordingVerifier::new(Arc::clone(&self.strict)));
        let connector = TlsConnector::from(Arc::new(self.config(&verifier)));
        let outcome = connector.connect(name, Watched::new(stream)).into_fallible().await;
        let mut facts = match &outcome {
            Ok(stream) => connection_facts(stream.get_ref().1),
            Err(_) => Facts::default(),
        };
        let mut warning = None;
        if let Some(shown) = verifier.shown() {
            let read = Read::from_der(&shown.certificate);
            warning = read.as_ref().and_then(|read| read.warning(OffsetDateTime::now_utc()));
            let chain: Vec<Read> =
                shown.chain.iter().take(MOST_OF_CHAIN).filter_map(|der| Read::from_der(der)).collect();
            let verdict = shown.verdict.map_err(|error| fault(&error, host, read.as_ref(), &chain));
            facts.certificate = read.map(|read| read.certificate);
            facts.chain = chain.into_iter().map(|read| read.certificate).collect();
            if let Err((code, detail)) = verdict {
                return Err(Ending::with(code, detail, facts));
            }
        }
        match outcome {
            Ok(stream) => Ok(Encrypted { stream, facts, warning }),
            Err((error, watched)) => {
                let (code, detail) = broken_off(&error, watched.first());
                facts.tls_version = old::version(watched.first()).map(str::to_owned);
                Err(Ending::with(code, detail, facts))
            }
        }
    }

    fn config(&self, verifier: &Arc<RecordingVerifier>) -> ClientConfig {
        let mut config = ClientConfig::builder_with_provider(Arc::clone(&self.provider))
            .with_safe_default_protocol_versions()
            .expect("ring has cipher suites for TLS 1.2 and 1.3")
            .dangerous()
            .with_custom_certificate_verifier(Arc::clone(verifier) as _)
            .with_no_client_auth();
        // A resumed session would not show the certificate.
        config.resumption = Resumption::disabled();
        config
    }
}

fn connection_facts(connection: &ClientConnection) -> Facts {
    Facts {
        tls_version: connection.protocol_version().map(version_name),
        cipher: connection.negotiated_cipher_suite().map(|suite| cipher_name(&format!("{:?}", suite.suite()))),
        ..Facts::default()
    }
}

fn version_name(version: ProtocolVersion) -> String {
    match version {
        ProtocolVersion::TLSv1_3 => "TLS 1.3".to_owned(),
        ProtocolVersion::TLSv1_2 => "TLS 1.2".to_owned(),
        other => format!("{other:?}"),
    }
}

/// IANA's name; rustls writes `TLS13_` for the suites of TLS 1.3.
fn cipher_name(suite: &str) -> String {
    suite.replacen("TLS13_", "TLS_", 1)
}

/// Why a handshake broke off. Every TLS record begins with a content type of 20 to 23 (RFC 8446, section 5.1).
fn broken_off(error: &io::Error, first: &[u8]) -> (Code, String) {
    match first.first() {
        Some(20..=23) => {}
        Some(_) => {
            let line = String::from_utf8_lossy(first);
            let line = excerpt(line.lines().next().unwrap_or_default());
            return (Code::TlsNotSpoken, format!("the server answered in the clear: {line:?}"));
        }
        None => return (Code::ClosedEarly, format!("the connection ended during the TLS handshake: {error}")),
    }
    if let Some(detail) = old::fault(first) {
        return (Code::TlsTooOld, detail);
    }
    let tls_error = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>());
    match tls_error {
        Some(error) => (Code::TlsFailed, excerpt(&error.to_string())),
        None => (Code::ClosedEarly, format!("the connection ended during the TLS handshake: {error}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cipher_names_are_those_of_iana() {
        assert_eq!(cipher_name("TLS13_AES_256_GCM_SHA384"), "TLS_AES_256_GCM_SHA384");
        assert_eq!(cipher_name("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"), "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
    }

    #[test]
    fn what_does_not_speak_tls() {
        let error = io::Error::other("no");
        assert_eq!(
            broken_off(&error, b"220 mx.example.net\r\n500"),
            (Code::TlsNotSpoken, "the server answered in the clear: \"220 mx.example.net\"".to_owned())
        );
        assert_eq!(broken_off(&error, b"").0, Code::ClosedEarly);
        let alert = io::Error::other(rustls::Error::General("odd".to_owned()));
        assert_eq!(broken_off(&alert, &[21, 3, 3]).0, Code::TlsFailed);
    }
}
