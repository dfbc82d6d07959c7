//! What `cargo xtask test` has built.

use std::{env, path::PathBuf};

/// The built site.
#[must_use]
#[track_caller]
pub fn site_folder() -> PathBuf {
    let folder = path("MAILSTEPS_SITE");
    assert!(folder.join("index.html").is_file(), "there is no site in {}: run cargo xtask test", folder.display());
    folder
}

/// Where the sites of the next two functions begin.
pub const BASE: &str = "/help/email/";

/// The site as it is built for a path of a host.
#[must_use]
#[track_caller]
pub fn site_below() -> PathBuf {
    path("MAILSTEPS_SITE_BELOW")
}

/// The same for a host without the server of the check.
#[must_use]
#[track_caller]
pub fn site_without_server() -> PathBuf {
    path("MAILSTEPS_SITE_ALONE")
}

/// The built program `mailsteps`.
#[must_use]
#[track_caller]
pub fn server_program() -> PathBuf {
    let program = path("MAILSTEPS_SERVER");
    assert!(program.is_file(), "there is no program {}: run cargo xtask test", program.display());
    program
}

/// The script of axe-core.
#[must_use]
#[track_caller]
pub fn axe_script() -> PathBuf {
    let script = path("MAILSTEPS_AXE");
    assert!(script.is_file(), "there is no axe-core at {}: run cargo xtask test", script.display());
    script
}

#[track_caller]
fn path(variable: &str) -> PathBuf {
    match env::var_os(variable) {
        Some(path) => path.into(),
        None => panic!("{variable} is not set: run cargo xtask test"),
    }
}
