//! `cargo xtask bench probe`: everything on loopback, against programs that do a part of the same.

use anyhow::{Context as _, Result};

use super::{
    Options, burst, cached, cold, machine,
    server::{Network, Program},
    table::Table,
};
use crate::{BuildOptions, build, packages, stage::stage, stand_ins};

/// What is measured against, what loads, and the Debian packages that have it.
const PROGRAMS: [(&str, &str); 4] = [
    ("openssl", "openssl"),
    ("prometheus-blackbox-exporter", "prometheus-blackbox-exporter"),
    ("nginx", "nginx-light"),
    ("wrk", "wrk"),
];

/// A socket for each reader at our end, one at the server's, and some for all else.
const SPARE_FILES: u64 = 500;

pub fn run(options: &Options) -> Result<()> {
    stage("openssl, blackbox exporter, nginx, wrk", || packages::require(&PROGRAMS))?;
    machine::allow_files(u64::from(options.readers.max(1000)) + SPARE_FILES)?;
    build::fetch()?;
    let program = Program::new(build::server(&BuildOptions::default())?)?;
    let folder = tempfile::Builder::new().prefix("mailsteps-bench-").tempdir()?;
    let (_stand_ins, ready) = stage("stand-in mail servers", || stand_ins::start(&options.engine, &[], true))?;
    let network = Network::new(ready.ca_file, ready.connect_to);

    let mut table = Table::default();
    stage(&format!("{} cold checks, five ways", options.checks), || {
        cold::measure(&mut table, &program, &network, folder.path(), options.checks)
    })
    .context("the cold checks")?;
    stage("cached answers, against nginx", || {
        cached::measure(&mut table, &program, &network, folder.path(), options.seconds)
    })
    .context("the cached answers")?;
    stage(&format!("{} readers at once", options.readers), || {
        burst::measure(&mut table, &program, &network, options.readers)
    })
    .context("the readers at once")?;

    println!("\n{}\nStand-in mail servers: {}.\n\n{table}", machine::description(), ready.engine);
    Ok(())
}
