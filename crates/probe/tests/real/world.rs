//! A made-up provider: a domain for each protocol and each security that the settings data can name.

use std::{net::SocketAddr, path::Path, time::Duration};

use mailsteps_probe::{
    driver::{Limits, Options, Probe, targets},
    report::Service,
};
use mailsteps_settings::{Catalog, DataFile, Protocol, Security};
use serde_json::{Value, json};

pub const PROTOCOLS: [Protocol; 3] = [Protocol::Pop3, Protocol::Imap, Protocol::Smtp];

/// As in the settings data.
pub fn name(security: Security) -> &'static str {
    match security {
        Security::Tls => "tls",
        Security::Starttls => "starttls",
        Security::None => "none",
    }
}

/// The host name, which is the domain too.
pub fn host(protocol: Protocol, security: Security) -> String {
    format!("{}.{}.test", protocol.id(), name(security))
}

pub fn port(protocol: Protocol, security: Security) -> u16 {
    match (protocol, security) {
        (Protocol::Pop3, Security::Tls) => 995,
        (Protocol::Pop3, _) => 110,
        (Protocol::Imap, Security::Tls) => 993,
        (Protocol::Imap, _) => 143,
        (Protocol::Smtp, Security::Tls) => 465,
        (Protocol::Smtp, _) => 587,
    }
}

/// What the check finds of one server that stands at an address of this machine.
pub async fn check(protocol: Protocol, security: Security, at: SocketAddr, ca_file: &Path) -> Service {
    let stage = Duration::from_secs(3);
    let (host, port) = (host(protocol, security), port(protocol, security));
    let probe = Probe::new(Options {
        redirects: vec![format!("{host}:{port}:{at}").parse().unwrap()],
        ca_file: Some(ca_file.to_owned()),
        limits: Limits { stage, greeting: stage, overall: stage * 3, ..Limits::default() },
        ..Options::default()
    });
    let catalog = catalog();
    let offer = catalog.offer(&host.parse().unwrap()).unwrap();
    let mut report = probe.unwrap().check(&host, &targets(&offer)).await.unwrap();
    assert_eq!(report.services.len(), 1);
    report.services.remove(0)
}

/// The data of the tests' made-up provider, with a group for each protocol and security.
fn catalog() -> Catalog {
    let mut provider: Value = serde_json::from_str(include_str!("../probe/settings/providers/test.json")).unwrap();
    let model = provider["groups"][0].clone();
    let securities = [Security::Tls, Security::Starttls, Security::None];
    let groups = PROTOCOLS.iter().flat_map(|protocol| securities.map(|security| group(&model, *protocol, security)));
    provider["groups"] = groups.collect();
    let text = provider.to_string();
    let sources = include_str!("../probe/settings/sources.json");
    let file = |path, text| DataFile { path, text };
    Catalog::load([file("sources.json", sources), file("providers/test.json", &text)]).unwrap()
}

fn group(model: &Value, protocol: Protocol, security: Security) -> Value {
    let mut group = model.clone();
    let host = host(protocol, security);
    group["domains"][0]["name"] = json!(host);
    let mut server = group["servers"][0].clone();
    server["protocol"] = json!(protocol.id());
    server["host"] = json!(host);
    server["port"] = json!(port(protocol, security));
    server["security"] = json!(name(security));
    if security == Security::None {
        server["plaintext_warning"] = json!("Nothing is encrypted.");
    }
    group["servers"] = json!([server]);
    if protocol != Protocol::Smtp {
        group["recommended"]["protocol"] = json!(protocol.id());
    }
    group
}
