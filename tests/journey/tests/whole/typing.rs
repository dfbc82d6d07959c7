//! "Check my typing": what the reader's screen shows, held against what should be there.

use mailsteps_journey::{Browser, Meddling, Middleman, Server};
use serde_json::json;

const IMAP: &str = "/q.com/thunderbird/imap/";
/// The script and what it starts, or that alone.
const EXTRAS: [&str; 2] = ["/assets/extras.*", "/assets/extras.*.wasm"];

/// Types into a box, in the place of what stood there.
fn enter(browser: &Browser, field: &str, text: &str) {
    let selector = format!("[id='typed-{field}']");
    browser.clear(&selector);
    browser.write(&selector, text);
}

/// Waits until the remark on a field has this verdict and these words in it.
#[track_caller]
fn says(browser: &Browser, field: &str, verdict: &str, words: &str) {
    let script = format!(
        "const it = document.getElementById('remark-{field}');
         return it.dataset.verdict === {} && it.innerText.includes({}) && it.checkVisibility()",
        json!(verdict),
        json!(words)
    );
    browser.wait(&format!("{field} is {verdict}: {words}"), &script);
}

#[track_caller]
fn enter_and_hear(browser: &Browser, field: &str, text: &str, verdict: &str, words: &str) {
    enter(browser, field, text);
    says(browser, field, verdict, words);
}

#[test]
fn each_box_says_whether_it_is_right() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url(&format!("{IMAP}#address=jane@q.com")));
    assert_eq!(browser.texts(".typed").len(), 8);
    assert_eq!(browser.visible(".remark[data-verdict]"), 0);
    for (field, text, verdict, words) in [
        ("incoming.host", "pop,centurylink,net", "wrong", "There is a comma where a dot belongs."),
        (
            "incoming.host",
            "imap.centurylink.net",
            "doubtful",
            "no page of CenturyLink does, so use mail.centurylink.net",
        ),
        ("incoming.host", "mail.q.com", "wrong", "mail.centurylink.net"),
        ("incoming.host", "mail.centurylink.net", "right", "Right."),
        ("incoming.port", "995", "wrong", "Port 995 is for POP3, and you are checking IMAP. Type 993."),
        ("incoming.port", "993", "right", "Right."),
        ("incoming.security", "SSL", "right", "Right."),
        ("incoming.security", "None", "wrong", "This is without encryption"),
        ("incoming.username", "jane", "wrong", "The whole e-mail address is needed"),
        ("incoming.username", "jane@q.com", "right", "Right."),
        ("outgoing.host", "smpt.centurylink.net", "wrong", "“smpt” is misspelt."),
        ("outgoing.security", "StartTLS", "right", "Right."),
        ("outgoing.port", "465", "wrong", "Port 465 goes with SSL/TLS; you chose StartTLS. Type 587."),
        ("outgoing.port", "587", "right", "Right."),
    ] {
        enter_and_hear(&browser, field, text, verdict, words);
    }
    // A box that is emptied again is neither right nor wrong.
    browser.clear("[id='typed-incoming.host']");
    says(&browser, "incoming.host", "", "");
    assert_eq!(browser.text_of("return document.getElementById('remark-incoming.host').textContent"), "");
    says(&browser, "incoming.port", "right", "Right.");
    assert!(browser.console().is_empty(), "{:?}", browser.console());
}

#[test]
fn what_is_typed_stays_on_the_page() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url(IMAP));
    let asked = |name: &str| browser.requests().iter().filter(|request| request.url.contains(name)).count();
    assert_eq!(asked("/assets/extras."), 0, "the check is fetched before anybody asks for it");
    enter_and_hear(&browser, "incoming.host", "mail.secret,net", "wrong", "");
    enter_and_hear(&browser, "incoming.username", "very-private@q.com", "right", "");
    assert_eq!(asked("/assets/extras."), 3, "the check is fetched once: a script, what it starts, and its words");
    let elsewhere = browser.text_of("return location.href + JSON.stringify({ ...localStorage }) + document.cookie");
    for request in browser.requests().iter().map(|request| format!("{request:?}")).chain([elsewhere]) {
        assert!(!request.contains("secret") && !request.contains("private"), "{request}");
    }
    browser.reload();
    assert_eq!(browser.text_of("return [...document.querySelectorAll('.typed')].map(it => it.value).join('')"), "");
}

#[test]
fn the_kind_of_account_decides_what_is_right() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url("/q.com/thunderbird/repair/"));
    enter_and_hear(&browser, "incoming.host", "pop.centurylink.net", "wrong", "This server is for POP3");
    enter_and_hear(&browser, "incoming.port", "995", "wrong", "Port 995 is for POP3");
    browser.click("#kind-pop3");
    says(&browser, "incoming.host", "right", "Right.");
    says(&browser, "incoming.port", "right", "Right.");
    browser.click("#kind-imap");
    says(&browser, "incoming.host", "wrong", "This server is for POP3");
}

#[test]
fn the_address_changes_what_is_right_and_nothing_typed_is_lost() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url(IMAP));
    enter_and_hear(&browser, "incoming.host", "mail.q.com", "wrong", "");
    enter_and_hear(&browser, "incoming.username", "john@q.com", "right", "");
    browser.write("#address", "jane@q.com");
    browser.press("Fill in");
    browser.wait_for_text("Filled in for jane@q.com");
    says(&browser, "incoming.username", "doubtful", "This is not the e-mail address that you gave us.");
    says(&browser, "incoming.host", "wrong", "");
    let typed = "return ['host', 'username'].map(name => document.getElementById('typed-incoming.' + name).value)";
    assert_eq!(browser.texts_of(typed), ["mail.q.com", "john@q.com"]);
    browser.press("Change");
    says(&browser, "incoming.username", "right", "");
    assert_eq!(browser.texts_of(typed), ["mail.q.com", "john@q.com"]);
}

#[test]
fn a_check_that_cannot_be_fetched_says_so_and_tries_again() {
    let server = Server::without_mail_servers();
    let login = Meddling::Answer { status: "200 OK", content_type: "text/html", body: "<h1>Log in</h1>".to_owned() };
    for (file, trouble) in
        [(EXTRAS[0], Meddling::Close), (EXTRAS[0], login.clone()), (EXTRAS[1], Meddling::Close), (EXTRAS[1], login)]
    {
        let middleman = Middleman::start(server.address());
        let browser = Browser::start();
        browser.open_app(&middleman.url(IMAP));
        middleman.meddle(file, trouble);
        enter(&browser, "incoming.host", "mail.centurylink.net");
        let failed = "The check could not be fetched. Look whether you are online, and type on to try again. Try again";
        browser.wait_for("#typing-failed", failed);
        assert_eq!(browser.visible(".remark[data-verdict]"), 0);
        middleman.relent();
        browser.click("#typing-failed button");
        says(&browser, "incoming.host", "right", "Right.");
        assert_eq!(browser.visible("#typing-failed"), 0, "{file}");
    }
}
