//! An Autoconfig file as settings.

use mailsteps_settings::{Authentication, Domain, Host, Port, Protocol, Security, UsernameForm};

use super::{
    ADDRESS, DOMAIN, LOCAL_PART,
    config::{Config, Entry, Value},
    elements::NAMELESS,
};
use crate::{
    Finding, MailServer, MailService, Rule,
    report::{Report, quoted},
    xml_source::{self, Doctype},
};

/// What a file says, as far as the guide can say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// The settings: every server that can be expressed, several for one protocol where the file has several.
    pub service: MailService,
    /// Servers and domains that are not among them, and why.
    pub refused: Vec<Finding>,
}

/// Reads a file. A placeholder in a host name is filled in where the file is for one domain.
///
/// # Errors
/// With every finding, when the file cannot be read, or when nothing for incoming or for outgoing mail remains.
pub fn parse(text: &str) -> Result<Parsed, Vec<Finding>> {
    let mut report = Report::of(text);
    let Some(config) = read(text, &mut report) else { return Err(report.findings()) };
    let domains = domains(&config, &|_| None, &mut report);
    let entries = entries(&config, &mut report);
    let (mut incoming, mut outgoing) = (Vec::new(), Vec::new());
    for entry in &entries {
        let hosts = match domains.as_slice() {
            _ if !entry.host.contains('%') => entry.host.parse().ok(),
            [domain] => entry.host.replace(DOMAIN, domain.as_str()).parse().ok(),
            _ => None,
        };
        let Some(host) = hosts else {
            report.add(
                Rule("I5"),
                entry.at,
                format!("The host name {} is another one for each domain", quoted(&entry.host)),
                "Make a file for each domain",
            );
            continue;
        };
        let server = entry.server(host, entry.username, entry.authentications[0]);
        if entry.protocol == Protocol::Smtp { outgoing.push(server) } else { incoming.push(server) }
    }
    if !is_enough(&config, &domains, !incoming.is_empty(), !outgoing.is_empty(), &mut report) {
        return Err(report.findings());
    }
    let urls = config.documentation.iter().filter_map(|documentation| documentation.url.clone());
    let service = MailService {
        provider: provider(&config),
        domains,
        incoming,
        outgoing,
        help: urls.into_iter().find(|url| url.starts_with("https://")),
    };
    Ok(Parsed { service, refused: report.findings() })
}

/// The file, or the finding that it is none.
pub(super) fn read(text: &str, report: &mut Report<'_>) -> Option<Config> {
    let document = xml_source::tree(text, Rule("A1"), Doctype::None, report)?;
    let config = Config::of(&document);
    if config.is_none() {
        let mend = "Begin with <clientConfig version=\"1.1\"> and an emailProvider in it";
        report.add(Rule("A2"), document.root_element().range().start, "The file is no Autoconfig file", mend);
    }
    config
}

/// The provider's name: without placeholders, which are nothing that a person reads, and never empty.
pub(super) fn provider(config: &Config) -> String {
    let names = config.names.iter().chain(&config.short_names).map(|name| name.text.split_whitespace());
    let mut names = names.map(|words| words.collect::<Vec<_>>().join(" "));
    let name = names.find(|name| !name.is_empty() && !name.contains('%'));
    let ids = config.id.iter().map(String::as_str).chain(config.domains.iter().map(|domain| domain.value.trimmed()));
    name.or_else(|| ids.map(str::to_owned).find(|id| !id.trim().is_empty())).unwrap_or_else(|| "Provider".to_owned())
}

/// Why a domain cannot be in the data.
pub(super) type Refusal<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The domains of addresses. Those of mail servers' names are left out: nobody has an address there.
pub(super) fn domains(config: &Config, refuse: Refusal<'_>, report: &mut Report<'_>) -> Vec<Domain> {
    let mut domains: Vec<Domain> = Vec::new();
    let mut known = std::collections::BTreeSet::new();
    for domain in &config.domains {
        let text = domain.value.trimmed().to_lowercase();
        if domain.purpose.as_deref() == Some("mx") {
            let text = format!("{} is there to find mail servers, and nobody's address ends in it", quoted(&text));
            report.add(Rule("I7"), domain.value.at, text, "Nothing needs to be done");
            continue;
        }
        let parsed = text.parse::<Domain>();
        match (&parsed, refuse(&text)) {
            (Ok(parsed), None) => {
                if known.insert(parsed.clone()) {
                    domains.push(parsed.clone());
                }
            }
            (Ok(_), Some(why)) => {
                report.add(Rule("I7"), domain.value.at, why, "Leave it out, or write the domain that customers have");
            }
            (Err(why), _) => {
                let text = format!("{} is no domain: {why}", quoted(&text));
                report.add(Rule("A2"), domain.value.at, text, "Write the part of an address behind its @");
            }
        }
    }
    domains
}

/// Whether there is something to set up, or findings of what is missing.
pub(super) fn is_enough(
    config: &Config,
    domains: &[Domain],
    has_incoming: bool,
    has_outgoing: bool,
    report: &mut Report<'_>,
) -> bool {
    let needed = [(has_incoming, "incoming", "imap or pop3"), (has_outgoing, "outgoing", "smtp")];
    for (_, what, kinds) in needed.iter().filter(|(is_there, ..)| !is_there) {
        let text = format!("No server for {what} mail remains that the guide can show");
        report.add(Rule("I6"), config.at, text, format!("Give a server of the type {kinds} that can be shown"));
    }
    if domains.is_empty() {
        report.add(Rule("I6"), config.at, "No domain remains that an address can have", "Name a domain of customers");
    }
    has_incoming && has_outgoing && !domains.is_empty()
}

/// A server that the guide can show, with every way to sign in that the file allows, the preferred one first.
#[derive(Debug, Clone)]
pub(super) struct Read {
    pub at: usize,
    pub protocol: Protocol,
    /// With `%EMAILDOMAIN%` where the file has it.
    pub host: String,
    pub port: Port,
    pub security: Security,
    pub username: UsernameForm,
    /// At least one.
    pub authentications: Vec<Authentication>,
    pub leaves_messages: Option<bool>,
    pub is_restricted: bool,
}

impl Read {
    pub fn server(&self, host: Host, username: UsernameForm, authentication: Authentication) -> MailServer {
        let Self { protocol, port, security, .. } = *self;
        MailServer { protocol, host, port, security, username, authentication }
    }
}

/// Every server that the guide can show, and a finding for every other one.
pub(super) fn entries(config: &Config, report: &mut Report<'_>) -> Vec<Read> {
    let incoming = config.incoming.iter().map(|entry| (entry, &["imap", "pop3"][..]));
    let outgoing = config.outgoing.iter().map(|entry| (entry, &["smtp"][..]));
    let mut read = Vec::new();
    for (entry, kinds) in incoming.chain(outgoing) {
        match one(entry, kinds) {
            Ok(one) => read.push(one),
            Err((rule, at, text, mend)) => report.add(Rule(rule), at, text, mend),
        }
    }
    read
}

type Why = (&'static str, usize, String, &'static str);

fn one(entry: &Entry, kinds: &[&str]) -> Result<Read, Why> {
    let protocol = match entry.kind.as_str() {
        kind if !kinds.contains(&kind) => {
            let text = format!("A server of the type {} is nothing that the guide can show", quoted(kind));
            return Err(("I1", entry.at, text, "Only imap and pop3 come in, and only smtp goes out"));
        }
        "imap" => Protocol::Imap,
        "pop3" => Protocol::Pop3,
        _ => Protocol::Smtp,
    };
    let only = |values: &[Value], what: &str| match values {
        [value] if !value.has_element => Ok((value.trimmed().to_owned(), value.at)),
        [] => Err(("A4", entry.at, format!("The server has no {what}"), "Give every server its five values")),
        [.., value] => Err(("A4", value.at, format!("The server has more than one {what}"), "Keep one of them")),
    };
    let (host, host_at) = only(&entry.hostnames, "hostname")?;
    let host = host_name(&host, host_at)?;
    let (port, at) = only(&entry.ports, "port")?;
    let port = port
        .parse::<u64>()
        .ok()
        .and_then(|port| Port::try_from(port).ok())
        .ok_or_else(|| ("A6", at, format!("{} is no port", quoted(&port)), "Write a number from 1 to 65535"))?;
    let security = socket(entry)?;
    let authentications = authentications(entry)?;
    let is_nameless = authentications == [Authentication::None];
    let username = match entry.usernames.first() {
        None if is_nameless => UsernameForm::FullAddress,
        _ => {
            let (name, at) = only(&entry.usernames, "username")?;
            form(&name, at)?
        }
    };
    Ok(Read {
        at: entry.at,
        protocol,
        host,
        port,
        security,
        username,
        authentications,
        leaves_messages: entry.leaves_messages,
        is_restricted: !entry.restrictions.is_empty(),
    })
}

/// A host name in lower case, with `%EMAILDOMAIN%` as the only placeholder.
fn host_name(host: &str, at: usize) -> Result<String, Why> {
    let parts: Vec<String> = host.split(DOMAIN).map(str::to_lowercase).collect();
    let host = parts.join(DOMAIN);
    if parts.iter().any(|part| part.contains('%')) {
        let text = format!("The host name {} has a placeholder that no server's name can come from", quoted(&host));
        return Err(("I5", at, text, "Write the name itself"));
    }
    match parts.join("example.net").parse::<Host>() {
        Ok(_) => Ok(host),
        Err(why) => {
            let text = format!("{} is no host name: {why}", quoted(&host));
            Err(("A4", at, text, "Write the bare host name, such as mail.example.net"))
        }
    }
}

/// The first one that means something, as readers take it.
fn socket(entry: &Entry) -> Result<Security, Why> {
    let known = entry.sockets.iter().find_map(|socket| match socket.trimmed() {
        "SSL" => Some(Security::Tls),
        "STARTTLS" => Some(Security::Starttls),
        "plain" => Some(Security::None),
        _ => None,
    });
    let at = entry.sockets.first().map_or(entry.at, |socket| socket.at);
    known.ok_or_else(|| ("A5", at, "No socketType is a known one".to_owned(), "Write SSL, STARTTLS or plain"))
}

/// Those that the guide can explain, in the file's order.
fn authentications(entry: &Entry) -> Result<Vec<Authentication>, Why> {
    let mut known = Vec::new();
    for authentication in &entry.authentications {
        let one = match authentication.trimmed() {
            "password-cleartext" | "plain" => Authentication::Password,
            "password-encrypted" | "secure" => Authentication::EncryptedPassword,
            "OAuth2" => Authentication::Oauth2,
            "none" => Authentication::None,
            _ => continue,
        };
        if !known.contains(&one) {
            known.push(one);
        }
    }
    if !known.is_empty() {
        return Ok(known);
    }
    let Some(first) = entry.authentications.first() else {
        return Err((
            "A4",
            entry.at,
            "The server has no authentication".to_owned(),
            "Give every server its five values",
        ));
    };
    let name = first.trimmed();
    let is_nameless = NAMELESS.contains(&name);
    let text = match name {
        _ if is_nameless => format!("The guide cannot explain a server that lets people in by {}", quoted(name)),
        "NTLM" | "GSSAPI" | "TLS-client-cert" => format!("The guide cannot explain how to sign in by {name}"),
        _ => {
            return Err(("A5", first.at, format!("{} is no authentication", quoted(name)), "Write password-cleartext"));
        }
    };
    Err(("I2", first.at, text, "Offer password-cleartext, password-encrypted or OAuth2 as well"))
}

fn form(name: &str, at: usize) -> Result<UsernameForm, Why> {
    let both = [LOCAL_PART, "@", DOMAIN].concat();
    match name {
        ADDRESS => Ok(UsernameForm::FullAddress),
        LOCAL_PART => Ok(UsernameForm::LocalPart),
        _ if name == both => Ok(UsernameForm::FullAddress),
        _ => {
            let text = format!("The user name {} is neither the address nor the part before its @", quoted(name));
            Err(("I3", at, text, "Write %EMAILADDRESS% or %EMAILLOCALPART%"))
        }
    }
}
