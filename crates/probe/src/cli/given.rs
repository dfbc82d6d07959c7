//! Files that somebody else wrote, by name or from the standard input.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use super::{Exit, settings::unreadable};

/// Larger files are refused by every format, so there is no need to read them to their end.
const ENOUGH_BYTES: u64 = 1_000_004;

/// Whether a name stands for the standard input.
fn is_standard_input(path: &Path) -> bool {
    path == Path::new("-")
}

/// As messages call it.
pub(super) fn name(path: &Path) -> String {
    if is_standard_input(path) { "standard input".to_owned() } else { path.display().to_string() }
}

/// The beginning of a file, as far as any format goes. What is not UTF-8 becomes U+FFFD; `is_utf8` tells.
pub(super) struct Given {
    pub text: String,
    pub is_utf8: bool,
}

pub(super) fn read(path: &Path) -> Result<Given, Exit> {
    let whole = || -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        if is_standard_input(path) {
            io::stdin().lock().take(ENOUGH_BYTES).read_to_end(&mut bytes)?;
        } else {
            File::open(path)?.take(ENOUGH_BYTES).read_to_end(&mut bytes)?;
        }
        Ok(bytes)
    };
    let bytes = whole().map_err(|error| unreadable(Path::new(&name(path)), &error))?;
    let is_cut_off = bytes.len() as u64 == ENOUGH_BYTES;
    Ok(match String::from_utf8(bytes) {
        Ok(text) => Given { text, is_utf8: true },
        Err(error) => Given { text: String::from_utf8_lossy(error.as_bytes()).into_owned(), is_utf8: is_cut_off },
    })
}
