//! What checks have found over the last days: kept, told, and refused where a file cannot hold it.

use std::{
    fs,
    net::Ipv4Addr,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode},
};
use mailsteps_probe::{
    driver::targets,
    history::{History, LONGEST_SILENCE_S, PastReport, PastService},
    report::{Code, Report},
    server::{Config, Server},
};
use mailsteps_settings::{Catalog, DataFile};
use mailsteps_stage::CertificateKind;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{
    command_line::{fails, settings},
    http::{ask, get, problem, router_with, secured, server, unlimited},
    play::{Play, after, catalog, pop3, start, until},
    served::{serve, text},
};

const PLAIN: &str = "/api/v1/history/plain.test";

/// 2026-11-21, noon, UTC.
const NOON_S: i64 = 1_795_262_400;

/// A file for a history, and its folder.
fn place() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("history.sqlite");
    (folder, path)
}

fn remembering(play: &Play, history: History) -> Router {
    server(play, Config { history: Some(Arc::new(history)), ..unlimited() }).readers()
}

/// A report of the past.
fn at(report: &Report, checked_at: &str) -> Report {
    Report { checked_at: checked_at.to_owned(), ..report.clone() }
}

/// The last days of plain.test.
fn plain(history: &History, days: u8) -> PastService {
    let catalog = catalog();
    let offer = catalog.offer(&"plain.test".parse().unwrap()).unwrap();
    let mut report = history.report("plain.test", &targets(&offer), days).unwrap();
    assert_eq!(report.services.len(), 1);
    report.services.remove(0)
}

async fn up() -> Report {
    let pop = start(pop3());
    Play::new().redirect("pop.plain.test:110", pop.address()).check("plain.test").await
}

async fn down() -> Report {
    // A port that is taken, so that nobody else comes to listen on it, and on which nobody listens.
    let port = tokio::net::TcpSocket::new_v4().unwrap();
    port.bind((Ipv4Addr::LOCALHOST, 0).into()).unwrap();
    Play::new().redirect("pop.plain.test:110", port.local_addr().unwrap()).check("plain.test").await
}

#[tokio::test]
async fn a_server_that_goes_down_and_comes_up_again() {
    let (_folder, path) = place();
    let history = History::open(&path).unwrap().with_clock(|| NOON_S + 7 * 60 + 31);
    let (up, down) = (up().await, down().await);
    assert_eq!((up.services[0].code, down.services[0].code), (Code::PlaintextOnly, Code::Refused));
    history.add(&at(&up, "2026-11-20T13:55:00Z")).unwrap();
    for minute in 0..30 {
        let time = format!("2026-11-20T{:02}:{:02}:00Z", 14 + (10 + 5 * minute) / 60, (10 + 5 * minute) % 60);
        history.add(&at(&down, &time)).unwrap();
    }
    history.add(&at(&up, "2026-11-20T16:40:00Z")).unwrap();
    history.add(&at(&down, "2026-11-21T12:05:00Z")).unwrap();
    let router = remembering(&Play::new(), history);
    let answer = get(&router, &format!("{PLAIN}?days=2")).await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "application/json"));
    assert_eq!((answer.header("cache-control"), answer.header("age")), ("public, max-age=60", "0"));
    secured(&answer);
    let found: Value = serde_json::from_slice(&answer.body).unwrap();
    let expected = json!({
        "domain": "plain.test", "from": "2026-11-19T12:00:00Z", "to": "2026-11-21T12:07:31Z",
        "services": [{
            "protocol": "pop3", "host": "pop.plain.test", "port": 110,
            "hours": [
                { "hour": "2026-11-20T13:00:00Z", "checks": 1, "ok": 1 },
                { "hour": "2026-11-20T14:00:00Z", "checks": 10, "ok": 0 },
                { "hour": "2026-11-20T15:00:00Z", "checks": 12, "ok": 0 },
                { "hour": "2026-11-20T16:00:00Z", "checks": 9, "ok": 1 },
                { "hour": "2026-11-21T12:00:00Z", "checks": 1, "ok": 0 },
            ],
            "outages": [
                { "from": "2026-11-20T14:10:00Z", "to": "2026-11-20T16:40:00Z", "code": "refused" },
                { "from": "2026-11-21T12:05:00Z", "to": null, "code": "refused" },
            ],
        }],
    });
    assert_eq!(found, expected);
    let unless = Request::get(format!("{PLAIN}?days=2")).header("if-none-match", answer.header("etag"));
    assert_eq!(ask(&router, unless.body(Body::empty()).unwrap()).await.status, StatusCode::NOT_MODIFIED);
    // A day is not enough to see the first outage's beginning.
    let day: PastReport = serde_json::from_slice(&get(&router, &format!("{PLAIN}?days=1")).await.body).unwrap();
    assert_eq!((day.from.as_str(), day.services[0].hours.len()), ("2026-11-20T12:00:00Z", 5));
    let month: PastReport = serde_json::from_slice(&get(&router, PLAIN).await.body).unwrap();
    assert_eq!((month.from.as_str(), month.services[0].outages.len()), ("2026-10-22T12:00:00Z", 2));
}

#[tokio::test]
async fn nothing_is_said_of_hours_without_a_check() {
    let (_folder, path) = place();
    let history = History::open(&path).unwrap().with_clock(|| NOON_S);
    assert_eq!((plain(&history, 30).hours, plain(&history, 30).outages), (vec![], vec![]));
    let down = down().await;
    history.add(&at(&down, "2026-11-21T02:00:00Z")).unwrap();
    history.add(&at(&down, "2026-11-21T09:30:00Z")).unwrap();
    let service = plain(&history, 30);
    let hours: Vec<_> = service.hours.iter().map(|hour| hour.hour.as_str()).collect();
    assert_eq!(hours, ["2026-11-21T02:00:00Z", "2026-11-21T09:00:00Z"]);
    // The second one is over two hours old: whether it goes on nobody knows.
    let ends: Vec<_> = service.outages.iter().map(|outage| outage.to.as_deref()).collect();
    assert_eq!(ends, [Some("2026-11-21T02:00:00Z"), Some("2026-11-21T09:30:00Z")]);
    const { assert!(NOON_S % 3600 == 0 && LONGEST_SILENCE_S < 9000) }
}

#[tokio::test]
async fn what_is_older_than_thirty_days_is_removed() {
    const DAY_S: i64 = 24 * 60 * 60;
    let (_folder, path) = place();
    let up = up().await;
    let history = History::open(&path).unwrap().with_clock(|| NOON_S);
    history.add(&at(&up, "2026-11-21T11:59:59Z")).unwrap();
    history.add(&at(&up, "2026-11-21T12:00:00Z")).unwrap();
    drop(history);
    let history = History::open(&path).unwrap().with_clock(|| NOON_S + 30 * DAY_S);
    history.add(&at(&up, "2026-12-21T12:00:00Z")).unwrap();
    drop(history);
    let then = History::open(&path).unwrap().with_clock(|| NOON_S + 60);
    let hours: Vec<_> = plain(&then, 30).hours.into_iter().map(|hour| (hour.hour, hour.checks)).collect();
    let hour = |text: &str| (text.to_owned(), 1);
    assert_eq!(hours, [hour("2026-11-21T12:00:00Z"), hour("2026-12-21T12:00:00Z")]);
}

#[tokio::test]
async fn what_readers_find_is_kept_without_their_domain() {
    let (folder, path) = place();
    let pop = start(pop3());
    let play = Play::new().redirect("pop.plain.test:110", pop.address());
    let router = remembering(&play, History::open(&path).unwrap());
    let report: Report = serde_json::from_slice(&get(&router, "/api/v1/probe/plain.test").await.body).unwrap();
    assert!(report.history, "the guide asks for the history where there is one");
    let beside = History::open(&path).unwrap();
    until(|| !plain(&beside, 1).hours.is_empty()).await;
    drop(beside);
    let past: PastReport = serde_json::from_slice(&get(&router, PLAIN).await.body).unwrap();
    let counts: Vec<_> = past.services[0].hours.iter().map(|hour| (hour.checks, hour.ok)).collect();
    assert_eq!(counts, [(1, 1)]);
    assert_eq!(&past.services[0].hours[0].hour[..13], &report.checked_at[..13]);
    drop(router);
    until(|| !wal(&path).exists()).await;
    for entry in fs::read_dir(folder.path()).unwrap() {
        let content = fs::read(entry.unwrap().path()).unwrap();
        let content = String::from_utf8_lossy(&content);
        assert!(content.contains("pop.plain.test") && !content.replace("pop.plain.test", "").contains("plain.test"));
    }
}

/// SQLite removes it when the last connection is closed in good order.
fn wal(path: &Path) -> PathBuf {
    PathBuf::from(format!("{}-wal", path.display()))
}

#[tokio::test]
async fn problems() {
    let without = router_with(&Play::new(), 60);
    problem(&get(&without, PLAIN).await, 404, "keeps no history");
    problem(&get(&without, "/api/v1/history/example.com").await, 404, "example.com is not in the settings data");
    let (_folder, path) = place();
    let router = remembering(&Play::new(), History::open(&path).unwrap());
    problem(&get(&router, "/api/v1/history/plian.test").await, 404, "Known domains like it: plain.test");
    problem(&get(&router, "/api/v1/history/jane@plain.test").await, 400, "domain alone");
    problem(&get(&router, &format!("{PLAIN}?days=31")).await, 400, "from 1 to 30");
    problem(&get(&router, "/api/v1/history/").await, 404, "nothing at this address");
    let empty: PastReport = serde_json::from_slice(&get(&router, PLAIN).await.body).unwrap();
    assert_eq!((empty.services[0].hours.len(), empty.services[0].outages.len()), (0, 0));
}

/// Two domains that share a server, and one with a server of its own.
fn three_domains() -> Catalog {
    let mut provider: Value = serde_json::from_str(include_str!("settings/providers/test.json")).unwrap();
    let groups = provider["groups"].as_array_mut().unwrap();
    groups.retain(|group| ["plain.test", "pop.test"].map(Value::from).contains(&group["domains"][0]["name"]));
    let (provider, sources) = (provider.to_string(), include_str!("settings/sources.json"));
    let file = |path, text| DataFile { path, text };
    Catalog::load([file("sources.json", sources), file("providers/test.json", &provider)]).unwrap()
}

#[tokio::test]
async fn the_watch_checks_each_group_of_servers_once_in_an_interval() {
    const INTERVAL: Duration = Duration::from_millis(600);
    let (_folder, path) = place();
    let pop = start(pop3());
    let play = Play::new();
    let other = start(after(play.tls("pop.pop.test", CertificateKind::Good), pop3()));
    let play = play.redirect("pop.plain.test:110", pop.address()).redirect("pop.pop.test:995", other.address());
    let history = Arc::new(History::open(&path).unwrap());
    let began = Instant::now();
    // Answers count for an hour, and the watch looks all the same.
    let (history_too, watch) = (Some(Arc::clone(&history)), Some(INTERVAL));
    let config = Config { cache_seconds: 3600, history: history_too, watch, ..unlimited() };
    let router = Server::new(three_domains(), play.probe(), config).unwrap().readers();
    until(|| pop.connections() == 3).await;
    assert!(began.elapsed() >= 2 * INTERVAL - Duration::from_millis(50), "{:?}", began.elapsed());
    assert!((2..=3).contains(&other.connections()), "{}", other.connections());
    until(|| !plain(&history, 1).hours.is_empty()).await;
    // A reader shares what the watch has found a moment ago.
    let before = pop.connections();
    assert_eq!(get(&router, "/api/v1/probe/plain.test").await.status, StatusCode::OK);
    assert_eq!(pop.connections(), before);
    // It ends with the server.
    drop(router);
    until(|| Arc::strong_count(&history) == 1).await;
    let ended = pop.connections();
    tokio::time::sleep(2 * INTERVAL).await;
    assert_eq!(pop.connections(), ended);
}

#[test]
fn serve_keeps_a_history_and_closes_it() {
    let (_folder, path) = place();
    let pop = start(pop3());
    let (file, connect_to) = (path.display().to_string(), format!("pop.plain.test:110:{}", pop.address()));
    // The other domains' servers do not exist, and no name server shall be asked for them.
    let args = ["--history", &file, "--watch", "1h", "--connect-to", &connect_to, "--dns", "127.0.0.1:9"];
    let served = serve(&args);
    assert!(text(served.ask("/api/v1/probe/plain.test")).contains("\"history\":true"));
    let beside = History::open(&path).unwrap();
    while plain(&beside, 1).hours.is_empty() {
        std::thread::sleep(Duration::from_millis(5));
    }
    drop(beside);
    let answer = text(served.ask(PLAIN));
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.contains("\"checks\":1,\"ok\":1"), "{answer}");
    let log = served.end();
    assert!(!log.contains("ERROR") && !log.contains("\"plain.test") && !wal(&path).exists(), "{log}");
    // The next start goes on with it.
    let served = serve(&args);
    assert!(text(served.ask(PLAIN)).contains("\"checks\":1,\"ok\":1"));
}

#[test]
fn what_cannot_hold_a_history_is_refused_in_one_line() {
    let (folder, path) = place();
    drop(History::open(&path).unwrap());
    let sound = fs::read(&path).unwrap();
    let settings = settings();
    let refused = |path: &Path, words: &str| {
        let args = ["serve", "--listen", "127.0.0.1:0", "--settings", &settings, "--history"];
        fails(&[&args[..], &[&path.display().to_string()]].concat(), 2, words);
        assert_eq!(History::open(path).err().unwrap().to_string().lines().count(), 1);
    };
    let with = |name: &str, change: &dyn Fn(&mut Vec<u8>)| {
        let (path, mut content) = (folder.path().join(name), sound.clone());
        change(&mut content);
        fs::write(&path, &content).unwrap();
        (path, content)
    };
    // https://www.sqlite.org/fileformat.html, section 1.3: `user_version` at 60, `application_id` at 68.
    let (newer, content) = with("newer", &|bytes| bytes[63] = 2);
    refused(
        &newer,
        "was written by a newer mailsteps (format 2, this one knows 1): use that one, or name another file",
    );
    assert!(fs::read(&newer).unwrap() == content, "it was changed");
    let (foreign, content) = with("foreign", &|bytes| bytes[68..72].fill(0));
    refused(&foreign, "is no history of mailsteps");
    assert!(fs::read(&foreign).unwrap() == content, "it was changed");
    let (notes, content) = with("notes.txt", &|bytes| *bytes = b"Dear diary, ".repeat(99));
    refused(&notes, "notes.txt is no history of mailsteps, or a damaged one: name another file with --history");
    assert!(fs::read(&notes).unwrap() == content, "it was changed");
    let (cut, _) = with("cut", &|bytes| bytes.truncate(bytes.len() - 4096));
    refused(&cut, "is damaged (");
    let (scribbled, _) = with("scribbled", &|bytes| bytes[4096..].fill(0x5a));
    refused(&scribbled, "scribbled is damaged (");
    refused(&folder.path().join("no-such/history"), "no-such for the history: make it");
    refused(folder.path(), "cannot be written (");
}

/// The administrator may write everywhere but into what is no real folder.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_written_is_refused() {
    let refusal = History::open(Path::new("/proc/history.sqlite")).err().unwrap().to_string();
    assert!(refusal.starts_with("the history /proc/history.sqlite cannot be written ("), "{refusal}");
    assert!(refusal.contains("let the server write to the file and its folder"), "{refusal}");
}

#[test]
fn a_watch_needs_a_history_and_a_sensible_interval() {
    let settings = settings();
    let with = |args: &[&str], words| fails(&[&["serve", "--settings", &settings], args].concat(), 2, words);
    with(&["--watch", "5m"], "--history <FILE>");
    with(&["--watch", "5s", "--history", "x"], "the least is 1m");
    with(&["--watch", "2h", "--history", "x"], "the most is 1h");
    with(&["--watch", "5", "--history", "x"], "such as 300s, 5m or 1h");
}
