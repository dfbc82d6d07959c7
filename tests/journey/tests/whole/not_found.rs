//! Addresses where there is no page.

use mailsteps_journey::{Browser, Server, get};

#[test]
fn a_page_that_is_not_there_says_so_to_machines_and_people() {
    let server = Server::without_mail_servers();
    for path in ["/nonsense/", "/nonsense", "/q.com/thunderbird/", "/gmail.com/", "/assets/gone.js"] {
        let answer = get(server.address(), path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.body.contains("<h1>There is no page here</h1>"), "{path}: {}", answer.body);
        assert!(answer.body.contains("<input id=\"address\""), "{path}: there is no search box");
    }
}

#[test]
fn the_search_box_and_the_domain_that_was_meant() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url("/nonsense/"));
    browser.wait_for("h1", "There is no page here");
    browser.write("#address", "jane@q.com");
    browser.press("Show my settings");
    browser.wait_for("h1", "E-mail settings for q.com");
    browser.back();
    browser.wait_for("h1", "There is no page here");

    browser.open_app(&server.url("/centurylink.com/"));
    browser.wait_for("h1", "There is no page here");
    browser.wait_for_text("Did you mean one of these?");
    browser.click("main a[href='/centurylink.net/']");
    browser.wait_for("h1", "E-mail settings for centurylink.net");
}
