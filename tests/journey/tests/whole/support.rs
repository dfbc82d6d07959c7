//! The view for those who help by telephone: names spelt out, a paragraph for the ticket, and nobody's address.

use mailsteps_journey::{Browser, Server};

const POP3: &str = "/q.com/thunderbird/pop3/";

/// Nothing on the page, in the address bar or in what would be copied names the customer.
#[track_caller]
fn names_nobody(browser: &Browser) {
    let page = browser.text_of("return location.href + document.title + document.documentElement.outerHTML");
    assert!(!page.contains("jane"), "{}", &page[page.find("jane").unwrap_or_default()..][..60]);
}

fn desk_is_open(browser: &Browser) {
    browser.wait_for_any(".support__desk");
    assert_eq!(browser.run("return document.getElementById('support').checked"), true);
    assert_eq!(browser.visible(".address-box, .address-line"), 0);
}

#[test]
fn names_are_spelt_out_and_nobody_is_named() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url(&format!("{POP3}#address=jane@q.com")));
    browser.wait_for_text("Filled in for jane@q.com");
    assert_eq!(browser.visible(".support__desk"), 0);
    let numbers = browser.texts(".step__number");
    assert!(numbers.len() > 5 && numbers[0] == "1", "{numbers:?}");
    browser.click("#support");
    desk_is_open(&browser);
    names_nobody(&browser);
    assert_eq!(browser.path(), format!("{POP3}#marks=support"));
    let lines = browser.texts(".support__desk dl");
    for line in ["POP3: pop.centurylink.net, 995, SSL/TLS", "pop: Papa Oscar Papa", "net: November Echo Tango"] {
        assert!(lines[0].contains(line), "{line} is missing: {lines:?}");
    }
    assert_eq!(browser.texts(".step__number"), numbers, "the customer sees other numbers");
    // The customer's own address comes back when it is over.
    browser.click("#support");
    browser.wait_for_text("Filled in for jane@q.com");
    assert_eq!(browser.visible(".support__desk"), 0);
    assert_eq!(browser.path(), format!("{POP3}#address=jane@q.com"));
    assert!(browser.console().is_empty(), "{:?}", browser.console());
}

#[test]
fn the_paragraph_for_the_ticket() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url(&format!("{POP3}#address=jane@q.com")));
    browser.allow_clipboard();
    browser.click("#support");
    browser.click(".tick");
    let count = browser.texts("#progress-text");
    assert!(count[0].starts_with("1 of "), "{count:?}");
    browser.click(".value--ticket .copy");
    browser.wait_for(".guide > [role=status]", "Copied: For the ticket");
    let ticket = browser.clipboard();
    assert_eq!(browser.texts(".value--ticket .value__text")[0], ticket);
    for part in [
        "q.com, Thunderbird: Set up with POP3.",
        "POP3: pop.centurylink.net, port 995, SSL/TLS.",
        "SMTP: smtp.centurylink.net, port 587, STARTTLS.",
        count[0].as_str(),
        POP3,
    ] {
        assert!(ticket.contains(part), "{part} is missing: {ticket}");
    }
    assert!(!ticket.contains("jane") && !ticket.contains('\n') && !ticket.contains('{'), "{ticket}");
    browser.press("Start again");
    assert!(browser.texts(".value--ticket .value__text")[0].contains("0 of "));
    desk_is_open(&browser);
}

#[test]
fn it_stays_on_from_page_to_page() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url(&format!("{POP3}#address=jane@q.com")));
    browser.click("#support");
    desk_is_open(&browser);
    browser.press("Check or repair");
    browser.wait_for("h1", "Check or repair q.com in Thunderbird");
    desk_is_open(&browser);
    names_nobody(&browser);
    browser.back();
    browser.wait_for("h1", "Set up q.com in Thunderbird with POP3");
    desk_is_open(&browser);
    names_nobody(&browser);
    browser.press("Settings for q.com");
    browser.wait_for("h1", "E-mail settings for q.com");
    browser.wait_for_any("#programs");
    names_nobody(&browser);
    browser.click("a[href='/q.com/kmail/imap/']");
    browser.wait_for("h1", "Set up q.com in KMail with IMAP");
    desk_is_open(&browser);
    names_nobody(&browser);
    browser.reload();
    desk_is_open(&browser);
    names_nobody(&browser);
    // By way of a page that has no view of its own for them.
    browser.press("Check the servers");
    browser.wait_for("h1", "Are the mail servers for q.com working?");
    names_nobody(&browser);
    browser.press("Settings for q.com");
    browser.wait_for("h1", "E-mail settings for q.com");
    browser.wait_for_any("#programs");
    names_nobody(&browser);
    browser.click("a[href='/q.com/geary/imap/']");
    browser.wait_for("h1", "Set up q.com in Geary with IMAP");
    desk_is_open(&browser);
    names_nobody(&browser);
}

#[test]
fn a_link_opens_it() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    // This browser has somebody's address.
    browser.open_app(&server.url("/q.com/#address=jane@q.com"));
    for path in ["/q.com/iphone/imap/#marks=support", "/q.com/iphone/pop3/#address=jane@q.com&marks=way-b.support"] {
        browser.open_app(&server.url(path));
        desk_is_open(&browser);
        names_nobody(&browser);
    }
    assert_eq!(browser.path(), "/q.com/iphone/pop3/#marks=way-b.support");
}
