//! What is typed and leads nowhere: each gets its sentence, and stays in the box.

use mailsteps_journey::{Browser, Server};

const BOX: &str = "return document.getElementById('address').value";

/// Types a text that leads nowhere, and hears this sentence.
fn leads_nowhere(browser: &Browser, typed: &str, sentence: &str) {
    browser.clear("#address");
    browser.write("#address", typed);
    browser.press("Show my settings");
    browser.wait_for("#address-problem[role=alert] p", sentence);
    assert_eq!(browser.text_of(BOX), typed, "what was typed is lost");
    assert_eq!(browser.path(), "/");
    assert_eq!(browser.text_of("return document.getElementById('address').ariaInvalid"), "true");
}

#[test]
fn a_domain_that_nobody_has_leads_to_the_one_that_was_meant() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url("/"));
    leads_nowhere(&browser, "jane@centurylink.com", "We have no settings for centurylink.com.");
    assert!(browser.texts("#address-problem p").contains(&"Did you mean one of these?".to_owned()));
    browser.click("#address-problem a[href='/centurylink.net/']");
    browser.wait_for("h1", "E-mail settings for centurylink.net");
    // She chose the domain herself, so her name goes along.
    browser.wait_for_text("Filled in for jane@centurylink.net");
    assert_eq!(browser.path(), "/centurylink.net/#address=jane@centurylink.net");
    assert!(browser.console().is_empty(), "{:?}", browser.console());
}

#[test]
fn the_one_that_was_meant_may_be_the_one_of_this_page() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url("/centurylink.net/"));
    browser.write("#address", "jane@centurylink.com");
    browser.press("Fill in");
    browser.click("#address-problem a[href='/centurylink.net/']");
    browser.wait_for_text("Filled in for jane@centurylink.net");
    assert_eq!(browser.visible("#address-problem p"), 0);
    assert_eq!(browser.path(), "/centurylink.net/#address=jane@centurylink.net");
}

#[test]
fn a_domain_that_was_meant_without_a_name() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url("/"));
    leads_nowhere(&browser, "centurylink.com", "We have no settings for centurylink.com.");
    browser.click("#address-problem a[href='/centurylink.net/']");
    browser.wait_for("h1", "E-mail settings for centurylink.net");
    assert_eq!(browser.path(), "/centurylink.net/");
}

#[test]
fn each_mistake_has_its_sentence_and_nothing_typed_is_lost() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url("/"));
    for (typed, sentence) in [
        ("jane@gmail.com", "We have no settings for gmail.com."),
        ("jane", "“jane” has no part behind the @. A whole address looks like name@q.com."),
        (
            "jane@q,com",
            "“q,com” cannot be the part behind the @. Look for a comma, a space or a missing dot. It looks like q.com or centurylink.net.",
        ),
        ("", "Type your e-mail address, or only the part behind the @."),
    ] {
        leads_nowhere(&browser, typed, sentence);
    }
    // The way on is open all the same.
    browser.write("#address", "jane@q.com");
    browser.press("Show my settings");
    browser.wait_for("h1", "E-mail settings for q.com");
}

#[test]
fn a_domain_alone_is_enough() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url("/"));
    browser.write("#address", " Q.COM ");
    browser.press("Show my settings");
    browser.wait_for("h1", "E-mail settings for q.com");
    assert_eq!(browser.path(), "/q.com/");
}
