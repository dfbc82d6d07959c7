//! The address bar reproduces what is shown; the browser keeps it where it may.

use mailsteps_journey::{Browser, Key, Meddling, Middleman, Server};

pub fn is_filled_in(browser: &Browser) {
    browser.wait_for_text("Filled in for jane@q.com");
    browser.wait_for_any("main [data-setting='incoming.username']");
    let names = browser.texts("main [data-setting='incoming.username']");
    assert!(!names.is_empty() && names.iter().all(|name| name == "jane@q.com"), "{names:?}");
}

#[test]
fn a_link_fills_in_its_address_in_a_fresh_browser_and_reload_keeps_it() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url("/q.com/thunderbird/pop3/#address=jane%40q.com"));
    is_filled_in(&browser);
    assert_eq!(browser.path(), "/q.com/thunderbird/pop3/#address=jane@q.com");
    browser.reload();
    is_filled_in(&browser);
    // The next visit, without the link.
    browser.open_app(&server.url("/q.com/"));
    is_filled_in(&browser);
    browser.press("Change");
    browser.wait_for_any("#address");
    assert_eq!(browser.path(), "/q.com/");
    browser.reload();
    assert!(!browser.page_text().contains("jane"), "what the reader took back is forgotten");
}

#[test]
fn back_and_forward_work() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    let (home, domain, steps) =
        ("Set up your e-mail", "E-mail settings for q.com", "Set up q.com in Apple Mail with IMAP");
    browser.open_app(&server.url("/"));
    browser.write("#address", "jane@q.com");
    browser.press("Show my settings");
    browser.wait_for("h1", domain);
    browser.click("a[href='/q.com/apple-mail/imap/']");
    browser.wait_for_any("[data-step]");
    for (go, heading, path) in [
        (Browser::back as fn(&Browser), domain, "/q.com/"),
        (Browser::back, home, "/"),
        (Browser::forward, domain, "/q.com/"),
        (Browser::forward, steps, "/q.com/apple-mail/imap/"),
    ] {
        go(&browser);
        browser.wait_for("h1", heading);
        assert_eq!(browser.path().split('#').next(), Some(path));
        assert_eq!(browser.visible("h1"), 1);
    }
    browser.wait_for_any("[data-step]");
    is_filled_in(&browser);
    assert!(browser.text_of("return document.title").starts_with("q.com in Apple Mail with IMAP"));
    assert!(browser.console().is_empty(), "{:?}", browser.console());
}

#[test]
fn a_browser_that_keeps_nothing_works_and_says_so() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.on_new_document(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError') } })",
    );
    browser.open_app(&server.url("/"));
    browser.write("#address", "jane@q.com");
    browser.press("Show my settings");
    browser.wait_for("h1", "E-mail settings for q.com");
    is_filled_in(&browser);
    browser.wait_for_text("This browser does not keep what you type.");
    browser.reload();
    is_filled_in(&browser);
    assert!(browser.console().is_empty(), "{:?}", browser.console());
}

/// A walkthrough in a frame of another page. Those who hold it must not go.
pub fn framed(sandbox: &str) -> (Server, Middleman, Browser) {
    let server = Server::without_mail_servers();
    let middleman = Middleman::start(server.address());
    let page = format!(
        "<!doctype html><title>Help</title>\
        <iframe sandbox='{sandbox}' width=1000 height=800 src='/q.com/thunderbird/imap/'></iframe>"
    );
    middleman.meddle("/help", Meddling::Answer { status: "200 OK", content_type: "text/html", body: page });
    let browser = Browser::start();
    browser.open(&middleman.url("/help"));
    browser.into_frame("iframe");
    browser.wait_for("h1", "Set up q.com in Thunderbird with IMAP");
    assert!(browser.visible("[data-step]") > 5);
    (server, middleman, browser)
}

#[test]
fn a_frame_of_the_same_site_is_as_good_as_a_page() {
    let (_server, _middleman, browser) = framed("allow-scripts allow-same-origin allow-forms");
    browser.wait_for_app();
    browser.write("#address", "jane@q.com");
    browser.click(".address-box button");
    is_filled_in(&browser);
}

/// A help site that trusts nobody: an opaque origin, so no storage, no history, and no script from "the same" origin.
/// The form itself may not be sent there either. All the same the app runs, and every page can be reached.
#[test]
fn a_frame_without_any_rights_is_filled_in_all_the_same() {
    let (_server, _middleman, browser) = framed("allow-scripts");
    browser.wait_for_app();
    browser.write("#address", "jane@q.com");
    browser.key(Key::Enter);
    is_filled_in(&browser);
    browser.press("Settings for q.com");
    browser.wait_for("h1", "E-mail settings for q.com");
    is_filled_in(&browser);
    browser.press("Change");
    browser.write("#address", "jane@q.com");
    browser.click(".address-box button");
    is_filled_in(&browser);
    browser.click("a[href='/q.com/thunderbird/pop3/']");
    browser.wait_for("h1", "Set up q.com in Thunderbird with POP3");
    browser.wait_for_any("[data-step]");
    is_filled_in(&browser);
}
