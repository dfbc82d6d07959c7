//! After the last step: it worked, or it did not.

use mailsteps_journey::{Browser, Server};

#[test]
fn both_answers_open_and_lead_on() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    for path in ["/q.com/thunderbird/imap/", "/q.com/gmail-app/new-address/"] {
        browser.open_app(&server.url(path));
        assert_eq!(browser.visible(".finish__answer p, .finish__answer li"), 0);
        browser.press("It worked");
        browser.wait_for_any(".finish__answer[open] p");
        assert_eq!(browser.visible("#not-worked li"), 0);
        browser.press("It did not work");
        browser.wait_for_any("#not-worked li");
        assert_eq!(browser.visible("#not-worked li"), 3);
        let links = browser
            .texts_of("return [...document.querySelectorAll('#not-worked a')].map(it => it.getAttribute('href'))");
        assert!(links[1].starts_with("https://"), "{links:?}");
        assert_eq!((links[0].as_str(), links[2].as_str()), ("/q.com/check/", "#typing"));
        browser.press("Check my typing");
        browser.wait("the boxes have the focus", "return document.activeElement.id === 'typing' && scrollY > 100");
        assert_eq!(browser.path(), path, "the place on the page has nothing to do with the page's state");
        browser.click("#not-worked a[href='/q.com/check/']");
        browser.wait_for("h1", "Are the mail servers for q.com working?");
    }
}
