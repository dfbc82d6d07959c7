//! The operator's signature under Apple's configuration profiles.
//!
//! A device shows "Not Signed" in red for a profile without one, and "Verified" for one whose certificate leads to an
//! authority that it trusts. The form is CMS with the profile inside it (RFC 5652). rustls signs, with the crypto
//! that the check's connections use.

mod algorithms;
mod chain;
mod envelope;
mod key;
mod refusal;
#[cfg(test)]
mod tests;

use std::{
    fmt,
    path::Path,
    sync::{Arc, Once},
};

use rustls::sign::SigningKey;
use time::{Duration, OffsetDateTime};

use self::{chain::Chain, envelope::Fault};

pub use self::refusal::SignError;

/// With so many days left or fewer nothing is signed any more: a profile that says "Verified" today and "Unverified" in
/// a month frightens people more than one that has never been signed.
pub const DAYS_LEFT: i64 = 30;

/// Signs with one certificate, which is known to be sound.
pub struct Signer {
    key: Arc<dyn SigningKey>,
    chain: Chain,
    /// Whether the log has been told that the end is near.
    told: Once,
}

impl Signer {
    /// Reads the certificate, its chain and its key from PEM files, and looks whether devices can trust a signature
    /// made with them.
    ///
    /// The key's own certificate comes first, then the intermediates, each the issuer of the one before it. The root may
    /// come last: devices have it.
    pub fn read(cert_pem: &Path, key_pem: &Path, now: OffsetDateTime) -> Result<Self, SignError> {
        let chain = Chain::read(cert_pem, now)?;
        let key = key::read(key_pem)?;
        // The key's kind is that of the certificate, which the chain has looked at.
        if key.public_key().is_none_or(|public| public.as_ref() != chain.public_key()) {
            return Err(SignError::WrongKey { key: key_pem.to_owned(), certificate: cert_pem.to_owned() });
        }
        Ok(Self { key, chain, told: Once::new() })
    }

    /// The profile with the signature around it, as DER. None when the certificate [ends soon](Self::soon_over): then
    /// the profile is better served as it is.
    #[must_use]
    pub fn sign(&self, profile: &[u8], now: OffsetDateTime) -> Option<Vec<u8>> {
        self.warn_when_soon_over(now);
        if self.soon_over(now) {
            return None;
        }
        let signed = self.envelope(profile, now);
        signed.inspect_err(|fault| tracing::error!(%fault, "a profile could not be signed")).ok()
    }

    /// Whether the certificate has [`DAYS_LEFT`] or fewer.
    #[must_use]
    pub fn soon_over(&self, now: OffsetDateTime) -> bool {
        self.ends() - now <= Duration::days(DAYS_LEFT)
    }

    /// When the certificate ends, or that of its issuer if that is earlier.
    #[must_use]
    pub fn ends(&self) -> OffsetDateTime {
        self.chain.ends()
    }

    /// Tells the log, once, that the certificate [ends soon](Self::soon_over): at the start of a server or while it runs.
    pub fn warn_when_soon_over(&self, now: OffsetDateTime) {
        if self.soon_over(now) {
            self.told.call_once(|| {
                let ends = self.ends().date();
                tracing::warn!(
                    "Apple's profiles are not signed: the certificate of --sign-cert ends on {ends}, in {DAYS_LEFT} days \
                     or fewer; renew it and start the server again"
                );
            });
        }
    }

    fn envelope(&self, profile: &[u8], now: OffsetDateTime) -> Result<Vec<u8>, Fault> {
        let signer = self.key.choose_scheme(&algorithms::SCHEMES).ok_or(Fault::NoScheme)?;
        envelope::signed(profile, now, self.chain.certificates(), &*signer)
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signer").field("ends", &self.ends()).finish_non_exhaustive()
    }
}
