//! "When it does not work" with the keyboard alone.

use mailsteps_journey::{Browser, Key, Server};

use super::{
    fix::{is_first, lands_on_the_saved_passwords, stage},
    keyboard::{focus, tab_to},
};

const FIX: &str = "/q.com/fix/";

#[track_caller]
fn has_focus(browser: &Browser, wanted: &str) {
    assert!(focus(browser).starts_with(wanted), "{wanted} should have the focus, not {}", focus(browser));
}

#[test]
fn from_the_message_to_the_plan() {
    let stage = stage(&[]);
    let server = Server::start(&stage);
    let browser = Browser::start();
    browser.open_app(&server.url(FIX));
    tab_to(&browser, "textarea#message");
    browser.keys("login to sever failed");
    browser.wait_for_any("#suggestions .chip");
    tab_to(&browser, "button Login to server");
    browser.key(Key::Enter);
    browser
        .wait("it stands in the box", "return document.getElementById('message').value.startsWith('Login to server')");
    browser.wait("the box has the focus", "return document.activeElement.id === 'message'");
    tab_to(&browser, "input#symptom-cannot-receive");
    browser.key(Key::Space);
    browser.key(Key::Down);
    browser.wait("the next one is chosen", "return document.getElementById('symptom-cannot-send').checked");
    has_focus(&browser, "input#symptom-cannot-send");
    browser.wait_for_any(".plan__limit");
    has_focus(&browser, "input#symptom-cannot-send");
    tab_to(&browser, "a #plan");
    browser.key(Key::Enter);
    browser.wait("the focus is on the plan", "return document.activeElement.id === 'plan'");
    // The first item is open: it closes, and opens again.
    tab_to(&browser, "summary");
    let first = "document.querySelector('#plan-items .plan > li:first-child > details')";
    browser.key(Key::Space);
    browser.wait("it is closed", &format!("return !{first}.open"));
    browser.key(Key::Space);
    browser.wait("it is open", &format!("return {first}.open"));
    assert!(browser.console().is_empty(), "{:?}", browser.console());
}

#[test]
fn the_program_and_the_three_questions() {
    let stage = stage(&[]);
    let server = Server::start(&stage);
    let browser = Browser::start();
    browser.open_app(&server.url(FIX));
    tab_to(&browser, "input#symptom-cannot-receive");
    browser.key(Key::Space);
    browser.key(Key::Down);
    browser.key(Key::Down);
    browser.wait("the third one is chosen", "return document.getElementById('symptom-password-again').checked");
    is_first(&browser, "login-refused");
    browser.wait_for_any("#questions");
    browser.wait_for_any(".plan__limit");
    has_focus(&browser, "input#symptom-password-again");

    // The list of programs is folded: its choices are out of the way until it is opened.
    tab_to(&browser, "summary Which mail program is it?");
    browser.key(Key::Enter);
    tab_to(&browser, "input#program-");
    browser.key(Key::Space);
    let mut passed = Vec::new();
    while !focus(&browser).starts_with("input#program-thunderbird ") {
        passed.push(focus(&browser));
        assert!(passed.len() < 40, "the arrow never comes to Thunderbird, only to {passed:#?}");
        browser.key(Key::Down);
    }
    let link = "a[href='/q.com/thunderbird/repair/#saved-passwords']";
    browser.wait("the plan leads to it", &format!("return !!document.querySelector(\"#plan-items {link}\")"));
    has_focus(&browser, "input#program-thunderbird");
    assert_eq!(browser.path(), format!("{FIX}#marks=symptom-password-again.program-thunderbird"));

    // One Tab from question to question, the arrows between yes and no; the plan follows at once.
    for (question, is_no, cause) in [
        ("q-webmail", false, "login-refused"),
        ("q-device", false, "old-password-saved"),
        ("q-comes", true, "old-password-saved"),
    ] {
        tab_to(&browser, &format!("input#{question}-yes"));
        browser.key(Key::Space);
        if is_no {
            browser.key(Key::Down);
        }
        let answer = format!("{question}-{}", if is_no { "no" } else { "yes" });
        browser.wait("it is answered", &format!("return document.getElementById('{answer}').checked"));
        is_first(&browser, cause);
        assert_eq!(browser.visible("#questions"), 1, "the questions go away while they are answered");
        has_focus(&browser, &format!("input#{answer}"));
    }
    assert_eq!(browser.visible(".plan__questions"), 0);

    // From item to item of the plan, until the link is there.
    let is_there =
        format!("return [...document.querySelectorAll(\"#plan-items {link}\")].some(it => it.checkVisibility())");
    for _ in 0..5 {
        if browser.run(&is_there) == true {
            break;
        }
        tab_to(&browser, "summary");
        browser.key(Key::Enter);
    }
    tab_to(&browser, "a /q.com/thunderbird/repair/#saved-passwords");
    browser.key(Key::Enter);
    lands_on_the_saved_passwords(&browser);
    browser.back();
    browser.wait_for("h1", "What goes wrong with q.com?");
    is_first(&browser, "old-password-saved");
    assert!(browser.console().is_empty(), "{:?}", browser.console());
}
