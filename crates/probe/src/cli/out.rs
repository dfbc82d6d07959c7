//! What the command line prints.

use std::io::{self, ErrorKind, Write as _};

use super::Exit;

/// Prints a text and a line's end.
pub(super) fn line(text: &str) -> Result<(), Exit> {
    write(&[text, "\n"].concat())
}

/// Prints a text. A reader that has read enough, such as `head`, is no mistake: the rest is for nobody, and the program ends
/// as it would have.
pub(super) fn write(text: &str) -> Result<(), Exit> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Exit::failure(format!("the standard output: {error}")))
        }
        _ => Ok(()),
    }
}

/// Says why the program ends before its work is done. Where nobody hears it, the exit code still tells.
pub(super) fn complain(message: &str) {
    let _ = writeln!(io::stderr(), "mailsteps: {message}");
}
