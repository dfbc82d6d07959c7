//! Rules of a group's servers.

use std::collections::BTreeSet;

use super::{Cursor, Rule, findings::Findings, provider::domains};
use crate::{Protocol, Security, Status};

pub(super) fn check(group: &Cursor<'_>, findings: &mut Findings) {
    for server in group.at("servers").items() {
        port(&server, findings);
        plaintext(&server, findings);
    }
    rivals(group, findings);
}

/// Whether a server is for a domain of its group.
pub(super) fn is_for(server: &Cursor<'_>, domain: &str) -> bool {
    let only = server.at("only");
    only.items().next().is_none() || only.texts().any(|name| name == domain)
}

/// The port that needs no explanation (RFC 8314). Without encryption none does. Port 25 is between mail servers, and many
/// networks block it for everybody else.
fn usual_port(protocol: Protocol, security: Security) -> Option<u64> {
    match (protocol, security) {
        (Protocol::Imap, Security::Tls) => Some(993),
        (Protocol::Imap, Security::Starttls) => Some(143),
        (Protocol::Pop3, Security::Tls) => Some(995),
        (Protocol::Pop3, Security::Starttls) => Some(110),
        (Protocol::Smtp, Security::Tls) => Some(465),
        (Protocol::Smtp, Security::Starttls) => Some(587),
        (_, Security::None) => None,
    }
}

/// D5: the port belongs to the protocol and the security, or the file says why it is right all the same.
fn port(server: &Cursor<'_>, findings: &mut Findings) {
    let (at, reason) = (server.at("port"), server.at("unusual_port"));
    let (Some(protocol), Some(security), Some(port)) =
        (server.at("protocol").read::<Protocol>(), server.at("security").read::<Security>(), at.number())
    else {
        return;
    };
    if usual_port(protocol, security) == Some(port) {
        if !reason.is_blank() {
            let problem = format!("port {port} is the usual one for {protocol} with {}", term(security));
            findings.add(&reason, Rule::D5, problem, "remove \"unusual_port\", or correct the port");
        }
        return;
    }
    if !reason.is_blank() || !(1..=65535).contains(&port) {
        return;
    }
    let (problem, mend) = match (protocol, security, port) {
        (_, Security::None, _) => (
            format!("{protocol} without encryption is not usual, on port {port} or any other"),
            correction(protocol, security, port),
        ),
        (Protocol::Smtp, _, 25) => (
            "many networks block port 25 for everybody but mail servers".to_owned(),
            "write the port for customers, 465 or 587".to_owned(),
        ),
        _ => (
            format!("port {port} is not usual for {protocol} with {}", term(security)),
            correction(protocol, security, port),
        ),
    };
    findings.add(&at, Rule::D5, problem, format!("{mend}, or add \"unusual_port\": why it is right all the same"));
}

fn correction(protocol: Protocol, security: Security, port: u64) -> String {
    let other = [Security::Tls, Security::Starttls].into_iter().find(|one| usual_port(protocol, *one) == Some(port));
    match (usual_port(protocol, security), other) {
        (Some(usual), Some(other)) => format!("write port {usual}, or the security {:?}", id(other)),
        (Some(usual), None) => format!("write port {usual}"),
        (None, Some(other)) => format!("write the security {:?}", id(other)),
        (None, None) => "write a port with encryption".to_owned(),
    }
}

fn term(security: Security) -> &'static str {
    match security {
        Security::Tls => "TLS from the start",
        Security::Starttls => "STARTTLS",
        Security::None => "no encryption",
    }
}

fn id(security: Security) -> &'static str {
    match security {
        Security::Tls => "tls",
        Security::Starttls => "starttls",
        Security::None => "none",
    }
}

/// D6: whoever connects without encryption is told what they risk.
fn plaintext(server: &Cursor<'_>, findings: &mut Findings) {
    let warning = server.at("plaintext_warning");
    match server.at("security").read::<Security>() {
        Some(Security::None) if warning.is_blank() => {
            let problem = "the connection is not encrypted, and nothing warns the reader";
            findings.add(&warning, Rule::D6, problem, "add \"plaintext_warning\": what the reader risks (RFC 8314)");
        }
        Some(Security::Tls | Security::Starttls) if !warning.is_blank() => {
            let problem = "the warning says that the connection is not encrypted, but it is";
            findings.add(&warning, Rule::D6, problem, "remove \"plaintext_warning\", or correct \"security\"");
        }
        _ => {}
    }
}

/// D3: of several servers for the same protocol and domain one is followed, and the file says why, and what the others
/// are for.
fn rivals(group: &Cursor<'_>, findings: &mut Findings) {
    let mut judged = BTreeSet::new();
    for protocol in [Protocol::Pop3, Protocol::Imap, Protocol::Smtp] {
        for domain in domains(group) {
            let servers = group.at("servers").items();
            let servers: Vec<Cursor<'_>> = servers
                .filter(|server| server.at("protocol").read() == Some(protocol) && is_for(server, domain))
                .collect();
            let followed = servers.iter().find(|server| is_recommended(server));
            for server in servers.iter().filter(|_| servers.len() > 1) {
                let what = format!("{domain} has several {protocol} servers");
                // Most domains of a group share their servers: once is enough.
                if judged.insert(server.path().clone()) {
                    reason(server, &what, findings);
                }
                if let Some(first) = followed
                    && is_recommended(server)
                    && first.path() != server.path()
                    && judged.insert(server.at("status").path().clone())
                {
                    let problem = format!("{what}, and {} is recommended already", first.path());
                    let mend = "recommend one of them; the others are alternative, outdated or unconfirmed";
                    findings.add(&server.at("status"), Rule::D3, problem, mend);
                }
            }
        }
    }
}

fn is_recommended(server: &Cursor<'_>) -> bool {
    server.at("status").read() == Some(Status::Recommended)
}

/// The recommended server says why it is followed, every other one what it is for.
fn reason(server: &Cursor<'_>, what: &str, findings: &mut Findings) {
    let (decision, note) = (server.at("decision"), server.at("note"));
    if is_recommended(server) && decision.is_blank() {
        let problem = format!("{what}, and nothing says why this one is followed");
        findings.add(&decision, Rule::D3, problem, "add \"decision\": one sentence with the reason");
    }
    if !is_recommended(server) && note.is_blank() {
        let problem = format!("{what}, and nothing says what this one is for");
        findings.add(&note, Rule::D3, problem, "add \"note\": for the reader, what to know of it");
    }
}
