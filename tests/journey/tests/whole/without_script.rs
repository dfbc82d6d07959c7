//! JavaScript is switched off: every page is complete, and shows nothing that does not work.

use mailsteps_journey::{Browser, Manner, Server};

const PROGRAMS: [&str; 7] =
    ["thunderbird", "outlook-classic", "outlook-mac", "apple-mail", "iphone", "gmail-app", "other"];

/// What only works with the app. Boxes and choices work by themselves, and the style sheet heeds them.
const DEAD: &str = "button, progress, input:not([type=checkbox], [type=radio]), .copy, .address-box, .typing, \
    .check-result, .app-failed, a[href='#typing']";

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
            browser.wait_for_any("[data-step] details[open] .report");
        }
    }
    browser.press("It did not work");
    assert_eq!(browser.texts(DEAD), Vec::<String>::new());
    browser.press("Are the servers working?");
    browser.wait_for("h1", "Are the mail servers for q.com working?");
}

#[test]
fn choices_show_their_steps() {
    let server = Server::without_mail_servers();
    let browser = start(&server, "/q.com/thunderbird/imap/");
    for way in ["b", "a"] {
        browser.click(&format!("#way-{way}"));
        let shown = browser.texts_of("return [...document.querySelectorAll('.way')].filter(it => it.checkVisibility()).map(it => it.dataset.way)");
        assert_eq!(shown, [way]);
    }
    open(&browser, &server, "/q.com/outlook-classic/repair/");
    for kind in ["pop3", "imap"] {
        for way in ["b", "a"] {
            browser.click(&format!("#kind-{kind}"));
            browser.click(&format!("#way-{way}"));
            let shown = browser.texts_of("return [...document.querySelectorAll('.way')].filter(it => it.checkVisibility()).map(it => `${it.dataset.kind} ${it.dataset.way}`)");
            assert_eq!(shown, [format!("{kind} {way}")]);
            let tables = browser.texts_of("return [...document.querySelectorAll('.side table')].filter(it => it.checkVisibility()).map(it => it.dataset.protocol)");
            assert_eq!(tables, [kind, "smtp"]);
        }
    }
}

#[test]
fn the_other_tasks_of_a_program() {
    let server = Server::without_mail_servers();
    let browser = start(&server, "/q.com/outlook-new/imap/");
    browser.press("Check or repair");
    browser.wait_for("h1", "Check or repair q.com in Outlook (new)");
    browser.press("My address has changed");
    browser.wait_for("h1", "Your address has changed: q.com in Outlook (new)");
    assert_eq!(browser.texts(DEAD), Vec::<String>::new());
    browser.press("Show the steps for myctl.net");
    browser.wait_for("h1", "Your address has changed: myctl.net in Outlook (new)");
    assert!(browser.visible("[data-step]") > 3);
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
