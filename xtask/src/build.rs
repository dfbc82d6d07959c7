//! `cargo xtask build`, and what the other commands share with it.

use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::{BuildOptions, process, process::cargo, site, stage::stage, toolchain::TARGET, wasm::with_settings};

/// `cargo xtask build`.
pub fn run(options: &BuildOptions) -> Result<()> {
    fetch()?;
    let dist = site::build(options)?;
    println!("The site is in {}", dist.display());
    Ok(())
}

/// Fetches what the lock file names, so that a missing network is one clear error and not one in the middle.
pub fn fetch() -> Result<()> {
    stage("crates", || {
        process::quietly(cargo().args(["fetch", "--quiet", "--locked", "--target", TARGET]))
            .and_then(|_| process::quietly(cargo().args(["fetch", "--quiet", "--locked", "--target", "host-tuple"])))
            .map_err(|error| {
                error.context("the crates could not be fetched: connect to the network and run this again")
            })
            .map(drop)
    })
}

/// Builds the server, and returns its path.
pub fn server(options: &BuildOptions) -> Result<PathBuf> {
    stage("server", || {
        let mut command = cargo();
        command.args(["build", "--quiet", "--locked", "--package", "mailsteps-probe", "--bin", "mailsteps"]);
        if !options.debug {
            command.arg("--release");
        }
        with_settings(&mut command, options)?;
        process::quietly(&mut command)?;
        let folder = if options.debug { "target/debug" } else { "target/release" };
        let path = process::root().join(folder).join("mailsteps");
        path.canonicalize().with_context(|| format!("{} is missing after the build", path.display()))
    })
}
