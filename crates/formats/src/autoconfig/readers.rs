//! What two mail programs take from a file.
//!
//! Both are modelled after what is known of them, in their own order of looking: Thunderbird on a computer skips what it cannot
//! use, Thunderbird for Android refuses the whole file for one such server.

use mailsteps_settings::Host;

use super::{
    DOMAIN,
    config::{Config, Entry, Value},
    elements::{NAMELESS, TCP},
};
use crate::{Rule, report::Report, xml_source};

/// A server that a program would set up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choice {
    pub at: usize,
    pub kind: String,
    pub host: String,
    pub port: u16,
    pub socket: String,
    pub authentication: String,
}

/// What a program sets up: a server for incoming mail, and one for outgoing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choices {
    pub incoming: Choice,
    pub outgoing: Choice,
}

/// Whether Thunderbird for Android sets an account up from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AndroidVerdict {
    /// It does.
    Works,
    /// It does not.
    Refuses(
        /// Why, in one plain sentence with its full stop.
        String,
    ),
}

impl AndroidVerdict {
    /// Why it does not.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Works => None,
            Self::Refuses(why) => Some(why),
        }
    }
}

/// Whether Thunderbird for Android (and K-9 Mail) sets an account up from a file, and if not, why.
#[must_use]
pub fn android_verdict(text: &str) -> AndroidVerdict {
    let mut report = Report::of(text);
    let document = xml_source::tree(text, Rule("A1"), xml_source::Doctype::None, &mut report);
    match document.as_ref().and_then(Config::of) {
        None => AndroidVerdict::Refuses("The file is no Autoconfig file.".to_owned()),
        Some(config) => match android(&config) {
            Ok(_) => AndroidVerdict::Works,
            Err(trouble) => AndroidVerdict::Refuses(format!("{}.", trouble.text)),
        },
    }
}

/// Why a program refuses a file.
#[derive(Debug)]
pub(super) struct Trouble {
    pub at: usize,
    pub rule: Rule,
    pub text: String,
    pub mend: &'static str,
}

/// Thunderbird on a computer: the first server of each direction that it can use.
pub(super) fn desktop(config: &Config) -> Option<Choices> {
    config.id.as_deref().filter(|id| is_host(id))?;
    config.domains.iter().find(|domain| is_host(domain.value.trimmed()))?;
    let incoming = config.incoming.iter().find_map(|entry| desktop_entry(entry, &["pop3", "imap", "nntp", "exchange"]));
    let outgoing = config.outgoing.iter().find_map(|entry| desktop_entry(entry, &["smtp"]));
    Some(Choices { incoming: incoming?, outgoing: outgoing? })
}

/// The first server of a kind that Thunderbird on a computer can use.
pub(super) fn desktop_first(config: &Config, kind: &str) -> Option<Choice> {
    config.servers().find_map(|entry| desktop_entry(entry, &[kind]))
}

fn desktop_entry(entry: &Entry, kinds: &[&str]) -> Option<Choice> {
    if !kinds.contains(&entry.kind.as_str()) {
        return None;
    }
    let incoming: &[&str] =
        &["password-cleartext", "plain", "password-encrypted", "secure", "NTLM", "GSSAPI", "TLS-client-cert", "OAuth2"];
    let of = |values: &[Value], known: &[&str]| {
        values.iter().map(Value::trimmed).find(|text| known.contains(text)).map(str::to_owned)
    };
    let authentication = of(&entry.authentications, incoming).or_else(|| {
        let nameless = of(&entry.authentications, &NAMELESS)?;
        (entry.kind == "smtp").then_some(nameless)
    })?;
    let has_name = entry.usernames.first().is_some_and(|name| !name.trimmed().is_empty());
    if !has_name && !NAMELESS.contains(&authentication.as_str()) {
        return None;
    }
    Some(Choice {
        at: entry.at,
        kind: entry.kind.clone(),
        host: host(entry)?,
        port: port(entry)?,
        socket: of(&entry.sockets, &["SSL", "STARTTLS", "plain"])?,
        authentication,
    })
}

fn host(entry: &Entry) -> Option<String> {
    let host = entry.hostnames.first()?.trimmed().to_lowercase();
    is_host(&host.replace(&DOMAIN.to_lowercase(), "example.net")).then_some(host)
}

fn port(entry: &Entry) -> Option<u16> {
    entry.ports.first()?.trimmed().parse().ok().filter(|port| *port > 0)
}

fn is_host(text: &str) -> bool {
    text.to_lowercase().parse::<Host>().is_ok()
}

/// Thunderbird for Android: IMAP and SMTP alone, the first of each, and every one of them must be whole.
pub(super) fn android(config: &Config) -> Result<Choices, Trouble> {
    let trouble = |at, rule, text: &str, mend| Trouble { at, rule: Rule(rule), text: text.to_owned(), mend };
    if !config.id.as_deref().is_some_and(is_host) {
        let text = "Thunderbird for Android takes only a file whose provider has a host name as its id";
        return Err(trouble(config.at, "A2", text, "Write the provider's domain in the attribute id"));
    }
    let read = |kind| config.servers().filter(move |entry| entry.kind == kind);
    let (mut imap, mut smtp) = (Vec::new(), Vec::new());
    for (kind, choices) in [("imap", &mut imap), ("smtp", &mut smtp)] {
        for entry in read(kind) {
            choices.push(android_entry(entry)?);
        }
    }
    let first = |choices: Vec<Choice>, name: &str| {
        choices.into_iter().next().ok_or_else(|| Trouble {
            at: config.at,
            rule: Rule("A10"),
            text: format!("Thunderbird for Android needs an {name} server, and the file has none"),
            mend: "Add one, or the comment <!-- not on Android: and the reason -->",
        })
    };
    Ok(Choices { incoming: first(imap, "IMAP")?, outgoing: first(smtp, "SMTP")? })
}

fn android_entry(entry: &Entry) -> Result<Choice, Trouble> {
    let name = entry.kind.to_uppercase();
    let trouble = |at, rule, text, mend| Trouble { at, rule: Rule(rule), text, mend };
    let missing = |what: &str| {
        let text = format!("Thunderbird for Android refuses the whole file, because an {name} server has no {what}");
        trouble(entry.at, "A10", text, "Give every server its five values")
    };
    let values = [&entry.hostnames, &entry.ports, &entry.sockets, &entry.usernames, &entry.authentications];
    if let Some(value) = values.into_iter().flatten().find(|value| value.has_element) {
        let text =
            "Thunderbird for Android refuses the whole file, because an element stands inside a value".to_owned();
        return Err(trouble(value.at, "A4", text, "Write plain text between the tags"));
    }
    let socket = entry.sockets.first().ok_or_else(|| missing("socketType"))?;
    if !matches!(socket.trimmed(), "SSL" | "STARTTLS") {
        let found = if socket.trimmed() == "plain" { "no encryption" } else { "an unknown socketType" };
        let text = format!("Thunderbird for Android refuses the whole file, because an {name} server has {found}");
        return Err(trouble(
            socket.at,
            "A11",
            text,
            "Offer it with SSL or STARTTLS, or take it out, or add the comment <!-- not on Android: and the reason -->",
        ));
    }
    let known = ["OAuth2", "password-cleartext", "password-encrypted"];
    let authentication = entry.authentications.iter().map(Value::trimmed).find(|text| known.contains(text));
    if entry.usernames.is_empty() {
        return Err(missing("username"));
    }
    Ok(Choice {
        at: entry.at,
        kind: entry.kind.clone(),
        host: host(entry).ok_or_else(|| missing("hostname that it can use"))?,
        port: port(entry).ok_or_else(|| missing("port that it can use"))?,
        socket: socket.trimmed().to_owned(),
        authentication: authentication.ok_or_else(|| missing("authentication that it knows"))?.to_owned(),
    })
}

/// Where the two programs would set up different servers, and what.
pub(super) fn differences(config: &Config) -> Vec<Trouble> {
    let Ok(android) = android(config) else { return Vec::new() };
    let Some(desktop) = desktop(config) else { return Vec::new() };
    let mut found = Vec::new();
    let shown = |choice: &Choice| {
        let Choice { kind, host, port, socket, authentication, .. } = choice;
        format!("{kind} {host}:{port} ({socket}, {authentication})")
    };
    for android in [&android.incoming, &android.outgoing] {
        if let Some(first) = desktop_first(config, &android.kind)
            && (Choice { at: android.at, ..first.clone() }) != *android
        {
            let text = format!("Thunderbird takes {} on a computer and {} on Android", shown(&first), shown(android));
            let mend = "Put a server first that both can use, with one authentication";
            found.push(Trouble { at: first.at, rule: Rule("A16"), text, mend });
        }
    }
    if TCP.contains(&desktop.incoming.kind.as_str()) && desktop.incoming.kind != android.incoming.kind {
        let text = format!(
            "Thunderbird takes {} on a computer and {} on Android",
            shown(&desktop.incoming),
            shown(&android.incoming)
        );
        let mend = "Put the IMAP server first";
        found.push(Trouble { at: desktop.incoming.at, rule: Rule("A16"), text, mend });
    }
    found
}
