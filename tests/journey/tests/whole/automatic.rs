//! The quick way: a profile, or a code to scan.

use mailsteps_journey::{Browser, Key, Server};

#[test]
fn the_profile_comes_from_the_server_in_a_tab_of_its_own() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url("/q.com/iphone/imap/#address=jane@q.com"));
    let link = "document.querySelector('.automatic a[href$=\"email.mobileconfig?protocol=imap\"]')";
    assert_eq!(browser.text_of(&format!("return {link}.target + ' ' + {link}.rel")), "_blank noopener");
    // The reader's address is in no request, so it is not in the link either.
    assert_eq!(
        browser.text_of(&format!("return {link}.getAttribute('href')")),
        "/q.com/email.mobileconfig?protocol=imap"
    );
    browser.run(&format!(
        "fetch({link}.href).then(async answer => document.title = answer.headers.get('content-type') + ' ' + (await answer.text()).includes('mail.centurylink.net'))"
    ));
    browser.wait("it is a profile", "return document.title === 'application/x-apple-aspen-config true'");
    assert!(browser.console().is_empty(), "{:?}", browser.console());
}

#[test]
fn a_code_needs_an_address_and_has_it() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url("/q.com/thunderbird-android/pop3/"));
    browser.click("#show-setup-code");
    browser.wait_for("#setup-code", "First type your whole address in the box at the top of this page.");
    browser.write("#address", "jane@q.com");
    browser.key(Key::Enter);
    browser.wait_for_text("Filled in for jane@q.com");
    browser.wait(
        "the code has the address",
        "return document.getElementById('setup-code').dataset.payload.includes('\"jane@q.com\"')",
    );
    browser.click("#show-setup-code");
    browser.wait_for_any("#setup-code svg");
    let said = browser.text_of("return document.getElementById('setup-code').textContent");
    assert_eq!(said, "Scan this inside Thunderbird. There is no password in it.");
    assert!(browser.console().is_empty(), "{:?}", browser.console());
}

/// Old names in the program's list: it is not praised for finding them.
#[test]
fn nothing_is_promised_where_the_list_is_old() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url("/q.com/thunderbird/imap/"));
    browser.wait_for_any("[data-step]");
    assert_eq!(browser.visible(".automatic"), 0);
    browser.open_app(&server.url("/centurylink.net/thunderbird/imap/"));
    browser.wait_for("#automatic", "The quick way");
    assert!(browser.texts(".automatic").concat().contains("mail.centurylink.net"));
}
