//! All data together, and the look-up by domain.

use thiserror::Error;

use crate::{
    Client, ClientId, ClientSummary, Domain, DomainEntry, Group, Incoming, Note, Protocol, Provider, Server, Source,
    SourceId, Sources, Status, Symptoms,
    client::summaries,
    decode::{self, Damaged},
    nearest::nearest,
    provider::domain_twice,
};

/// A data file by its path below the data folder, such as `providers/centurylink.json`.
#[derive(Debug, Clone, Copy)]
pub struct DataFile<'a> {
    /// The path, with `/` between folders.
    pub path: &'a str,
    /// The content.
    pub text: &'a str,
}

/// Data that cannot be read. Of a data file `mailsteps validate` lists everything that is wrong with it.
#[derive(Debug, Error)]
pub enum LoadError {
    /// Not JSON, or not of the right shape.
    #[error("{file}: {why}")]
    File {
        /// The file.
        file: String,
        /// What is wrong, with line and column.
        why: serde_json::Error,
    },
    /// A path that no data file has.
    #[error("{0}: data files are sources.json, symptoms.json, providers/*.json and clients/*.json")]
    UnknownFile(String),
    /// Two groups have the same domain.
    #[error("{file}: the domain {domain} is in the data twice")]
    DomainTwice {
        /// The file with the second one.
        file: String,
        /// The domain.
        domain: Domain,
    },
    /// There is no file of a kind.
    #[error("there is no {0} in the data")]
    Missing(&'static str),
}

/// Every provider, source and mail program.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalog {
    providers: Vec<Provider>,
    /// In the order of their keys.
    sources: Vec<(SourceId, Source)>,
    programs: Vec<ClientSummary>,
    clients: Vec<Client>,
}

impl Catalog {
    /// Reads a set of data files: `sources.json`, `providers/*.json` and `clients/*.json`. Of `symptoms.json`, which
    /// [`Symptoms::load`] reads, it says no more than whether it can be read.
    ///
    /// # Errors
    /// Names the first file that cannot be read.
    pub fn load<'a>(files: impl IntoIterator<Item = DataFile<'a>>) -> Result<Self, LoadError> {
        let mut catalog = Self::default();
        for file in files {
            catalog.add(file)?;
        }
        catalog.programs = summaries(&catalog.clients);
        if catalog.domains().next().is_none() {
            return Err(LoadError::Missing("domain"));
        }
        if catalog.sources.is_empty() {
            return Err(LoadError::Missing("source"));
        }
        Ok(catalog)
    }

    /// The data that the guide was built with, in the binary form that `build.rs` gave it. What [`Catalog::load`] refuses,
    /// `build.rs` has refused.
    ///
    /// # Errors
    /// When the bytes are not those of this build's types; the tests read them all, so a released build has none.
    pub fn embedded() -> Result<Self, Damaged> {
        let catalog = Self::embedded_without_steps()?;
        #[cfg(feature = "clients")]
        let catalog = Self {
            clients: serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/clients.json")))
                .map_err(|_| Damaged)?,
            // What only steps cite comes with the steps, so that the app need not carry it.
            sources: decode::whole(include_bytes!(concat!(env!("OUT_DIR"), "/sources.bin")))?,
            ..catalog
        };
        Ok(catalog)
    }

    /// The same without the programs' steps and what only they cite, for who shows none: they take two megabytes of memory.
    ///
    /// # Errors
    /// As [`Catalog::embedded`].
    pub fn embedded_without_steps() -> Result<Self, Damaged> {
        #[cfg(not(any(feature = "full", feature = "servers")))]
        let core: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/core.bin"));
        #[cfg(all(feature = "servers", not(feature = "full")))]
        let core: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/servers.bin"));
        #[cfg(feature = "full")]
        let core: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/full.bin"));
        let (providers, sources, programs) = decode::whole(core)?;
        Ok(Self { providers, sources, programs, clients: Vec::new() })
    }

    fn add(&mut self, file: DataFile<'_>) -> Result<(), LoadError> {
        let wrong = |why| LoadError::File { file: file.path.to_owned(), why };
        match file.path.split_once('/') {
            None if file.path == "sources.json" => {
                let sources: Sources = serde_json::from_str(file.text).map_err(wrong)?;
                self.sources = sources.sources.into_iter().collect();
            }
            None if file.path == "symptoms.json" => drop(Symptoms::read(file)?),
            Some(("clients", _)) => {
                let client: Client = serde_json::from_str(file.text).map_err(wrong)?;
                self.clients.push(client);
            }
            Some(("providers", _)) => {
                let provider: Provider = serde_json::from_str(file.text).map_err(wrong)?;
                self.providers.push(provider);
                if let Some(domain) = domain_twice(&self.providers) {
                    return Err(LoadError::DomainTwice { file: file.path.to_owned(), domain: domain.clone() });
                }
            }
            _ => return Err(LoadError::UnknownFile(file.path.to_owned())),
        }
        Ok(())
    }

    /// The settings of a domain.
    #[must_use]
    pub fn offer(&self, domain: &Domain) -> Option<Offer<'_>> {
        for provider in &self.providers {
            for group in &provider.groups {
                if let Some(entry) = group.domains.iter().find(|entry| entry.name == *domain) {
                    return Some(Offer { provider, group, entry });
                }
            }
        }
        None
    }

    /// The settings of the domains whose addresses are being changed to those of `domain`.
    pub fn replaced_with(&self, domain: &Domain) -> impl Iterator<Item = Offer<'_>> {
        let domains = self.domains().filter(move |entry| entry.is_replaced_by(domain));
        domains.filter_map(|entry| self.offer(&entry.name))
    }

    /// The settings of a domain, or the known domains that look like it.
    #[must_use]
    pub fn lookup(&self, domain: &Domain) -> Lookup<'_> {
        match self.offer(domain) {
            Some(offer) => Lookup::Known(offer),
            None => Lookup::Unknown { near: self.near(domain.as_str()) },
        }
    }

    /// The known domains that look like a text, best first, at most three.
    #[must_use]
    pub fn near(&self, typed: &str) -> Vec<&Domain> {
        nearest(typed, self.domains().map(|entry| &entry.name))
    }

    /// Every domain in the order of the data.
    pub fn domains(&self) -> impl Iterator<Item = &DomainEntry> {
        self.providers.iter().flat_map(|provider| &provider.groups).flat_map(|group| &group.domains)
    }

    #[cfg(feature = "clients")]
    pub(crate) fn clients_mut(&mut self) -> &mut [Client] {
        &mut self.clients
    }

    pub(crate) fn providers_mut(&mut self) -> &mut [Provider] {
        &mut self.providers
    }

    /// Every provider.
    #[must_use]
    pub fn providers(&self) -> &[Provider] {
        &self.providers
    }

    /// Every mail program, in order.
    #[must_use]
    pub fn programs(&self) -> &[ClientSummary] {
        &self.programs
    }

    /// What the picker knows of a mail program.
    #[must_use]
    pub fn program(&self, id: &ClientId) -> Option<&ClientSummary> {
        self.programs.iter().find(|program| program.id == *id)
    }

    /// A mail program with its steps, where the data holds them.
    #[must_use]
    pub fn client(&self, id: &ClientId) -> Option<&Client> {
        self.clients.iter().find(|client| client.id == *id)
    }

    /// Every source with its key, in the order of the keys.
    pub fn sources(&self) -> impl Iterator<Item = (&SourceId, &Source)> {
        self.sources.iter().map(|(id, source)| (id, source))
    }

    /// A source by its key.
    #[must_use]
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.sources.iter().find(|(key, _)| key == id).map(|(_, source)| source)
    }
}

/// The answer to a look-up.
#[derive(Debug, Clone)]
pub enum Lookup<'a> {
    /// The domain is in the data.
    Known(Offer<'a>),
    /// It is not.
    Unknown {
        /// Known domains that look like it, best first. A question to the reader, never an answer.
        near: Vec<&'a Domain>,
    },
}

/// What the data says of one domain.
#[derive(Debug, Clone, Copy)]
pub struct Offer<'a> {
    provider: &'a Provider,
    group: &'a Group,
    entry: &'a DomainEntry,
}

impl<'a> Offer<'a> {
    /// The domain.
    #[must_use]
    pub fn domain(&self) -> &'a Domain {
        &self.entry.name
    }

    /// What the data say of the domain itself.
    #[must_use]
    pub fn entry(&self) -> &'a DomainEntry {
        self.entry
    }

    /// The domain that its addresses are being changed to, where that is so.
    #[must_use]
    pub fn replaced_by(&self) -> Option<&'a Domain> {
        self.entry.replaced_by.as_ref().map(|new| &new.value)
    }

    /// The provider.
    #[must_use]
    pub fn provider(&self) -> &'a Provider {
        self.provider
    }

    /// What it shares with other domains.
    #[must_use]
    pub fn group(&self) -> &'a Group {
        self.group
    }

    /// Every server of a protocol that is for this domain, the most trusted first.
    #[must_use]
    pub fn servers(&self, protocol: Protocol) -> Vec<&'a Server> {
        self.group.servers_of(self.domain(), protocol)
    }

    /// Those that the guide does not show, in the same order.
    #[must_use]
    pub fn others(&self, protocol: Protocol) -> Vec<&'a Server> {
        let mut servers = self.servers(protocol);
        if let Some(best) = servers.iter().position(|server| server.status != Status::Outdated) {
            servers.remove(best);
        }
        servers
    }

    /// The server that the guide shows for a protocol: the most trusted one that is not outdated.
    #[must_use]
    pub fn best(&self, protocol: Protocol) -> Option<&'a Server> {
        self.servers(protocol).into_iter().find(|server| server.status != Status::Outdated)
    }

    /// The outgoing server that the guide shows.
    #[must_use]
    pub fn outgoing(&self) -> Option<&'a Server> {
        self.best(Protocol::Smtp)
    }

    /// The protocols that the domain has a server for, the recommended one first.
    #[must_use]
    pub fn protocols(&self) -> Vec<Incoming> {
        let first = self.group.recommended.protocol;
        let mut protocols = Vec::new();
        for incoming in [first, first.other()] {
            if self.best(incoming.protocol()).is_some() {
                protocols.push(incoming);
            }
        }
        protocols
    }

    /// What a reader with this domain should know before they begin.
    pub fn notes(&self) -> impl Iterator<Item = &'a Note> {
        let domain = self.domain();
        self.group.notes.iter().filter(move |note| note.only.is_empty() || note.only.contains(domain))
    }
}
