//! What every format says of a domain's mail.

use mailsteps_settings::{Authentication, Domain, Host, Offer, Port, Protocol, Security, Server, Status, UsernameForm};

/// A domain's mail servers as mail programs are told of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailService {
    /// The provider's name for people.
    pub provider: String,
    /// The domains that it is for, at least one.
    pub domains: Vec<Domain>,
    /// For incoming mail, the recommended one first; one for each protocol.
    pub incoming: Vec<MailServer>,
    /// For outgoing mail; the first is the one that the guide shows, the others are for formats that cannot say it.
    pub outgoing: Vec<MailServer>,
    /// A page of the provider's, or the guide's, about these settings.
    pub help: Option<String>,
}

/// A server and how to sign in to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailServer {
    /// What it speaks.
    pub protocol: Protocol,
    /// Its name.
    pub host: Host,
    /// Its port.
    pub port: Port,
    /// How the connection is protected.
    pub security: Security,
    /// The form of the user name.
    pub username: UsernameForm,
    /// How one signs in.
    pub authentication: Authentication,
}

impl MailService {
    /// What the pages of a domain show, with `help` as the address of the domain's page.
    #[must_use]
    pub fn of(offer: &Offer<'_>, help: Option<String>) -> Self {
        let incoming = offer.protocols().into_iter().filter_map(|incoming| offer.best(incoming.protocol()));
        let best = offer.outgoing();
        let others = offer.others(Protocol::Smtp).into_iter().filter(|server| server.status == Status::Alternative);
        Self {
            provider: offer.provider().name.clone(),
            domains: vec![offer.domain().clone()],
            incoming: incoming.map(|server| MailServer::of(server, offer)).collect(),
            outgoing: best.into_iter().chain(others).map(|server| MailServer::of(server, offer)).collect(),
            help,
        }
    }
}

impl MailService {
    /// The same with every server that the guide recommends or names as an alternative, the most trusted of a protocol first.
    #[must_use]
    pub fn with_alternatives(offer: &Offer<'_>, help: Option<String>) -> Self {
        let all = |protocol| {
            let servers = offer.servers(protocol).into_iter();
            servers.filter(|server| server.status <= Status::Alternative).map(|server| MailServer::of(server, offer))
        };
        Self {
            incoming: offer.protocols().into_iter().flat_map(|incoming| all(incoming.protocol())).collect(),
            outgoing: all(Protocol::Smtp).collect(),
            ..Self::of(offer, help)
        }
    }
}

impl MailServer {
    fn of(server: &Server, offer: &Offer<'_>) -> Self {
        let login = &offer.group().login;
        Self {
            protocol: server.protocol,
            host: server.host.clone(),
            port: server.port,
            security: server.security,
            username: login.username.value,
            authentication: login.authentication.value,
        }
    }
}
