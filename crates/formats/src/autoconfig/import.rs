//! An Autoconfig file as a provider's file of the data, with its source named.

mod json;
mod words;

use mailsteps_settings::{
    Authentication, Chat, Date, Domain, DomainEntry, Group, Incoming, Limits, Login, Note, Protocol, Provider,
    Recommendation, Security, Server, Source, SourceId, SourceKind, Sourced, Status, Support, UsernameForm,
};

use super::{
    DOMAIN,
    config::Config,
    parse::{Read, domains, entries, is_enough, provider, read},
};
use crate::{Finding, Rule, report::Report};

pub use json::json;

/// Servers of one file, those included that a placeholder makes for each domain.
const MOST_SERVERS: usize = 2_000;

/// What is known of an Autoconfig file beside its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Its key in `sources.json`.
    pub id: SourceId,
    /// Where it was read, where that is known.
    pub address: Option<String>,
    /// The provider's own, or one of a collection.
    pub kind: SourceKind,
    /// Who published it.
    pub who: String,
    /// The day on which it was read.
    pub read: Date,
}

/// What becomes of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The provider's file.
    pub provider: Provider,
    /// What belongs into `sources.json` under [`About::id`].
    pub source: Source,
    /// Servers and domains of the file that are not in it, and why.
    pub left_out: Vec<Finding>,
    /// What no Autoconfig file says: values of the provider's file that people must replace, and by what.
    pub to_fill_in: Vec<String>,
}

/// Turns a file into a provider's file. `refuse` says why a domain cannot be in the data, such as one under which everybody
/// registers domains.
///
/// A provider's file has one way to sign in, so servers that ask for another one are left out.
///
/// # Errors
/// With every finding, when the file cannot be read, or when nothing for incoming or for outgoing mail remains.
pub fn import(text: &str, about: &About, refuse: &dyn Fn(&str) -> Option<String>) -> Result<Imported, Vec<Finding>> {
    let mut report = Report::of(text);
    let Some(config) = read(text, &mut report) else { return Err(report.findings()) };
    let domains = domains(&config, refuse, &mut report);
    let mut entries = entries(&config, &mut report);
    let login = login(&entries);
    if let Some(login) = login {
        entries.retain(|entry| {
            let fits = entry.signs_in_by(login);
            if !fits {
                let text = "The server asks for another user name or another way to sign in than the first one";
                let mend = "Settle on one way for all servers: the guide shows one user name and one password";
                report.add(Rule("I4"), entry.at, text, mend);
            }
            fits
        });
    }
    let servers = servers(&entries, &domains, &mut report);
    let has = |outgoing| servers.iter().any(|server| (server.protocol == Protocol::Smtp) == outgoing);
    let is_enough = is_enough(&config, &domains, has(false), has(true), &mut report);
    let (true, Some(login)) = (is_enough, login) else { return Err(report.findings()) };
    let made = Making { about, config: &config, entries: &entries };
    let (provider, to_fill_in) = made.provider(&domains, servers, login);
    let source = made.source(&provider.name);
    Ok(Imported { provider, source, left_out: report.findings(), to_fill_in })
}

type Way = (UsernameForm, Authentication);

impl Read {
    fn signs_in_by(&self, (username, authentication): Way) -> bool {
        self.username == username && self.authentications.contains(&authentication)
    }
}

/// The way to sign in of the first incoming server that an outgoing one shares; a password that can be typed comes before
/// others, because it needs nothing from the program.
fn login(entries: &[Read]) -> Option<Way> {
    let (outgoing, incoming): (Vec<&Read>, Vec<&Read>) =
        entries.iter().partition(|entry| entry.protocol == Protocol::Smtp);
    let ways = |entry: &Read| {
        let username = entry.username;
        let mut ways: Vec<Way> = entry.authentications.iter().map(|one| (username, *one)).collect();
        ways.sort_by_key(|(_, one)| *one != Authentication::Password);
        ways
    };
    let mut all = incoming.iter().flat_map(|entry| ways(entry));
    all.find(|way| outgoing.iter().any(|entry| entry.signs_in_by(*way)))
        .or_else(|| entries.iter().flat_map(ways).next())
}

/// The servers, the first of each protocol recommended, with a placeholder in the name filled in for each domain.
fn servers(entries: &[Read], domains: &[Domain], report: &mut Report<'_>) -> Vec<Server> {
    let mut servers: Vec<Server> = Vec::new();
    for protocol in [Protocol::Imap, Protocol::Pop3, Protocol::Smtp] {
        let mut is_first = true;
        for entry in entries.iter().filter(|entry| entry.protocol == protocol) {
            let names = match entry.host.contains('%') {
                false => vec![(entry.host.clone(), Vec::new())],
                true => domains
                    .iter()
                    .map(|domain| (entry.host.replace(DOMAIN, domain.as_str()), vec![domain.clone()]))
                    .collect(),
            };
            if servers.len() + names.len() > MOST_SERVERS {
                let text = "The placeholder in the host name makes more servers than the data should hold";
                report.add(Rule("I5"), entry.at, text, "Write the names of the servers, or fewer domains");
                continue;
            }
            let before = servers.len();
            for (host, only) in names {
                // A domain that makes the name too long for a host has no such server.
                let Ok(host) = host.parse() else { continue };
                let server = entry.server(host, entry.username, entry.authentications[0]);
                let is_known = servers.iter().any(|known| {
                    (known.protocol, &known.host, known.port, known.security)
                        == (server.protocol, &server.host, server.port, server.security)
                        && (known.only.is_empty() || known.only == only)
                });
                if !is_known {
                    let status = if is_first { Status::Recommended } else { Status::Alternative };
                    servers.push(words::server(entry, server, status, only));
                }
            }
            is_first &= servers.len() == before;
        }
    }
    servers
}

/// A provider's file in the making.
struct Making<'a> {
    about: &'a About,
    config: &'a Config,
    entries: &'a [Read],
}

impl Making<'_> {
    fn sourced<T>(&self, value: T, decision: Option<&str>) -> Sourced<T> {
        let decision = decision.map(str::to_owned);
        Sourced { value, sources: self.sources(), others: Vec::new(), decision }
    }

    fn sources(&self) -> Vec<SourceId> {
        vec![self.about.id.clone()]
    }

    fn source(&self, name: &str) -> Source {
        Source {
            title: format!("Settings of {name} for mail programs (Autoconfig)"),
            address: self.about.address.clone(),
            kind: self.about.kind,
            who: self.about.who.clone(),
            published: None,
            read: self.about.read.clone(),
            note: Some("Imported as it was; nobody has tried these settings yet.".to_owned()),
        }
    }

    fn provider(&self, domains: &[Domain], mut servers: Vec<Server>, login: Way) -> (Provider, Vec<String>) {
        let name = provider(self.config);
        let mut to_fill_in = Vec::new();
        let page = self.page(domains);
        for server in &mut servers {
            server.sources = self.sources();
        }
        words::decide(&mut servers);
        let first = self.entries.iter().find_map(|entry| match entry.protocol {
            Protocol::Imap => Some(Incoming::Imap),
            Protocol::Pop3 => Some(Incoming::Pop3),
            Protocol::Smtp => None,
        });
        let first = first.unwrap_or(Incoming::Imap);
        let has_other = servers.iter().any(|server| server.protocol == first.other().protocol());
        to_fill_in.push(
            "groups[0].recommended: why this protocol is the better one for this provider's customers".to_owned(),
        );
        to_fill_in.push("support.chat: where the provider's people help".to_owned());
        let login_page = self.config.login_page.clone().filter(|url| is_link(url));
        if login_page.is_none() {
            to_fill_in.push("groups[0].webmail: the address of the provider's webmail".to_owned());
        }
        if servers.iter().any(|server| server.security == Security::None) {
            to_fill_in.push("groups[0].servers: whether the servers without encryption offer it by now".to_owned());
        }
        let group = Group {
            domains: self.domains(domains),
            recommended: Recommendation {
                protocol: first,
                reason: words::reason(&name, first),
                otherwise: words::otherwise(&name, first, has_other),
                sources: self.sources(),
            },
            login: Login { username: self.sourced(login.0, None), authentication: self.sourced(login.1, None) },
            servers,
            limits: Limits { mailbox: None, message: None, recipients: None },
            leave_copy: self.entries.iter().find_map(|entry| entry.leaves_messages).map(|one| self.sourced(one, None)),
            webmail: match login_page {
                Some(url) => self.sourced(url, None),
                None => self.sourced(page.clone(), Some(words::NO_WEBMAIL)),
            },
            notes: self.notes(),
        };
        let chat = Chat { name: format!("{name} (help pages)"), hours: None, address: page };
        let support = Support { chat: self.sourced(chat, Some(words::NO_CHAT)), have_ready: None };
        let schema = Some("../../schema/provider.schema.json".to_owned());
        (Provider { schema, name, updated: self.about.read.clone(), support, groups: vec![group] }, to_fill_in)
    }

    fn domains(&self, domains: &[Domain]) -> Vec<DomainEntry> {
        let entry = |(index, name): (usize, &Domain)| DomainEntry {
            name: name.clone(),
            primary: index == 0,
            replaced_by: None,
            sources: self.sources(),
        };
        domains.iter().enumerate().map(entry).collect()
    }

    /// A help page of the provider's, or its web site as its domain lets one guess.
    fn page(&self, domains: &[Domain]) -> String {
        let mut pages = self.config.documentation.iter().filter_map(|page| page.url.clone());
        let guess = || format!("https://{}/", domains.first().map_or("example.net", Domain::as_str));
        pages.find(|url| is_link(url)).unwrap_or_else(guess)
    }

    /// What the provider asks its customers to do first.
    fn notes(&self) -> Vec<Note> {
        let Some((text, page)) = &self.config.instruction else { return Vec::new() };
        let text = match page.as_deref().filter(|page| is_link(page)) {
            Some(page) => format!("{text} ({page})"),
            None => text.clone(),
        };
        let title = "Before you begin".to_owned();
        vec![Note { topic: None, title, text, only: Vec::new(), inference: false, sources: self.sources() }]
    }
}

/// Whether it is a web address that the guide can link.
fn is_link(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty()) && !url.contains(char::is_whitespace) && !url.contains("%EMAIL")
}
