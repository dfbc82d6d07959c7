//! The watch: the server looks by itself, so that the history has no gaps when nobody asks.

use std::{
    sync::{Arc, Weak},
    time::Duration,
};

use mailsteps_settings::{Catalog, Domain};
use tokio::time::{MissedTickBehavior, interval};

use super::api::Api;
use crate::driver::{Target, targets};

/// Checks each group of servers once in every `interval_length`, one group after the other with the same time between
/// them, until the server ends. Readers who ask during such a check, or soon after, share it; and what a reader has
/// just found is not asked again.
pub(super) async fn watch(api: Weak<Api>, interval_length: Duration) {
    let groups = api.upgrade().map(|api| groups(api.catalog())).unwrap_or_default();
    let Ok(count) = u32::try_from(groups.len()) else { return };
    if count == 0 {
        return;
    }
    let mut ticks = interval(interval_length / count);
    // After a machine's sleep, what was missed is not made up for.
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    for domain in groups.iter().cycle() {
        ticks.tick().await;
        // The server is gone, and nothing of it is kept here meanwhile.
        let Some(api) = api.upgrade() else { return };
        look(&api, domain, interval_length);
    }
}

/// The check goes on by itself. An answer that is older than half the interval counts as none, so that a long
/// `--cache-seconds` makes no gaps.
fn look(api: &Arc<Api>, domain: &Domain, interval_length: Duration) {
    let Some(offer) = api.catalog().offer(domain) else { return };
    if let Err(why) = api.flights().look(interval_length / 2, domain, targets(&offer)) {
        tracing::warn!("the watch leaves out a group of servers: {why}");
    }
}

/// A domain for each list of servers: most domains share theirs.
fn groups(catalog: &Catalog) -> Vec<Domain> {
    let mut known: Vec<Vec<Target>> = Vec::new();
    let mut groups = Vec::new();
    for offer in catalog.domains().filter_map(|entry| catalog.offer(&entry.name)) {
        let targets = targets(&offer);
        if !targets.is_empty() && !known.contains(&targets) {
            known.push(targets);
            groups.push(offer.domain().clone());
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_server_of_the_data_is_in_one_group() {
        let catalog = Catalog::embedded().unwrap();
        let groups = groups(&catalog);
        let of = |domain: &Domain| targets(&catalog.offer(domain).unwrap());
        let place = |target: &Target| format!("{:?}", (target.protocol, &target.host, target.port));
        let watched: BTreeSet<_> = groups.iter().flat_map(of).map(|target| place(&target)).collect();
        let all: BTreeSet<_> =
            catalog.domains().flat_map(|entry| of(&entry.name)).map(|target| place(&target)).collect();
        assert_eq!(watched, all);
        let lists: Vec<_> = groups.iter().map(of).collect();
        assert!((0..lists.len()).all(|index| !lists[..index].contains(&lists[index])), "a list is there twice");
        assert!(groups.len() < catalog.domains().count(), "domains share servers");
    }
}
