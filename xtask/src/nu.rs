//! `cargo xtask html`: the Nu HTML checker of the W3C reads a page of each kind.

use std::{fs, path::Path, process::Command};

use anyhow::{Context as _, Result, bail};

use crate::{BuildOptions, limited, node, process, site, stage::stage};

/// Pinned: another version has other rules.
const CHECKER: &str = "vnu-jar@26.9.27";

/// Pages of each kind, as files of the site.
const PAGES: [&str; 15] = [
    "index.html",
    "404.html",
    "offline.html",
    "q.com/index.html",
    "q.com/check/index.html",
    "q.com/fix/index.html",
    "fix/index.html",
    "lint/index.html",
    "embed/index.html",
    "design/index.html",
    "coverage/index.html",
    "q.com/thunderbird/imap/index.html",
    "q.com/outlook-new/new-address/index.html",
    "q.com/iphone/repair/index.html",
    "es/q.com/thunderbird/pop3/index.html",
];

/// `cargo xtask html`.
pub fn run(options: &BuildOptions) -> Result<()> {
    let site = site::build(&limited::resolved(options)?)?;
    stage("HTML", || check(&site))
}

/// Checks a built site. Where there is no Java or no npm, it says so and nothing fails.
pub fn check(site: &Path) -> Result<()> {
    if process::find("java").is_none() {
        println!("(no Java: the Nu HTML checker did not read the pages)");
        return Ok(());
    }
    let Some(jar) = node::file(CHECKER, "vnu-jar/build/dist/vnu.jar") else {
        println!("(no npm or no network: the Nu HTML checker did not read the pages)");
        return Ok(());
    };
    // Read along with the others: a checker that finds nothing here finds nothing at all.
    let broken = node::folder().join("broken.html");
    fs::write(&broken, "<!doctype html><title>x</title><p><div></p>")?;
    let pages = PAGES.iter().map(|page| site.join(page)).filter(|page| page.is_file());
    let mut command = Command::new("java");
    command.arg("-jar").arg(jar).args(["--stdout", "--format", "gnu", "--exit-zero-always"]).args(pages).arg(&broken);
    let output = command.output().context("java does not start")?;
    let said = String::from_utf8_lossy(&output.stdout);
    let is_of_broken = |line: &&str| line.contains("broken.html");
    let (meant, errors): (Vec<&str>, Vec<&str>) =
        said.lines().filter(|line| line.contains(": error: ")).partition(is_of_broken);
    if meant.is_empty() {
        bail!(
            "the Nu HTML checker does not find what is wrong with a broken page: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    if !output.status.success() {
        bail!("the Nu HTML checker failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    if !errors.is_empty() {
        bail!("the Nu HTML checker has found {} errors:\n{}", errors.len(), errors.join("\n"));
    }
    Ok(())
}
