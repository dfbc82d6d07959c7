//! The last days of the servers below the check: a chart, sentences, and the same in words for whoever does not see it.

use std::path::{Path, PathBuf};

use mailsteps_journey::{Browser, Manner, Meddling, Middleman, Server, until};
use mailsteps_probe::{history::History, report::Report};
use mailsteps_stage::{Engine, Service, Stage};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::narrow::TOO_WIDE;

const CHECK: &str = "/q.com/check/";
const HISTORY: &str = "/api/v1/history/*";

fn stage() -> Stage {
    Stage::start(Engine::Fake, &Service::centurylink(), &[]).unwrap()
}

fn place() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("history.sqlite");
    (folder, path)
}

/// A browser in the Rocky Mountains.
fn browser() -> Browser {
    Browser::start_in(Manner::Usual, Some("America/Denver"))
}

/// The moments from one time of day to the other, every five minutes, so many days before today: by the browser's clock.
fn moments(browser: &Browser, days_ago: u8, from: (u8, u8), to: (u8, u8)) -> Vec<String> {
    let script = "const [days, from, to] = arguments;
        const at = ([hour, minute]) => { const it = new Date(); it.setDate(it.getDate() - days); return it.setHours(hour, minute, 0, 0); };
        const list = [];
        for (let time = at(from); time <= at(to); time += 300000) list.push(new Date(time).toISOString().replace('.000', ''));
        return list;";
    serde_json::from_value(browser.run_with(script, &[json!(days_ago), json!(from), json!(to)])).unwrap()
}

/// What a check found at a moment.
fn report(checked_at: &str, pop3: &str) -> Report {
    let service = |protocol: &str, host: &str, port: u16, security: &str, code: &str| {
        json!({
            "protocol": protocol, "host": host, "port": port, "security": security, "status": "recommended",
            "verdict": if code == "ok" { "ok" } else { "failed" }, "code": code, "stages": [], "warnings": [],
        })
    };
    let services: Vec<Value> = Service::centurylink()
        .iter()
        .map(|it| {
            let (protocol, security) = (format!("{:?}", it.protocol), format!("{:?}", it.security));
            let code = if protocol == "Pop3" { pop3 } else { "ok" };
            service(&protocol.to_lowercase(), &it.host, it.port, &security.to_lowercase(), code)
        })
        .collect();
    let report = json!({ "domain": "q.com", "checked_at": checked_at, "services": services });
    serde_json::from_value(report).unwrap()
}

/// POP3 was down yesterday from 14:10 to 16:40.
fn write(browser: &Browser, path: &Path) {
    let history = History::open(path).unwrap();
    for (days_ago, from, to, code) in [
        (3, (0, 0), (23, 55), "ok"),
        (1, (12, 0), (14, 5), "ok"),
        (1, (14, 10), (16, 35), "refused"),
        (1, (16, 40), (18, 0), "ok"),
    ] {
        for moment in moments(browser, days_ago, from, to) {
            history.add(&report(&moment, code)).unwrap();
        }
    }
}

/// A server that knows of the outage, and its reader. What only has to stay is here too.
struct Past {
    server: Server,
    browser: Browser,
    _stage: Stage,
    _folder: TempDir,
}

impl Past {
    fn start() -> Self {
        let (folder, path) = place();
        let (stage, browser) = (stage(), browser());
        write(&browser, &path);
        Self { server: Server::start_with_history(&stage, &path), browser, _stage: stage, _folder: folder }
    }
}

/// With plain spaces: the browser puts narrow ones before AM and PM.
fn plain(texts: Vec<String>) -> Vec<String> {
    texts.into_iter().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

fn sentences(browser: &Browser) -> Vec<String> {
    plain(browser.texts("ul.past__said li, p.past__said"))
}

/// The cells of a row, as they are read out.
fn row(browser: &Browser, service: &str) -> Vec<String> {
    let script = "const row = [...document.querySelectorAll('.past tbody tr')].find(it => it.cells[0].innerText === arguments[0]);
        return [...row.cells].slice(1).map(it => it.querySelector('.visually-hidden').textContent)";
    serde_json::from_value(browser.run_with(script, &[service.into()])).unwrap()
}

#[test]
fn an_outage_of_yesterday_shows_in_a_chart_and_in_a_sentence() {
    let past = Past::start();
    let (server, browser) = (&past.server, &past.browser);
    browser.open_app(&server.url(CHECK));
    browser.wait_for_any(".past");
    assert_eq!(browser.texts(".past h2"), ["The last 7 days"]);
    assert_eq!(sentences(browser), ["POP3 was unreachable yesterday from 2:10 PM to 4:40 PM."]);
    assert_eq!(browser.visible(".past tbody tr"), 3);
    let pop3 = row(browser, "POP3");
    assert_eq!((pop3.len(), &pop3[3], &pop3[5]), (7, &"no trouble".to_owned(), &"30 of 73 checks failed".to_owned()));
    assert!([0, 1, 2, 4].iter().all(|day| pop3[*day] == "not checked"), "{pop3:?}");
    assert_eq!(row(browser, "SMTP")[5], "no trouble");
    // Below everything that is there.
    let is_below = "return document.querySelector('.past').getBoundingClientRect().top >
        document.getElementById('again').getBoundingClientRect().bottom";
    assert_eq!(browser.run(is_below), true);
    // The reader's clock may have another manner.
    browser.set_locale("de-DE");
    browser.open_app(&server.url(CHECK));
    browser.wait_for_any(".past");
    assert_eq!(sentences(browser), ["POP3 was unreachable yesterday from 14:10 to 16:40."]);
    // The page's language has its own sentence and names of days.
    browser.open_app(&server.url("/es/q.com/check/"));
    browser.wait_for_any(".past");
    assert_eq!(browser.texts(".past h2"), ["Los últimos 7 días"]);
    assert_eq!(sentences(browser), ["POP3 no respondió ayer de 14:10 a 16:40."]);
    let days = browser
        .texts_of("return [...document.querySelectorAll('.past thead .visually-hidden')].map(it => it.textContent)");
    let spanish = ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"];
    assert!(days[1..7].iter().all(|day| spanish.contains(&day.as_str())) && days[7] == "hoy", "{days:?}");
    assert!(browser.console().is_empty(), "{:?}", browser.console());
}

#[test]
fn bars_differ_in_shape_and_the_table_says_the_same_in_words() {
    let past = Past::start();
    let (server, browser) = (&past.server, &past.browser);
    browser.open_app(&server.url(CHECK));
    browser.wait_for_any(".past");
    let shapes = browser.texts_of(
        "return ['good', 'partly', 'bad', 'unknown'].map(it => {
            const { borderTopWidth, borderBottomWidth, borderBottomStyle } = getComputedStyle(document.querySelector(`.past__key [data-is=${it}]`));
            return [borderTopWidth, borderBottomWidth, borderBottomStyle].join(' ');
        })",
    );
    assert!((0..4).all(|one| !shapes[..one].contains(&shapes[one])), "{shapes:?}");
    // Nothing in it takes the focus, so the keyboard goes past it.
    assert_eq!(browser.visible(".past :is(a, button, input, [tabindex])"), 0);
}

/// As a screen reader has it: a table with headings both ways; the bars and their key are not in it.
#[test]
fn the_chart_is_told_as_a_table_by_devtools() {
    let past = Past::start();
    let (server, browser) = (&past.server, &past.browser);
    browser.open_app(&server.url(CHECK));
    browser.wait_for_any(".past");
    let tree = browser.devtools("Accessibility.getFullAXTree", json!({}));
    let nodes = tree["nodes"].as_array().unwrap();
    let is_heard = |node: &&Value| node["ignored"] == false;
    let of = |role: &str| -> Vec<&str> {
        let nodes = nodes.iter().filter(is_heard).filter(|node| node["role"]["value"] == role);
        nodes.filter_map(|node| node["name"]["value"].as_str()).collect()
    };
    assert_eq!(of("table"), ["What our checks found, day by day"]);
    let columns = of("columnheader");
    assert_eq!((columns.len(), columns[0], columns[7]), (8, "Server", "today"));
    assert!(columns[1..7].iter().all(|day| day.ends_with("day")), "{columns:?}");
    assert_eq!(of("rowheader"), ["POP3", "IMAP", "SMTP"]);
    assert!(of("cell").len() == 21 && of("cell").contains(&"30 of 73 checks failed"), "{:?}", of("cell"));
    assert!(!of("StaticText").contains(&"Working at times"), "the key is for the eye");
}

#[test]
fn a_server_without_a_history_is_not_asked_for_it() {
    let stage = stage();
    let server = Server::start(&stage);
    let browser = Browser::start();
    browser.open_app(&server.url(CHECK));
    browser.wait_for_any(".verdict");
    browser.press("Check again");
    browser.wait("the check is over", "return !document.querySelector('.waiting')");
    assert_eq!(browser.visible("past-days, .past"), 0);
    let asked: Vec<_> = browser.requests().into_iter().map(|request| request.url).collect();
    assert!(
        !asked.iter().any(|url| ["/history/", "/extras.", "/past."].iter().any(|part| url.contains(part))),
        "{asked:?}"
    );
    assert!(browser.console().is_empty(), "{:?}", browser.console());
}

#[test]
fn what_is_no_history_leaves_no_trace() {
    let past = Past::start();
    let (server, browser) = (&past.server, &past.browser);
    let middleman = Middleman::start(server.address());
    let answer = |status, content_type, body: &str| Meddling::Answer { status, content_type, body: body.to_owned() };
    for meddling in [
        answer("404 Not Found", "application/problem+json", "{}"),
        answer("200 OK", "text/html", "<h1>Welcome to the hotel</h1>"),
        answer("200 OK", "application/json", r#"{"to":"2026-11-21T20:00:00Z","services":[{"protocol":"pop3"}]}"#),
        answer("200 OK", "application/json", r#"{"to":"2026-11-21T20:00:00Z","services":[]}"#),
        Meddling::Close,
    ] {
        middleman.relent();
        middleman.meddle(HISTORY, meddling);
        browser.open_app(&middleman.url(CHECK));
        browser.wait_for_any(".verdict[data-verdict=ok]");
        let height = browser.run("return document.documentElement.scrollHeight");
        let answered = "return performance.getEntriesByType('resource').some(it => it.name.includes('/history/') && it.responseEnd > 0)";
        browser.wait("the history was asked for", answered);
        browser.run("return window.mailstepsExtras().then(() => new Promise(done => setTimeout(() => done(true))))");
        assert_eq!(browser.visible(".past"), 0);
        assert_eq!(browser.run("return document.documentElement.scrollHeight"), height);
    }
    middleman.relent();
    middleman.meddle("/assets/past.*.css", Meddling::Close);
    browser.without_cache();
    browser.open_app(&middleman.url(CHECK));
    browser.wait_for_any(".verdict[data-verdict=ok]");
    until("the style was asked for", || {
        browser
            .requests()
            .iter()
            .any(|request| request.url.contains("/past.") && request.url.ends_with(".css"))
            .then_some(())
    });
    // It comes with the next check.
    middleman.relent();
    until("the chart is there", || {
        browser.press("Check again");
        browser.wait("the check is over", "return !document.querySelector('.waiting')");
        browser.wait("the page has had its time", "return new Promise(done => setTimeout(() => done(true), 200))");
        (browser.visible(".past") == 1).then_some(())
    });
    // Complaints about the requests that failed are the browser's own; the app has none.
    let own = browser.console().into_iter().filter(|line| !line.message.contains("Failed to load resource"));
    assert_eq!(own.collect::<Vec<_>>(), []);
}

#[test]
fn nothing_moves_when_the_chart_comes_and_it_comes_again_with_a_new_check() {
    let past = Past::start();
    let (server, browser) = (&past.server, &past.browser);
    let middleman = Middleman::start(server.address());
    middleman.meddle(HISTORY, Meddling::Hold);
    browser.open_app(&middleman.url(CHECK));
    browser.wait_for_any(".verdict");
    until("the history is awaited", || (middleman.held() == 1).then_some(()));
    let places = "return [...document.querySelectorAll('main h1, .verdict, .service, #again')].map(it => JSON.stringify(it.getBoundingClientRect()))";
    let before = browser.texts_of(places);
    assert!(before.len() == 6 && browser.visible(".past") == 0, "{before:?}");
    middleman.relent();
    middleman.release();
    browser.wait_for_any(".past");
    assert_eq!(browser.texts_of(places), before);
    browser.press("Check again");
    browser.wait("the check is over", "return !document.querySelector('.waiting')");
    browser.wait_for_any(".past");
    assert_eq!((browser.visible(".past"), sentences(browser).len()), (1, 1));
    assert!(browser.console().is_empty(), "{:?}", browser.console());
}

#[test]
fn it_fits_on_the_narrowest_screen() {
    let past = Past::start();
    let (server, browser) = (&past.server, &past.browser);
    browser.resize(320, 640);
    browser.open_app(&server.url(CHECK));
    browser.wait_for_any(".past");
    assert_eq!(browser.text_of(TOO_WIDE), "");
    let narrowest = "return Math.min(...[...document.querySelectorAll('.past tbody i')].map(it => it.getBoundingClientRect().width))";
    assert!(browser.run(narrowest).as_f64().unwrap() >= 5.0, "{}", browser.run(narrowest));
    let cut = "return [...document.querySelectorAll('.past :is(th, td)')].filter(it => it.scrollWidth > it.clientWidth + 1).map(it => it.innerText)";
    assert_eq!(browser.texts_of(cut), [""; 0]);
}
