//! `mailsteps probe`.

use std::process::ExitCode;

use mailsteps_settings::{Catalog, Lookup, Offer, Query};

use super::{
    Exit, block_on,
    network::Network,
    out, show,
    state::{State, summary},
};
use crate::{
    report::Report,
    scope::{Include, Protocols},
};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The domain, such as centurylink.net
    domain: String,
    /// Check the servers for these alone: pop3, imap, smtp, or several with commas between
    #[arg(long, value_name = "LIST")]
    protocol: Option<Protocols>,
    /// Check every other server of the data too, with `alternatives`; they do not count for the exit status
    #[arg(long, value_name = "WHAT")]
    include: Option<Include>,
    /// Print the report as JSON
    #[arg(long, conflicts_with = "nagios")]
    json: bool,
    /// Print one line with performance data; exit 0: OK, 1: WARNING, 2: CRITICAL, 3: UNKNOWN, as monitoring plugins do
    #[arg(long)]
    nagios: bool,
    #[command(flatten)]
    network: Network,
}

/// The exit status when no check was made.
const NO_CHECK: u8 = 2;

pub(super) fn run(args: Args) -> Result<ExitCode, Exit> {
    let (json, nagios) = (args.json, args.nagios);
    let report = match check(args) {
        Err(why) if nagios => {
            out::line(&format!("UNKNOWN - {}", why.message))?;
            return Ok(State::NAGIOS_UNKNOWN.into());
        }
        checked => checked.map_err(|why| Exit { code: NO_CHECK, ..why })?,
    };
    let (state, line) = summary(&report);
    if nagios {
        out::line(&format!("{line} | {}", show::times(&report)))?;
        return Ok(state.nagios().into());
    }
    if json {
        out::line(&serde_json::to_string_pretty(&report).map_err(Exit::failure)?)?;
    } else {
        out::write(&format!("{line}\n\n{}", show::ladder(&report)))?;
    }
    Ok(if state == State::Ok { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn check(args: Args) -> Result<Report, Exit> {
    let catalog = args.network.catalog()?;
    let offer = known(&catalog, &args.domain)?;
    let protocols = args.protocol.unwrap_or_default();
    let mut targets = args.include.unwrap_or_default().targets(&offer);
    targets.retain(|target| protocols.contain(target.protocol()));
    if targets.is_empty() {
        let (domain, names) = (offer.domain(), protocols.names());
        return Err(Exit::usage(format!("the settings data have no {names} server for {domain}")));
    }
    block_on(async {
        let probe = args.network.probe()?;
        probe.check(offer.domain().as_str(), &targets).await.map_err(Exit::usage)
    })
}

/// The domain of an input, or the reason why there is none.
pub(super) fn known<'a>(catalog: &'a Catalog, asked: &str) -> Result<Offer<'a>, Exit> {
    let query = Query::read(asked, |name| idna::domain_to_ascii(name).ok()).map_err(Exit::usage)?;
    match catalog.lookup(query.domain()) {
        Lookup::Known(offer) => Ok(offer),
        Lookup::Unknown { near } => Err(Exit::usage(match near.first() {
            Some(near) => format!("{} is not in the settings data; did you mean {near}?", query.domain()),
            None => format!("{} is not in the settings data", query.domain()),
        })),
    }
}
