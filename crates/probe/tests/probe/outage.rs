//! Many domains, one server, and it hangs: the hour in which all readers come.

use std::{collections::BTreeSet, net::SocketAddr, time::Duration};

use futures_util::future::join_all;
use mailsteps_probe::{
    driver::{Limits, Options, Probe, Redirect, targets},
    report::{Code, Report},
    server::{Config, Server},
};
use mailsteps_settings::{Catalog, Protocol};
use mailsteps_stage::Step;

use crate::{
    http::{get, problem, unlimited},
    play::{Play, catalog, pop3, start, until},
};

#[tokio::test]
async fn a_server_has_no_more_than_two_dialogues_at_a_time() {
    let pop = start(vec![Step::say("+OK well"), Step::Hold]);
    let probe = Play::new().redirect("pop.plain.test:110", pop.address()).probe();
    let catalog = catalog();
    let targets = targets(&catalog.offer(&"plain.test".parse().unwrap()).unwrap());
    let mut checks = join_all((0..5).map(|_| probe.check("plain.test", &targets)));
    let waits = Duration::from_millis(400);
    tokio::select! {
        biased;
        _ = &mut checks => panic!("the server waits"),
        () = async { until(|| pop.connections() == 2).await; tokio::time::sleep(waits).await } => {}
    }
    assert_eq!(pop.connections(), 2);
    drop(pop);
    let reports: Vec<Report> = checks.await.into_iter().collect::<Result<_, _>>().unwrap();
    let codes: Vec<Code> = reports.iter().map(|report| report.services[0].code).collect();
    assert_eq!(codes[..2], [Code::ClosedEarly, Code::ClosedEarly]);
    assert_eq!(codes[2..], [Code::Refused, Code::Refused, Code::Refused]);
    for report in &reports[2..] {
        let took: u64 = report.services[0].stages.iter().map(|stage| stage.duration_ms).sum();
        assert!(u128::from(took) < waits.as_millis(), "waiting is nobody's stage: {report:?}");
    }
}

#[tokio::test]
async fn a_turn_ends_with_its_dialogue() {
    let pop = start(pop3());
    let probe = Play::new().redirect("pop.plain.test:110", pop.address()).probe();
    let catalog = catalog();
    let targets = targets(&catalog.offer(&"plain.test".parse().unwrap()).unwrap());
    let reports = join_all((0..20).map(|_| probe.check("plain.test", &targets))).await;
    assert!(reports.iter().all(|report| report.as_ref().unwrap().services[0].code == Code::PlaintextOnly));
    assert_eq!(pop.connections(), 20);
}

/// All servers of these domains are one.
fn redirects(catalog: &Catalog, domains: &[String], to: SocketAddr) -> Vec<Redirect> {
    let mut redirects = BTreeSet::new();
    for domain in domains {
        let offer = catalog.offer(&domain.parse().unwrap()).unwrap();
        for server in [Protocol::Pop3, Protocol::Imap, Protocol::Smtp].into_iter().filter_map(|one| offer.best(one)) {
            redirects.insert(format!("{}:{}:{to}", server.host, server.port.number()));
        }
    }
    redirects.iter().map(|redirect| redirect.parse().unwrap()).collect()
}

/// The built-in data: all domains of one provider, whose servers they share.
#[tokio::test]
async fn who_gets_no_turn_is_told_so_and_no_server_is_blamed() {
    let hangs = start(vec![Step::Hold]);
    let catalog = Catalog::embedded().unwrap();
    let domains: Vec<String> = catalog.domains().map(|domain| domain.name.to_string()).collect();
    let redirects = redirects(&catalog, &domains, hangs.address());
    let second = Duration::from_secs(1);
    let limits = Limits { stage: second, greeting: second, bye: Duration::from_millis(50), overall: second };
    let probe = Probe::new(Options { redirects, limits, ..Options::default() }).unwrap();
    let readers = Server::new(catalog, probe, Config { checks_at_once: 8, ..unlimited() }).unwrap().readers();
    let paths: Vec<String> = domains.iter().map(|domain| format!("/api/v1/probe/{domain}")).collect();
    let answers = join_all(paths.iter().map(|path| get(&readers, path))).await;
    let (found, busy): (Vec<_>, Vec<_>) = answers.iter().partition(|answer| answer.status == 200);
    assert!(found.len() >= 2 && !busy.is_empty(), "{} {}", found.len(), busy.len());
    for answer in found {
        let report: Report = serde_json::from_slice(&answer.body).unwrap();
        assert!(report.services.iter().all(|service| service.code == Code::TimedOut), "{report:?}");
    }
    for answer in busy {
        problem(answer, 503, "Nothing is known of this domain's servers yet");
        assert_eq!(answer.header("retry-after"), "10");
    }
}
