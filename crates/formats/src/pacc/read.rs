//! Reading PACC: every mistake, and the servers in it.

use mailsteps_settings::{Authentication, Host, Port, Protocol, Security};

use super::emit::NAME;
use crate::{
    Account, AccountServer, Finding, Rule,
    placed_json::{Entry, Json, Value, read as read_json},
    ports,
    report::{Report, quoted},
};

const J1: Rule = Rule("J1");
const J3: Rule = Rule("J3");
/// The file's shape: JSON, known keys, the type of each value.
const J4: Rule = Rule("J4");

/// A short name's longest form.
const SHORT_NAME: usize = 20;

/// Everything that is wrong with a file (rules J1, J3 and J4).
#[must_use]
pub fn lint(text: &str) -> Vec<Finding> {
    let mut report = Report::of(text);
    read(text, &mut report);
    report.findings()
}

/// The servers of a file, incoming in the order of the file.
///
/// # Errors
/// What is wrong with it, where no servers can be read from it.
pub fn parse(text: &str) -> Result<Account, Vec<Finding>> {
    let mut report = Report::of(text);
    let account = read(text, &mut report);
    account.ok_or_else(|| {
        report.add(
            J1,
            0,
            "The file names no servers for both incoming and outgoing mail",
            "Add imap or pop3, and smtp",
        );
        report.findings()
    })
}

fn read(text: &str, report: &mut Report<'_>) -> Option<Account> {
    let json = read_json(text, J4, report)?;
    let root = map(&json, "The file", &["protocols", "authentication", "info"], report)?;
    let needed = |key: &str, report: &mut Report<'_>| {
        let found = find(root, key);
        if found.is_none() {
            report.add(J4, json.at, format!("{key} is missing"), format!("Add {key}"));
        }
        found
    };
    let account = needed("protocols", report).and_then(|json| protocols(json, report));
    let by_password = needed("authentication", report).is_some_and(|json| authentication(json, report));
    if let Some(json) = needed("info", report) {
        info(json, report);
    }
    let mut account = account?;
    for server in account.incoming.iter_mut().chain(&mut account.outgoing) {
        server.authentication = by_password.then_some(Authentication::Password);
    }
    Some(account)
}

fn find<'a>(map: &'a [Entry], key: &str) -> Option<&'a Json> {
    map.iter().find(|entry| entry.key == key).map(|entry| &entry.json)
}

/// An object of known keys.
fn map<'a>(json: &'a Json, what: &str, known: &[&str], report: &mut Report<'_>) -> Option<&'a [Entry]> {
    let Some(map) = json.map() else {
        report.add(J4, json.at, format!("{what} is not an object"), "Put it into { and }");
        return None;
    };
    for entry in map.iter().filter(|entry| !known.contains(&entry.key.as_str())) {
        let text = format!("The key {} is not known here", quoted(&entry.key));
        report.add(J4, entry.at, text, format!("Remove it, or use one of {}", known.join(", ")));
    }
    Some(map)
}

fn text<'a>(json: &'a Json, what: &str, report: &mut Report<'_>) -> Option<&'a str> {
    let text = json.text();
    if text.is_none_or(|text| text.trim().is_empty()) {
        report.add(J4, json.at, format!("{what} is not a text"), "Write it in quotes, or remove the key");
    }
    text
}

fn https(json: &Json, what: &str, report: &mut Report<'_>) {
    if let Some(text) = text(json, what, report).filter(|text| !text.starts_with("https://")) {
        report.add(
            J4,
            json.at,
            format!("{what} cannot be {}", quoted(text)),
            "Use an address that begins with https://",
        );
    }
}

fn protocols(json: &Json, report: &mut Report<'_>) -> Option<Account> {
    const BY_URL: [&str; 4] = ["jmap", "caldav", "carddav", "webdav"];
    let known = ["imap", "pop3", "smtp", "managesieve", "jmap", "caldav", "carddav", "webdav"];
    let mut account = Account { address: None, incoming: Vec::new(), outgoing: Vec::new() };
    let entries = map(json, "protocols", &known, report)?;
    for Entry { key, json, .. } in entries.iter().filter(|entry| known.contains(&entry.key.as_str())) {
        if BY_URL.contains(&key.as_str()) {
            let Some(entries) = map(json, key, &["url"], report) else { continue };
            match find(entries, "url") {
                Some(url) => https(url, "url", report),
                None => report.add(J4, json.at, "url is missing", "Add it"),
            }
            continue;
        }
        let host = host(json, key, report);
        let protocol = match key.as_str() {
            "imap" => Protocol::Imap,
            "pop3" => Protocol::Pop3,
            "smtp" => Protocol::Smtp,
            _ => continue,
        };
        let port = Port::try_from(u64::from(ports::usual(protocol, Security::Tls)));
        let (Some(host), Ok(port)) = (host, port) else { continue };
        let list = if protocol == Protocol::Smtp { &mut account.outgoing } else { &mut account.incoming };
        list.push(AccountServer {
            protocol,
            host,
            port,
            security: Security::Tls,
            username: None,
            authentication: None,
        });
    }
    if entries.is_empty() {
        report.add(J1, json.at, "There are no protocols", "Add those that are offered");
    }
    (!account.incoming.is_empty() && !account.outgoing.is_empty()).then_some(account)
}

/// `host` alone: whoever adds a port or an encryption believes that a program will follow it.
fn host(json: &Json, protocol: &str, report: &mut Report<'_>) -> Option<Host> {
    let Some(entries) = json.map() else {
        report.add(J4, json.at, format!("{protocol} is not an object"), "Write {\"host\": …}");
        return None;
    };
    for entry in entries.iter().filter(|entry| entry.key != "host") {
        let text = format!("{} is not known in {protocol}: programs use SSL/TLS on the usual port", quoted(&entry.key));
        let mend = "Remove it, and offer no such file where the server needs something else";
        report.add(J1, entry.at, text, mend);
    }
    let Some(host) = find(entries, "host") else {
        report.add(J4, json.at, format!("{protocol} has no host"), "Add host");
        return None;
    };
    let name = text(host, "host", report)?;
    let name = name.parse::<Host>().map_err(|why| {
        let mend = "Write the name alone, in lower case, such as mail.example.net";
        report.add(J4, host.at, format!("host is not a host name: {why}"), mend);
    });
    name.ok()
}

/// Whether a password is taken.
fn authentication(json: &Json, report: &mut Report<'_>) -> bool {
    let Some(entries) = map(json, "authentication", &["password", "oauth-public"], report) else { return false };
    let password = find(entries, "password");
    if let Some(json) = password.filter(|json| !matches!(json.value, Value::Truth(_))) {
        report.add(J4, json.at, "password is not true or false", "Write true, without quotes; never a password");
    }
    if let Some(json) = find(entries, "oauth-public") {
        match map(json, "oauth-public", &["issuer"], report).and_then(|entries| find(entries, "issuer")) {
            Some(issuer) => https(issuer, "issuer", report),
            None => report.add(J4, json.at, "issuer is missing", "Add it"),
        }
    }
    if entries.is_empty() {
        report.add(J4, json.at, "There is no way of signing in", "Add \"password\": true or oauth-public");
    }
    password.is_some_and(|json| json.value == Value::Truth(true))
}

fn info(json: &Json, report: &mut Report<'_>) {
    let Some(entries) = map(json, "info", &["provider", "help"], report) else { return };
    match find(entries, "provider") {
        Some(json) => provider(json, report),
        None => report.add(J4, json.at, "provider is missing", "Add it with a name"),
    }
    if let Some(json) = find(entries, "help") {
        let entries = map(json, "help", &["documentation", "developer", "contact"], report).unwrap_or_default();
        for key in ["documentation", "developer"] {
            if let Some(json) = find(entries, key) {
                https(json, key, report);
            }
        }
        if let Some(json) = find(entries, "contact").filter(|json| json.list().is_none()) {
            report.add(J4, json.at, "contact is not an array", "Put it into [ and ]");
        }
    }
}

fn provider(json: &Json, report: &mut Report<'_>) {
    let Some(entries) = map(json, "provider", &["name", "shortName", "logo"], report) else { return };
    if find(entries, "name").is_none() {
        report.add(J4, json.at, "The provider has no name", "Add name");
    }
    for (key, most) in [("name", NAME), ("shortName", SHORT_NAME)] {
        let Some(json) = find(entries, key) else { continue };
        let length = text(json, key, report).unwrap_or_default().chars().count();
        if length > most {
            report.add(J3, json.at, format!("{key} has {length} characters"), format!("Use at most {most}"));
        }
    }
    if let Some(json) = find(entries, "logo").filter(|json| json.list().is_none()) {
        report.add(J4, json.at, "logo is not an array", "Put it into [ and ]");
    }
}
