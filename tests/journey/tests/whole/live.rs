//! The check while it goes on, and its failures on the page for what goes wrong: each has its sentence, and the plan
//! is there all the same.

use mailsteps_journey::{Browser, Meddling, Middleman, Server, until};
use mailsteps_stage::{Engine, Fault, Protocol, Service, ServiceFault, Stage};
use serde_json::json;

use super::fix::{choose, enter, is_first};

const FIX: &str = "/q.com/fix/";
const PROBE: &str = "/api/v1/probe/q.com";
const UNREADABLE: &str = "The answer to the check could not be read.";
const UNREACHABLE: &str = "Our check server cannot be reached.";
const REFUSED: &str = "Our check server could not do the check.";
const OFFLINE: &str = "Your device is not online, so nothing can be checked.";
const SOUND: &str = "The mail servers for q.com are answering.";

fn answer(status: &'static str, content_type: &'static str, body: &str) -> Meddling {
    Meddling::Answer { status, content_type, body: body.to_owned() }
}

/// Waits until the sentence on the servers begins so.
#[track_caller]
fn servers_say(browser: &Browser, sentence: &str) {
    let script =
        format!("return document.getElementById('servers')?.innerText.startsWith({}) ?? false", json!(sentence));
    browser.wait(sentence, &script);
}

/// A plan that does not claim to know of the servers.
#[track_caller]
fn plan_works_without_the_check(browser: &Browser) {
    is_first(browser, "login-refused");
    assert_eq!(browser.visible(".plan__limit"), 0, "it speaks of a check that was not");
    assert!(browser.visible("#questions") == 1);
    enter(browser, "Sending of password for user jane@q.com did not succeed. Mail server pop.q.com responded: -ERR");
    browser.wait_for_any("#suggestions .chip");
    is_first(browser, "login-refused");
}

#[test]
fn every_failure_of_the_check_has_its_sentence_and_the_plan_works() {
    let stage = Stage::start(Engine::Fake, &Service::centurylink(), &[]).unwrap();
    let server = Server::start(&stage);
    let middleman = Middleman::start(server.address());
    let browser = Browser::start();
    let problem = r#"{"type":"about:blank","title":"Internal Server Error","status":500,"detail":"It broke."}"#;
    for (meddling, sentence) in [
        (Meddling::Close, UNREACHABLE),
        (answer("200 OK", "text/html", "<h1>Welcome to the hotel</h1>"), UNREADABLE),
        (answer("502 Bad Gateway", "text/html", "<h1>Bad gateway</h1>"), UNREADABLE),
        (answer("500 Internal Server Error", "application/problem+json", problem), REFUSED),
    ] {
        middleman.relent();
        for path in [PROBE, "/api/v1/probe/q.com/events"] {
            middleman.meddle(path, meddling.clone());
        }
        browser.open_app(&middleman.url(FIX));
        browser.run("localStorage.clear()");
        choose(&browser, "password-again");
        servers_say(&browser, sentence);
        plan_works_without_the_check(&browser);
    }
    middleman.relent();
    browser.open_app(&middleman.url(FIX));
    choose(&browser, "password-again");
    servers_say(&browser, SOUND);
    browser.wait_for_any(".plan__limit");
    // Complaints about the requests that failed are the browser's own; the app has none.
    let of_requests = ["Failed to load resource", "EventSource", "can’t establish a connection", "was interrupted"];
    let own = |message: &str| !of_requests.iter().any(|of| message.contains(of));
    let own = browser.console().into_iter().filter(|line| own(&line.message));
    assert_eq!(own.collect::<Vec<_>>(), []);
}

#[test]
fn a_device_that_goes_offline() {
    let stage = Stage::start(Engine::Fake, &Service::centurylink(), &[]).unwrap();
    let server = Server::start(&stage);
    let browser = Browser::start();
    browser.open_app(&server.url(FIX));
    browser.set_online(false);
    choose(&browser, "password-again");
    servers_say(&browser, OFFLINE);
    // The plan has not come yet: it says so, and comes when the network does.
    browser.wait_for(
        "#plan-failed",
        "The plan could not be fetched. Look whether you are online, then try again. Try again",
    );
    // Back online, both come: the plan, and the check that it rests on.
    browser.set_online(true);
    browser.click("#plan-failed button");
    is_first(&browser, "login-refused");
    servers_say(&browser, SOUND);
    browser.wait_for_any(".plan__limit");
    assert_eq!(browser.visible("#plan-failed"), 0);
    // What is here stays here without a network.
    browser.set_online(false);
    choose(&browser, "slow");
    is_first(&browser, "slow-connection");
    servers_say(&browser, SOUND);
    browser.set_online(true);
}

/// The plan is there and has no button to press: the check comes with the next thing that the reader does.
#[test]
fn a_check_that_failed_without_a_network_is_made_when_it_is_back() {
    let stage = Stage::start(Engine::Fake, &Service::centurylink(), &[]).unwrap();
    let server = Server::start(&stage);
    let browser = Browser::start();
    browser.open_app(&server.url(FIX));
    browser.run("return window.mailstepsExtras().then(() => true)");
    browser.set_online(false);
    choose(&browser, "password-again");
    servers_say(&browser, OFFLINE);
    plan_works_without_the_check(&browser);
    assert_eq!(browser.visible("#plan-failed"), 0);
    browser.set_online(true);
    choose(&browser, "slow");
    servers_say(&browser, SOUND);
    browser.wait_for_any(".plan__limit");
}

#[test]
fn the_server_goes_away_while_the_page_is_open() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url("/fix/"));
    choose(&browser, "password-again");
    is_first(&browser, "login-refused");
    browser.open_app(&server.url(FIX));
    // What the plan needs comes early; the server goes after it.
    browser.run("return window.mailstepsExtras().then(() => true)");
    drop(server);
    choose(&browser, "password-again");
    servers_say(&browser, UNREACHABLE);
    plan_works_without_the_check(&browser);
}

#[test]
fn a_plan_that_cannot_be_fetched_says_so_and_tries_again() {
    let server = Server::without_mail_servers();
    let login = answer("200 OK", "text/html", "<h1>Log in</h1>");
    for (file, trouble) in [
        ("/assets/extras.*", Meddling::Close),
        ("/assets/extras.*", login.clone()),
        ("/assets/extras.*.wasm", Meddling::Close),
        ("/assets/extras.*.wasm", login),
    ] {
        let middleman = Middleman::start(server.address());
        let browser = Browser::start();
        browser.open_app(&middleman.url("/fix/"));
        middleman.meddle(file, trouble);
        choose(&browser, "slow");
        browser.wait_for_any("#plan-failed");
        assert_eq!(browser.visible("#plan-items .cause"), 0);
        middleman.relent();
        browser.click("#plan-failed button");
        is_first(&browser, "slow-connection");
        browser.wait("the focus is on the plan", "return document.activeElement.id === 'plan'");
        assert_eq!(browser.visible("#plan-failed"), 0, "{file}");
    }
}

/// POP3 says nothing until the limit of the check; the others have answered long before.
#[test]
fn stages_appear_while_the_check_goes_on() {
    let silent = ServiceFault { protocol: Protocol::Pop3, fault: Fault::Silent };
    let stage = Stage::start(Engine::Fake, &Service::centurylink(), &[silent]).unwrap();
    let server = Server::start(&stage);
    let browser = Browser::start();
    browser.open_app(&server.url("/q.com/check/"));
    browser.wait_for(".waiting", "Checking the mail servers for q.com. This takes up to 10 seconds.");
    for service in ["imap", "smtp"] {
        let done = format!("return document.querySelectorAll('#live-{service} li').length >= 4");
        browser.wait(&format!("the stages of {service} appear"), &done);
    }
    assert_eq!((browser.visible(".waiting"), browser.visible(".verdict")), (1, 0), "the check was over already");
    let lines = browser.texts("#live-imap li");
    assert!(lines.iter().all(|line| line.starts_with('✓') && line.ends_with(" ms")), "{lines:?}");
    assert!(lines.iter().any(|line| line.contains("Encrypt")), "{lines:?}");
    assert!(browser.visible("#live-pop3 li") < lines.len());
    browser.wait_for_any(".verdict[data-verdict=failed]");
    let sentence = "Incoming mail with POP3 is not working right now. The other servers for q.com are answering.";
    assert_eq!(browser.texts(".verdict__sentence"), [sentence]);
    assert_eq!(browser.visible(".waiting, .service--live"), 0);
    assert_eq!(browser.visible("[data-service]"), 3);
    assert_eq!(browser.visible("details[open]"), 0, "details are folded");
    let asked = |end: &str| browser.requests().iter().filter(|request| request.url.ends_with(end)).count();
    assert_eq!((asked("/probe/q.com"), asked("/events")), (1, 1));
    assert!(browser.console().is_empty(), "{:?}", browser.console());
}

#[test]
fn an_answer_that_was_kept_says_how_old_it_is() {
    let stage = Stage::start(Engine::Fake, &Service::centurylink(), &[]).unwrap();
    let server = Server::start_with_cache(&stage, 60);
    let browser = Browser::start();
    browser.open_app(&server.url("/q.com/check/"));
    browser.wait_for(".verdict__sentence", SOUND);
    assert!(!browser.page_text().contains("seconds ago"), "a fresh answer calls itself old");
    until("the answer is a second old", || {
        browser.press("Check again");
        browser.wait("the check is over", "return !document.querySelector('.waiting')");
        browser.page_text().contains("seconds ago").then_some(())
    });
    assert_eq!(browser.texts(".verdict__sentence"), [SOUND]);
    let fine = browser.texts(".check-result .fine").join(" ");
    assert!(fine.contains("Press again in a minute"), "{fine}");
    assert!(browser.console().is_empty(), "{:?}", browser.console());
}
