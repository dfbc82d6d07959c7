use mailsteps_settings::{Offer, Protocol, Server, Status, Task};

use super::plan::Plan;

/// Host names that a program may still hold for the domain, by its own list or from before, and that are not the right
/// ones. For a changed address those of the former domain count too.
pub fn old_names(plan: Plan, protocols: &[Protocol]) -> Vec<&'static str> {
    let mut offers = vec![plan.offer];
    if plan.task == Task::NewAddress {
        offers.extend(plan.app.catalog.replaced_with(plan.offer.domain()));
    }
    let mut names = Vec::new();
    for protocol in protocols {
        for server in offers.iter().flat_map(|offer| of_the_domain(*offer, *protocol)) {
            let name = server.host.as_str();
            if plan.offer.best(*protocol).is_none_or(|best| best.host != server.host) && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

/// Entries that are for a few domains only are those that were theirs before.
fn of_the_domain(offer: Offer<'static>, protocol: Protocol) -> impl Iterator<Item = &'static Server> {
    let servers = offer.servers(protocol).into_iter();
    servers.filter(|server| !server.only.is_empty() && matches!(server.status, Status::Outdated | Status::Alternative))
}
