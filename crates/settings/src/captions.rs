//! The words of every program for its settings, without its steps: the browser carries no steps.

use crate::{
    Captions, ClientId,
    decode::{self, Damaged},
};

impl Captions {
    /// Those of every program that the guide was built with, in the order of the programs.
    ///
    /// # Errors
    /// When the bytes are not those of this build's types; a test reads them, so a released build has none.
    pub fn embedded() -> Result<Vec<(ClientId, Self)>, Damaged> {
        decode::whole(include_bytes!(concat!(env!("OUT_DIR"), "/captions.bin")))
    }
}
