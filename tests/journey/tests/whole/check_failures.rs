//! The check itself fails: each way has its sentence, and the page stays usable.

use mailsteps_journey::{Browser, Meddling, Middleman, Server, until};
use mailsteps_stage::{Engine, Service, Stage};
use serde_json::json;

const PROBE: &str = "/api/v1/probe/q.com";
const UNREADABLE: &str =
    "The answer to the check could not be read. Something between you and our check server may have changed it.";
const UNREACHABLE: &str = "Our check server cannot be reached. This says nothing about your mail servers.";
const TOO_LATE: &str = "Our check server took too long. This says nothing about your mail servers.";
const REFUSED: &str = "Our check server could not do the check. This says nothing about your mail servers.";
const OFFLINE: &str = "Your device is not online, so nothing can be checked.";
const SOUND: &str = "The mail servers for q.com are answering.";

fn answer(status: &'static str, content_type: &'static str, body: &str) -> Meddling {
    Meddling::Answer { status, content_type, body: body.to_owned() }
}

/// The page says this sentence, and its other parts are there.
fn says(browser: &Browser, sentence: &str) {
    browser.wait_for(".verdict__sentence", sentence);
    assert_eq!(browser.texts("h1"), ["Are the mail servers for q.com working?"]);
    assert!(browser.visible(".next-steps a") >= 2, "there is no way on");
    assert_eq!(browser.visible("[data-service]") > 0, sentence == SOUND);
}

#[test]
fn every_way_in_which_a_check_can_fail() {
    let stage = Stage::start(Engine::Fake, &Service::centurylink(), &[]).unwrap();
    let server = Server::start(&stage);
    let middleman = Middleman::start(server.address());
    let browser = Browser::start();
    let problem = r#"{"type":"about:blank","title":"Internal Server Error","status":500,"detail":"It broke."}"#;
    let other_domain = r#"{"domain":"qwest.net","checked_at":"2026-11-21T20:00:00Z","services":[]}"#;
    middleman.meddle(PROBE, answer("200 OK", "application/json", "{ half a rep"));
    browser.open_app(&middleman.url("/q.com/check/"));
    says(&browser, UNREADABLE);
    for (meddling, sentence) in [
        (answer("200 OK", "application/json", r#"{"hello":"world"}"#), UNREADABLE),
        (answer("200 OK", "application/json", other_domain), UNREADABLE),
        (answer("200 OK", "application/json", ""), UNREADABLE),
        (answer("200 OK", "text/html", "<h1>Welcome to the hotel</h1>"), UNREADABLE),
        (answer("502 Bad Gateway", "text/html", "<h1>Bad gateway</h1>"), UNREADABLE),
        (answer("500 Internal Server Error", "application/problem+json", problem), REFUSED),
        (Meddling::Close, UNREACHABLE),
    ] {
        middleman.relent();
        middleman.meddle(PROBE, meddling.clone());
        browser.press("Check again");
        browser.wait("the check is over", "return !document.querySelector('.waiting')");
        says(&browser, sentence);
    }
    middleman.relent();
    browser.press("Check again");
    says(&browser, SOUND);
    // Complaints about the requests that failed are the browser's own; the app has none.
    let own = browser.console().into_iter().filter(|line| !line.message.contains("Failed to load resource"));
    assert_eq!(own.collect::<Vec<_>>(), []);
}

/// The page comes with the check under way; where the app that makes it does not start, nothing is under way.
#[test]
fn a_check_that_nobody_makes() {
    let server = Server::without_mail_servers();
    let middleman = Middleman::start(server.address());
    let browser = Browser::start();
    middleman.meddle("/assets/guide.*.wasm", Meddling::Close);
    browser.open(&middleman.url("/q.com/check/"));
    browser.wait("the app has failed", "return document.documentElement.dataset.app === 'failed'");
    assert_eq!(browser.visible(".check-result, .waiting"), 0);
    browser.wait_for_text("This page could not start its helper");
}

#[test]
fn a_check_server_that_says_nothing() {
    let stage = Stage::start(Engine::Fake, &Service::centurylink(), &[]).unwrap();
    let server = Server::start(&stage);
    let middleman = Middleman::start(server.address());
    let browser = Browser::start();
    middleman.meddle(PROBE, Meddling::Hold);
    browser.open_app(&middleman.url("/q.com/check/"));
    browser.wait_for(".waiting", "Checking the mail servers for q.com. This takes up to 10 seconds.");
    says(&browser, TOO_LATE);
    middleman.relent();
    browser.press("Check again");
    says(&browser, SOUND);
}

/// Whoever does not want to wait goes elsewhere and comes back: then the second check counts, whatever the first one
/// still finds.
#[test]
fn an_old_check_does_not_speak_over_a_new_one() {
    let stage = Stage::start(Engine::Fake, &Service::centurylink(), &[]).unwrap();
    let server = Server::start(&stage);
    let middleman = Middleman::start(server.address());
    let browser = Browser::start();
    middleman.meddle(PROBE, Meddling::Hold);
    browser.open_app(&middleman.url("/q.com/check/"));
    until("the first check is held", || (middleman.held() == 1).then_some(()));
    browser.press("Settings for q.com");
    browser.wait_for("h1", "E-mail settings for q.com");
    middleman.meddle(PROBE, Meddling::Pass);
    browser.back();
    says(&browser, SOUND);
    middleman.meddle(PROBE, answer("500 Internal Server Error", "application/problem+json", "{}"));
    middleman.release();
    let answered = "performance.getEntriesByType('resource').filter(it => it.name.endsWith('/probe/q.com')).length";
    browser.wait("the first check is answered or given up", &format!("return {answered} >= 2"));
    browser.wait("the page has had its time", "return new Promise(done => setTimeout(() => done(true)))");
    says(&browser, SOUND);
}

#[test]
fn a_device_without_a_network() {
    let stage = Stage::start(Engine::Fake, &Service::centurylink(), &[]).unwrap();
    let server = Server::start(&stage);
    let browser = Browser::start();
    browser.open_app(&server.url("/q.com/"));
    browser.set_online(false);
    browser.click("nav a[href='/q.com/check/']");
    says(&browser, OFFLINE);
    browser.set_online(true);
    browser.press("Check again");
    says(&browser, SOUND);
}

/// A newer server may know reasons that an older page does not.
#[test]
fn a_reason_that_the_page_does_not_know() {
    let server = Server::without_mail_servers();
    let middleman = Middleman::start(server.address());
    let report = json!({
        "domain": "q.com", "checked_at": "2026-11-21T20:00:00Z", "novelty": true,
        "services": [{
            "protocol": "imap", "host": "mail.centurylink.net", "port": 993, "security": "tls", "status": "recommended",
            "verdict": "failed", "code": "struck_by_lightning", "stages": [], "warnings": [],
        }],
    });
    middleman.meddle(PROBE, answer("200 OK", "application/json", &report.to_string()));
    let browser = Browser::start();
    browser.open_app(&middleman.url("/q.com/check/"));
    browser.wait_for_text("The check ended for a reason that this page does not know yet.");
}
