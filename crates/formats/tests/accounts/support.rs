//! What the tests share.

use std::sync::LazyLock;

use mailsteps_formats::{Finding, MailServer, MailService};
use mailsteps_settings::{Address, Authentication, Catalog, Domain, Port, Protocol, Query, Security, UsernameForm};
use proptest::prelude::*;

/// Every domain of the data, as the pages show it.
pub fn services() -> Vec<(Domain, MailService)> {
    static ALL: LazyLock<Vec<(Domain, MailService)>> = LazyLock::new(read_services);
    ALL.clone()
}

fn read_services() -> Vec<(Domain, MailService)> {
    let catalog = Catalog::embedded().unwrap();
    let help = |domain: &Domain| Some(format!("https://guide.example.net/{domain}/"));
    let service = |domain: &Domain| MailService::of(&catalog.offer(domain).unwrap(), help(domain));
    catalog.domains().map(|entry| (entry.name.clone(), service(&entry.name))).collect()
}

pub fn service(domain: &str) -> MailService {
    services().into_iter().find(|(name, _)| name.as_str() == domain).unwrap().1
}

pub fn address(text: &str) -> Address {
    Query::read(text, |_| None).unwrap().address().unwrap()
}

/// Besides the data's own, what other providers have.
pub fn made_up(servers: &[(Protocol, &str, u64, Security)]) -> MailService {
    let server = |&(protocol, host, port, security): &(Protocol, &str, u64, Security)| MailServer {
        protocol,
        host: host.parse().unwrap(),
        port: Port::try_from(port).unwrap(),
        security,
        username: UsernameForm::FullAddress,
        authentication: Authentication::Password,
    };
    let (outgoing, incoming) = servers.iter().map(server).partition(|server| server.protocol == Protocol::Smtp);
    MailService {
        provider: "Example".into(),
        domains: vec!["example.net".parse().unwrap()],
        incoming,
        outgoing,
        help: None,
    }
}

/// A provider as one would wish it to be.
pub fn ideal() -> MailService {
    made_up(&[
        (Protocol::Imap, "imap.example.net", 993, Security::Tls),
        (Protocol::Pop3, "pop.example.net", 995, Security::Tls),
        (Protocol::Smtp, "smtp.example.net", 465, Security::Tls),
    ])
}

/// Each broken text has a finding of the rule at the line.
#[track_caller]
pub fn check_broken(lint: fn(&str) -> Vec<Finding>, good: &str, table: &[(&str, &str, &str, u32)]) {
    assert_eq!(lint(good), []);
    for (from, to, rule, line) in table {
        assert!(good.contains(from), "{from:?} is not in\n{good}");
        has(lint, &good.replacen(from, to, 1), rule, *line);
    }
}

#[track_caller]
pub fn has(lint: fn(&str) -> Vec<Finding>, broken: &str, rule: &str, line: u32) {
    let findings = lint(broken);
    let found = findings.iter().any(|finding| finding.rule.0 == rule && finding.place.line == line);
    let list: Vec<String> = findings.iter().map(ToString::to_string).collect();
    let start: String = broken.chars().take(3_000).collect();
    assert!(found, "{rule} in line {line} was not found, but {list:#?} in\n{start}");
    for finding in &findings {
        assert!(!finding.text.ends_with('.') && !finding.mend.ends_with('.'), "{finding}");
    }
}

/// A good file with a few pieces cut out, doubled or replaced.
pub fn mutated(good: String) -> impl Strategy<Value = String> {
    let change = (
        any::<prop::sample::Index>(),
        0_usize..30,
        "[<>&\"'\\[\\]{}a-z0-9;=/%. \n\u{e4}\u{1f600}]{0,8}",
        any::<bool>(),
    );
    prop::collection::vec(change, 1..4).prop_map(move |changes| {
        let mut text: Vec<char> = good.chars().collect();
        for (at, length, put, keeps) in changes {
            let at = at.index(text.len() + 1).min(text.len());
            let end = (at + length).min(text.len());
            let cut: Vec<char> = text.splice(at..end, put.chars()).collect();
            if keeps {
                text.splice(at..at, cut.iter().chain(&cut).copied());
            }
        }
        text.into_iter().collect()
    })
}
