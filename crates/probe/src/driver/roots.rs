//! Whom the probe trusts: the authorities that browsers and mail programs trust, and the operator's own.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use rustls::{
    RootCertStore,
    pki_types::{CertificateDer, pem, pem::PemObject},
};
use thiserror::Error;

/// A file of certificate authorities that is of no use.
#[derive(Debug, Error)]
pub enum RootsError {
    /// It cannot be read.
    #[error("{}: {why}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        why: pem::Error,
    },
    /// A certificate in it is none.
    #[error("{}: {why}", path.display())]
    Unusable {
        /// The file.
        path: PathBuf,
        /// Why.
        why: rustls::Error,
    },
    /// There is no certificate in it.
    #[error("{}: there is no certificate in it (PEM: -----BEGIN CERTIFICATE-----)", .0.display())]
    Empty(PathBuf),
}

/// The authorities, with those of a PEM file.
pub(super) fn load(file: Option<&Path>) -> Result<Arc<RootCertStore>, RootsError> {
    let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    if let Some(path) = file {
        add(&mut roots, path)?;
    }
    Ok(Arc::new(roots))
}

fn add(roots: &mut RootCertStore, path: &Path) -> Result<(), RootsError> {
    let unreadable = |why| RootsError::Unreadable { path: path.to_owned(), why };
    let before = roots.len();
    for certificate in CertificateDer::pem_file_iter(path).map_err(unreadable)? {
        let unusable = |why| RootsError::Unusable { path: path.to_owned(), why };
        roots.add(certificate.map_err(unreadable)?).map_err(unusable)?;
    }
    if roots.len() == before { Err(RootsError::Empty(path.to_owned())) } else { Ok(()) }
}
