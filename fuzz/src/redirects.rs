//! The value of `--connect-to`.

use mailsteps_probe::driver::Redirect;

/// Reads it; a refusal is one line that says what it should be.
///
/// # Panics
/// When the refusal is not of use.
pub fn redirect(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Err(error) = text.parse::<Redirect>() {
        let error = error.to_string();
        assert!(error.contains("HOST:PORT:ADDRESS:PORT") && error.lines().count() == 1, "{error}");
    } else {
        assert!(text.matches(':').count() >= 3, "{text:?}");
    }
}
