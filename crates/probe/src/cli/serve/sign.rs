//! The options for signed profiles.

use std::{path::PathBuf, sync::Arc};

use time::OffsetDateTime;

use crate::{cli::Exit, signature::Signer};

#[derive(Debug, clap::Args)]
pub(super) struct Sign {
    /// Sign Apple's profiles with the certificate in this PEM file; its intermediates follow it
    #[arg(long, value_name = "FILE", requires = "sign_key")]
    sign_cert: Option<PathBuf>,
    /// The key of that certificate: PEM without a passphrase
    #[arg(long, value_name = "FILE", requires = "sign_cert")]
    sign_key: Option<PathBuf>,
}

impl Sign {
    /// What signs, if anything shall be signed. The log is told when it will not for long.
    pub(super) fn signer(&self) -> Result<Option<Arc<Signer>>, Exit> {
        let (Some(certificate), Some(key)) = (&self.sign_cert, &self.sign_key) else { return Ok(None) };
        let now = OffsetDateTime::now_utc();
        let signer = Signer::read(certificate, key, now).map_err(Exit::usage)?;
        signer.warn_when_soon_over(now);
        Ok(Some(Arc::new(signer)))
    }
}
