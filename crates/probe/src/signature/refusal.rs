//! Certificates and keys that nothing can be signed with.

use std::{
    io,
    path::{Path, PathBuf},
};

use thiserror::Error;
use time::Date;

/// Why a certificate or its key is refused: what is wrong, in which file, and how to mend it, in one line.
#[derive(Debug, Error)]
pub enum SignError {
    /// A file cannot be read.
    #[error(
        "{} cannot be read ({why}): let the server read it, or name another file with {option}",
        path.display()
    )]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The option that names it.
        option: &'static str,
        /// The system's reason.
        why: String,
    },
    /// A file's PEM is damaged.
    #[error("{} is no sound PEM file ({why}): write it anew from what the authority sent", path.display())]
    BadPem {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// There is no certificate in the file.
    #[error(
        "{}: there is no certificate in it (PEM: -----BEGIN CERTIFICATE-----): name the file of the certificate and its \
         intermediates with --sign-cert",
        .0.display()
    )]
    NoCertificate(PathBuf),
    /// A certificate in the file is none.
    #[error("{}: certificate {place} in it cannot be read: write it anew from what the authority sent", path.display())]
    BadCertificate {
        /// The file.
        path: PathBuf,
        /// Which of its certificates, counted from 1.
        place: usize,
    },
    /// There is no key in the file.
    #[error(
        "{}: there is no private key in it (PEM: -----BEGIN PRIVATE KEY-----, without a passphrase): name the file of the \
         key with --sign-key; openssl pkey takes a passphrase away",
        .0.display()
    )]
    NoKey(PathBuf),
    /// The key in the file is damaged, or of a kind that is unknown here.
    #[error(
        "{}: its private key cannot be used: name the file of an RSA key with 2048 to 4096 bits, or of an ECDSA key with \
         P-256 or P-384, with --sign-key",
        .0.display()
    )]
    BadKey(PathBuf),
    /// The certificate is for another key.
    #[error(
        "the key {} does not belong to the first certificate in {}: name the key that the certificate was issued for, and \
         put that certificate first",
        key.display(), certificate.display()
    )]
    WrongKey {
        /// The key's file.
        key: PathBuf,
        /// The certificate's file.
        certificate: PathBuf,
    },
    /// No authority has signed the certificate.
    #[error(
        "{}: the first certificate in it is signed by itself, and no device trusts it: put the certificate first that an \
         authority issued for the key, then its intermediates",
        .0.display()
    )]
    SelfSigned(PathBuf),
    /// The certificate stands alone.
    #[error(
        "{}: the certificate of its issuer, {issuer}, is missing: add the intermediates after the first certificate (many \
         authorities send them as fullchain.pem)",
        path.display()
    )]
    NoIntermediate {
        /// The file.
        path: PathBuf,
        /// Whose certificate is missing.
        issuer: String,
    },
    /// A certificate is not that of the issuer of the one before it.
    #[error(
        "{}: certificate {place} in it is not that of {issuer}, who issued the one before it: put them in order, each \
         followed by its issuer",
        path.display()
    )]
    BrokenChain {
        /// The file.
        path: PathBuf,
        /// Which of its certificates, counted from 1.
        place: usize,
        /// Whose certificate should be there.
        issuer: String,
    },
    /// A certificate has ended.
    #[error("{}: certificate {place} in it ended on {ended}: renew it", path.display())]
    Expired {
        /// The file.
        path: PathBuf,
        /// Which of its certificates, counted from 1.
        place: usize,
        /// Its last day, UTC.
        ended: Date,
    },
    /// A certificate is for later.
    #[error(
        "{}: certificate {place} in it begins on {begins}: use the one from before until then, and see whether this \
         machine's clock is right",
        path.display()
    )]
    NotYetValid {
        /// The file.
        path: PathBuf,
        /// Which of its certificates, counted from 1.
        place: usize,
        /// Its first day, UTC.
        begins: Date,
    },
    /// The certificate's key is of a kind that is no use here.
    #[error(
        "{}: the key of its first certificate is {kind}: have a certificate issued for RSA with 2048 to 4096 bits, or for \
         ECDSA with P-256 or P-384, which Apple's devices take",
        path.display()
    )]
    KeyKind {
        /// The file.
        path: PathBuf,
        /// The kind.
        kind: String,
    },
}

impl SignError {
    pub(super) fn unreadable(path: &Path, option: &'static str, why: &io::Error) -> Self {
        Self::Unreadable { path: path.to_owned(), option, why: why.to_string() }
    }
}
