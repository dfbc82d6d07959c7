//! Reading a profile: every mistake, and the account in it.

use std::collections::BTreeMap;

use mailsteps_settings::{Authentication, Host, Port, Protocol, Security};
use roxmltree::Node;

use super::{
    keys::{COMMON, Key, MAIL, TOP, choices},
    plist::entries,
    security,
};
use crate::{
    Account, AccountServer, Finding, Rule, ports,
    report::{Report, quoted},
    xml_source::{Doctype, text_of, tree},
};

const P1: Rule = Rule("P1");
const P2: Rule = Rule("P2");
const P3: Rule = Rule("P3");
const P4: Rule = Rule("P4");
const P5: Rule = Rule("P5");
const P6: Rule = Rule("P6");
const P7: Rule = Rule("P7");

/// Everything that is wrong with a profile (rules P1 to P7).
#[must_use]
pub fn lint(text: &str) -> Vec<Finding> {
    let mut report = Report::of(text);
    read(text, &mut report);
    report.findings()
}

/// The first mail account of a profile.
///
/// # Errors
/// What is wrong with it, where no account can be read from it.
pub fn parse(text: &str) -> Result<Account, Vec<Finding>> {
    let mut report = Report::of(text);
    read(text, &mut report).ok_or_else(|| report.findings())
}

fn read(text: &str, report: &mut Report<'_>) -> Option<Account> {
    let document = tree(text, P1, Doctype::PropertyList, report)?;
    let root = document.root_element();
    let dict = root.first_element_child().filter(|child| child.tag_name().name() == "dict");
    let (true, Some(dict)) = (root.tag_name().name() == "plist", dict) else {
        report.add(
            P1,
            root.range().start,
            "This is not a property list with a <dict>",
            "Begin with <plist version=\"1.0\"><dict>",
        );
        return None;
    };
    if let Some(more) = dict.next_sibling_element() {
        report.add(P1, more.range().start, "A second value follows the first", "Keep one <dict> in the <plist>");
    }
    let top = Part::read(dict, TOP, &[], report);
    top.check_names("Configuration", report);
    let mut account = None;
    let mut names = vec![top.name("PayloadUUID")];
    let (_, content) = *top.values.get("PayloadContent")?;
    for payload in content.children().filter(Node::is_element) {
        if payload.tag_name().name() != "dict" {
            report.add(P1, payload.range().start, "A payload is not a <dict>", "Put each payload into a <dict>");
            continue;
        }
        let (at, is_mail) = (payload.range().start, is_mail(payload));
        let part = if is_mail { Part::read(payload, COMMON, MAIL, report) } else { Part::read_common(payload, report) };
        part.check_names(if is_mail { "com.apple.mail.managed" } else { "" }, report);
        let uuid = part.name("PayloadUUID");
        if uuid.is_some() && names.contains(&uuid) {
            report.add(P5, part.at("PayloadUUID", at), "Two parts have the same PayloadUUID", "Give each part its own");
        }
        names.push(uuid);
        if is_mail {
            let read = part.account(at, report);
            account = account.or(read);
        }
    }
    if !content.children().any(|payload| is_mail(payload)) {
        report.add(
            P2,
            content.range().start,
            "The profile has no mail account",
            "Add a payload of the type com.apple.mail.managed",
        );
    }
    account
}

fn is_mail(payload: Node<'_, '_>) -> bool {
    let mut children = payload.children().filter(Node::is_element);
    while let (Some(key), Some(value)) = (children.next(), children.next()) {
        if key.text() == Some("PayloadType") {
            return value.text() == Some("com.apple.mail.managed");
        }
    }
    false
}

/// A `<dict>` of known keys.
struct Part<'a> {
    at: usize,
    values: BTreeMap<String, (usize, Node<'a, 'a>)>,
    texts: BTreeMap<String, String>,
}

impl<'a> Part<'a> {
    fn read(dict: Node<'a, 'a>, keys: &[Key], more: &[Key], report: &mut Report<'_>) -> Self {
        let part = Self::read_known(dict, keys, more, true, report);
        for (key, ..) in keys.iter().chain(more).filter(|(key, _, needed)| *needed && !part.values.contains_key(*key)) {
            report.add(P2, part.at, format!("{key} is missing"), format!("Add the key {key}"));
        }
        part
    }

    /// A part of another kind: its own keys are not ours to judge.
    fn read_common(dict: Node<'a, 'a>, report: &mut Report<'_>) -> Self {
        Self::read_known(dict, COMMON, &[], false, report)
    }

    fn read_known(dict: Node<'a, 'a>, keys: &[Key], more: &[Key], only: bool, report: &mut Report<'_>) -> Self {
        let mut part = Self { at: dict.range().start, values: BTreeMap::new(), texts: BTreeMap::new() };
        for entry in entries(dict, report) {
            let Some((key, kind, _)) = keys.iter().chain(more).find(|(key, ..)| *key == entry.key) else {
                if only {
                    let mend = "Remove it, or mend its spelling; capitals count";
                    report.add(P2, entry.at, format!("The key {} is not known here", quoted(&entry.key)), mend);
                }
                continue;
            };
            let (at, element) = (entry.value.range().start, entry.value.tag_name().name());
            if !kind.is(element) {
                let text = format!("{key} is a <{element}>");
                report.add(P1, at, text, format!("Write it as <{}>", kind.element()));
                continue;
            }
            if matches!(element, "string" | "integer") {
                part.check_text(key, entry.value, report);
            }
            part.values.insert((*key).to_owned(), (at, entry.value));
        }
        part
    }

    fn check_text(&mut self, key: &str, value: Node<'_, '_>, report: &mut Report<'_>) {
        let at = value.range().start;
        let text = text_of(value, P1, report);
        if text.trim().is_empty() {
            report.add(
                P7,
                at,
                format!("{key} is empty"),
                "Leave the key out: then the device asks, or uses its default",
            );
            return;
        }
        if key.ends_with("Password") {
            let text = format!("{key} holds a password, which everybody who gets the file can read");
            report.add(P4, at, text, "Leave the key out: the device asks for the password");
        }
        if let Some(choices) = choices(key).filter(|choices| !choices.contains(&text.as_str())) {
            report.add(
                P2,
                at,
                format!("{key} cannot be {}", quoted(&text)),
                format!("Use one of {}", choices.join(", ")),
            );
        }
        if value.tag_name().name() == "integer" && text.trim().parse::<i64>().is_err() {
            report.add(P1, at, format!("{key} is not a whole number: {}", quoted(&text)), "Write digits only");
        }
        self.texts.insert(key.to_owned(), text);
    }

    /// Where a key's value stands, or the part.
    fn at(&self, key: &str, otherwise: usize) -> usize {
        self.values.get(key).map_or(otherwise, |(at, _)| *at)
    }

    fn name(&self, key: &str) -> Option<String> {
        self.texts.get(key).map(|text| text.to_ascii_uppercase())
    }

    fn check_names(&self, kind: &str, report: &mut Report<'_>) {
        let at = |key| self.at(key, self.at);
        if let Some(found) = self.texts.get("PayloadType").filter(|found| !kind.is_empty() && *found != kind) {
            report.add(
                P2,
                at("PayloadType"),
                format!("PayloadType cannot be {}", quoted(found)),
                format!("Use {kind}"),
            );
        }
        if let Some(found) = self.texts.get("PayloadVersion").filter(|found| found.trim() != "1") {
            report.add(P2, at("PayloadVersion"), format!("PayloadVersion cannot be {}", quoted(found)), "Use 1");
        }
        if let Some(found) = self.texts.get("PayloadUUID").filter(|found| !is_uuid(found)) {
            let text = format!("PayloadUUID is not a UUID of version 4 or 5: {}", quoted(found));
            report.add(P5, at("PayloadUUID"), text, "Make a new one, such as uuidgen does");
        }
        if let Some(found) = self.texts.get("PayloadIdentifier").filter(|found| !is_reverse_dns(found)) {
            let text = format!("PayloadIdentifier is not a name in reverse order: {}", quoted(found));
            report.add(
                P6,
                at("PayloadIdentifier"),
                text,
                "Begin with your domain backwards, such as net.example.email",
            );
        }
    }

    fn account(&self, at: usize, report: &mut Report<'_>) -> Option<Account> {
        let protocol = match self.texts.get("EmailAccountType").map(String::as_str) {
            Some("EmailTypePOP") => Protocol::Pop3,
            _ => Protocol::Imap,
        };
        let incoming = self.server(protocol, "Incoming", at, report);
        let outgoing = self.server(Protocol::Smtp, "Outgoing", at, report);
        let known = self.texts.get("EmailAccountType").is_some_and(|kind| kind.starts_with("EmailType"));
        let address = self.texts.get("EmailAddress").cloned();
        if let Some(address) = address.as_deref().filter(|address| !address.contains('@')) {
            let text = format!("EmailAddress is not an address: {}", quoted(address));
            report.add(P2, self.at("EmailAddress", at), text, "Write the whole address, or leave the key out");
        }
        known.then_some(Account { address, incoming: vec![incoming?], outgoing: vec![outgoing?] })
    }

    fn server(&self, protocol: Protocol, side: &str, at: usize, report: &mut Report<'_>) -> Option<AccountServer> {
        let key = |name: &str| format!("{side}MailServer{name}");
        let [host_key, port_key, ssl_key] = [key("HostName"), key("PortNumber"), key("UseSSL")];
        for key in [&port_key, &ssl_key].into_iter().filter(|key| !self.values.contains_key(*key)) {
            report.add(
                P3,
                at,
                format!("{key} is missing"),
                format!("Say it: the default of {key} is not what you want"),
            );
        }
        let host = self.texts.get(&host_key)?;
        let host = host.to_ascii_lowercase().parse::<Host>().map_err(|why| {
            let text = format!("{host_key} is not a host name: {why}");
            report.add(P2, self.at(&host_key, at), text, "Write the name alone, such as mail.example.net");
        });
        let number = self.texts.get(&port_key)?.trim().parse::<u64>().ok();
        let port = number.and_then(|number| Port::try_from(number).ok());
        if port.is_none() {
            let text = format!("{port_key} is not a port");
            report.add(P3, self.at(&port_key, at), text, "Write a number from 1 to 65535");
        }
        let (ssl_at, ssl) = self.values.get(&ssl_key)?;
        let port = port?;
        let security = security(protocol, port.number(), ssl.tag_name().name() == "true");
        if security == Security::None
            && let Some(text) = ports::contradiction(protocol, port, security)
        {
            report.add(P3, *ssl_at, text, format!("Set {ssl_key} to true"));
        }
        let authentication = match self.texts.get(&key("Authentication")).map(String::as_str) {
            Some("EmailAuthPassword") => Some(Authentication::Password),
            Some("EmailAuthCRAMMD5") => Some(Authentication::EncryptedPassword),
            Some("EmailAuthNone") => Some(Authentication::None),
            _ => None,
        };
        let username = self.texts.get(&key("Username")).cloned();
        Some(AccountServer { protocol, host: host.ok()?, port, security, username, authentication })
    }
}

/// Of version 4 or 5 and of the variant of RFC 9562 (section 4.1), in either case.
fn is_uuid(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_hyphen = |at: usize| matches!(at, 8 | 13 | 18 | 23);
    bytes.len() == 36
        && bytes
            .iter()
            .enumerate()
            .all(|(at, byte)| if is_hyphen(at) { *byte == b'-' } else { byte.is_ascii_hexdigit() })
        && matches!(bytes.get(14), Some(b'4' | b'5'))
        && matches!(bytes.get(19), Some(b'8' | b'9' | b'a' | b'b' | b'A' | b'B'))
}

/// Labels with dots between them: at least three, of letters, digits and hyphens, and the first of letters, as a
/// top-level domain is.
fn is_reverse_dns(text: &str) -> bool {
    let labels: Vec<&str> = text.split('.').collect();
    let is_label = |label: &&str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    labels.len() >= 3
        && labels.iter().all(is_label)
        && labels.first().is_some_and(|first| first.bytes().any(|b| b.is_ascii_alphabetic()))
}
