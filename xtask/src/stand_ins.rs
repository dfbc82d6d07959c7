//! The stand-in mail servers as a program beside us.

use std::{
    io::{BufRead as _, BufReader},
    process::{Command, Stdio},
};

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;

use crate::process::{self, Companion, cargo};

/// The stand-ins' first line.
#[derive(Deserialize)]
pub struct Ready {
    /// Who plays.
    pub engine: String,
    /// For `--ca-file`.
    pub ca_file: String,
    /// For `--connect-to`, a server each.
    pub connect_to: Vec<String>,
}

impl Ready {
    /// What leads `mailsteps serve` to them.
    pub fn server_arguments(&self) -> Vec<String> {
        let mut arguments = vec!["--ca-file".to_owned(), self.ca_file.clone()];
        arguments.extend(self.connect_to.iter().flat_map(|place| ["--connect-to".to_owned(), place.clone()]));
        arguments
    }
}

/// Builds and starts them; returns when they answer. `release` where their own speed matters.
pub fn start(engine: &str, faults: &[String], release: bool) -> Result<(Companion, Ready)> {
    let mut build = cargo();
    build.args(["build", "--quiet", "--locked", "--package", "mailsteps-stage"]);
    if release {
        build.arg("--release");
    }
    process::quietly(&mut build)?;
    let folder = if release { "target/release" } else { "target/debug" };
    let mut command = Command::new(process::root().join(folder).join("mailsteps-stage"));
    command.arg("--engine").arg(engine);
    for fault in faults {
        command.arg("--fault").arg(fault);
    }
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let output = child.stdout.take().context("the stand-ins have no output")?;
    let mut line = String::new();
    BufReader::new(output).read_line(&mut line)?;
    if line.is_empty() {
        child.wait()?;
        bail!("the stand-in mail servers did not start; the reason stands above");
    }
    Ok((Companion(child), serde_json::from_str(&line)?))
}
