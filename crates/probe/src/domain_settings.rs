//! The settings data of a domain, as the server sends them.
//!
//! The JSON is an interface: names stay, fields may be added. It is a form of its own, so that the data files can change
//! without it.

use std::collections::{BTreeMap, BTreeSet};

use mailsteps_settings as settings;
use mailsteps_settings::{
    Authentication, Catalog, Date, Domain, Host, Incoming, Offer, Port, SourceId, SourceKind, Status, Topic, Unit,
    UsernameForm,
};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use crate::report::{Protocol, Security};

/// The answer to `GET /api/v1/settings/DOMAIN`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DomainSettings<'a> {
    /// The domain that was asked about.
    pub domain: &'a Domain,
    /// Who says that the provider has this domain: keys of `sources`.
    pub domain_sources: &'a [SourceId],
    /// Whose mail servers it uses.
    pub provider: Provider<'a>,
    /// The domain that its addresses are being changed to, where that is so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<Sourced<'a, &'a Domain>>,
    /// The domains whose addresses are being changed to this one.
    pub replaces: Vec<&'a Domain>,
    /// The protocol for incoming mail that the guide suggests, and why.
    pub recommendation: Recommendation<'a>,
    /// How the user logs in, with who says so; `servers` have the values alone.
    pub login: Login<'a>,
    /// Servers that can be used: POP3, IMAP, SMTP, the most trusted of each first. The first of each protocol is the one
    /// that the guide shows.
    pub servers: Vec<Server<'a>>,
    /// Servers that are to be replaced wherever a mail program still has them.
    pub outdated_servers: Vec<Server<'a>>,
    /// The provider's limits. One that is absent is in no source.
    pub limits: Limits<'a>,
    /// POP3: whether the provider advises leaving a copy of each message on the server.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leave_copy: Option<Sourced<'a, bool>>,
    /// The address of the provider's webmail.
    pub webmail: Sourced<'a, &'a str>,
    /// What a reader should know before they begin.
    pub notes: Vec<Note<'a>>,
    /// Every source that is named above, by its key.
    pub sources: BTreeMap<&'a SourceId, Source<'a>>,
}

/// An internet provider.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Provider<'a> {
    /// Its name for readers.
    pub name: &'a str,
    /// The day on which somebody last went through everything that is known of it.
    pub updated: &'a Date,
    /// Its support chat.
    pub chat: Sourced<'a, Chat<'a>>,
    /// What the reader must have at hand before the chat begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub have_ready: Option<Sourced<'a, &'a str>>,
}

/// A support chat.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Chat<'a> {
    /// What the provider calls it.
    pub name: &'a str,
    /// When somebody is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<&'a str>,
    /// The page from which it is opened.
    pub address: &'a str,
}

/// A value, who says so, and who says otherwise.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Sourced_{T}")]
pub struct Sourced<'a, T> {
    /// The value that the guide follows.
    pub value: T,
    /// Who says so, the most trusted first: keys of `sources`.
    pub sources: &'a [SourceId],
    /// Other values that were found.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<Other<'a, T>>,
    /// Where sources differ: why the guide follows this value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<&'a str>,
}

/// A value that the guide does not follow.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Other_{T}")]
pub struct Other<'a, T> {
    /// The value.
    pub value: T,
    /// Who says so: keys of `sources`.
    pub sources: &'a [SourceId],
}

/// The protocol for incoming mail that the guide suggests.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Recommendation<'a> {
    /// The protocol.
    pub protocol: Incoming,
    /// Why, in one or two sentences for the reader.
    pub reason: &'a str,
    /// When the other one is the better choice.
    pub otherwise: &'a str,
    /// What this rests on: keys of `sources`.
    pub sources: &'a [SourceId],
}

/// How the user logs in, for incoming and outgoing mail.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Login<'a> {
    /// The user name's form.
    pub username: Sourced<'a, UsernameForm>,
    /// The authentication method.
    pub authentication: Sourced<'a, Authentication>,
}

/// A mail server, with all that a mail program asks for.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Server<'a> {
    /// The protocol it speaks.
    pub protocol: Protocol,
    /// Its host name.
    pub host: &'a Host,
    /// Its port.
    pub port: Port,
    /// How the connection is protected.
    pub security: Security,
    /// How far the guide trusts it.
    pub status: Status,
    /// What it takes as the user name.
    pub username: UsernameForm,
    /// How the user proves who they are.
    pub authentication: Authentication,
    /// For the reader: what to know of it, such as why it is outdated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'a str>,
    /// For the reader: how the provider stands to this protocol, where it does not support it like the others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stance: Option<Sourced<'a, &'a str>>,
    /// Only without encryption: what the reader risks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plaintext_warning: Option<&'a str>,
    /// Only for a port that is not usual for this protocol and security: why it is right all the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unusual_port: Option<&'a str>,
    /// Where sources name other servers for the same protocol: why the guide follows this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<&'a str>,
    /// Who names this host, port and security, the most trusted first: keys of `sources`.
    pub sources: &'a [SourceId],
}

/// The provider's limits.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Limits<'a> {
    /// What the mailbox holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mailbox: Option<Sourced<'a, Amount>>,
    /// The size of one message, attachments included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<Sourced<'a, Amount>>,
    /// How many recipients one message may have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recipients: Option<Sourced<'a, Amount>>,
}

/// A number that says what it counts.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub struct Amount {
    /// The number.
    pub amount: u32,
    /// What it counts. Sizes are decimal.
    pub unit: Unit,
}

/// Something to know before one begins.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Note<'a> {
    /// What it is about, where the steps of the guide show it too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<Topic>,
    /// A short heading.
    pub title: &'a str,
    /// One to three sentences.
    pub text: &'a str,
    /// Whether this is the guide's own reading rather than a source's statement.
    pub inference: bool,
    /// Who says so: keys of `sources`.
    pub sources: &'a [SourceId],
}

/// A page, file or thread that facts were read from.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Source<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its address; absent where only a quotation of it was at hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<&'a str>,
    /// Its kind.
    pub kind: SourceKind,
    /// Who published it.
    pub who: &'a str,
    /// When it was published or last changed, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<&'a Date>,
    /// The day on which it was read.
    pub read: &'a Date,
    /// What to keep in mind about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'a str>,
}

impl<'a> DomainSettings<'a> {
    /// All that the data say of a domain.
    #[must_use]
    pub fn new(catalog: &'a Catalog, offer: &Offer<'a>) -> Self {
        let (provider, group) = (offer.provider(), offer.group());
        let protocols = [settings::Protocol::Pop3, settings::Protocol::Imap, settings::Protocol::Smtp];
        let servers = protocols.into_iter().flat_map(|protocol| offer.servers(protocol));
        let servers = servers.map(|entry| server(entry, &group.login));
        let (outdated_servers, servers) = servers.partition(|server| server.status == Status::Outdated);
        let entry = offer.entry();
        let mut all = Self {
            domain: offer.domain(),
            domain_sources: &entry.sources,
            provider: Provider {
                name: &provider.name,
                updated: &provider.updated,
                chat: sourced(&provider.support.chat, chat),
                have_ready: provider.support.have_ready.as_ref().map(|what| sourced(what, String::as_str)),
            },
            replaced_by: entry.replaced_by.as_ref().map(|new| sourced(new, |domain| domain)),
            replaces: catalog.replaced_with(offer.domain()).map(|old| old.domain()).collect(),
            recommendation: Recommendation {
                protocol: group.recommended.protocol,
                reason: &group.recommended.reason,
                otherwise: &group.recommended.otherwise,
                sources: &group.recommended.sources,
            },
            login: Login {
                username: sourced(&group.login.username, |form| *form),
                authentication: sourced(&group.login.authentication, |method| *method),
            },
            servers,
            outdated_servers,
            limits: limits(&group.limits),
            leave_copy: group.leave_copy.as_ref().map(|advice| sourced(advice, |yes| *yes)),
            webmail: sourced(&group.webmail, String::as_str),
            notes: offer.notes().map(note).collect(),
            sources: BTreeMap::new(),
        };
        all.sources = sources(catalog, &all);
        all
    }
}

fn sourced<'a, T, U>(from: &'a settings::Sourced<T>, value: impl Fn(&'a T) -> U) -> Sourced<'a, U> {
    Sourced {
        value: value(&from.value),
        sources: &from.sources,
        others: from.others.iter().map(|other| Other { value: value(&other.value), sources: &other.sources }).collect(),
        decision: from.decision.as_deref(),
    }
}

fn chat(chat: &settings::Chat) -> Chat<'_> {
    Chat { name: &chat.name, hours: chat.hours.as_deref(), address: &chat.address }
}

fn server<'a>(entry: &'a settings::Server, login: &settings::Login) -> Server<'a> {
    Server {
        protocol: entry.protocol.into(),
        host: &entry.host,
        port: entry.port,
        security: entry.security.into(),
        status: entry.status,
        username: login.username.value,
        authentication: login.authentication.value,
        note: entry.note.as_deref(),
        stance: entry.stance.as_ref().map(|stance| sourced(stance, String::as_str)),
        plaintext_warning: entry.plaintext_warning.as_deref(),
        unusual_port: entry.unusual_port.as_deref(),
        decision: entry.decision.as_deref(),
        sources: &entry.sources,
    }
}

fn limits(limits: &settings::Limits) -> Limits<'_> {
    fn limit(limit: Option<&settings::Sourced<settings::Amount>>) -> Option<Sourced<'_, Amount>> {
        limit.map(|limit| sourced(limit, |number| Amount { amount: number.amount, unit: number.unit }))
    }
    Limits {
        mailbox: limit(limits.mailbox.as_ref()),
        message: limit(limits.message.as_ref()),
        recipients: limit(limits.recipients.as_ref()),
    }
}

fn note(note: &settings::Note) -> Note<'_> {
    Note { topic: note.topic, title: &note.title, text: &note.text, inference: note.inference, sources: &note.sources }
}

/// The sources that occur, wherever they do.
fn sources<'a>(catalog: &'a Catalog, all: &DomainSettings<'_>) -> BTreeMap<&'a SourceId, Source<'a>> {
    let cited = serde_json::to_value(all).map(|value| cited(&value)).unwrap_or_default();
    let sources = catalog.sources().filter(|(id, _)| cited.contains(id.as_str()));
    sources.map(|(id, found)| (id, source(found))).collect()
}

fn cited(value: &Value) -> BTreeSet<String> {
    match value {
        Value::Array(items) => items.iter().flat_map(cited).collect(),
        Value::Object(fields) => {
            let lists = ["sources", "domain_sources"].into_iter().filter_map(|name| fields.get(name)?.as_array());
            let named = lists.flatten().filter_map(Value::as_str).map(str::to_owned);
            named.chain(fields.values().flat_map(cited)).collect()
        }
        _ => BTreeSet::new(),
    }
}

fn source(source: &settings::Source) -> Source<'_> {
    Source {
        title: &source.title,
        address: source.address.as_deref(),
        kind: source.kind,
        who: &source.who,
        published: source.published.as_ref(),
        read: &source.read,
        note: source.note.as_deref(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_source_that_is_named_is_there_and_no_other() {
        let catalog = Catalog::embedded().unwrap();
        for entry in catalog.domains() {
            let all = DomainSettings::new(&catalog, &catalog.offer(&entry.name).unwrap());
            let there: BTreeSet<String> = all.sources.keys().map(|id| id.as_str().to_owned()).collect();
            assert_eq!(there, cited(&serde_json::to_value(&all).unwrap()), "{}", entry.name);
        }
    }

    #[test]
    fn the_first_server_of_each_protocol_is_the_one_of_the_guide() {
        let catalog = Catalog::embedded().unwrap();
        for entry in catalog.domains() {
            let offer = catalog.offer(&entry.name).unwrap();
            let all = DomainSettings::new(&catalog, &offer);
            for protocol in [settings::Protocol::Pop3, settings::Protocol::Imap, settings::Protocol::Smtp] {
                let first = all.servers.iter().find(|server| server.protocol == protocol.into());
                let first = first.map(|server| (server.host, server.port, server.status));
                let best = offer.best(protocol).map(|server| (&server.host, server.port, server.status));
                assert_eq!(first, best, "{} {protocol}", entry.name);
            }
            assert!(all.outdated_servers.iter().all(|server| server.status == Status::Outdated));
            assert!(all.servers.iter().all(|server| server.status != Status::Outdated));
        }
    }

    #[test]
    fn domains_that_replace_others_name_each_other() {
        let catalog = Catalog::embedded().unwrap();
        let of = |domain: &str| {
            let offer = catalog.offer(&domain.parse().unwrap()).unwrap();
            serde_json::to_value(DomainSettings::new(&catalog, &offer)).unwrap()
        };
        assert_eq!(of("q.com")["replaced_by"]["value"], "myctl.net");
        assert_eq!(of("myctl.net")["replaces"], serde_json::json!(["q.com"]));
        assert!(of("myctl.net").get("replaced_by").is_none());
    }
}
