//! Every server's name that the provider's data has, seen from one field.

use mailsteps_settings::{Offer, Protocol, Server, Status, find};

use crate::server::Side;

/// What a name of the data is for the field in question.
#[derive(Clone, Copy)]
pub(crate) enum Use<'a> {
    /// A server of the reader's domain for this field.
    Mine(&'a Server),
    /// A server that speaks another protocol.
    Other(Protocol),
    /// The webmail.
    Webmail,
    /// A server for this field, for another domain.
    Elsewhere {
        /// Its entry.
        server: &'a Server,
        /// The domain, or the first of them.
        domain: &'a str,
        /// Whether that domain shares its settings with the reader's.
        same_group: bool,
        /// Whether what the data says of the entry holds for the reader's domain too.
        note_holds: bool,
    },
}

/// A name of the data.
pub(crate) struct Known<'a> {
    pub host: &'a str,
    pub used: Use<'a>,
}

/// All, those that a reader most likely means first. A name may be there more than once: the first use counts.
pub(crate) fn known<'a>(offer: Offer<'a>, side: &Side<'a>) -> Vec<Known<'a>> {
    let mut all = Vec::new();
    for server in &side.servers {
        all.push(Known { host: server.host.as_str(), used: Use::Mine(server) });
    }
    let others = match side.protocol {
        Protocol::Pop3 => [Protocol::Imap, Protocol::Smtp],
        Protocol::Imap => [Protocol::Pop3, Protocol::Smtp],
        Protocol::Smtp => [Protocol::Imap, Protocol::Pop3],
    };
    for protocol in others {
        for server in offer.servers(protocol) {
            all.push(Known { host: server.host.as_str(), used: Use::Other(protocol) });
        }
    }
    for group in &offer.provider().groups {
        all.push(Known { host: host_of(&group.webmail.value), used: Use::Webmail });
    }
    for mine in [true, false] {
        for group in &offer.provider().groups {
            let best = |server: &Server| {
                server.protocol == side.protocol
                    && server.status == Status::Recommended
                    && server.host == side.best.host
            };
            let same_settings = group.servers.iter().any(best);
            for server in &group.servers {
                if (server.protocol == side.protocol) != mine {
                    continue;
                }
                let first = server.only.first().or(group.domains.first().map(|entry| &entry.name));
                let used = match (mine, first) {
                    (true, Some(domain)) => Use::Elsewhere {
                        server,
                        domain: domain.as_str(),
                        same_group: std::ptr::eq(group, offer.group()),
                        note_holds: same_settings && server.only.is_empty(),
                    },
                    _ => Use::Other(server.protocol),
                };
                all.push(Known { host: server.host.as_str(), used });
            }
        }
    }
    all
}

/// The host of a web address.
fn host_of(address: &str) -> &str {
    let rest = find::around(address, "://").map_or(address, |(_, rest)| rest);
    rest.split(['/', ':', '?', '#']).next().unwrap_or(rest)
}
