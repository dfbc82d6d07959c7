//! What is hashed and signed with, as rustls calls it and as CMS calls it.

use cms::cert::x509::{
    der::{Any, oid::db::rfc5912},
    spki::AlgorithmIdentifierOwned,
};
use ring::digest::{self, SHA256, SHA384};
use rustls::SignatureScheme;

/// The schemes to sign with: one for each kind of key that Apple's devices take.
pub(super) const SCHEMES: [SignatureScheme; 3] =
    [SignatureScheme::RSA_PKCS1_SHA256, SignatureScheme::ECDSA_NISTP256_SHA256, SignatureScheme::ECDSA_NISTP384_SHA384];

/// A scheme's parts.
pub(super) struct Algorithms {
    pub(super) hash: &'static digest::Algorithm,
    pub(super) digest: AlgorithmIdentifierOwned,
    pub(super) signature: AlgorithmIdentifierOwned,
}

impl Algorithms {
    /// None for a scheme that is not among [`SCHEMES`].
    pub(super) fn of(scheme: SignatureScheme) -> Option<Self> {
        // Hashes and ECDSA have no parameters, not even NULL (RFC 5754, sections 2 and 3.3).
        let plain = |oid| AlgorithmIdentifierOwned { oid, parameters: None };
        // The name of the key alone, with NULL: what every reader of CMS has to know (RFC 3370, section 3.2).
        let rsa = AlgorithmIdentifierOwned { oid: rfc5912::RSA_ENCRYPTION, parameters: Some(Any::null()) };
        let (hash, digest, signature) = match scheme {
            SignatureScheme::RSA_PKCS1_SHA256 => (&SHA256, rfc5912::ID_SHA_256, rsa),
            SignatureScheme::ECDSA_NISTP256_SHA256 => {
                (&SHA256, rfc5912::ID_SHA_256, plain(rfc5912::ECDSA_WITH_SHA_256))
            }
            SignatureScheme::ECDSA_NISTP384_SHA384 => {
                (&SHA384, rfc5912::ID_SHA_384, plain(rfc5912::ECDSA_WITH_SHA_384))
            }
            _ => return None,
        };
        Some(Self { hash, digest: plain(digest), signature })
    }
}
