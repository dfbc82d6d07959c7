//! Reading an answer: every mistake, and the account in it.

use mailsteps_settings::{Authentication, Host, Port, Protocol, Security};
use roxmltree::Node;

use super::{ENVELOPE, RESPONSE};
use crate::{
    Account, AccountServer, Finding, Rule, ports,
    report::{Report, quoted},
    xml_source::{Doctype, text_of, tree},
};

const M1: Rule = Rule("M1");
const M2: Rule = Rule("M2");
const M3: Rule = Rule("M3");
const M4: Rule = Rule("M4");
const M5: Rule = Rule("M5");
const M6: Rule = Rule("M6");
const M7: Rule = Rule("M7");
const M8: Rule = Rule("M8");
const M9: Rule = Rule("M9");

/// What may stand in a `Protocol`.
const KNOWN: [&str; 28] = [
    "Type",
    "Internal",
    "TTL",
    "Server",
    "ServerDN",
    "ServerVersion",
    "MdbDN",
    "Port",
    "DirectoryPort",
    "ReferralPort",
    "ASUrl",
    "OOFUrl",
    "OABUrl",
    "UMUrl",
    "LoginName",
    "DomainRequired",
    "DomainName",
    "SPA",
    "AuthPackage",
    "CertPrincipalName",
    "SSL",
    "Encryption",
    "AuthRequired",
    "UsePOPAuth",
    "SMTPLast",
    "NetworkRequirements",
    "External",
    "PublicFolderServer",
];

/// Those that are on or off.
const SWITCHES: [&str; 6] = ["DomainRequired", "SPA", "SSL", "AuthRequired", "UsePOPAuth", "SMTPLast"];

/// Everything that is wrong with an answer (rules M1 to M9).
#[must_use]
pub fn lint(text: &str) -> Vec<Finding> {
    let mut report = Report::of(text);
    read(text, &mut report);
    report.findings()
}

/// The account of an answer.
///
/// # Errors
/// What is wrong with it, where no account can be read from it.
pub fn parse(text: &str) -> Result<Account, Vec<Finding>> {
    let mut report = Report::of(text);
    let account = read(text, &mut report);
    account.ok_or_else(|| {
        report.add(M2, 0, "There is no account with servers in this file", "Add an Account with a Protocol for each");
        report.findings()
    })
}

fn read(text: &str, report: &mut Report<'_>) -> Option<Account> {
    let document = tree(text, M9, Doctype::None, report)?;
    let root = document.root_element();
    check_name(root, "Autodiscover", ENVELOPE, report);
    let Some(response) = root.first_element_child() else {
        report.add(M1, root.range().start, "Response is missing", "Add it");
        return None;
    };
    if let Some(error) = response.children().find(|child| child.tag_name().name() == "Error") {
        check_name(response, "Response", ENVELOPE, report);
        check_error(error, report);
        return None;
    }
    check_name(response, "Response", RESPONSE, report);
    let mut accounts = Vec::new();
    let mut address = None;
    for child in response.children().filter(Node::is_element) {
        check_namespace(child, report);
        match child.tag_name().name() {
            "User" => address = user(child, report),
            "Account" => accounts.push(child),
            name => unknown(child, name, "Response", report),
        }
    }
    if accounts.is_empty() {
        report.add(M2, response.range().start, "Account is missing", "Add one Account");
    }
    for more in accounts.iter().skip(1) {
        let mend = "Put every Protocol into the first Account";
        report.add(M2, more.range().start, "There is more than one Account", mend);
    }
    account(*accounts.first()?, address, report)
}

fn check_name(node: Node<'_, '_>, name: &str, namespace: &str, report: &mut Report<'_>) {
    let at = node.range().start;
    if node.tag_name().name() != name {
        report.add(
            M1,
            at,
            format!("{} stands where {name} belongs", quoted(node.tag_name().name())),
            format!("Use {name}"),
        );
    } else if node.tag_name().namespace() != Some(namespace) {
        let found = node.tag_name().namespace().unwrap_or_default();
        report.add(M1, at, format!("The namespace of {name} is {}", quoted(found)), format!("Use {namespace}"));
    }
}

fn check_namespace(node: Node<'_, '_>, report: &mut Report<'_>) {
    let of_parent = node.parent_element().and_then(|parent| parent.tag_name().namespace());
    if node.tag_name().namespace() != of_parent {
        let text = format!("{} is of another namespace than what it stands in", quoted(node.tag_name().name()));
        report.add(M1, node.range().start, text, "Remove its namespace");
    }
}

fn unknown(node: Node<'_, '_>, name: &str, inside: &str, report: &mut Report<'_>) {
    let mend = if name == "TLS" { "Use Encryption with the value TLS" } else { "Remove it, or mend its spelling" };
    report.add(M7, node.range().start, format!("{} is not known in {inside}", quoted(name)), mend);
}

fn check_error(error: Node<'_, '_>, report: &mut Report<'_>) {
    let code = error.children().find(|child| child.tag_name().name() == "ErrorCode");
    let number = code.and_then(|code| text_of(code, M7, report).trim().parse::<u16>().ok());
    if number.is_none() {
        report.add(M7, error.range().start, "The error has no ErrorCode with a number", "Add it, such as 600");
    }
    for child in error.children().filter(Node::is_element) {
        let name = child.tag_name().name();
        if !matches!(name, "ErrorCode" | "Message" | "DebugData") {
            unknown(child, name, "Error", report);
        }
    }
}

fn user(user: Node<'_, '_>, report: &mut Report<'_>) -> Option<String> {
    let mut address = None;
    for child in user.children().filter(Node::is_element) {
        match child.tag_name().name() {
            "DisplayName" => address = Some(text_of(child, M7, report)).filter(|name| name.contains('@')),
            "LegacyDN" | "DeploymentId" | "AutoDiscoverSMTPAddress" | "EMailAddress" => {}
            name => unknown(child, name, "User", report),
        }
    }
    address
}

fn account(account: Node<'_, '_>, address: Option<String>, report: &mut Report<'_>) -> Option<Account> {
    let mut read = Account { address, incoming: Vec::new(), outgoing: Vec::new() };
    let (mut kind, mut action, mut protocols) = (None, None, 0);
    for child in account.children().filter(Node::is_element) {
        check_namespace(child, report);
        match child.tag_name().name() {
            "AccountType" => kind = Some((child, text_of(child, M7, report))),
            "Action" => action = Some((child, text_of(child, M7, report))),
            "Protocol" => {
                protocols += 1;
                match protocol(child, report) {
                    Some(server) if server.protocol == Protocol::Smtp => read.outgoing.push(server),
                    Some(server) => read.incoming.push(server),
                    None => {}
                }
            }
            "RedirectUrl" | "RedirectAddr" | "RedirectURL" | "Image" | "ServiceHome" | "MicrosoftOnline" => {}
            name => unknown(child, name, "Account", report),
        }
    }
    let at = account.range().start;
    match kind {
        Some((_, text)) if text.trim() == "email" => {}
        Some((node, text)) => {
            report.add(M7, node.range().start, format!("AccountType cannot be {}", quoted(&text)), "Use email");
        }
        None => report.add(M7, at, "AccountType is missing", "Add it with the value email"),
    }
    match action {
        Some((_, text)) if matches!(text.trim(), "redirectUrl" | "redirectAddr") => return None,
        Some((_, text)) if text.trim() == "settings" => {}
        Some((node, text)) => {
            let mend = "Use settings, redirectUrl or redirectAddr";
            report.add(M7, node.range().start, format!("Action cannot be {}", quoted(&text)), mend);
        }
        None => report.add(M7, at, "Action is missing", "Add it with the value settings"),
    }
    if protocols == 0 {
        report.add(M2, at, "The account has no Protocol", "Add one for each server");
    }
    (!read.incoming.is_empty() && !read.outgoing.is_empty()).then_some(read)
}

/// The elements of a `Protocol` with their texts.
struct Elements<'a> {
    at: usize,
    list: Vec<(&'a str, usize, String)>,
}

impl Elements<'_> {
    fn text(&self, name: &str) -> Option<&str> {
        self.list.iter().find(|(key, ..)| *key == name).map(|(_, _, text)| text.trim())
    }

    fn at(&self, name: &str) -> usize {
        self.list.iter().find(|(key, ..)| *key == name).map_or(self.at, |(_, at, _)| *at)
    }
}

fn protocol(node: Node<'_, '_>, report: &mut Report<'_>) -> Option<AccountServer> {
    let mut elements = Elements { at: node.range().start, list: Vec::new() };
    for child in node.children().filter(Node::is_element) {
        let (name, at) = (child.tag_name().name(), child.range().start);
        check_namespace(child, report);
        if !KNOWN.contains(&name) {
            unknown(child, name, "Protocol", report);
            continue;
        }
        if elements.text(name).is_some() {
            report.add(M7, at, format!("{name} is there twice"), "Remove one of the two");
            continue;
        }
        let text = text_of(child, M7, report);
        if SWITCHES.contains(&name) && !matches!(text.trim(), "on" | "off") {
            report.add(M3, at, format!("{name} cannot be {}", quoted(&text)), "Use on or off");
        }
        elements.list.push((name, at, text));
    }
    let kind = match elements.text("Type") {
        Some("IMAP") => Protocol::Imap,
        Some("POP3") => Protocol::Pop3,
        Some("SMTP") => Protocol::Smtp,
        Some("EXCH" | "EXPR" | "EXHTTP" | "WEB" | "MobileSync" | "DAV" | "NNTP") => return None,
        Some(other) => {
            let text = format!("Type cannot be {}", quoted(other));
            report.add(M5, elements.at("Type"), text, "Use POP3, IMAP or SMTP");
            return None;
        }
        None => {
            report.add(M5, elements.at, "Type is missing", "Add it with the value POP3, IMAP or SMTP");
            return None;
        }
    };
    server(kind, &elements, report)
}

fn server(protocol: Protocol, elements: &Elements<'_>, report: &mut Report<'_>) -> Option<AccountServer> {
    for (name, default) in [("SPA", "off"), ("SSL", "on"), ("AuthRequired", "on")] {
        if elements.text(name).is_none() {
            let text = format!("{name} is missing, which means on");
            report.add(M4, elements.at, text, format!("Add it, for most servers with the value {default}"));
        }
    }
    if elements.text("SPA") == Some("on") {
        let mend = "Use off, unless the server is Microsoft's own";
        report.add(M4, elements.at("SPA"), "SPA is on: Outlook will not send the password as others do", mend);
    }
    let login = elements.text("LoginName").unwrap_or_default();
    if login.is_empty() {
        report.add(M8, elements.at("LoginName"), "LoginName is missing or empty", "Write the user name itself");
    } else if login.split('%').count() > 2 {
        let text = format!("LoginName has a placeholder, which Outlook takes literally: {}", quoted(login));
        report.add(M8, elements.at("LoginName"), text, "Write the user name itself");
    }
    let host = elements.text("Server").unwrap_or_default().to_ascii_lowercase().parse::<Host>().map_err(|why| {
        let mend = "Write the name alone, such as mail.example.net";
        report.add(M7, elements.at("Server"), format!("Server is not a host name: {why}"), mend);
    });
    let port =
        elements.text("Port").and_then(|port| port.parse::<u64>().ok()).and_then(|port| Port::try_from(port).ok());
    if port.is_none() {
        report.add(M7, elements.at("Port"), "Port is not a port", "Write a number from 1 to 65535");
    }
    let (port, host) = (port?, host.ok()?);
    let security = security(protocol, port, elements, report);
    let authentication = match elements.text("AuthRequired") {
        Some("off") => Authentication::None,
        _ => Authentication::Password,
    };
    let username = Some(login.to_owned()).filter(|login| !login.is_empty());
    Some(AccountServer { protocol, host, port, security, username, authentication: Some(authentication) })
}

fn security(protocol: Protocol, port: Port, elements: &Elements<'_>, report: &mut Report<'_>) -> Security {
    let is_on = elements.text("SSL") != Some("off");
    let expected = ports::expected(protocol, port.number()).unwrap_or(Security::Tls);
    let security = match elements.text("Encryption") {
        Some("SSL") => Security::Tls,
        Some("TLS") => Security::Starttls,
        Some("None") => Security::None,
        Some("Auto") | None => return if is_on { expected } else { Security::None },
        Some(other) => {
            let text = format!("Encryption cannot be {}", quoted(other));
            report.add(M6, elements.at("Encryption"), text, "Use None, SSL, TLS or Auto");
            return expected;
        }
    };
    if is_on != (security != Security::None) {
        let text = "SSL and Encryption contradict each other";
        report.add(M6, elements.at("SSL"), text, "Set SSL to off only with the Encryption None");
    }
    if let Some(text) = ports::contradiction(protocol, port, security) {
        let mend = "Use Encryption SSL for ports 993, 995 and 465, and TLS for 143, 110 and 587";
        report.add(M6, elements.at("Encryption"), text, mend);
    }
    security
}
