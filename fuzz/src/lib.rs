//! What the fuzz targets do with their bytes, and what must hold whatever these are.
//!
//! Each function panics when something does not hold; a fuzzer finds the bytes for it. The seeds pass through all of them in
//! the tests, without a fuzzer.

mod certificates;
mod conversation;
mod diagnoses;
mod line_reader;
mod redirects;
mod settings_files;
mod setup_files;

pub use self::{
    certificates::certificate, conversation::conversation, diagnoses::diagnosis, line_reader::lines,
    redirects::redirect, settings_files::settings, setup_files::setup,
};
pub use mailsteps_probe::report::Protocol;

// What the probe's own files call `crate::dialogue` and `crate::report`, where they are compiled as a part of this crate.
use mailsteps_probe::{dialogue, report};

#[cfg(test)]
mod seeds;
