//! Many domains, one server, and it hangs: the hour in which all readers come.

use std::{
    collections::{BTreeSet, HashSet},
    net::SocketAddr,
    time::Duration,
};

use axum::Router;
use futures_util::future::join_all;
use mailsteps_probe::{
    driver::{Limits, Options, Probe, Target, targets},
    report::{Code, Report},
    server::{Config, Server},
};
use mailsteps_settings::{Catalog, DataFile, Protocol};
use mailsteps_stage::Step;
use serde_json::{Value, json};

use crate::{
    http::{Answer, get, problem, unlimited},
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

/// The server with all servers of the data being one, and a path to the check of each domain.
fn readers(catalog: Catalog, to: SocketAddr) -> (Router, Vec<String>) {
    let mut redirects = BTreeSet::new();
    for offer in catalog.domains().filter_map(|domain| catalog.offer(&domain.name)) {
        for server in [Protocol::Pop3, Protocol::Imap, Protocol::Smtp].into_iter().filter_map(|one| offer.best(one)) {
            redirects.insert(format!("{}:{}:{to}", server.host, server.port.number()));
        }
    }
    let redirects = redirects.iter().map(|redirect| redirect.parse().unwrap()).collect();
    let second = Duration::from_secs(1);
    let limits = Limits { stage: second, greeting: second, bye: Duration::from_millis(50), overall: second };
    let probe = Probe::new(Options { redirects, limits, ..Options::default() }).unwrap();
    let paths = catalog.domains().map(|domain| format!("/api/v1/probe/{}", domain.name)).collect();
    let server = Server::new(catalog, probe, Config { checks_at_once: 8, ..unlimited() }).unwrap();
    (server.readers(), paths)
}

fn codes(answer: &Answer) -> Vec<Code> {
    let report: Report = serde_json::from_slice(&answer.body).unwrap();
    report.services.iter().map(|service| service.code).collect()
}

/// The built-in data: all domains of one provider, whose servers they share.
#[tokio::test]
async fn one_check_of_the_same_servers_answers_for_all_their_domains() {
    let hangs = start(vec![Step::Hold]);
    let catalog = Catalog::embedded().unwrap();
    let lists: HashSet<Vec<Target>> =
        catalog.domains().filter_map(|domain| catalog.offer(&domain.name)).map(|offer| targets(&offer)).collect();
    let (readers, paths) = readers(catalog, hangs.address());
    let answers = join_all(paths.iter().map(|path| get(&readers, path))).await;
    assert!(answers.len() >= 19 && answers.iter().all(|answer| answer.status == 200));
    assert!(answers.iter().flat_map(codes).all(|code| code == Code::TimedOut));
    assert_eq!(hangs.connections(), lists.iter().map(Vec::len).sum::<usize>());
    assert!(hangs.connections() < answers.len(), "most share");
}

/// Domains that have the server for POP3 in common, and each an own one for IMAP.
fn with_one_server_in_common() -> Catalog {
    let mut provider: Value = serde_json::from_str(include_str!("settings/providers/test.json")).unwrap();
    let groups = provider["groups"].as_array().unwrap();
    let of = |name: &str| groups.iter().find(|group| group["domains"][0]["name"] == name).unwrap();
    let imap = of("whole.test")["servers"].as_array().unwrap().iter().find(|one| one["protocol"] == "imap").unwrap();
    let group = |number: u32| {
        let mut group = of("plain.test").clone();
        group["domains"] = json!([{ "name": format!("d{number}.test"), "sources": ["made-up"] }]);
        let mut imap = imap.clone();
        imap["host"] = json!(format!("imap.d{number}.test"));
        group["servers"].as_array_mut().unwrap().push(imap);
        group
    };
    let groups: Vec<Value> = (0..8).map(group).collect();
    provider["groups"] = groups.into();
    let (provider, sources) = (provider.to_string(), include_str!("settings/sources.json"));
    let file = |path, text| DataFile { path, text };
    Catalog::load([file("sources.json", sources), file("providers/test.json", &provider)]).unwrap()
}

#[tokio::test]
async fn who_gets_no_turn_is_told_so_and_no_server_is_blamed() {
    let hangs = start(vec![Step::Hold]);
    let (readers, paths) = readers(with_one_server_in_common(), hangs.address());
    let answers = join_all(paths.iter().map(|path| get(&readers, path))).await;
    let (found, busy): (Vec<_>, Vec<_>) = answers.iter().partition(|answer| answer.status == 200);
    assert!(found.len() >= 2 && !busy.is_empty(), "{} {}", found.len(), busy.len());
    assert!(found.into_iter().flat_map(codes).all(|code| code == Code::TimedOut));
    for answer in busy {
        problem(answer, 503, "Nothing is known of this domain's servers yet");
        assert_eq!(answer.header("retry-after"), "10");
    }
}
