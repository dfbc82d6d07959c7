//! The servers of one side, and the one that the reader is on the way to.

use mailsteps_settings::{Host, Offer, Protocol, Server, Status};

use crate::Meaning;

/// Incoming or outgoing: what the data has for it.
pub(crate) struct Side<'a> {
    pub protocol: Protocol,
    /// Every entry for the reader's domain, the most trusted first.
    pub servers: Vec<&'a Server>,
    /// The one that the guide shows.
    pub best: &'a Server,
}

impl<'a> Side<'a> {
    pub(crate) fn new(offer: Offer<'a>, protocol: Protocol) -> Option<Self> {
        Some(Self { protocol, servers: offer.servers(protocol), best: offer.best(protocol)? })
    }
}

/// The port and the security as far as they were entered and understood.
#[derive(Clone, Copy, Default)]
pub(crate) struct Entered {
    pub port: Option<u16>,
    pub meaning: Option<Meaning>,
}

impl Entered {
    pub(crate) fn fits(self, server: &Server) -> bool {
        self.port.is_none_or(|port| port == server.port.number())
            && self.meaning.is_none_or(|meaning| meaning.fits(server.security))
    }
}

/// The entry of a host that port and security are held against: the one that needs the fewest changes, never an
/// outdated one.
pub(crate) fn meant<'a>(side: &Side<'a>, host: &Host, entered: Entered) -> &'a Server {
    let mut usable = Vec::new();
    for server in &side.servers {
        if server.host == *host && server.status != Status::Outdated {
            usable.push(*server);
        }
    }
    let Some(&first) = usable.first() else { return side.best };
    if let Some(whole) = usable.iter().find(|server| entered.fits(server)) {
        return whole;
    }
    // Of port and security one has to change; the first choice decides which.
    let without_port = Entered { port: None, ..entered };
    if entered.meaning.is_some() && without_port.fits(first) {
        return first;
    }
    usable.iter().find(|server| entered.port == Some(server.port.number())).copied().unwrap_or(first)
}
