//! What drives Firefox. Debian has no package of it, so it is built from the crate that Mozilla publishes.

use std::path::PathBuf;

use anyhow::Result;

use crate::{
    process::{self, cargo, root},
    stage::stage,
};

/// Fits Firefox 128 and later.
const VERSION: &str = "0.36.0";

/// Its path; it is built first where it is not there yet.
pub fn program() -> Result<PathBuf> {
    let folder = root().join("target/geckodriver");
    let program = folder.join("bin/geckodriver");
    if !program.is_file() {
        stage("geckodriver", || {
            let mut install = cargo();
            // A driver waits for the browser: a fast build of it is worth more than a fast program.
            install.args(["install", "--quiet", "--locked", "--debug", "--version", VERSION, "--root"]).arg(&folder);
            install.env("CARGO_TARGET_DIR", folder.join("build")).arg("geckodriver");
            process::quietly(&mut install)
        })?;
        // Only the program is needed from now on.
        std::fs::remove_dir_all(folder.join("build"))?;
    }
    Ok(program)
}
