//! Options that `serve` and `probe` share.

use std::{net::SocketAddr, path::PathBuf};

use mailsteps_settings::Catalog;

use super::{Exit, settings};
use crate::driver::{Limits, Options, Probe, Redirect};

#[derive(Debug, clap::Args)]
pub(super) struct Network {
    /// Use the data in this folder instead of the built-in data
    #[arg(long, value_name = "DIR")]
    settings: Option<PathBuf>,
    /// Connect to another address for this host and port, as curl does; may be given several times
    #[arg(long, value_name = "HOST:PORT:ADDRESS:PORT")]
    connect_to: Vec<Redirect>,
    /// Trust the certificate authorities in this PEM file too
    #[arg(long, value_name = "FILE")]
    ca_file: Option<PathBuf>,
    /// Ask this DNS server instead of the system's
    #[arg(long, value_name = "ADDRESS:PORT")]
    dns: Option<SocketAddr>,
}

impl Network {
    pub(super) fn catalog(&self) -> Result<Catalog, Exit> {
        match &self.settings {
            Some(folder) => settings::load(folder),
            None => {
                Catalog::embedded_without_steps().map_err(|error| Exit::usage(format!("the built-in data: {error}")))
            }
        }
    }

    pub(super) fn probe(self) -> Result<Probe, Exit> {
        let options =
            Options { redirects: self.connect_to, ca_file: self.ca_file, dns: self.dns, limits: Limits::default() };
        Probe::new(options).map_err(Exit::usage)
    }
}
