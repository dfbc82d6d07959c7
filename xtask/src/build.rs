//! `cargo xtask build`, and what the other commands share with it.

use std::path::PathBuf;

use anyhow::{Context as _, Result, anyhow};

use crate::{
    BuildOptions, limited, process,
    process::cargo,
    site,
    stage::stage,
    toolchain::{self, TARGET},
    wasm::with_settings,
};

/// `cargo xtask build`.
pub fn run(options: &BuildOptions) -> Result<()> {
    let options = &limited::resolved(options)?;
    fetch()?;
    let dist = site::build(options)?;
    println!("The site is in {}", dist.display());
    Ok(())
}

/// Fetches what the lock file names, so that a missing network is one clear error and not one in the middle.
pub fn fetch() -> Result<()> {
    let fetch = |target: &str| {
        process::quietly(cargo().args(["fetch", "--quiet", "--locked", "--target", target])).map_err(|error| {
            let said = error.to_string();
            let reason = said.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default().trim();
            anyhow!("the crates could not be fetched ({reason}): connect to the network and run this again")
        })
    };
    stage("crates", || {
        fetch(&toolchain::host()?)?;
        fetch(TARGET).map(drop)
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
