//! What goes wrong, read as a whole.

#[cfg(feature = "symptoms")]
use crate::decode::{self, Damaged};
use crate::{Cause, ClientId, DataFile, LoadError, Symptoms};

impl Symptoms {
    /// Those of a set of data files: what `symptoms.json` says, or nothing where there is no such file.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn load<'a>(files: impl IntoIterator<Item = DataFile<'a>>) -> Result<Self, LoadError> {
        let mut files = files.into_iter();
        files.find(|file| file.path == "symptoms.json").map_or_else(|| Ok(Self::default()), Self::read)
    }

    /// Those that the guide was built with, in the binary form that `build.rs` gave them.
    ///
    /// # Errors
    /// When the bytes are not those of this build's types; a test reads them, so a released build has none.
    #[cfg(feature = "symptoms")]
    pub fn embedded() -> Result<Self, Damaged> {
        decode::whole(include_bytes!(concat!(env!("OUT_DIR"), "/symptoms.bin")))
    }

    /// The same without sources and without the texts of [`Self::each_text`], for what has these in the reader's language.
    ///
    /// # Errors
    /// As for [`Self::embedded`].
    #[cfg(feature = "symptoms")]
    pub fn bare() -> Result<Self, Damaged> {
        decode::whole(include_bytes!(concat!(env!("OUT_DIR"), "/bare-symptoms.bin")))
    }

    /// A cause by its name.
    #[must_use]
    pub fn cause(&self, id: &ClientId) -> Option<&Cause> {
        self.causes.iter().find(|cause| cause.id == *id)
    }

    pub(crate) fn read(file: DataFile<'_>) -> Result<Self, LoadError> {
        serde_json::from_str(file.text).map_err(|why| LoadError::File { file: file.path.to_owned(), why })
    }
}
