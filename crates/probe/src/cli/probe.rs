//! `mailsteps probe`.

use std::process::ExitCode;

use mailsteps_settings::{Catalog, Domain, Lookup, Offer, Query};

use super::{Exit, block_on, network::Network, show};
use crate::{
    driver::{Target, targets},
    report::{Report, Verdict},
};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The domain, such as centurylink.net
    domain: String,
    /// Print the report as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    network: Network,
}

pub(super) fn run(args: Args) -> Result<ExitCode, Exit> {
    let catalog = args.network.catalog()?;
    let (domain, targets) = find(&catalog, &args.domain)?;
    let report = block_on(async {
        let probe = args.network.probe()?;
        probe.check(domain.as_str(), &targets).await.map_err(Exit::usage)
    })?;
    if args.json {
        println!("{}", serde_json::to_string_pretty(&report).map_err(Exit::failure)?);
    } else {
        print!("{}", show::ladder(&report));
    }
    Ok(exit_code(&report))
}

fn find(catalog: &Catalog, asked: &str) -> Result<(Domain, Vec<Target>), Exit> {
    let offer = known(catalog, asked)?;
    Ok((offer.domain().clone(), targets(&offer)))
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

fn exit_code(report: &Report) -> ExitCode {
    let sound = report.services.iter().all(|service| service.verdict == Verdict::Ok);
    if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
