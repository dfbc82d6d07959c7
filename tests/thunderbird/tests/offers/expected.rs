//! What the settings data say, as Thunderbird should offer it.

use mailsteps_settings::{Catalog, Server, UsernameForm};
use mailsteps_thunderbird::{MailServer, Offer};

/// The offer for an address of a domain in the data.
pub fn expected(catalog: &Catalog, address: &str) -> Offer {
    let (local, domain) = address.rsplit_once('@').unwrap();
    let offer = catalog.offer(&domain.parse().unwrap()).unwrap();
    let login = &offer.group().login;
    let username = match login.username.value {
        UsernameForm::FullAddress => address,
        UsernameForm::LocalPart => local,
    };
    let server = |server: &Server| MailServer {
        protocol: server.protocol,
        host: server.host.to_string(),
        port: server.port.number(),
        security: server.security,
        authentication: login.authentication.value,
        username: username.to_owned(),
    };
    let incoming = offer.protocols().into_iter().map(|incoming| server(offer.best(incoming.protocol()).unwrap()));
    Offer { incoming: incoming.collect(), outgoing: server(offer.outgoing().unwrap()) }
}

/// An address of each domain.
pub fn jane_at_each(catalog: &Catalog) -> impl Iterator<Item = String> {
    catalog.domains().map(|entry| format!("jane@{}", entry.name))
}

/// An address of one domain for each set of servers, and of the two domains that most readers have.
pub fn jane_at_each_kind(catalog: &Catalog) -> Vec<String> {
    let mut kinds = Vec::new();
    let mut addresses = vec!["jane@q.com".to_owned(), "jane@centurylink.net".to_owned()];
    for address in jane_at_each(catalog) {
        let kind = kind(expected(catalog, &address));
        if !kinds.contains(&kind) {
            kinds.push(kind);
            if !addresses.contains(&address) {
                addresses.push(address);
            }
        }
    }
    addresses
}

/// What is the same for every domain with these servers: whether the user name is an address, and all the rest.
fn kind(mut offer: Offer) -> Offer {
    for server in offer.incoming.iter_mut().chain([&mut offer.outgoing]) {
        server.username = if server.username.contains('@') { "address" } else { "name" }.to_owned();
    }
    offer
}
