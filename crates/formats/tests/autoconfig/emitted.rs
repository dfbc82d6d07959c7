//! What the guide writes, read by itself and by others.

use mailsteps_formats::{
    MailService,
    autoconfig::{emit, lint, parse},
};
use mailsteps_settings::{Security, UsernameForm};
use quick_xml::{Reader, events::Event};

use crate::catalog;

const HARD: &str = "a&b<c>\"'@d";

fn services() -> Vec<MailService> {
    let catalog = catalog();
    let mut services = Vec::new();
    for entry in catalog.domains() {
        let offer = catalog.offer(&entry.name).unwrap();
        let help = Some(format!("https://guide.example/{}/?a=1&b=2", entry.name));
        services.push(MailService::of(&offer, help.clone()));
        services.push(MailService::with_alternatives(&offer, help));
    }
    assert!(services.len() > 30);
    services
}

#[test]
fn every_domain_comes_back_and_is_sound() {
    for service in services() {
        let text = emit(&service, None).unwrap();
        assert_eq!(lint(&text), [], "{text}");
        assert!(!text.contains('\r') && text.is_ascii() && text.ends_with("</clientConfig>\n"));
        let parsed = parse(&text).unwrap();
        assert_eq!((parsed.service, parsed.refused), (service, vec![]), "{text}");
    }
}

#[test]
fn an_address_changes_the_placeholders_alone() {
    for mut service in services() {
        for username in [UsernameForm::FullAddress, UsernameForm::LocalPart] {
            service.incoming.iter_mut().chain(&mut service.outgoing).for_each(|server| server.username = username);
            let text = emit(&service, None).unwrap();
            let filled = text.replace("%EMAILADDRESS%", "jane@q.com").replace("%EMAILLOCALPART%", "jane");
            assert_eq!(emit(&service, Some("jane@q.com")).unwrap(), filled);
        }
    }
}

/// The texts of all elements of a name, as another reader has them.
fn texts(xml: &str, wanted: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let (mut texts, mut inside): (Vec<String>, bool) = (Vec::new(), false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) if tag.name().as_ref() == wanted => {
                inside = true;
                texts.push(String::new());
            }
            Event::End(_) => inside = false,
            Event::Text(text) if inside => texts.last_mut().unwrap().push_str(&text),
            Event::GeneralRef(entity) if inside => {
                let name = entity.to_string();
                let character = quick_xml::escape::resolve_xml_entity(&name).unwrap();
                texts.last_mut().unwrap().push_str(character);
            }
            Event::Eof => return texts,
            _ => {}
        }
    }
}

#[test]
fn another_reader_sees_the_same() {
    for service in services() {
        let text = emit(&service, Some(HARD)).unwrap();
        let servers: Vec<_> = service.incoming.iter().chain(&service.outgoing).collect();
        let of = |name: &str| texts(&text, name);
        assert_eq!(of("hostname"), servers.iter().map(|server| server.host.to_string()).collect::<Vec<_>>());
        assert_eq!(of("port"), servers.iter().map(|server| server.port.to_string()).collect::<Vec<_>>());
        for (server, username) in servers.iter().zip(of("username")) {
            let expected = if server.username == UsernameForm::FullAddress { HARD } else { "a&b<c>\"'" };
            assert_eq!(username, expected);
        }
    }
}

/// A client library of its own. What it calls securities and servers is compared by its JSON.
#[test]
fn a_client_library_reads_the_same() {
    for service in services() {
        let text = emit(&service, None).unwrap();
        let read: io_pim_discovery::autoconfig::config::DiscoveryAutoconfig = serde_xml_rs::from_str(&text).unwrap();
        let read = serde_json::to_value(&read.email_provider).unwrap();
        for (key, servers) in [("incomingServer", &service.incoming), ("outgoingServer", &service.outgoing)] {
            let list = read[key].as_array().unwrap();
            assert_eq!(list.len(), servers.len());
            for (read, server) in list.iter().zip(servers) {
                let security = match server.security {
                    Security::Tls => "tls",
                    Security::Starttls => "starttls",
                    Security::None => "plain",
                };
                assert_eq!(read["type"], server.protocol.id());
                assert_eq!(read["hostname"], server.host.as_str());
                assert_eq!(read["port"], server.port.number());
                assert_eq!(read["socketType"], security, "{read}");
            }
        }
    }
}

#[test]
fn names_have_limits() {
    let mut service = services().remove(0);
    for (name, long, short) in [
        ("Seznam", "Seznam", "Seznam"),
        ("A provider with a name of more", "A provider with a name of more", "A provider with a"),
        (&"x".repeat(70), &"x".repeat(60), &"x".repeat(20)),
        ("Twenty letters exact and more", "Twenty letters exact and more", "Twenty letters exact"),
        ("A&B \"<>\" 'C'", "A&B \"<>\" 'C'", "A&B \"<>\" 'C'"),
    ] {
        service.provider = name.to_owned();
        let text = emit(&service, None).unwrap();
        assert_eq!(texts(&text, "displayName"), [long]);
        assert_eq!(texts(&text, "displayShortName"), [short]);
        assert_eq!(lint(&text), []);
    }
}

#[test]
fn a_page_without_encryption_is_not_linked() {
    let mut service = services().remove(0);
    service.help = Some("http://guide.example/".to_owned());
    assert!(!emit(&service, None).unwrap().contains("documentation"));
}

#[test]
fn what_every_reader_needs() {
    let whole = services().remove(0);
    let without = |change: fn(&mut MailService)| {
        let mut service = whole.clone();
        change(&mut service);
        emit(&service, None).unwrap_err().reason
    };
    assert!(without(|service| service.domains.clear()).contains("no domain"));
    assert!(without(|service| service.incoming.clear()).contains("incoming"));
    assert!(without(|service| service.outgoing.clear()).contains("outgoing"));
}
