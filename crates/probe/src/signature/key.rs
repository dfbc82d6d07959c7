//! The file of the key.

use std::{fs, path::Path, sync::Arc};

use rustls::{
    crypto::ring,
    pki_types::{
        PrivateKeyDer,
        pem::{Error, PemObject},
    },
    sign::SigningKey,
};

use super::SignError;
use crate::dialogue::excerpt;

/// Reads a key: PKCS #8, PKCS #1 or SEC 1.
pub(super) fn read(path: &Path) -> Result<Arc<dyn SigningKey>, SignError> {
    let text = fs::read(path).map_err(|why| SignError::unreadable(path, "--sign-key", &why))?;
    let key = PrivateKeyDer::from_pem_slice(&text).map_err(|why| match why {
        Error::NoItemsFound => SignError::NoKey(path.to_owned()),
        why => SignError::BadPem { path: path.to_owned(), why: excerpt(&why.to_string()) },
    })?;
    let load = ring::default_provider().key_provider.load_private_key(key);
    load.map_err(|_| SignError::BadKey(path.to_owned()))
}
