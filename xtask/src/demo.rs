//! `cargo xtask demo`: the whole journey, checks included, against mail servers on this machine.

use std::{
    io::{BufRead as _, BufReader},
    process::{Command, Stdio},
};

use anyhow::{Context as _, Result, bail};
use clap::Args;
use serde::Deserialize;

use crate::{
    BuildOptions, build,
    process::{self, Companion, cargo},
    serve::{self, Listen},
    site,
    stage::stage,
};

/// What `demo` can be told.
#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    build: BuildOptions,
    #[command(flatten)]
    listen: Listen,
    /// Break a server on purpose, such as smtp=expired; may be given more than once.
    #[arg(long, value_name = "SERVICE=FAULT")]
    fault: Vec<String>,
    /// Which stand-ins: Dovecot and Postfix (real), the tests' own (fake), or whichever can be had (auto).
    #[arg(long, default_value = "auto")]
    engine: String,
}

/// The stand-ins' first line.
#[derive(Deserialize)]
struct Ready {
    engine: String,
    ca_file: String,
    connect_to: Vec<String>,
}

/// `cargo xtask demo`.
pub fn run(options: &Options) -> Result<()> {
    options.listen.check()?;
    build::fetch()?;
    let dist = site::build(&options.build)?;
    let server = build::server(&options.build)?;
    let (_stand_ins, ready) = stage("stand-in mail servers", || start(options))?;
    // Whoever breaks a stand-in wants to see it at once.
    let mut args = vec!["--cache-seconds".to_owned(), "1".to_owned(), "--ca-file".to_owned(), ready.ca_file];
    args.extend(ready.connect_to.into_iter().flat_map(|place| ["--connect-to".to_owned(), place]));
    let broken =
        if options.fault.is_empty() { String::new() } else { format!(", broken: {}", options.fault.join(", ")) };
    let remark = format!("Stand-in mail servers: {}{broken}", ready.engine);
    serve::serve(&server, &dist, &options.listen, &args, &remark)
}

fn start(options: &Options) -> Result<(Companion, Ready)> {
    process::quietly(cargo().args(["build", "--quiet", "--locked", "--package", "mailsteps-stage"]))?;
    let mut command = Command::new(process::root().join("target/debug/mailsteps-stage"));
    command.arg("--engine").arg(&options.engine);
    for fault in &options.fault {
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
