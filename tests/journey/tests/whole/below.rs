//! The guide below a path of a host: with its server, and on a host that only knows files.

use mailsteps_journey::{
    BASE, Browser, Manner, Middleman, PlainHost, Server, get, site_below, site_without_server, until,
};
use mailsteps_stage::{Engine, Service, Stage};

/// From the address to the steps; then the page and its values are those of the reader.
fn to_the_steps(browser: &Browser, home: &str) {
    browser.open_app(home);
    browser.write("#address", "jane@q.com");
    browser.press("Show my settings");
    browser.wait_for("h1", "E-mail settings for q.com");
    assert_eq!(browser.path(), format!("{BASE}q.com/#address=jane@q.com"));
    browser.click(&format!("a[href='{BASE}q.com/thunderbird/imap/']"));
    browser.wait_for("h1", "Set up q.com in Thunderbird with IMAP");
    browser.wait_for_any("[data-step]");
    assert_eq!(browser.texts("[data-step] [data-setting='incoming.username']"), ["jane@q.com"]);
    browser.click("[data-step=open] .tick");
    browser.write("[id='typed-incoming.port']", "995");
    browser.wait_for_text("Port 995 is for POP3");
    browser.reload();
    let steps = format!("{BASE}q.com/thunderbird/imap/#address=jane@q.com&marks=done-a-open");
    assert_eq!(browser.path(), steps);
    assert!(browser.texts("#progress-text")[0].starts_with("1 of "), "{:?}", browser.texts("#progress-text"));
}

/// A plan for what goes wrong, as the extras make it.
fn to_a_plan(browser: &Browser) {
    browser.press("It does not work");
    browser.wait_for_any("#message");
    browser.write("#message", "something is wrong and nobody knows what");
    browser.wait_for_any("#plan-items a, #plan-items li");
}

#[test]
fn the_whole_journey_below_a_path() {
    let stage = Stage::start(Engine::Fake, &Service::centurylink(), &[]).unwrap();
    let server = Server::below(&stage, &site_below(), BASE);
    let middleman = Middleman::start(server.address());
    let browser = Browser::start();
    // Whoever asks for the host is led in.
    browser.open(&middleman.url("/"));
    until("the browser is led in", || (browser.path() == BASE).then_some(()));
    to_the_steps(&browser, &middleman.url(BASE));
    to_a_plan(&browser);
    browser.press("Check the servers");
    browser.wait_for_any(".verdict");
    assert_eq!(browser.texts(".verdict__sentence"), ["The mail servers for q.com are answering."]);
    assert_eq!(browser.path(), format!("{BASE}q.com/check/#address=jane@q.com"));
    browser.press("mailsteps");
    browser.wait_for("h1", "Set up your e-mail");
    assert!(browser.console().is_empty(), "{:?}", browser.console());
    for request in middleman.seen().iter().filter_map(|request| request.split(' ').nth(1)) {
        assert!(request.starts_with(BASE) || request == "/", "{request} is outside of the guide");
    }
    assert_eq!(get(server.address(), "/q.com/").status, 404);
    assert_eq!(get(server.address(), "/q.com/mail/config-v1.1.xml").status, 200);
}

#[test]
fn a_host_that_only_knows_files_has_everything_but_the_check() {
    let host = PlainHost::start(site_without_server(), BASE);
    let browser = Browser::start();
    to_the_steps(&browser, &host.url(BASE));
    to_a_plan(&browser);
    for path in ["", "q.com/", "q.com/thunderbird/imap/", "q.com/iphone/imap/", "q.com/fix/", "es/q.com/"] {
        browser.open_app(&host.url(&format!("{BASE}{path}")));
        let left = "return [...document.querySelectorAll('a')].map(it => it.getAttribute('href'))
            .filter(href => href.includes('/check/') || href.includes('mobileconfig'))";
        assert_eq!(browser.texts_of(left), [""; 0], "{path}");
    }
    browser.open_app(&host.url(&format!("{BASE}q.com/check/")));
    browser.wait_for_text("There is no page here");
    // It has its own name and colours, in the app too.
    browser.press("Example Help");
    browser.wait_for("h1", "Set up your e-mail");
    browser.press("q.com");
    browser.wait(
        "the app has the site's name",
        "return document.title === 'q.com e-mail settings: server, port and encryption · Example Help'",
    );
    let accent = "return getComputedStyle(document.documentElement).getPropertyValue('--accent')";
    assert_eq!(browser.text_of(accent), "#7a1f5c");
    let asked = browser.requests();
    assert!(!asked.iter().any(|request| request.url.contains("/api/")), "the check was asked for: {asked:?}");
}

/// The worker's place, its pages and its caches are those of the path.
#[test]
fn pages_below_a_path_are_kept() {
    let host = PlainHost::start(site_without_server(), BASE);
    let browser = Browser::start_as(Manner::WithWorker);
    let steps = host.url(&format!("{BASE}q.com/thunderbird/imap/"));
    browser.open_app(&steps);
    let kept = format!(
        "return caches.open('mailsteps:{BASE}:pages').then(it => it.match('{BASE}q.com/thunderbird/imap/')).then(Boolean)"
    );
    browser.wait("the page is kept", &kept);
    let scope =
        browser.text_of("return navigator.serviceWorker.getRegistration().then(it => new URL(it.scope).pathname)");
    assert_eq!(scope, BASE);
    let never = host.url(&format!("{BASE}q.com/iphone/imap/"));
    drop(host);
    browser.reload();
    assert!(browser.visible("[data-step]") > 5);
    browser.open(&never);
    browser.wait_for("h1", "This page is not on your device");
    browser.press("q.com in Thunderbird with IMAP: step by step · Example Help");
    browser.wait_for("h1", "Set up q.com in Thunderbird with IMAP");
}
