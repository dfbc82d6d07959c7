//! `cargo xtask bench`: measures on this machine, in one run, and prints a table.

mod burst;
mod cached;
mod cold;
mod http;
mod lighthouse;
mod machine;
mod memory;
mod numbers;
mod page;
mod probe;
mod relay;
mod server;
mod table;
mod wrk;

use anyhow::Result;
use clap::{Args, ValueEnum};

/// What `bench` can be told.
#[derive(Args)]
pub struct Options {
    /// What to measure.
    #[arg(value_enum)]
    what: What,
    /// How many cold checks to time, each way.
    #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    checks: u32,
    /// How long each load lasts, in seconds.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=60))]
    seconds: u32,
    /// How many readers ask at once while nothing is cached.
    #[arg(long, default_value_t = 10_000, value_parser = clap::value_parser!(u32).range(1..=20_000))]
    readers: u32,
    /// Who plays the mail servers: fake, which measures the probes and not Dovecot; real, or auto.
    #[arg(long, default_value = "fake")]
    engine: String,
}

#[derive(Clone, Copy, ValueEnum)]
enum What {
    /// The check and its server, against openssl, the blackbox exporter and nginx.
    Probe,
    /// Pages on a slow telephone, against bare HTML, and the way from one to another.
    Page,
}

/// `cargo xtask bench`.
pub fn run(options: &Options) -> Result<()> {
    match options.what {
        What::Probe => probe::run(options),
        What::Page => page::run(),
    }
}
