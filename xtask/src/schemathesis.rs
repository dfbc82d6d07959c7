//! The HTTP interface against its own description: schemathesis reads `openapi.json` and asks whatever it allows, and much
//! that it does not.

use std::{
    fs::{self, File},
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context as _, Result, bail};

use crate::{
    packages,
    process::{self, Companion},
    stage::stage,
    stand_ins,
};

/// Every Python package with its version: another one may find other things.
const REQUIREMENTS: &str = include_str!("../schemathesis/requirements.txt");

/// Runs it against the server; an error names what it found.
pub fn run(server: &Path) -> Result<()> {
    let program = stage("schemathesis", install)?;
    let (_stand_ins, ready) = stand_ins::start("fake", &[], false)?;
    let (_server, address) = start(server, &ready.server_arguments())?;
    println!("\nschemathesis run {address}api/v1/openapi.json");
    let config = process::root().join("xtask/schemathesis/schemathesis.toml");
    let mut command = Command::new(program);
    command
        .arg("--config-file")
        .arg(config)
        .args(["run", "--no-color", "--checks", "all"])
        .arg(format!("{address}api/v1/openapi.json"));
    process::loudly(command.current_dir(folder()))
}

/// The server on a free port, and its address with a `/` at the end. Whatever no stand-in plays fails at once and not after
/// a wait for the network, for nobody answers at that name server; each check is made once.
fn start(server: &Path, arguments: &[String]) -> Result<(Companion, String)> {
    let mut command = Command::new(server);
    command.args(["serve", "--listen", "127.0.0.1:0", "--dns", "127.0.0.1:9", "--cache-seconds", "3600"]);
    // One address asks far more often here than a reader may.
    command.args(["--rate", "0"]);
    let log = folder().join("server.log");
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(File::create(&log)?);
    let mut child = command.spawn().context("the server does not start")?;
    let output = child.stdout.take().context("the server has no output")?;
    let mut line = String::new();
    BufReader::new(output).read_line(&mut line)?;
    let Some(address) = line.trim().strip_prefix("Listening on ") else {
        child.wait()?;
        bail!("the server did not start: {}", fs::read_to_string(&log)?.trim_end());
    };
    Ok((Companion(child), address.to_owned()))
}

fn folder() -> PathBuf {
    process::root().join("target/tools/schemathesis")
}

/// Where the program is; installed first unless it is there with just these versions.
fn install() -> Result<PathBuf> {
    let folder = folder();
    let (program, installed) = (folder.join("bin/schemathesis"), folder.join("requirements.txt"));
    if program.is_file() && fs::read_to_string(&installed).is_ok_and(|text| text == REQUIREMENTS) {
        return Ok(program);
    }
    packages::require(&[("python3", "python3")])?;
    make_environment(&folder)?;
    let wanted = process::root().join("xtask/schemathesis/requirements.txt");
    let mut pip = Command::new(folder.join("bin/python3"));
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]).arg(wanted);
    process::quietly(&mut pip)
        .context("schemathesis could not be installed: connect to the network, or run `cargo xtask test --quick`")?;
    fs::write(installed, REQUIREMENTS)?;
    Ok(program)
}

/// Python packages of our own, apart from the system's. Debian has what makes them in a package of its own.
fn make_environment(folder: &Path) -> Result<()> {
    let make = || process::quietly(Command::new("python3").args(["-m", "venv", "--clear"]).arg(folder));
    let made = match make() {
        Err(_) if packages::can_install() => {
            packages::install(&["python3-venv"])?;
            make()
        }
        made => made,
    };
    made.map(drop)
        .context("Python cannot make an environment for schemathesis (on Debian: apt-get install python3-venv)")
}
