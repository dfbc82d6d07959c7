//! `mailsteps`: the server, the check, and the data's checker.

use std::process::ExitCode;

fn main() -> ExitCode {
    mailsteps_probe::cli::run()
}
