//! JavaScript is switched off: every page is complete, and shows nothing that does not work.

use mailsteps_journey::{Browser, Manner, Server};

const PROGRAMS: [&str; 4] = ["thunderbird", "outlook-classic", "apple-mail", "iphone"];

/// What only works with the app.
const DEAD: &str = "button, input, .copy, .address-box, .check-result, .app-failed";

fn start(server: &Server, path: &str) -> Browser {
    let browser = Browser::start_as(Manner::WithoutScript);
    open(&browser, server, path);
    browser
}

fn open(browser: &Browser, server: &Server, path: &str) {
    browser.open(&server.url(path));
    assert_eq!(browser.texts(DEAD), Vec::<String>::new(), "{path} shows what does not work without JavaScript");
}

#[test]
fn home_and_domain() {
    let server = Server::without_mail_servers();
    let browser = start(&server, "/");
    assert_eq!(browser.texts("h1"), ["Set up your e-mail"]);
    assert_eq!(browser.texts(".without-script"), ["Pick the part of your address behind the @ from this list."]);
    browser.press("Other domains");
    browser.wait_for_any("a[href='/mebtel.net/']");
    browser.click("a[href='/q.com/']");
    browser.wait_for("h1", "E-mail settings for q.com");
    let shown = browser.texts("[data-setting]");
    for value in
        ["pop.centurylink.net", "995", "mail.centurylink.net", "993", "smtp.centurylink.net", "587", "STARTTLS"]
    {
        assert!(shown.iter().any(|text| text == value), "{value} is missing: {shown:?}");
    }
    assert_eq!(browser.texts(DEAD), Vec::<String>::new());
    browser.click("a[href='/q.com/thunderbird/pop3/']");
    browser.wait_for("h1", "Set up q.com in Thunderbird with POP3");
}

#[test]
fn every_walkthrough_of_a_domain() {
    let server = Server::without_mail_servers();
    let browser = start(&server, "/");
    for program in PROGRAMS {
        for (protocol, host) in [("pop3", "pop.centurylink.net"), ("imap", "mail.centurylink.net")] {
            let path = format!("/q.com/{program}/{protocol}/");
            open(&browser, &server, &path);
            let steps = browser.visible("[data-step]");
            assert!(steps >= 5, "{path} has {steps} steps");
            for (setting, value) in
                [("incoming.host", host), ("outgoing.host", "smtp.centurylink.net"), ("outgoing.port", "587")]
            {
                let shown = browser.texts(&format!("[data-setting='{setting}']"));
                assert!(shown.len() >= 2, "{path}: {setting} is not in the steps and in the table: {shown:?}");
                assert!(shown.iter().all(|text| text == value), "{path}: {setting} is {shown:?}");
            }
            browser.click("[data-step] summary");
            browser.wait_for_any("[data-step] details[open] .sources");
        }
    }
    browser.press("It did not work: check the servers");
    browser.wait_for("h1", "Are the mail servers for q.com working?");
}

#[test]
fn a_note_about_a_list_stands_only_where_there_is_one() {
    let server = Server::without_mail_servers();
    let browser = start(&server, "/");
    for path in ["/q.com/", "/q.com/thunderbird/imap/", "/nonsense/"] {
        open(&browser, &server, path);
        let text = browser.page_text();
        assert!(!text.contains("from this list"), "{path} speaks of a list that is not there");
    }
}

#[test]
fn the_check_says_what_it_needs_and_offers_other_ways() {
    let server = Server::without_mail_servers();
    let browser = start(&server, "/q.com/check/");
    browser.wait_for_text("This check needs JavaScript, which is switched off in your browser.");
    browser.press("Compare your settings");
    browser.wait_for("h1", "E-mail settings for q.com");
    assert_eq!(browser.path(), "/q.com/#settings");
}

#[test]
fn the_page_for_what_is_not_there() {
    let server = Server::without_mail_servers();
    let browser = start(&server, "/nonsense/");
    assert_eq!(browser.texts("h1"), ["There is no page here"]);
    browser.press("Go to the first page");
    browser.wait_for("h1", "Set up your e-mail");
}
