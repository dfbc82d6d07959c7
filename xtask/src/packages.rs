//! Debian packages, where we are root on a Debian and may install them.

use std::{path::Path, process::Command};

use anyhow::{Context as _, Result, bail};

use crate::process;

/// Whether this machine takes packages from us.
pub fn can_install() -> bool {
    Path::new("/etc/debian_version").exists() && process::find("apt-get").is_some() && is_root()
}

/// Installs packages, with a fresh list first.
pub fn install(packages: &[&str]) -> Result<()> {
    process::quietly(apt().arg("update"))?;
    process::quietly(apt().args(["install", "-y", "--no-install-recommends"]).args(packages))?;
    Ok(())
}

/// Sees to it that each program is there: `(program, package)`.
pub fn require(wanted: &[(&str, &str)]) -> Result<()> {
    let missing = || -> Vec<&str> {
        let mut packages: Vec<&str> =
            wanted.iter().filter(|(program, _)| !is_there(program)).map(|(_, package)| *package).collect();
        packages.dedup();
        packages
    };
    let packages = missing();
    if packages.is_empty() {
        return Ok(());
    }
    if can_install() {
        install(&packages).with_context(|| format!("could not install {}", packages.join(" ")))?;
        if missing().is_empty() {
            return Ok(());
        }
    }
    bail!(
        "programs are missing: install the Debian packages {} (as root: apt-get install {}); `cargo xtask test --quick` \
         needs none",
        missing().join(", "),
        missing().join(" ")
    )
}

/// A program on the path, or a file by its whole path.
fn is_there(program: &str) -> bool {
    match program.starts_with('/') {
        true => Path::new(program).exists(),
        false => process::find(program).is_some() || Path::new("/usr/sbin").join(program).exists(),
    }
}

fn apt() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

fn is_root() -> bool {
    process::quietly(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
