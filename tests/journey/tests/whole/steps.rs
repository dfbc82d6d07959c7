//! A program's steps cannot be fetched.

use mailsteps_journey::{Browser, Meddling, Middleman, Server, until};

const STEPS: &str = "/assets/thunderbird.*";

#[test]
fn on_the_way_the_page_says_so_shows_the_settings_and_tries_again() {
    let server = Server::without_mail_servers();
    let middleman = Middleman::start(server.address());
    let browser = Browser::start();
    browser.open_app(&middleman.url("/q.com/"));
    for meddling in [
        Meddling::Close,
        Meddling::Answer { status: "200 OK", content_type: "text/html", body: "<h1>Log in</h1>".to_owned() },
    ] {
        middleman.meddle(STEPS, meddling);
        browser.click("a[href='/q.com/thunderbird/imap/']");
        browser.wait_for("h1", "Set up q.com in Thunderbird with IMAP");
        browser.wait_for_text("The steps could not be fetched.");
        let hosts = browser.texts("main [data-setting='incoming.host']");
        assert_eq!(hosts, ["mail.centurylink.net"]);
        browser.press("Try again");
        browser.wait_for_text("The steps could not be fetched.");
        browser.press("Settings for q.com");
        browser.wait_for("h1", "E-mail settings for q.com");
        middleman.relent();
    }
    middleman.meddle(STEPS, Meddling::Close);
    browser.click("a[href='/q.com/thunderbird/imap/']");
    browser.wait_for_text("The steps could not be fetched.");
    middleman.relent();
    browser.press("Try again");
    browser.wait_for_any("[data-step]");
    assert!(!browser.page_text().contains("could not be fetched"));
}

#[test]
fn while_they_are_on_their_way_the_page_says_what_it_waits_for() {
    let server = Server::without_mail_servers();
    let middleman = Middleman::start(server.address());
    let browser = Browser::start();
    browser.open_app(&middleman.url("/q.com/"));
    middleman.meddle(STEPS, Meddling::Hold);
    browser.click("a[href='/q.com/thunderbird/imap/']");
    browser.wait_for(".waiting", "Fetching the steps for Thunderbird …");
    middleman.relent();
    browser.wait_for_any("[data-step]");
}

/// The ready-made page holds every step; an app that lacks them must not take them away.
#[test]
fn a_page_that_came_with_its_steps_keeps_them() {
    let server = Server::without_mail_servers();
    let middleman = Middleman::start(server.address());
    let browser = Browser::start();
    middleman.meddle(STEPS, Meddling::Close);
    browser.open(&middleman.url("/q.com/thunderbird/imap/"));
    let asked = || middleman.seen().iter().any(|request| request.starts_with("GET /assets/thunderbird."));
    until("the app asks for the steps", || asked().then_some(()));
    browser.wait("the app has no steps", "return document.documentElement.dataset.app === 'failed'");
    assert!(browser.visible("[data-step]") > 5, "the steps are gone");
    browser.wait_for_text("This page could not start its helper");
    middleman.relent();
    browser.wait_for_app();
    assert!(browser.visible("[data-step]") > 5, "the steps are gone");
    assert!(!browser.page_text().contains("could not start"));
}
