//! Host names to addresses.

use std::net::{IpAddr, SocketAddr};

use hickory_resolver::{
    TokioResolver,
    config::{ConnectionConfig, NameServerConfig, ResolveHosts, ResolverConfig},
    net::{NetError, runtime::TokioRuntimeProvider},
    proto::rr::{Name, RData, RecordType},
};

use super::{ladder::Ending, limits::Limits};
use crate::report::Code;

/// Looks names up.
pub(super) struct Names(Result<TokioResolver, NetError>);

impl std::fmt::Debug for Names {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Names").field(&self.0.is_ok()).finish()
    }
}

impl Names {
    /// Asks one server, or those of the system. A system without any is no reason not to start: the guide is of use
    /// without the check, and each check then says what is wrong.
    pub(super) fn new(server: Option<SocketAddr>, limits: &Limits) -> Self {
        Self(resolver(server, limits))
    }

    /// All addresses of a host, IPv4 first.
    pub(super) async fn addresses(&self, host: &str) -> Result<Vec<IpAddr>, Ending> {
        let resolver = self.0.as_ref().map_err(|error| Ending::new(Code::DnsFailed, error.to_string()))?;
        let name =
            Name::from_ascii(format!("{host}.")).map_err(|error| Ending::new(Code::DnsFailed, error.to_string()))?;
        let (v4, v6) =
            tokio::join!(resolver.lookup(name.clone(), RecordType::A), resolver.lookup(name, RecordType::AAAA));
        let mut addresses = Vec::new();
        let mut errors = Vec::new();
        for answer in [v4, v6] {
            match answer {
                Ok(lookup) => addresses.extend(lookup.answers().iter().filter_map(|record| address(&record.data))),
                Err(error) => errors.push(error),
            }
        }
        if addresses.is_empty() { Err(why_none(host, &errors)) } else { Ok(addresses) }
    }
}

fn resolver(server: Option<SocketAddr>, limits: &Limits) -> Result<TokioResolver, NetError> {
    let mut builder = match server {
        None => TokioResolver::builder_tokio()?,
        Some(server) => {
            let connections = [ConnectionConfig::udp(), ConnectionConfig::tcp()].map(|mut connection| {
                connection.port = server.port();
                connection
            });
            let server = NameServerConfig::new(server.ip(), true, connections.into());
            let config = ResolverConfig::from_parts(None, Vec::new(), vec![server]);
            TokioResolver::builder_with_config(config, TokioRuntimeProvider::default())
        }
    };
    let options = builder.options_mut();
    // What counts is what the world sees, and sees now.
    options.use_hosts_file = ResolveHosts::Never;
    options.cache_size = 0;
    // Two tries fit into the stage's limit.
    options.timeout = limits.stage * 2 / 5;
    options.attempts = 1;
    builder.build()
}

fn address(data: &RData) -> Option<IpAddr> {
    match data {
        RData::A(address) => Some(IpAddr::V4(address.0)),
        RData::AAAA(address) => Some(IpAddr::V6(address.0)),
        // CNAME records on the way.
        _ => None,
    }
}

/// Both questions have failed, or were answered without an address.
fn why_none(host: &str, errors: &[NetError]) -> Ending {
    if errors.iter().any(NetError::is_nx_domain) {
        return Ending::new(Code::NameNotFound, format!("{host} does not exist (NXDOMAIN)"));
    }
    match errors.iter().find(|error| !error.is_no_records_found()) {
        None => Ending::new(Code::NoAddress, format!("{host} exists and has no address")),
        Some(NetError::Timeout | NetError::NoConnections) => {
            Ending::new(Code::DnsFailed, format!("no DNS server answered the question for {host}"))
        }
        Some(error) => Ending::new(Code::DnsFailed, error.to_string()),
    }
}
