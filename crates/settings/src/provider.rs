//! A provider's file: groups of domains that share servers, limits and advice, each value with its sources.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    Amount, Authentication, Date, Domain, Host, Incoming, Port, Protocol, Security, SourceId, Status, UsernameForm,
};

/// `providers/*.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// The JSON Schema of this file, for editors.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The provider's name for readers.
    pub name: String,
    /// The day on which somebody last went through the whole file.
    pub updated: Date,
    /// Where the provider's people help.
    pub support: Support,
    /// The domains, by shared settings.
    pub groups: Vec<Group>,
}

/// The first domain that stands in the data a second time.
pub(crate) fn domain_twice(providers: &[Provider]) -> Option<&Domain> {
    let groups = providers.iter().flat_map(|provider| &provider.groups);
    let mut known = BTreeSet::new();
    groups.flat_map(|group| &group.domains).map(|entry| &entry.name).find(|name| !known.insert(*name))
}

/// How to reach the provider's people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Support {
    /// The support chat.
    pub chat: Sourced<Chat>,
    /// What the reader must have at hand before the chat begins.
    pub have_ready: Option<Sourced<String>>,
}

/// A support chat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Chat {
    /// What the provider calls it.
    pub name: String,
    /// When somebody is there.
    pub hours: Option<String>,
    /// The page from which it is opened.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^https?://[^ ]+$")))]
    pub address: String,
}

/// A value, who says so, and who says otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Sourced_{T}"))]
#[serde(deny_unknown_fields, bound(deserialize = "T: Deserialize<'de>"))]
pub struct Sourced<T> {
    /// The value that the guide follows.
    pub value: T,
    /// Who says so; the most trusted first.
    pub sources: Vec<SourceId>,
    /// Other values that were found.
    #[serde(default)]
    pub others: Vec<Other<T>>,
    /// Where sources differ: why the guide follows this value.
    pub decision: Option<String>,
}

/// A value that the guide does not follow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Other_{T}"))]
#[serde(deny_unknown_fields)]
pub struct Other<T> {
    /// The value.
    pub value: T,
    /// Who says so.
    pub sources: Vec<SourceId>,
}

/// Domains that share everything below.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The domains.
    pub domains: Vec<DomainEntry>,
    /// The protocol that the guide suggests, and why.
    pub recommended: Recommendation,
    /// How the user logs in; the same for incoming and outgoing.
    pub login: Login,
    /// Every server entry, those that the guide warns about included.
    pub servers: Vec<Server>,
    /// The provider's limits.
    pub limits: Limits,
    /// POP3: whether the provider advises leaving a copy of each message on the server.
    pub leave_copy: Option<Sourced<bool>>,
    /// The provider's webmail.
    pub webmail: Sourced<String>,
    /// What a reader should know before they begin.
    #[serde(default)]
    pub notes: Vec<Note>,
}

impl Group {
    /// Every server of a protocol that is for one of its domains, the most trusted first.
    #[must_use]
    pub fn servers_of(&self, domain: &Domain, protocol: Protocol) -> Vec<&Server> {
        let mut servers = Vec::new();
        // Each instance of the standard library's sorting would be 4 KB of the browser app.
        for status in Status::ALL {
            for server in &self.servers {
                let is_for_it = server.only.is_empty() || server.only.contains(domain);
                if server.status == status && server.protocol == protocol && is_for_it {
                    servers.push(server);
                }
            }
        }
        servers
    }
}

/// A domain of a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DomainEntry {
    /// The domain.
    pub name: Domain,
    /// Whether the home page shows it at once; the others stand behind "Other domains".
    #[serde(default)]
    pub primary: bool,
    /// The domain that its addresses are being changed to, where that is so.
    pub replaced_by: Option<Sourced<Domain>>,
    /// Who says that the domain belongs here.
    pub sources: Vec<SourceId>,
}

impl DomainEntry {
    /// Whether its addresses are being changed to those of `domain`.
    #[must_use]
    pub fn is_replaced_by(&self, domain: &Domain) -> bool {
        self.replaced_by.as_ref().is_some_and(|new| new.value == *domain)
    }
}

/// The protocol that the guide suggests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Recommendation {
    /// The protocol.
    pub protocol: Incoming,
    /// Why, in one or two sentences for the reader.
    pub reason: String,
    /// When the other one is the better choice.
    pub otherwise: String,
    /// What this rests on.
    pub sources: Vec<SourceId>,
}

/// How the user logs in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Login {
    /// The user name's form.
    pub username: Sourced<UsernameForm>,
    /// The authentication method.
    pub authentication: Sourced<Authentication>,
}

/// One server, as one or more sources give it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Server {
    /// The protocol it speaks.
    pub protocol: Protocol,
    /// Its host name.
    pub host: Host,
    /// Its port.
    pub port: Port,
    /// How the connection is protected.
    pub security: Security,
    /// How far the guide trusts it.
    pub status: Status,
    /// The domains of the group that it is for; empty for all of them.
    #[serde(default)]
    pub only: Vec<Domain>,
    /// For the reader: what to know of it, such as why it is outdated.
    pub note: Option<String>,
    /// For the reader: how the provider stands to this protocol, where it does not support it like the others.
    pub stance: Option<Sourced<String>>,
    /// Required for a connection without encryption: what the reader risks (RFC 8314, section 3).
    pub plaintext_warning: Option<String>,
    /// Required for a port that is not usual for this protocol and security: why it is right all the same.
    pub unusual_port: Option<String>,
    /// Where sources name other servers for the same protocol: why the guide follows this one.
    pub decision: Option<String>,
    /// Who names this host, port and security; the most trusted first.
    pub sources: Vec<SourceId>,
}

/// The provider's limits. Each may be absent: then no source gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// What the mailbox holds.
    pub mailbox: Option<Sourced<Amount>>,
    /// The size of one message, attachments included.
    pub message: Option<Sourced<Amount>>,
    /// How many recipients one message may have.
    pub recipients: Option<Sourced<Amount>>,
}

/// Something to know before one begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// What it is about, where a walkthrough shows it beside the steps too.
    pub topic: Option<Topic>,
    /// A short heading.
    pub title: String,
    /// One to three sentences.
    pub text: String,
    /// The domains it is for; empty for all of the group.
    #[serde(default)]
    pub only: Vec<Domain>,
    /// Whether this is our reading rather than a source's own statement.
    #[serde(default)]
    pub inference: bool,
    /// Who says so.
    pub sources: Vec<SourceId>,
}

/// What a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// Which password the mail servers take.
    Password,
    /// Host names that mail programs fill in by themselves and that the reader replaces.
    OldNames,
    /// That the domain's addresses are being changed to those of another domain.
    NewAddress,
}
