//! The log, to stderr.

use std::io;

use clap::ValueEnum;
use tracing::Level;
use tracing_subscriber::{filter::Targets, fmt, prelude::*};

/// How a line of the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum Format {
    /// For people; without the time, for whatever supervises the server adds it
    #[default]
    Text,
    /// One JSON object a line, with the time
    Json,
}

/// Only the program's own lines: those of the libraries could tell of readers.
pub(super) fn start(format: Format) {
    let own = Targets::new().with_target("mailsteps_probe", Level::INFO);
    let lines = fmt::layer().with_writer(io::stderr);
    let lines = match format {
        Format::Text => lines.without_time().boxed(),
        Format::Json => lines.json().flatten_event(true).boxed(),
    };
    tracing_subscriber::registry().with(lines.with_filter(own)).init();
}
