//! `/embed/`: what a publisher chooses, sees, and copies.

use mailsteps_journey::{Browser, Server, get};
use serde_json::json;

use crate::narrow::TOO_WIDE;

fn choose(browser: &Browser, id: &str, value: &str) {
    let script = "const it = document.getElementById(arguments[0]); it.value = arguments[1];
        it.dispatchEvent(new Event('input', { bubbles: true }))";
    browser.run_with(script, &[json!(id), json!(value)]);
}

fn code(browser: &Browser, id: &str) -> String {
    browser.text_of(&format!("return document.getElementById({id:?}).textContent"))
}

#[test]
fn a_publisher_chooses_sees_and_copies() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url("/embed/"));
    browser.allow_clipboard();
    let root = server.url("/");
    let first = format!(
        "<script type=\"module\" src=\"{root}embed.js\"></script>\n<mail-setup-guide lang=\"en\" theme=\"auto\">\n  \
         <a href=\"{root}\">Set up your e-mail</a>\n</mail-setup-guide>"
    );
    browser.wait(
        "the code is there",
        &format!("return document.getElementById('embed-element').textContent === {first:?}"),
    );
    for (id, value) in [
        ("embed-domain", "q.com"),
        ("embed-client", "thunderbird"),
        ("embed-task", "pop3"),
        ("embed-colours", "own"),
        ("embed-accent", "#804000"),
    ] {
        choose(&browser, id, value);
    }
    browser.click("#embed-links");
    let address = format!("{root}q.com/thunderbird/pop3/");
    let element = format!(
        "<script type=\"module\" src=\"{root}embed.js\"></script>\n<mail-setup-guide domain=\"q.com\" client=\"thunderbird\" \
         task=\"pop3\" lang=\"en\" theme=\"light\" deep-links>\n  <a href=\"{address}\">Set up your e-mail</a>\n</mail-setup-guide>"
    );
    assert_eq!(code(&browser, "embed-element"), element);
    assert!(code(&browser, "embed-iframe").starts_with(&format!("<iframe src=\"{address}\" title=")));
    let origin = root.trim_end_matches('/');
    assert_eq!(code(&browser, "embed-policy"), format!("script-src {origin}; frame-src {origin}"));
    assert!(
        code(&browser, "embed-style").contains("  --mailsteps-accent: #804000;\n  --mailsteps-accent-strong: #804000;")
    );
    assert_eq!(browser.visible("#embed-contrast"), 0);
    choose(&browser, "embed-paper", "#804020");
    browser.wait_for_any("#embed-contrast");
    choose(&browser, "embed-paper", "#ffffff");
    browser.click("#embed-element + .copy");
    browser.wait("it is copied", "return document.querySelector('#embed-element + .copy').textContent === 'Copied'");
    assert_eq!(browser.clipboard(), element);
    browser.into_guide(0);
    browser.wait_for("h1", "Set up q.com in Thunderbird with POP3");
    browser.wait(
        "in the publisher's colours",
        "return document.documentElement.style.getPropertyValue('--accent') === '#804000' && document.documentElement.dataset.theme === 'light'",
    );
    browser.out_of_frame();
    choose(&browser, "embed-task", "check");
    assert!(code(&browser, "embed-element").contains("<mail-setup-guide domain=\"q.com\" page=\"check\" "));
    browser.into_guide(0);
    browser.wait_for("h1", "Are the mail servers for q.com working?");
    assert!(browser.console().is_empty(), "{:?}", browser.console());
}

#[test]
fn it_fits_on_a_telephone_and_needs_no_script_for_the_code() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.resize(320, 640);
    browser.open_app(&server.url("/embed/"));
    choose(&browser, "embed-domain", "emadisonriver.com");
    choose(&browser, "embed-colours", "own");
    assert_eq!(browser.text_of(TOO_WIDE), "");
    let page = get(server.address(), "/embed/").body;
    assert!(page.contains("&lt;mail-setup-guide lang=&quot;en&quot; theme=&quot;auto&quot;&gt;"));
}

/// The browser test is in `embed`; this is what other sites and their browsers rest on.
#[test]
fn the_script_has_a_lasting_name_and_may_be_taken_by_any_site() {
    let server = Server::without_mail_servers();
    let answer = get(server.address(), "/embed.js");
    assert_eq!(answer.status, 200);
    for header in [
        "content-type: text/javascript",
        "cache-control: no-cache",
        "access-control-allow-origin: *",
        "cross-origin-resource-policy: cross-origin",
    ] {
        assert!(answer.head.contains(header), "{header} is missing: {}", answer.head);
    }
    assert!(!answer.body.contains("{{"), "a place was not filled");
}
