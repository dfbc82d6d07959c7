//! Reads certificates to the end, also the bad ones.
//!
//! rustls drops the server's chain when its verification fails (rustls issue 1819), and a report without the names and
//! dates of the bad certificate helps nobody. So the verdict is only written down here and the handshake goes on; the
//! caller asks for the verdict afterwards and sends nothing at all when it is bad.

use std::sync::{Arc, Mutex, PoisonError};

use rustls::{
    DigitallySignedStruct, Error, SignatureScheme,
    client::{
        WebPkiServerVerifier,
        danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    },
    pki_types::{CertificateDer, ServerName, UnixTime},
};

/// What the server has shown, and what to think of it.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    pub(super) certificate: CertificateDer<'static>,
    /// What the server sent with it.
    pub(super) chain: Vec<CertificateDer<'static>>,
    pub(super) verdict: Result<(), Error>,
}

/// For one connection.
#[derive(Debug)]
pub(super) struct RecordingVerifier {
    strict: Arc<WebPkiServerVerifier>,
    shown: Mutex<Option<Shown>>,
}

impl RecordingVerifier {
    pub(super) fn new(strict: Arc<WebPkiServerVerifier>) -> Self {
        Self { strict, shown: Mutex::default() }
    }

    /// What was shown; none when the handshake did not come that far.
    pub(super) fn shown(&self) -> Option<Shown> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl ServerCertVerifier for RecordingVerifier {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let verdict = self.strict.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now);
        let chain = intermediates.iter().map(|one| one.clone().into_owned()).collect();
        let shown = Shown { certificate: end_entity.clone().into_owned(), chain, verdict: verdict.map(|_| ()) };
        *self.shown.lock().unwrap_or_else(PoisonError::into_inner) = Some(shown);
        Ok(ServerCertVerified::assertion())
    }

    // That the server holds the certificate's key is always checked: without that, the facts would be somebody else's.

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.strict.verify_tls12_signature(message, certificate, signed)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.strict.verify_tls13_signature(message, certificate, signed)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.strict.supported_verify_schemes()
    }
}
