//! A certificate with the intermediate and the root that lead to it, as one that signs documents needs.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use rcgen::{
    CertificateParams, CertifiedIssuer, DistinguishedName, DnType, KeyPair, KeyUsagePurpose, PKCS_ECDSA_P256_SHA256,
    PKCS_ECDSA_P384_SHA384, PKCS_ED25519, PKCS_RSA_SHA256,
};
use time::{Duration, OffsetDateTime};

use crate::authority::{issuer_params, new_key};

const COMPLETE: &str = "the parameters are complete";

/// The key that a chain's certificates are for.
#[derive(Debug, Clone, Copy)]
pub enum ChainKey<'a> {
    /// A new ECDSA key on P-256.
    P256,
    /// A new ECDSA key on P-384.
    P384,
    /// A new Ed25519 key.
    Ed25519,
    /// This RSA key (PEM, PKCS #8): ring makes none.
    Rsa(&'a str),
}

/// A chain of three certificates and the key of the first, all PEM.
#[derive(Debug, Clone)]
pub struct Chain {
    /// The certificate of the key.
    pub leaf: String,
    /// The certificate of the leaf's issuer.
    pub intermediate: String,
    /// The certificate of the intermediate's issuer, signed by itself.
    pub root: String,
    /// The key of the leaf, PKCS #8.
    pub key: String,
    /// The intermediate's.
    name: DistinguishedName,
}

impl Chain {
    /// A new chain whose leaf is good from one day to another, both counted from now.
    #[must_use]
    pub fn new(key: ChainKey<'_>, first_day: i64, last_day: i64) -> Self {
        let made = match key {
            ChainKey::P256 => KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256),
            ChainKey::P384 => KeyPair::generate_for(&PKCS_ECDSA_P384_SHA384),
            ChainKey::Ed25519 => KeyPair::generate_for(&PKCS_ED25519),
            ChainKey::Rsa(pem) => KeyPair::from_pkcs8_pem_and_sign_algo(pem, &PKCS_RSA_SHA256),
        };
        let key = made.expect("a new key, or a sound one");
        let (root_key, intermediate_key) = (new_key(), new_key());
        let root = CertifiedIssuer::self_signed(issuer_params("root", &root_key), root_key).expect(COMPLETE);
        let above = issuer_params("intermediate", &intermediate_key);
        let name = above.distinguished_name.clone();
        let intermediate = CertifiedIssuer::signed_by(above, intermediate_key, &root).expect(COMPLETE);
        let mut params = CertificateParams::default();
        params.distinguished_name.push(DnType::CommonName, "mail.example");
        params.use_authority_key_identifier_extension = true;
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        let now = OffsetDateTime::now_utc();
        params.not_before = now + Duration::days(first_day);
        params.not_after = now + Duration::days(last_day);
        let leaf = params.signed_by(&key, &intermediate).expect(COMPLETE);
        Self { leaf: leaf.pem(), intermediate: intermediate.pem(), root: root.pem(), key: key.serialize_pem(), name }
    }

    /// A certificate with the intermediate's name and another key.
    #[must_use]
    pub fn forged_intermediate(&self) -> String {
        let key = new_key();
        let mut params = issuer_params("intermediate", &key);
        params.distinguished_name = self.name.clone();
        params.self_signed(&key).expect(COMPLETE).pem()
    }

    /// Writes `chain.pem`, the leaf and the intermediate, and `key.pem`, and says where.
    pub fn write(&self, directory: &Path) -> io::Result<(PathBuf, PathBuf)> {
        let (certificates, key) = (directory.join("chain.pem"), directory.join("key.pem"));
        fs::write(&certificates, format!("{}{}", self.leaf, self.intermediate))?;
        fs::write(&key, &self.key)?;
        Ok((certificates, key))
    }
}
