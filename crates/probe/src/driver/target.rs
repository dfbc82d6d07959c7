//! What to check: the servers that the settings data names, and no others.

use mailsteps_settings as settings;

use crate::report::{Protocol, Security};

/// One server to check.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Target {
    pub(crate) protocol: Protocol,
    pub(crate) host: String,
    pub(crate) port: u16,
    pub(crate) security: Security,
    pub(crate) status: &'static str,
    /// The largest message by the settings data; for outgoing mail only.
    pub(crate) size_limit_bytes: Option<u64>,
}

const PROTOCOLS: [settings::Protocol; 3] =
    [settings::Protocol::Pop3, settings::Protocol::Imap, settings::Protocol::Smtp];

/// The servers that the guide shows for a domain. This and [`all_targets`] are the only ways to a [`Target`]: no request
/// and no command line can name a host.
#[must_use]
pub fn targets(offer: &settings::Offer<'_>) -> Vec<Target> {
    let best = |protocol| offer.best(protocol).map(|server| Target::new(server, offer));
    PROTOCOLS.into_iter().filter_map(best).collect()
}

/// Every server of a domain: those that the guide shows, and then the others, the most trusted first. A host and port
/// occur once for each protocol, as the most trusted entry has them.
#[must_use]
pub fn all_targets(offer: &settings::Offer<'_>) -> Vec<Target> {
    let mut all = targets(offer);
    let mut others: Vec<_> = PROTOCOLS.into_iter().flat_map(|protocol| offer.others(protocol)).collect();
    // Stable: within a status the order of the protocols stays.
    others.sort_by_key(|server| server.status);
    for other in others.into_iter().map(|server| Target::new(server, offer)) {
        if !all.iter().any(|target| target.is_same_place(&other)) {
            all.push(other);
        }
    }
    all
}

impl Target {
    /// What it should speak.
    #[must_use]
    pub fn protocol(&self) -> Protocol {
        self.protocol
    }

    fn is_same_place(&self, other: &Self) -> bool {
        (self.protocol, &self.host, self.port) == (other.protocol, &other.host, other.port)
    }
}

impl Target {
    fn new(server: &settings::Server, offer: &settings::Offer<'_>) -> Self {
        let limit = offer.group().limits.message.as_ref().filter(|_| server.protocol == settings::Protocol::Smtp);
        Self {
            protocol: server.protocol.into(),
            host: server.host.to_string(),
            port: server.port.number(),
            security: server.security.into(),
            status: server.status.id(),
            size_limit_bytes: limit.and_then(|limit| bytes(limit.value)),
        }
    }
}

/// A size of the settings data in bytes; none for what is no size.
fn bytes(amount: settings::Amount) -> Option<u64> {
    let unit = match amount.unit {
        settings::Unit::Megabytes => 1_000_000,
        settings::Unit::Gigabytes => 1_000_000_000,
        settings::Unit::RecipientsPerMessage | settings::Unit::MessagesPerHour => return None,
    };
    Some(u64::from(amount.amount) * unit)
}

impl From<settings::Protocol> for Protocol {
    fn from(protocol: settings::Protocol) -> Self {
        match protocol {
            settings::Protocol::Pop3 => Self::Pop3,
            settings::Protocol::Imap => Self::Imap,
            settings::Protocol::Smtp => Self::Smtp,
        }
    }
}

impl From<settings::Security> for Security {
    fn from(security: settings::Security) -> Self {
        match security {
            settings::Security::Tls => Self::Tls,
            settings::Security::Starttls => Self::Starttls,
            settings::Security::None => Self::None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn embedded(domain: &str, targets: impl Fn(&settings::Offer<'_>) -> Vec<Target>) -> Vec<Target> {
        let catalog = settings::Catalog::embedded().unwrap();
        targets(&catalog.offer(&domain.parse().unwrap()).unwrap())
    }

    #[test]
    fn all_servers_of_a_domain_begin_with_those_of_the_guide() {
        for domain in ["q.com", "centurytel.net", "qwestoffice.net", "myctl.net"] {
            let (shown, all) = (embedded(domain, targets), embedded(domain, all_targets));
            assert_eq!(all[..shown.len()], shown, "{domain}");
            let others = &all[shown.len()..];
            let rank = |target: &Target| settings::Status::ALL.iter().position(|status| status.id() == target.status);
            assert!(others.is_sorted_by_key(rank), "{domain}: {others:?}");
        }
        let q = embedded("q.com", all_targets);
        assert!(q.iter().any(|target| target.host == "imap.centurylink.net" && target.status == "unconfirmed"));
        assert!(
            q.iter().any(|target| target.host == "smtp.q.com" && target.port == 465 && target.status == "outdated")
        );
        // Servers of another domain of the group are not its own.
        assert!(!q.iter().any(|target| target.host.ends_with("elpasotel.net")));
    }

    #[test]
    fn each_place_is_checked_once_for_a_protocol() {
        let provider = include_str!("../../tests/probe/settings/providers/test.json");
        let sources = include_str!("../../tests/probe/settings/sources.json");
        let file = |path, text| settings::DataFile { path, text };
        let catalog = settings::Catalog::load([file("sources.json", sources), file("providers/test.json", provider)]);
        let catalog = catalog.unwrap();
        let offer = catalog.offer(&"many.test".parse().unwrap()).unwrap();
        let places: Vec<String> = all_targets(&offer)
            .iter()
            .map(|target| format!("{} {}:{} {}", target.protocol.id(), target.host, target.port, target.status))
            .collect();
        assert_eq!(
            places,
            [
                "pop3 pop.many.test:995 recommended",
                "imap imap.many.test:993 unconfirmed",
                "smtp pop.many.test:995 alternative",
                "pop3 old.many.test:110 outdated",
            ]
        );
    }
}
