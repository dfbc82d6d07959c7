//! Everything that is wrong with an Autoconfig file: rules A1 to A12 and A16. A13 and A14 are about a server's answers, A15
//! about a writer.

mod texts;

use std::collections::BTreeSet;

use mailsteps_settings::{Domain, Host, Port, Protocol, Security};
use roxmltree::{Document, Node};

use self::texts::{names, page, placeholders_in_attributes};
use super::{
    ADDRESS, DOMAIN, LOCAL_PART, PLACEHOLDERS,
    config::{Config, Entry, Value, elements},
    elements::{AUTHENTICATIONS, INCOMING, NAMELESS, SOCKETS, TCP, group, meant, within},
    readers::{android, differences},
};
use crate::{
    Finding, Rule, ports,
    report::{Report, quoted},
    xml_source::{self, Doctype},
};

/// Every finding, from the top of the file to its end.
#[must_use]
pub fn lint(text: &str) -> Vec<Finding> {
    let mut report = Report::of(text);
    encoding(text, &mut report);
    if let Some(document) = xml_source::tree(text, Rule("A1"), Doctype::None, &mut report) {
        places(document.root_element(), &mut report);
        placeholders_in_attributes(&document, &mut report);
        if let Some(config) = whole(&document, &mut report) {
            order(&document, &mut report);
            check(&config, &mut report);
        }
    }
    report.findings()
}

/// A1: the file calls itself what it is.
fn encoding(text: &str, report: &mut Report<'_>) {
    let declaration = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")).map(|(inside, _)| inside);
    let Some(value) = declaration.and_then(|inside| inside.split_once("encoding=")).map(|(_, value)| value) else {
        return;
    };
    let name = value.trim_start_matches(['"', '\'']).split(['"', '\'']).next().unwrap_or_default();
    if !name.eq_ignore_ascii_case("utf-8") {
        report.add(Rule("A1"), 0, format!("The encoding is called {}", quoted(name)), "Save it as UTF-8 and say so");
    }
}

/// A2: what every reader and the schema ask for.
fn whole(document: &Document<'_>, report: &mut Report<'_>) -> Option<Config> {
    let root = document.root_element();
    let at = root.range().start;
    let name = root.tag_name();
    if name.name() != "clientConfig" || name.namespace().is_some() {
        let mend = "Begin with <clientConfig version=\"1.1\">, without a namespace";
        report.add(Rule("A2"), at, format!("The file begins with {}", quoted(name.name())), mend);
        return None;
    }
    if root.attribute("version") != Some("1.1") {
        report.add(Rule("A2"), at, "The version is not 1.1", "Write version=\"1.1\"");
    }
    let providers: Vec<Node<'_, '_>> =
        elements(root).filter(|node| node.tag_name().name() == "emailProvider").collect();
    if let [_, second, ..] = providers.as_slice() {
        let mend = "Put everything into one emailProvider; readers take only the first";
        report.add(Rule("A2"), second.range().start, "There is a second emailProvider", mend);
    }
    let config = Config::of(document);
    if config.is_none() {
        report.add(Rule("A2"), at, "There is no emailProvider", "Put the settings into one");
    }
    config
}

/// A3: only known elements in known parents.
fn places(parent: Node<'_, '_>, report: &mut Report<'_>) {
    let name = parent.tag_name().name();
    let Some(known) = within(name) else { return };
    for child in elements(parent) {
        let found = child.tag_name().name();
        // An element in a value is that value's own mistake.
        if known.is_empty() {
            continue;
        }
        if known.contains(&found) {
            places(child, report);
            continue;
        }
        let text = format!("{} does not belong into {name}", quoted(found));
        let mend = match meant(found) {
            Some(meant) if known.contains(&meant) => format!("Write {meant}"),
            _ if within("emailProvider").is_some_and(|inside| inside.contains(&found)) => {
                "Move it into emailProvider".to_owned()
            }
            _ => "Remove it: readers skip it at best".to_owned(),
        };
        report.add(Rule("A3"), child.range().start, text, mend);
    }
}

/// A9: elements of a kind stand together. Some readers take a second group for a mistake.
fn order(document: &Document<'_>, report: &mut Report<'_>) {
    let Some(provider) = elements(document.root_element()).find(|node| node.tag_name().name() == "emailProvider")
    else {
        return;
    };
    let mut furthest = 0;
    for child in elements(provider) {
        let name = child.tag_name().name();
        let Some(group) = group(name) else { continue };
        if group < furthest {
            let text = format!("{name} stands behind elements that it belongs before");
            let mend = "Group them: domains, names, incoming servers, outgoing servers, documentation";
            report.add(Rule("A9"), child.range().start, text, mend);
        }
        furthest = furthest.max(group);
    }
}

fn check(config: &Config, report: &mut Report<'_>) {
    provider(config, report);
    for entry in &config.incoming {
        server(entry, &INCOMING, report);
    }
    for entry in &config.outgoing {
        server(entry, &["smtp"], report);
    }
    preference(config, report);
    let mut urls = BTreeSet::new();
    for documentation in &config.documentation {
        page(documentation, &mut urls, report);
    }
    if !config.renounces_android
        && let Err(trouble) = android(config)
        // Of a single value another rule speaks.
        && matches!(trouble.rule, Rule("A10" | "A11"))
    {
        report.add(trouble.rule, trouble.at, trouble.text, trouble.mend);
    }
    for trouble in differences(config) {
        report.add(trouble.rule, trouble.at, trouble.text, trouble.mend);
    }
}

fn provider(config: &Config, report: &mut Report<'_>) {
    let add = |report: &mut Report<'_>, text: &str, mend: &str| report.add(Rule("A2"), config.at, text, mend);
    match config.id.as_deref() {
        None | Some("") => add(report, "The provider has no id", "Write its main domain in the attribute id"),
        Some(id) if id.to_lowercase().parse::<Host>().is_err() => {
            add(report, &format!("The id {} is no host name", quoted(id)), "Write the provider's main domain");
        }
        Some(_) => {}
    }
    if config.domains.is_empty() {
        add(report, "There is no domain", "Name each domain of addresses in an element domain");
    }
    if config.incoming.is_empty() {
        add(report, "There is no server for incoming mail", "Add an incomingServer");
    }
    if config.outgoing.is_empty() {
        add(report, "There is no server for outgoing mail", "Add an outgoingServer of the type smtp");
    }
    let mut known = BTreeSet::new();
    for domain in &config.domains {
        let (text, at) = (domain.value.trimmed(), domain.value.at);
        outside_username(&domain.value, "domain", report);
        bare(&domain.value, "domain", report);
        if let Some(purpose) = domain.purpose.as_deref().filter(|purpose| *purpose != "mx") {
            report.add(Rule("A5"), at, format!("The purpose {} is not known", quoted(purpose)), "Write mx, or nothing");
        }
        if !text.contains('%') {
            if let Err(why) = text.parse::<Domain>() {
                let mend = "Write the part of an address behind its @, in small letters";
                report.add(Rule("A2"), at, format!("{} is no domain: {why}", quoted(text)), mend);
            } else if !known.insert(text.to_owned()) {
                report.add(Rule("A2"), at, format!("The domain {text} is there already"), "Remove one of them");
            }
        }
    }
    names(config, report);
}

fn server(entry: &Entry, kinds: &[&str], report: &mut Report<'_>) {
    let kind = entry.kind.as_str();
    if !kinds.contains(&kind) {
        let (text, mend) = match kinds.iter().find(|known| known.eq_ignore_ascii_case(kind)) {
            _ if kind.is_empty() => ("The server has no type".to_owned(), format!("Write one of {}", kinds.join(", "))),
            Some(meant) => (format!("The type {} is not known", quoted(kind)), format!("Write {meant}")),
            None => (format!("The type {} is not known", quoted(kind)), format!("Write one of {}", kinds.join(", "))),
        };
        report.add(Rule("A5"), entry.at, text, mend);
        return;
    }
    if !TCP.contains(&kind) {
        return;
    }
    five(entry, report);
    for value in &entry.hostnames {
        outside_username(value, "hostname", report);
        let text = value.trimmed();
        if !text.contains('%')
            && let Err(why) = text.parse::<Host>()
        {
            let mend = "Write the bare host name in small letters, such as mail.example.net";
            report.add(Rule("A4"), value.at, format!("{} is no host name: {why}", quoted(text)), mend);
        }
    }
    for (values, known) in [(&entry.sockets, &SOCKETS[..]), (&entry.authentications, &AUTHENTICATIONS[..])] {
        values.iter().for_each(|value| one_of(value, known, report));
    }
    for value in &entry.usernames {
        username(value, report);
    }
    for value in &entry.ports {
        port(entry, value, report);
    }
}

/// A4: each server has its five values, each once, and nothing else in them.
fn five(entry: &Entry, report: &mut Report<'_>) {
    let is_nameless = !entry.authentications.is_empty()
        && entry.authentications.iter().all(|value| NAMELESS.contains(&value.trimmed()));
    let five = [
        ("hostname", &entry.hostnames),
        ("port", &entry.ports),
        ("socketType", &entry.sockets),
        ("authentication", &entry.authentications),
        ("username", &entry.usernames),
    ];
    for (name, values) in five {
        if values.is_empty() && !(name == "username" && is_nameless) {
            report.add(Rule("A4"), entry.at, format!("The server has no {name}"), format!("Add the element {name}"));
        }
        // Several ways to sign in are an order of preference.
        if let [_, second, ..] = values.as_slice()
            && name != "authentication"
        {
            report.add(Rule("A4"), second.at, format!("The server has a second {name}"), "Keep one of them");
        }
        for value in values {
            bare(value, name, report);
        }
    }
}

/// A4: a value is text without anything around it.
fn bare(value: &Value, name: &str, report: &mut Report<'_>) {
    if !value.is_plain {
        let what = if value.has_element { "An element" } else { "A comment" };
        let mend = "Move it out: some readers refuse the file for it";
        report.add(Rule("A4"), value.at, format!("{what} stands inside the value of {name}"), mend);
    }
    if value.trimmed().is_empty() {
        report.add(Rule("A4"), value.at, format!("The {name} is empty"), "Write the value between the tags");
    } else if value.trimmed() != value.text {
        let text = format!("The value of {name} has spaces or line ends around it");
        report.add(Rule("A4"), value.at, text, "Write the tags right before and behind the value");
    }
}

/// A5: exactly as the format spells it.
fn one_of(value: &Value, known: &[&str], report: &mut Report<'_>) {
    let text = value.trimmed();
    if known.contains(&text) || text.is_empty() {
        return;
    }
    let meant = match text.to_ascii_lowercase().as_str() {
        _ if known.len() == SOCKETS.len() => match text.to_ascii_lowercase().as_str() {
            "tls" | "ssl/tls" | "ssl" => Some("SSL"),
            "none" => Some("plain"),
            _ => known.iter().copied().find(|one| one.eq_ignore_ascii_case(text)),
        },
        "plain" | "cleartext" | "password" => Some("password-cleartext"),
        "secure" | "cram-md5" | "encrypted" => Some("password-encrypted"),
        _ => known.iter().copied().find(|one| one.eq_ignore_ascii_case(text)),
    };
    let mend = meant.map_or_else(|| format!("Write one of {}", known.join(", ")), |meant| format!("Write {meant}"));
    report.add(Rule("A5"), value.at, format!("{} is not a value of the format", quoted(text)), mend);
}

/// A6: a port, and one that goes with the encryption.
fn port(entry: &Entry, value: &Value, report: &mut Report<'_>) {
    let text = value.trimmed();
    let digits = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    let parsed = text.parse::<u64>().ok().filter(|_| digits).and_then(|number| Port::try_from(number).ok());
    let Some(port) = parsed else {
        if !text.is_empty() {
            report.add(Rule("A6"), value.at, format!("{} is no port", quoted(text)), "Write a number from 1 to 65535");
        }
        return;
    };
    let protocol = match entry.kind.as_str() {
        "imap" => Protocol::Imap,
        "pop3" => Protocol::Pop3,
        _ => Protocol::Smtp,
    };
    let security = match entry.sockets.first().map(Value::trimmed) {
        Some("SSL") => Security::Tls,
        Some("STARTTLS") => Security::Starttls,
        Some("plain") => Security::None,
        _ => return,
    };
    let usual = ports::usual(protocol, security);
    if let Some(text) = ports::contradiction(protocol, port, security) {
        report.add(Rule("A6"), value.at, text, format!("Write {usual}, or another socketType"));
    } else if port.number() == 25 && !entry.has_note {
        let mend = "Write 465 or 587, or a comment beside it that says why 25 is right";
        report.add(Rule("A6"), value.at, "Many networks block port 25 for everybody but mail servers", mend);
    } else if port.number() != usual && !entry.has_note {
        let text = format!("Port {port} is not usual for {protocol} with {}", security.name());
        let mend = format!("Write {usual}, or a comment beside it that says why {port} is right");
        report.add(Rule("A6"), value.at, text, mend);
    }
}

/// A7: placeholders are whole and known.
fn username(value: &Value, report: &mut Report<'_>) {
    let text = value.trimmed();
    let rest = PLACEHOLDERS.iter().fold(text.to_owned(), |text, known| text.replace(known, ""));
    if rest.contains('%') {
        let text = format!("The user name {} has a placeholder that no reader fills in", quoted(text));
        report.add(Rule("A7"), value.at, text, format!("Write {ADDRESS}, {LOCAL_PART} or {DOMAIN}"));
    }
}

/// A7: and they stand in user names only.
fn outside_username(value: &Value, name: &str, report: &mut Report<'_>) {
    if value.text.contains('%') {
        let text =
            format!("The {name} {} has a placeholder, which many readers leave as it is", quoted(value.trimmed()));
        report.add(Rule("A7"), value.at, text, "Write the value itself");
    }
}

/// A9: within a protocol, an encrypted server comes before one that is not.
fn preference(config: &Config, report: &mut Report<'_>) {
    for kind in TCP {
        let is_plain = |entry: &&Entry| entry.sockets.first().is_some_and(|socket| socket.trimmed() == "plain");
        let servers: Vec<&Entry> = config.servers().filter(|entry| entry.kind == kind).collect();
        if let [first, others @ ..] = servers.as_slice()
            && is_plain(first)
            && !others.iter().all(is_plain)
        {
            let text = format!("The first {kind} server has no encryption, and a later one has");
            report.add(
                Rule("A9"),
                first.at,
                text,
                "Put the encrypted one first: readers take the first that they can use",
            );
        }
    }
}
