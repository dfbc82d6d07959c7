//! Narrow screens, and light and dark ones.

use mailsteps_journey::{Browser, Server};
use mailsteps_stage::{Engine, Service, Stage};
use serde_json::json;

/// As long as a name before the @ may be (RFC 5321, section 4.5.3.1.1), without a place to break it.
const LONG: &str = "a-name-of-sixty-four-letters-that-nobody-could-ever-break-apart0";

/// What reaches beyond the right edge, when the page can be scrolled sideways. Folds are opened: they must fit too.
const TOO_WIDE: &str = "
    document.querySelectorAll('details').forEach(it => it.open = true);
    const wide = document.documentElement.scrollWidth;
    if (wide <= innerWidth) return '';
    const out = [...document.querySelectorAll('body *')].filter(it => it.checkVisibility({ visibilityProperty: true }) &&
        (it.getBoundingClientRect().right > innerWidth + 1 || it.scrollWidth > it.clientWidth + 1 && it.clientWidth > 1));
    const names = out.slice(-3).map(it => `${it.tagName.toLowerCase()}.${it.className} ${it.textContent.slice(0, 60)}`);
    return `${wide} px: ${names.join(' | ')}`";

#[test]
fn nothing_scrolls_sideways_at_320_pixels() {
    let stage = Stage::start(Engine::Fake, &Service::centurylink(), &[]).unwrap();
    let server = Server::start(&stage);
    let browser = Browser::start();
    browser.resize(320, 640);
    let mut wrong = Vec::new();
    for path in [
        "/",
        "/q.com/",
        "/emadisonriver.com/",
        "/qwestoffice.net/",
        "/q.com/thunderbird/imap/",
        "/q.com/outlook-classic/pop3/",
        "/q.com/apple-mail/imap/",
        "/q.com/iphone/pop3/",
        "/emadisonriver.com/thunderbird/imap/",
        "/qwestoffice.net/thunderbird/imap/",
        "/q.com/check/",
        "/centurylink.com/",
    ] {
        let domain = path.split('/').nth(1).filter(|domain| domain.contains('.')).unwrap_or("q.com");
        for address in ["", LONG] {
            let fragment = if address.is_empty() { String::new() } else { format!("#address={address}@{domain}") };
            browser.open_app(&server.url(&format!("{path}{fragment}")));
            if path.ends_with("/check/") {
                browser.wait_for_any(".verdict");
            }
            let found = browser.text_of(TOO_WIDE);
            if !found.is_empty() {
                wrong.push(format!("{path}{fragment}: {found}"));
            }
            browser.run("localStorage.clear()");
        }
    }
    browser.open_app(&server.url("/"));
    browser.write("#address", &format!("{LONG}@centurylink.com"));
    browser.press("Show my settings");
    browser.wait_for_any("#address-problem p");
    let found = browser.text_of(TOO_WIDE);
    if !found.is_empty() {
        wrong.push(format!("the answer to a mistake: {found}"));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn light_and_dark() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url("/q.com/"));
    let colours = ["light", "dark"].map(|scheme| {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        browser.devtools("Emulation.setEmulatedMedia", json!({ "features": features }));
        browser.texts_of("const style = getComputedStyle(document.body); return [style.backgroundColor, style.color]")
    });
    assert_ne!(colours[0][0], colours[1][0], "{colours:?}");
    assert_ne!(colours[0][1], colours[1][1], "{colours:?}");
}
