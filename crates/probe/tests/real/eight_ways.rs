//! Real servers set up in eight ways, for each protocol: every reason is right, and where blackbox_exporter thinks
//! otherwise of good or bad, the test says why.

use mailsteps_probe::report::{Code, Verdict};
use mailsteps_settings::{Protocol, Security};
use mailsteps_stage::{Engine, Fault, Service, ServiceFault, Stage};

use crate::{
    blackbox::Blackbox,
    world::{PROTOCOLS, check, host, port},
};

/// A way in which a server is set up.
struct Way {
    name: &'static str,
    /// What the settings data says.
    data: Security,
    /// What the server really does.
    server: Security,
    fault: Option<Fault>,
    code: Code,
    verdict: Verdict,
    /// Where blackbox_exporter takes for good what we do not, or the other way round: why.
    differs: Option<&'static str>,
}

impl Way {
    fn new(name: &'static str, data: Security, server: Security, fault: Option<Fault>, code: Code) -> Self {
        let verdict = if code == Code::Ok { Verdict::Ok } else { Verdict::Failed };
        Self { name, data, server, fault, code, verdict, differs: None }
    }
}

fn ways() -> Vec<Way> {
    use Security::{None as Plain, Starttls, Tls};
    vec![
        Way::new("good", Tls, Tls, None, Code::Ok),
        Way::new("good, by STARTTLS", Starttls, Starttls, None, Code::Ok),
        Way::new("STARTTLS only, where TLS should be", Tls, Starttls, None, Code::TlsNotSpoken),
        Way::new("TLS only, where STARTTLS should be", Starttls, Tls, None, Code::TimedOut),
        Way::new("self-signed", Tls, Tls, Some(Fault::SelfSigned), Code::CertificateUntrusted),
        Way::new("self-signed, by STARTTLS", Starttls, Starttls, Some(Fault::SelfSigned), Code::CertificateUntrusted),
        Way::new("expired", Tls, Tls, Some(Fault::Expired), Code::CertificateExpired),
        Way::new("wrong name", Tls, Tls, Some(Fault::WrongName), Code::CertificateWrongName),
        Way {
            // blackbox_exporter matches lines and does not read what they say: the server greets and lists what it can
            // do, and that there is no login in the list it does not notice. A customer could not sign in.
            differs: Some("it does not look for a way to sign in"),
            ..Way::new("login disabled without TLS", Plain, Plain, Some(Fault::NoLogin), Code::LoginNotOffered)
        },
        Way { verdict: Verdict::Degraded, ..Way::new("nothing encrypted", Plain, Plain, None, Code::PlaintextOnly) },
        Way::new("down", Tls, Tls, Some(Fault::Down), Code::Refused),
    ]
}

#[tokio::test]
async fn every_reason_is_right_and_blackbox_exporter_agrees_or_misses_something() {
    let mut wrong = Vec::new();
    for way in ways() {
        let services: Vec<Service> = PROTOCOLS.iter().map(|protocol| service(*protocol, &way)).collect();
        let fault = |protocol| way.fault.map(|fault| ServiceFault { protocol, fault });
        let faults: Vec<ServiceFault> = PROTOCOLS.into_iter().filter_map(fault).collect();
        let stage = Stage::start(Engine::Real, &services, &faults).unwrap_or_else(|error| panic!("{error:#}"));
        let blackbox = Blackbox::start(stage.ca_file());
        for server in &services {
            let at = stage.address(&server.host, server.port).unwrap();
            let found = check(server.protocol, way.data, at, stage.ca_file()).await;
            let place = format!("{}, {}", way.name, server.protocol.id());
            if (found.code, found.verdict) != (way.code, way.verdict) {
                wrong.push(format!("{place}: {:?} {:?}\n{found:?}", found.code, found.verdict));
            }
            let is_good = blackbox.is_good(server.protocol, way.data, at);
            let agrees = is_good == (found.verdict != Verdict::Failed);
            if agrees == way.differs.is_some() {
                wrong.push(format!("{place}: blackbox_exporter says {is_good}; expected to differ: {:?}", way.differs));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn service(protocol: Protocol, way: &Way) -> Service {
    Service::new(protocol, &host(protocol, way.data), port(protocol, way.data), way.server)
}
