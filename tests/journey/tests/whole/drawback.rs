//! Servers that work, with a drawback: the pages name it, call nothing broken, and the plan is there all the same.

use mailsteps_journey::{Browser, Server};
use mailsteps_stage::{Engine, Fault, Protocol, Service, Stage};

use super::fix::{choose, is_first, servers, stage};

const ENDS_SOON: [(Protocol, Fault); 3] =
    [(Protocol::Pop3, Fault::EndsSoon), (Protocol::Imap, Fault::EndsSoon), (Protocol::Smtp, Fault::EndsSoon)];

const YOU_CAN_USE_THEM: &str = "You can use them. The check of the servers names the drawback.";

/// The check page says so, and beside each server what the drawback is.
#[track_caller]
fn check_page_tells(browser: &Browser, domain: &str, drawback: &str, services: usize) {
    browser.wait_for_any(".verdict[data-verdict=degraded]");
    let sentence = format!("The mail servers for {domain} are answering, with a drawback.");
    assert_eq!(browser.texts(".verdict__sentence"), [sentence]);
    assert!(browser.texts(".verdict").join("").contains(YOU_CAN_USE_THEM));
    let degraded = browser.texts("[data-service][data-verdict=degraded]");
    assert_eq!(degraded.len(), services, "{degraded:?}");
    assert!(
        degraded.iter().all(|one| one.contains("Working, with a drawback") && one.contains(drawback)),
        "{degraded:?}"
    );
    assert!(browser.visible(".next-steps a") >= 2, "there is no way on");
    assert!(!browser.page_text().contains("Not working"));
}

/// The page for what goes wrong says the same, and a plan that takes no server for broken.
#[track_caller]
fn fix_page_tells(browser: &Browser, domain: &str, symptom: &str, cause: &str) {
    choose(browser, symptom);
    let sentence = format!("The mail servers for {domain} are answering, with a drawback. {YOU_CAN_USE_THEM}");
    browser.wait_for("#servers", &sentence);
    browser.wait_for(".plan__limit", "We reached the servers from our network, not from yours.");
    is_first(browser, cause);
    assert!(!browser.texts(".plan__because").join("").contains("Our check of the servers says so"));
    assert!(browser.visible("#plan-items .cause .plan details[open] p") >= 2, "the plan says nothing");
}

#[test]
fn certificates_that_end_soon() {
    let stage = stage(&ENDS_SOON);
    let server = Server::start(&stage);
    let browser = Browser::start();
    let drawback = "The server's certificate ends in 4 days, on ";
    browser.open_app(&server.url("/q.com/check/"));
    check_page_tells(&browser, "q.com", drawback, 3);
    browser.click(".verdict .next-steps a[href='/q.com/fix/']");
    browser.wait_for("h1", "What goes wrong with q.com?");
    for (symptom, cause) in [
        ("cannot-receive", "login-refused"),
        ("cannot-send", "outgoing-login-missing"),
        ("certificate-warning", "antivirus-scan"),
    ] {
        fix_page_tells(&browser, "q.com", symptom, cause);
    }
    assert!(browser.console().is_empty(), "{:?}", browser.console());
}

#[test]
fn a_server_without_encryption() {
    let stage = Stage::start(Engine::Fake, &Service::qwestoffice(), &[]).unwrap();
    let server = Server::start(&stage);
    let browser = Browser::start();
    let drawback = "The connection is not encrypted: the password and all mail can be read on the way.";
    browser.open_app(&server.url("/qwestoffice.net/check/"));
    check_page_tells(&browser, "qwestoffice.net", drawback, 1);
    browser.open_app(&server.url("/qwestoffice.net/fix/"));
    fix_page_tells(&browser, "qwestoffice.net", "cannot-receive", "login-refused");
    assert!(browser.console().is_empty(), "{:?}", browser.console());
}

#[test]
fn a_server_that_is_down_matters_more() {
    let stage = stage(&[(Protocol::Imap, Fault::EndsSoon), (Protocol::Smtp, Fault::Down)]);
    let server = Server::start(&stage);
    let browser = Browser::start();
    let sentence = "Outgoing mail (SMTP) is not working right now. The other servers for q.com are answering.";
    browser.open_app(&server.url("/q.com/check/"));
    browser.wait_for(".verdict[data-verdict=failed] .verdict__sentence", sentence);
    assert_eq!(browser.visible("[data-service=imap][data-verdict=degraded]"), 1);
    browser.open_app(&server.url("/q.com/fix/"));
    choose(&browser, "cannot-send");
    is_first(&browser, "server-outgoing-down");
    assert!(servers(&browser).starts_with(sentence), "{}", servers(&browser));
    choose(&browser, "cannot-receive");
    is_first(&browser, "login-refused");
}
