//! Certificates, sound and unsound.

use std::{
    fmt, fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, CustomExtension, DnType, ExtendedKeyUsagePurpose, IsCa,
    Issuer, KeyPair, KeyUsagePurpose, SanType,
};
use rustls::{
    RootCertStore, ServerConfig, SupportedProtocolVersion,
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer},
    version::{TLS12, TLS13},
};
use time::{Duration, OffsetDateTime};

/// What is right or wrong with a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CertificateKind {
    /// For the host, for another 90 days.
    Good,
    /// For the host, for another 5 days.
    ExpiresSoon,
    /// Its last day was yesterday.
    Expired,
    /// Its first day is tomorrow.
    NotYetValid,
    /// For `other.invalid` only.
    WrongName,
    /// Sound, but the server does not send the intermediate certificate that leads to the authority.
    MissingIntermediate,
}

/// A certificate authority of our own. Each has a name and a key of its own, so one never passes for another.
pub struct Authority(CertifiedIssuer<'static, KeyPair>);

impl Authority {
    /// A new one.
    #[must_use]
    pub fn new() -> Self {
        let key = new_key();
        let params = issuer_params("authority", &key);
        Self(CertifiedIssuer::self_signed(params, key).expect("the parameters are complete"))
    }

    /// Its certificate, to be trusted or not.
    #[must_use]
    pub fn pem(&self) -> String {
        self.0.pem()
    }

    /// Its certificate in a file of the directory, for `--ca-file`.
    pub fn write(&self, directory: &Path) -> io::Result<PathBuf> {
        let path = directory.join("ca.pem");
        fs::write(&path, self.pem())?;
        Ok(path)
    }

    /// A client's list of trusted authorities with this one in it.
    #[must_use]
    pub fn roots(&self) -> RootCertStore {
        let mut roots = RootCertStore::empty();
        roots.add(self.0.der().clone()).expect("the certificate was made a moment ago");
        roots
    }

    /// A certificate and key for a server.
    #[must_use]
    pub fn issue(&self, host: &str, kind: CertificateKind) -> Identity {
        let key = new_key();
        let mut params = server_params(host, kind);
        let certificate = if kind == CertificateKind::MissingIntermediate {
            params.custom_extensions.push(issuer_s_place());
            params.signed_by(&key, &self.intermediate())
        } else {
            params.signed_by(&key, &self.0)
        };
        Identity::new(&certificate.expect("the parameters are complete"), &key)
    }

    /// A sound certificate with two thousand other names in it.
    #[must_use]
    pub fn issue_huge(&self, host: &str) -> Identity {
        let key = new_key();
        let mut params = server_params(host, CertificateKind::Good);
        let name = |number| format!("name-{number}.invalid").try_into().expect("it is ASCII");
        params.subject_alt_names.extend((0..2000).map(|number| SanType::DnsName(name(number))));
        let certificate = params.signed_by(&key, &self.0).expect("the parameters are complete");
        Identity::new(&certificate, &key)
    }

    fn intermediate(&self) -> Issuer<'static, KeyPair> {
        let key = new_key();
        let params = issuer_params("intermediate", &key);
        Issuer::new(params, key)
    }
}

impl Default for Authority {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Authority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Authority").finish_non_exhaustive()
    }
}

/// A server's certificate and its key.
#[derive(Debug)]
pub struct Identity {
    certificate: CertificateDer<'static>,
    key: PrivatePkcs8KeyDer<'static>,
    certificate_pem: String,
    key_pem: String,
}

impl Identity {
    /// A certificate that nobody but the server itself has signed.
    #[must_use]
    pub fn self_signed(host: &str) -> Self {
        let key = new_key();
        let certificate = server_params(host, CertificateKind::Good).self_signed(&key);
        Self::new(&certificate.expect("the parameters are complete"), &key)
    }

    fn new(certificate: &rcgen::Certificate, key: &KeyPair) -> Self {
        Self {
            certificate: certificate.der().clone(),
            key: PrivatePkcs8KeyDer::from(key.serialize_der()),
            certificate_pem: certificate.pem(),
            key_pem: key.serialize_pem(),
        }
    }

    /// What a server with TLS 1.2 and 1.3 needs.
    #[must_use]
    pub fn server_config(&self) -> Arc<ServerConfig> {
        self.server_config_of(&[&TLS12, &TLS13])
    }

    /// What a server with TLS 1.2 only needs.
    #[must_use]
    pub fn server_config_tls12(&self) -> Arc<ServerConfig> {
        self.server_config_of(&[&TLS12])
    }

    fn server_config_of(&self, versions: &[&'static SupportedProtocolVersion]) -> Arc<ServerConfig> {
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_protocol_versions(versions)
            .expect("ring has cipher suites for both versions")
            .with_no_client_auth()
            .with_single_cert(vec![self.certificate.clone()], PrivateKeyDer::from(self.key.clone_key()))
            .expect("certificate and key were made for each other");
        Arc::new(config)
    }

    /// Writes `cert.pem` and `key.pem`, and says where.
    pub fn write(&self, directory: &Path) -> io::Result<(PathBuf, PathBuf)> {
        let (certificate, key) = (directory.join("cert.pem"), directory.join("key.pem"));
        fs::write(&certificate, &self.certificate_pem)?;
        fs::write(&key, &self.key_pem)?;
        Ok((certificate, key))
    }
}

pub(crate) fn new_key() -> KeyPair {
    KeyPair::generate().expect("the system has random numbers")
}

/// The name ends in some digits of the key: rustls tells authorities apart by name, and reports a wrong signature
/// instead of an unknown issuer where two share one.
pub(crate) fn issuer_params(role: &str, key: &KeyPair) -> CertificateParams {
    let digits: String = key.public_key_raw().iter().rev().take(4).map(|byte| format!("{byte:02x}")).collect();
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CommonName, format!("mailsteps stand-in {role} {digits}"));
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    let now = OffsetDateTime::now_utc();
    params.not_before = now - Duration::days(365);
    params.not_after = now + Duration::days(365);
    params
}

/// Where a public authority says that the issuer's certificate can be had: authority information access with
/// `caIssuers` (RFC 5280, section 4.2.2.1).
fn issuer_s_place() -> CustomExtension {
    const ACCESS: [u64; 9] = [1, 3, 6, 1, 5, 5, 7, 1, 1];
    // SEQUENCE of one SEQUENCE of the method's OID (1.3.6.1.5.5.7.48.2) and a URI.
    let mut der = vec![0x30, 0x25, 0x30, 0x23, 0x06, 0x08, 0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x30, 0x02, 0x86, 0x17];
    der.extend(b"http://ca.invalid/i.cer");
    CustomExtension::from_oid_content(&ACCESS, der)
}

fn server_params(host: &str, kind: CertificateKind) -> CertificateParams {
    let host = if kind == CertificateKind::WrongName { "other.invalid" } else { host };
    let mut params = CertificateParams::new([host.to_owned()]).expect("the host's name is ASCII");
    params.distinguished_name.push(DnType::CommonName, host);
    params.use_authority_key_identifier_extension = true;
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    let (first_day, last_day) = match kind {
        CertificateKind::Expired => (-90, -1),
        CertificateKind::NotYetValid => (1, 90),
        CertificateKind::ExpiresSoon => (-85, 5),
        CertificateKind::Good | CertificateKind::WrongName | CertificateKind::MissingIntermediate => (-1, 90),
    };
    let now = OffsetDateTime::now_utc();
    params.not_before = now + Duration::days(first_day);
    params.not_after = now + Duration::days(last_day);
    params
}
