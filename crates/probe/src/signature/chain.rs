//! The file of the certificate and of those that lead to an authority.

use std::{fs, ops::RangeInclusive, path::Path};

use cms::cert::x509::{
    Certificate,
    der::{Decode, Encode},
};
use rustls::pki_types::{CertificateDer, pem::PemObject};
use time::OffsetDateTime;
use x509_parser::{
    certificate::X509Certificate,
    error::X509Error,
    oid_registry::{OID_EC_P256, OID_NIST_EC_P384, OID_SIG_ED25519},
    prelude::FromDer,
    public_key::PublicKey,
    x509::SubjectPublicKeyInfo,
};

use super::SignError;
use crate::dialogue::excerpt;

/// The bits of an RSA key: Apple's devices want the least at least, and ring signs with the most at most.
const RSA_BITS: RangeInclusive<usize> = 2048..=4096;

/// The certificates whose dates count: the key's own and its issuer's. Those above may be there in an old form and in a
/// new one under the same name, and a device goes by the one that it trusts.
const DATED: usize = 2;

/// A certificate and those that lead from it to an authority, in order.
pub(super) struct Chain {
    certificates: Vec<Certificate>,
    public_key: Vec<u8>,
    ends: OffsetDateTime,
}

impl Chain {
    pub(super) fn read(path: &Path, now: OffsetDateTime) -> Result<Self, SignError> {
        let blocks = blocks(path)?;
        let (mut read, mut certificates) = (Vec::new(), Vec::new());
        for (index, der) in blocks.iter().enumerate() {
            let bad = || SignError::BadCertificate { path: path.to_owned(), place: index + 1 };
            read.push(X509Certificate::from_der(der).map_err(|_| bad())?.1);
            certificates.push(structure(der).ok_or_else(bad)?);
        }
        let leaf = linked(path, &read)?;
        let mut ends = leaf.validity().not_after.to_datetime();
        for (index, certificate) in read.iter().take(DATED).enumerate() {
            ends = ends.min(in_time(path, index + 1, certificate, now)?);
        }
        match unfit(leaf.public_key()) {
            Some(kind) => Err(SignError::KeyKind { path: path.to_owned(), kind }),
            None => Ok(Self { certificates, public_key: leaf.public_key().raw.to_vec(), ends }),
        }
    }

    pub(super) fn certificates(&self) -> &[Certificate] {
        &self.certificates
    }

    /// The public key of the first certificate, as DER.
    pub(super) fn public_key(&self) -> &[u8] {
        &self.public_key
    }

    pub(super) fn ends(&self) -> OffsetDateTime {
        self.ends
    }
}

/// The file's certificates. One that follows itself counts once: a set cannot hold it twice.
fn blocks(path: &Path) -> Result<Vec<CertificateDer<'static>>, SignError> {
    let text = fs::read(path).map_err(|why| SignError::unreadable(path, "--sign-cert", &why))?;
    let blocks: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&text).collect();
    let mut blocks =
        blocks.map_err(|why| SignError::BadPem { path: path.to_owned(), why: excerpt(&why.to_string()) })?;
    blocks.dedup();
    if blocks.is_empty() { Err(SignError::NoCertificate(path.to_owned())) } else { Ok(blocks) }
}

/// A certificate as CMS takes it in. None where it would not come out again byte for byte, for then its issuer's signature
/// would not fit any more.
fn structure(der: &[u8]) -> Option<Certificate> {
    let certificate = Certificate::from_der(der).ok()?;
    (certificate.to_der().ok()? == der).then_some(certificate)
}

/// The first certificate, once each of the others is known to be the issuer of the one before it.
fn linked<'a, 'der>(path: &Path, chain: &'a [X509Certificate<'der>]) -> Result<&'a X509Certificate<'der>, SignError> {
    let leaf = chain.first().ok_or_else(|| SignError::NoCertificate(path.to_owned()))?;
    let issuer = |certificate: &X509Certificate<'_>| excerpt(&certificate.issuer().to_string());
    if leaf.issuer().as_raw() == leaf.subject().as_raw() {
        return Err(SignError::SelfSigned(path.to_owned()));
    }
    if chain.len() == 1 {
        return Err(SignError::NoIntermediate { path: path.to_owned(), issuer: issuer(leaf) });
    }
    for (index, (below, above)) in chain.iter().zip(&chain[1..]).enumerate() {
        let named = below.issuer().as_raw() == above.subject().as_raw();
        // A kind of signature that ring does not know is left to the devices.
        let signed = || below.verify_signature(Some(above.public_key())) != Err(X509Error::SignatureVerificationError);
        if !(named && signed()) {
            return Err(SignError::BrokenChain { path: path.to_owned(), place: index + 2, issuer: issuer(below) });
        }
    }
    Ok(leaf)
}

/// When the certificate ends, if it is good now.
fn in_time(
    path: &Path,
    place: usize,
    certificate: &X509Certificate<'_>,
    now: OffsetDateTime,
) -> Result<OffsetDateTime, SignError> {
    let validity = certificate.validity();
    let (begins, ends) = (validity.not_before.to_datetime(), validity.not_after.to_datetime());
    if now < begins {
        return Err(SignError::NotYetValid { path: path.to_owned(), place, begins: begins.date() });
    }
    if ends < now {
        return Err(SignError::Expired { path: path.to_owned(), place, ended: ends.date() });
    }
    Ok(ends)
}

/// What kind of key it is, if it is one that Apple's devices do not take, or ring does not sign with.
fn unfit(key: &SubjectPublicKeyInfo<'_>) -> Option<String> {
    let curve = key.algorithm.parameters.as_ref().and_then(|curve| curve.as_oid().ok());
    match key.parsed() {
        Ok(PublicKey::RSA(rsa)) if RSA_BITS.contains(&rsa.key_size()) => None,
        Ok(PublicKey::RSA(rsa)) => Some(format!("RSA with {} bits", rsa.key_size())),
        Ok(PublicKey::EC(_)) if curve.is_some_and(|curve| [OID_EC_P256, OID_NIST_EC_P384].contains(&curve)) => None,
        Ok(PublicKey::EC(_)) => Some("ECDSA with another curve".to_owned()),
        _ if key.algorithm.algorithm == OID_SIG_ED25519 => Some("Ed25519".to_owned()),
        _ => Some(format!("of the kind {}", key.algorithm.algorithm)),
    }
}
