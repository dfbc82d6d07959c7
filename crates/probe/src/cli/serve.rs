//! `mailsteps serve`.

use std::{
    io::{self, ErrorKind},
    net::SocketAddr,
    path::PathBuf,
    process::ExitCode,
};

use tokio::net::TcpListener;

use super::{Exit, block_on, network::Network, out};
use crate::server;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Listen here; port 0 takes any free one
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Serve the guide in this folder, as `cargo xtask build` makes it
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
    /// Answer with the last check for this long; 0 checks each time, and only readers who ask during a check share it
    #[arg(long, value_name = "N", default_value_t = server::CACHE_SECONDS)]
    cache_seconds: u32,
    #[command(flatten)]
    network: Network,
}

pub(super) fn run(args: Args) -> Result<ExitCode, Exit> {
    // To stderr, without the time: whatever supervises the server adds it.
    tracing_subscriber::fmt().with_writer(io::stderr).without_time().with_max_level(tracing::Level::INFO).init();
    let catalog = args.network.catalog()?;
    block_on(async {
        let probe = args.network.probe()?;
        let router = server::router(catalog, probe, args.cache_seconds, args.site.as_deref()).map_err(Exit::usage)?;
        let listener = TcpListener::bind(args.listen).await.map_err(|error| in_the_way(args.listen, &error))?;
        let address = listener.local_addr().map_err(Exit::failure)?;
        // With the real port, at once: whoever started the server may be waiting for it.
        out::line(&format!("Listening on http://{address}/"))?;
        server::serve(listener, router).await.map_err(Exit::failure)
    })?;
    Ok(ExitCode::SUCCESS)
}

fn in_the_way(listen: SocketAddr, error: &io::Error) -> Exit {
    let port = listen.port();
    let next = SocketAddr::new(listen.ip(), port.checked_add(1).unwrap_or(8080));
    Exit::failure(match error.kind() {
        ErrorKind::AddrInUse => {
            format!("port {port} is in use: stop the other program or choose another with --listen {next}")
        }
        ErrorKind::PermissionDenied => {
            format!("port {port} needs more rights: choose one from 1024 up, such as --listen {}:8080", listen.ip())
        }
        _ => format!("cannot listen on {listen}: {error}"),
    })
}
