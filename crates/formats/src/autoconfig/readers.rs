//! What two mail programs take from a file.
//!
//! Both are modelled after what is known of them, in their own order of looking: Thunderbird on a computer skips what it cannot
//! use, Thunderbird for Android refuses the whole file for one such server.

use mailsteps_settings::Host;

use super::{
    DOMAIN,
    config::{Config, Entry, Value},
    elements::{AUTHENTICATIONS, NAMELESS},
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

/// Whether Thunderbird on a computer takes the file at all.
fn desktop_can(config: &Config) -> bool {
    let can = |entries: &[Entry], kinds: &[&str]| entries.iter().any(|entry| desktop_entry(entry, kinds).is_some());
    config.id.as_deref().is_some_and(is_host)
        && config.domains.iter().any(|domain| is_host(domain.value.trimmed()))
        && can(&config.incoming, &["pop3", "imap", "nntp", "exchange"])
        && can(&config.outgoing, &["smtp"])
}

/// The first server of a kind that Thunderbird on a computer can use.
fn desktop_first(config: &Config, kind: &str) -> Option<Choice> {
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
    let missing = |rule, what: &str| Trouble {
        at: entry.at,
        rule: Rule(rule),
        text: format!("Thunderbird for Android refuses the whole file, because an {name} server has no {what}"),
        mend: "Give it what the program needs, or take the server out, or add the comment <!-- not on Android: and the \
               reason -->",
    };
    let values = [&entry.hostnames, &entry.ports, &entry.sockets, &entry.usernames, &entry.authentications];
    if let Some(value) = values.into_iter().flatten().find(|value| value.has_element) {
        let text =
            "Thunderbird for Android refuses the whole file, because an element stands inside a value".to_owned();
        return Err(Trouble { at: value.at, rule: Rule("A4"), text, mend: "Write plain text between the tags" });
    }
    let socket = entry.sockets.first().ok_or_else(|| missing("A4", "socketType"))?;
    match socket.trimmed() {
        "SSL" | "STARTTLS" => {}
        "plain" => return Err(Trouble { at: socket.at, ..missing("A11", "encryption") }),
        _ => return Err(missing("A5", "socketType that it knows")),
    }
    let mut authentications = entry.authentications.iter().map(Value::trimmed);
    let known = ["OAuth2", "password-cleartext", "password-encrypted"];
    let Some(authentication) = authentications.clone().find(|text| known.contains(text)) else {
        // Where the value is none of the format's, that is the finding.
        let rule = if authentications.all(|text| AUTHENTICATIONS.contains(&text)) { "A10" } else { "A5" };
        return Err(missing(rule, "authentication that it knows"));
    };
    if entry.usernames.is_empty() {
        return Err(missing("A4", "username"));
    }
    Ok(Choice {
        at: entry.at,
        kind: entry.kind.clone(),
        host: host(entry).ok_or_else(|| missing("A4", "hostname that it can use"))?,
        port: port(entry).ok_or_else(|| missing("A6", "port that it can use"))?,
        socket: socket.trimmed().to_owned(),
        authentication: authentication.to_owned(),
    })
}

/// Where the two programs would set up different servers of one protocol, and which. That Android knows no POP3, whatever stands
/// first, is no difference that a file could mend.
pub(super) fn differences(config: &Config) -> Vec<Trouble> {
    let Ok(android) = android(config) else { return Vec::new() };
    if !desktop_can(config) {
        return Vec::new();
    }
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
    found
}
