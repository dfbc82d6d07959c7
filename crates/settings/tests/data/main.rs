//! The embedded data: what each domain gets, what the guide warns about, and that every source cited is there.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[cfg(feature = "clients")]
mod texts;

use std::collections::BTreeSet;

use mailsteps_settings::{
    Catalog, Domain, DomainEntry, Group, Offer, Protocol, Security, Server, SourceId, Sourced, Status,
};

const PROTOCOLS: [Protocol; 3] = [Protocol::Pop3, Protocol::Imap, Protocol::Smtp];

fn catalog() -> Catalog {
    Catalog::embedded().unwrap()
}

fn offer<'a>(catalog: &'a Catalog, domain: &str) -> Offer<'a> {
    catalog.offer(&domain.parse().unwrap()).unwrap()
}

/// `host:port security status`, as the tables below write a server.
fn written(server: &Server) -> String {
    format!("{}:{} {} {}", server.host, server.port, server.security.name(), server.status.id())
}

/// The app decodes the binary form, the server an operator's files: both see the same.
#[cfg(feature = "clients")]
#[test]
fn the_embedded_data_is_that_of_the_files() {
    let texts = texts::texts();
    let loaded = Catalog::load(texts.iter().map(|(path, text)| mailsteps_settings::DataFile { path, text })).unwrap();
    assert!(loaded == catalog());
}

#[test]
fn the_domains() {
    let catalog = catalog();
    let all: Vec<&DomainEntry> = catalog.domains().collect();
    assert_eq!(all.len(), 19);
    let primary: Vec<&str> = all.iter().filter(|entry| entry.primary).map(|entry| entry.name.as_str()).collect();
    assert_eq!(primary, ["centurylink.net", "q.com", "embarqmail.com", "centurytel.net", "qwest.net", "myctl.net"]);
    let sizes: Vec<usize> = catalog.providers()[0].groups.iter().map(|group| group.domains.len()).collect();
    assert_eq!(sizes, [17, 1, 1]);
}

#[test]
fn the_server_that_the_guide_shows() {
    let pop = "pop.centurylink.net:995 SSL/TLS recommended";
    let imap = "mail.centurylink.net:993 SSL/TLS recommended";
    let smtp = "smtp.centurylink.net:587 STARTTLS recommended";
    let catalog = catalog();
    for (domain, expected) in [
        ("centurylink.net", [pop, imap, smtp]),
        ("q.com", [pop, imap, smtp]),
        ("embarqmail.com", [pop, imap, smtp]),
        ("centurytel.net", [pop, imap, smtp]),
        ("qwest.net", [pop, imap, smtp]),
        ("elpasotel.net", [pop, imap, smtp]),
        (
            "qwestoffice.net",
            ["pop.qwestoffice.net:110 None recommended", "none", "smtp.qwestoffice.net:465 SSL/TLS recommended"],
        ),
        ("myctl.net", [pop, "mail.centurylink.net:993 SSL/TLS unconfirmed", smtp]),
    ] {
        let offer = offer(&catalog, domain);
        let best = PROTOCOLS.map(|protocol| offer.best(protocol).map_or("none".to_owned(), written));
        assert_eq!(best, expected, "{domain}");
    }
}

#[test]
fn the_others_are_all_but_the_one_that_the_guide_shows() {
    let catalog = catalog();
    for entry in catalog.domains() {
        let offer = catalog.offer(&entry.name).unwrap();
        for protocol in PROTOCOLS {
            let shown = offer.best(protocol);
            let expected: Vec<&Server> = offer.servers(protocol).into_iter().filter(|it| Some(*it) != shown).collect();
            assert_eq!(offer.others(protocol), expected, "{} {protocol}", entry.name);
        }
    }
}

#[test]
fn the_recommended_protocol() {
    let catalog = catalog();
    for (domain, expected) in [
        ("centurylink.net", &["imap", "pop3"][..]),
        ("cswnet.com", &["imap", "pop3"]),
        ("qwestoffice.net", &["pop3"]),
        ("myctl.net", &["pop3", "imap"]),
    ] {
        let ids: Vec<&str> = offer(&catalog, domain).protocols().iter().map(|incoming| incoming.id()).collect();
        assert_eq!(ids, expected, "{domain}");
    }
}

#[test]
fn the_other_servers() {
    let everywhere = [
        "imap.centurylink.com:993 SSL/TLS outdated",
        "imap.centurylink.net:993 SSL/TLS unconfirmed",
        "pop.centurylink.net:110 None outdated",
        "smtp.centurylink.com:465 SSL/TLS outdated",
        "smtp.centurylink.net:465 SSL/TLS alternative",
    ];
    let catalog = catalog();
    for (domain, own) in [
        ("centurylink.net", &[][..]),
        ("qwest.net", &[]),
        (
            "q.com",
            &[
                "mail.q.com:993 SSL/TLS outdated",
                "mail.q.com:995 SSL/TLS outdated",
                "smtp.q.com:465 SSL/TLS outdated",
                "smtp.q.com:587 STARTTLS outdated",
            ],
        ),
        ("embarqmail.com", &["pop.embarqmail.com:110 STARTTLS outdated"]),
        (
            "centurytel.net",
            &[
                "pop.centurytel.net:995 SSL/TLS alternative",
                "smtp.centurytel.net:587 STARTTLS alternative",
                "smtpauth.centurytel.net:587 STARTTLS alternative",
            ],
        ),
        (
            "mebtel.net",
            &["pop.centurytel.net:995 SSL/TLS alternative", "smtpauth.centurytel.net:587 STARTTLS alternative"],
        ),
        (
            "elpasotel.net",
            &[
                "mail.elpasotel.net:993 SSL/TLS outdated",
                "pop3.elpasotel.net:995 SSL/TLS outdated",
                "smtp.elpasotel.net:587 STARTTLS outdated",
            ],
        ),
    ] {
        let offer = offer(&catalog, domain);
        let found: BTreeSet<String> = PROTOCOLS
            .into_iter()
            .flat_map(|protocol| offer.servers(protocol).into_iter().skip(1))
            .map(written)
            .collect();
        let expected: BTreeSet<String> = everywhere.iter().chain(own).map(|&text| text.to_owned()).collect();
        assert_eq!(found, expected, "{domain}");
    }
}

#[test]
fn a_choice_between_servers_has_its_reason() {
    let catalog = catalog();
    for entry in catalog.domains() {
        let offer = catalog.offer(&entry.name).unwrap();
        for protocol in PROTOCOLS {
            if let [best, _, ..] = offer.servers(protocol)[..] {
                assert!(best.decision.is_some(), "{} {protocol}", entry.name);
            }
        }
    }
}

#[test]
fn every_server_that_is_not_the_first_choice_says_why() {
    for server in catalog().providers().iter().flat_map(|provider| &provider.groups).flat_map(|group| &group.servers) {
        assert!(server.status == Status::Recommended || server.note.is_some(), "{}", written(server));
        let plain = server.security == Security::None;
        assert_eq!(plain, server.plaintext_warning.is_some(), "{}", written(server));
    }
}

#[test]
fn notes_belong_to_their_domains() {
    let catalog = catalog();
    let has = |domain: &str, word: &str| offer(&catalog, domain).notes().any(|note| note.text.contains(word));
    for (domain, word, expected) in [
        ("q.com", "myctl.net", true),
        ("centurylink.net", "myctl.net", false),
        ("elpasotel.net", "pop3.elpasotel.net", true),
        ("gulftel.com", "smtpauth.centurytel.net", true),
        ("qwest.net", "smtpauth.centurytel.net", false),
        ("qwestoffice.net", "Encryption", true),
        ("myctl.net", "app password", true),
    ] {
        assert_eq!(has(domain, word), expected, "{domain}: {word}");
    }
}

#[test]
fn every_source_cited_is_there() {
    let catalog = catalog();
    let mut cited = Vec::new();
    for provider in catalog.providers() {
        of(&provider.support.chat, &mut cited);
        cited.extend(provider.support.have_ready.iter().flat_map(|value| &value.sources));
        provider.groups.iter().for_each(|group| of_group(group, &mut cited));
    }
    assert!(cited.len() > 100, "the walk above misses something");
    for id in cited {
        assert!(catalog.source(id).is_some(), "{id}");
    }
}

fn of<'a, T>(value: &'a Sourced<T>, cited: &mut Vec<&'a SourceId>) {
    assert!(!value.sources.is_empty());
    assert!(value.others.is_empty() || value.decision.is_some(), "two values and no decision");
    cited.extend(&value.sources);
    cited.extend(value.others.iter().flat_map(|other| &other.sources));
}

fn of_group<'a>(group: &'a Group, cited: &mut Vec<&'a SourceId>) {
    cited.extend(group.domains.iter().flat_map(|domain| &domain.sources));
    cited.extend(&group.recommended.sources);
    of(&group.login.username, cited);
    of(&group.login.authentication, cited);
    of(&group.webmail, cited);
    for limit in [&group.limits.mailbox, &group.limits.message, &group.limits.recipients].into_iter().flatten() {
        of(limit, cited);
    }
    cited.extend(group.leave_copy.iter().flat_map(|value| &value.sources));
    cited.extend(group.notes.iter().flat_map(|note| &note.sources));
    for server in &group.servers {
        assert!(!server.sources.is_empty(), "{}", written(server));
        cited.extend(&server.sources);
        if let Some(stance) = &server.stance {
            of(stance, cited);
        }
        let known = |domain: &Domain| group.domains.iter().any(|entry| entry.name == *domain);
        assert!(server.only.iter().all(known), "{}", written(server));
    }
}
