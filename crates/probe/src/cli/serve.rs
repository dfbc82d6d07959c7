//! `mailsteps serve`.

mod files;
mod interval;
mod log;
mod networks;
mod sign;

use std::{
    io::{self, ErrorKind},
    net::SocketAddr,
    path::PathBuf,
    process::ExitCode,
    sync::Arc,
    time::Duration,
};

use ipnet::IpNet;
use tokio::net::{TcpListener, TcpSocket};

use self::{log::Format, sign::Sign};
use super::{Exit, block_on, network::Network, out};
use crate::history::History;
use crate::server::{Base, Config, FrameAncestor, Origin, Rate, Server, Signals};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Listen here; port 0 takes any free one
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Answer /metrics, /healthz and /readyz here, to the operator alone
    #[arg(long, value_name = "ADDRESS:PORT")]
    metrics: Option<SocketAddr>,
    /// Serve the guide in this folder, as `cargo xtask build` makes it
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
    /// The guide begins at this path of the host, as `cargo xtask build --base` was told
    #[arg(long, value_name = "PATH", default_value_t)]
    base: Base,
    /// Answer with the last check for this long; 0 checks each time, and only readers who ask during a check share it
    #[arg(long, value_name = "N", default_value_t = Config::default().cache_seconds)]
    cache_seconds: u32,
    /// Keep what checks find for 30 days in this SQLite file, and tell of it at /api/v1/history/DOMAIN
    #[arg(long, value_name = "FILE")]
    history: Option<PathBuf>,
    /// Check all servers this often for the history, whether or not a reader asks: from 1m to 1h, such as 5m
    #[arg(long, value_name = "TIME", requires = "history", value_parser = interval::parse)]
    watch: Option<Duration>,
    /// Requests to /api that one client may make, such as 30/minute; 0 for no limit
    #[arg(long, value_name = "N/PERIOD", default_value_t = Config::default().rate)]
    rate: Rate,
    /// Believe X-Forwarded-For when it comes from this network; may be given several times
    #[arg(long, value_name = "CIDR", value_parser = networks::parse)]
    trusted_proxy: Vec<IpNet>,
    /// Open connections at the same time; more wait
    #[arg(long, value_name = "N", default_value_t = 2048, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    connections: u32,
    /// Let this site show the guide in a frame, or * for any site; may be given several times
    #[arg(long, value_name = "ORIGIN")]
    frame_ancestors: Vec<FrameAncestor>,
    /// Let scripts of this site ask /api; may be given several times
    #[arg(long, value_name = "ORIGIN")]
    cors_origin: Vec<Origin>,
    #[command(flatten)]
    sign: Sign,
    /// How the log is written
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    log_format: Format,
    #[command(flatten)]
    network: Network,
}

pub(super) fn run(args: Args) -> Result<ExitCode, Exit> {
    log::start(args.log_format);
    let (listen, metrics, base) = (args.listen, args.metrics, args.base.clone());
    let (config, network) = split(args)?;
    let catalog = network.catalog()?;
    files::make_room_for(config.connections);
    block_on(async {
        let server = Server::new(catalog, network.probe()?, config).map_err(Exit::usage)?;
        let operator = match metrics {
            Some(address) => Some(bind("--metrics", address).await?),
            None => None,
        };
        let readers = bind("--listen", listen).await?;
        // Caught before anybody knows that there is a server to end.
        let signals = Signals::catch().map_err(Exit::failure)?;
        announce(&readers, &base, operator.as_ref())?;
        server.run(readers, operator, signals).await;
        Ok(())
    })?;
    Ok(ExitCode::SUCCESS)
}

fn split(args: Args) -> Result<(Config, Network), Exit> {
    let sign = args.sign.signer()?;
    let history = args.history.as_deref().map(History::open).transpose().map_err(Exit::usage)?;
    let config = Config {
        site: args.site,
        base: args.base,
        cache_seconds: args.cache_seconds,
        history: history.map(Arc::new),
        watch: args.watch,
        sign,
        rate: args.rate,
        trusted_proxies: args.trusted_proxy,
        frame_ancestors: args.frame_ancestors,
        cors_origins: args.cors_origin,
        connections: usize::try_from(args.connections).unwrap_or(usize::MAX),
        ..Config::default()
    };
    Ok((config, args.network))
}

/// One line with the real port, at once: whoever started the server may be waiting for it. Another for the operator.
fn announce(readers: &TcpListener, base: &Base, operator: Option<&TcpListener>) -> Result<(), Exit> {
    out::line(&format!("Listening on http://{}{base}", readers.local_addr().map_err(Exit::failure)?))?;
    match operator {
        None => Ok(()),
        Some(operator) => {
            out::line(&format!("Metrics on http://{}/metrics", operator.local_addr().map_err(Exit::failure)?))
        }
    }
}

/// How many may wait to be taken. The usual 128 are over at once when an outage brings everybody, and whoever finds no place
/// tries again only a second later. The system may grant fewer.
const QUEUE: u32 = 4096;

async fn bind(option: &str, address: SocketAddr) -> Result<TcpListener, Exit> {
    let listen = || {
        let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
        // After a restart, connections of the former server do not keep the port. Windows means something else by it.
        #[cfg(not(windows))]
        socket.set_reuseaddr(true)?;
        socket.bind(address)?;
        socket.listen(QUEUE)
    };
    listen().map_err(|error| in_the_way(option, address, &error))
}

fn in_the_way(option: &str, address: SocketAddr, error: &io::Error) -> Exit {
    let port = address.port();
    let next = SocketAddr::new(address.ip(), port.checked_add(1).unwrap_or(8080));
    Exit::failure(match error.kind() {
        ErrorKind::AddrInUse => {
            format!("port {port} is in use: stop the other program or choose another with {option} {next}")
        }
        ErrorKind::PermissionDenied => {
            let free = SocketAddr::new(address.ip(), 8080);
            format!("port {port} needs more rights: choose one from 1024 up, such as {option} {free}")
        }
        _ => format!("cannot listen on {address} ({option}): {error}"),
    })
}
