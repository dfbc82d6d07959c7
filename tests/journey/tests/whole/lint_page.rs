//! The page that checks a set-up file, in the browser alone.

use std::{
    fs,
    path::{Path, PathBuf},
};

use mailsteps_journey::{Browser, Key, Manner, Meddling, Middleman, Server};
use serde_json::json;
use tempfile::TempDir;

use super::keyboard::{focus, has_focus_on_the_page, tab_to};

const LINT: &str = "/lint/";
const CLEAN: &str = "Nothing is wrong with it.";

const AUTOCONFIG: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<clientConfig version="1.1">
  <emailProvider id="example.com">
    <domain>example.com</domain>
    <displayName>Example</displayName>
    <displayShortName>Example</displayShortName>
    <incomingServer type="imap">
      <hostname>mail.example.com</hostname>
      <port>993</port>
      <socketType>SSL</socketType>
      <authentication>password-cleartext</authentication>
      <username>%EMAILADDRESS%</username>
    </incomingServer>
    <outgoingServer type="smtp">
      <hostname>mail.example.com</hostname>
      <port>465</port>
      <socketType>SSL</socketType>
      <authentication>password-cleartext</authentication>
      <username>%EMAILADDRESS%</username>
    </outgoingServer>
  </emailProvider>
</clientConfig>
"#;

const PROFILE: &str = r#"<plist version="1.0"><dict><key>PayloadContent</key><array><dict>
<key>PayloadType</key><string>com.apple.mail.managed</string>
<key>IncomingPassword</key><string>zebrafinch</string>
</dict></array></dict></plist>"#;

fn open() -> (Server, Browser) {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url(LINT));
    (server, browser)
}

/// Pastes a text into the box, in the place of what stood there, and has it checked.
#[track_caller]
fn check(browser: &Browser, text: &str) {
    browser.run_with("document.getElementById('lint-text').value = arguments[0]", &[json!(text)]);
    browser.press("Check the file");
}

/// Waits for a verdict.
#[track_caller]
fn says(browser: &Browser, file: &str, verdict: &str) {
    browser.wait_for(".lint__file", file);
    browser.wait_for("#lint-verdict .verdict__sentence", verdict);
}

/// A file for the chooser.
fn file(folder: &TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    path
}

#[track_caller]
fn choose(browser: &Browser, path: &Path) {
    browser.write("#lint-file", path.to_str().unwrap());
}

fn in_the_box(browser: &Browser) -> String {
    browser.text_of("return document.getElementById('lint-text').value")
}

#[test]
fn a_good_file_and_a_broken_one() {
    let (_server, browser) = open();
    assert_eq!(browser.texts("h1"), ["Check a set-up file"]);
    browser.wait_for("#lint-verdict", "Paste or choose a file. What is wrong with it then stands here.");
    check(&browser, AUTOCONFIG);
    says(&browser, "The text in the box: Mozilla Autoconfig", CLEAN);
    assert_eq!(browser.visible(".finding, #lint-failed, #lint-waiting"), 0);

    check(&browser, &AUTOCONFIG.replacen("993", "143", 1).replacen("<displayName>", "<displayname>", 1));
    browser.wait_for_any(".finding");
    browser.wait("it is broken", "return document.querySelector('#lint-verdict [data-verdict=failed]') !== null");
    // The tag that does not close.
    let finding = browser.texts(".finding").join("\n");
    for part in ["A1", "Line 5, column ", "How to mend it: ", "<displayname>Example"] {
        assert!(finding.contains(part), "{part} is missing: {finding}");
    }

    check(&browser, &AUTOCONFIG.replacen("993", "143", 1));
    says(&browser, "The text in the box: Mozilla Autoconfig", "1 thing is wrong with it.");
    let finding = browser.texts(".finding").join("\n");
    for part in ["Line ", "143", "How to mend it: ", "<port>143</port>"] {
        assert!(finding.contains(part), "{part} is missing: {finding}");
    }
    assert_eq!(browser.texts(".finding__rule").len(), 1);
    assert_eq!(browser.texts(".finding__line mark").len(), 1);

    check(&browser, AUTOCONFIG);
    says(&browser, "The text in the box: Mozilla Autoconfig", CLEAN);
    assert_eq!(browser.visible(".finding"), 0);
    assert!(browser.console().is_empty(), "{:?}", browser.console());
}

#[test]
fn nothing_of_a_file_leaves_the_browser() {
    let (server, browser) = open();
    let asked = |browser: &Browser| browser.requests().iter().filter(|it| it.url.contains("/linter.")).count();
    assert_eq!(asked(&browser), 0, "the linter is fetched before anybody asks for it");
    check(&browser, PROFILE);
    browser.wait_for(".lint__file", "The text in the box: Apple profile");
    let findings = browser.texts(".finding").join("\n");
    assert!(findings.contains("P4\nLine 3") || findings.contains("P4 Line 3"), "{findings}");
    assert!(findings.contains("everybody who gets the file can read"), "{findings}");
    assert!(!findings.contains("zebrafinch"), "the password is shown once more: {findings}");
    check(&browser, &PROFILE.replace("zebrafinch", "zebrafinch2"));
    check(&browser, AUTOCONFIG);
    says(&browser, "The text in the box: Mozilla Autoconfig", CLEAN);
    assert_eq!(asked(&browser), 2, "the linter is fetched once: a script and what it starts");
    let here = server.url("/");
    for request in browser.requests() {
        assert!(request.url.starts_with(&here), "{request:?} goes elsewhere");
        assert!(request.body.is_empty() && !format!("{request:?}").contains("zebrafinch"), "{request:?}");
    }
    let kept = browser.text_of("return location.href + JSON.stringify({ ...localStorage, ...sessionStorage })");
    assert!(!kept.contains("zebrafinch") && !server.log().contains("zebrafinch"), "{kept}");
    browser.reload();
    assert_eq!(in_the_box(&browser), "");
}

#[test]
fn what_cannot_be_checked_is_said() {
    let (_server, browser) = open();
    let in_box = "The text in the box";
    browser.press("Check the file");
    says(&browser, in_box, "There is nothing in it. Paste the text of a file, or choose a file.");
    check(&browser, "how long do I boil an egg");
    says(&browser, in_box, "We do not know what kind of file this is.");
    assert!(browser.texts(".finding").join("").contains("F1"), "{:?}", browser.texts(".finding"));
    check(
        &browser,
        "<script>document.title = 'zebrafinch'</script><img src=x onerror=\"document.title = 'zebrafinch'\">",
    );
    says(&browser, in_box, "We do not know what kind of file this is.");
    assert_eq!(browser.run("return document.querySelectorAll('.finding :is(script, img)').length"), 0);
    check(&browser, &"a ".repeat(500_001));
    let too_large = "It is larger than 1 MB. A set-up file has a few thousand bytes, so this is something else.";
    says(&browser, in_box, too_large);
    assert_eq!(browser.visible(".finding"), 0);

    let folder = tempfile::tempdir().unwrap();
    choose(&browser, &file(&folder, "large.xml", &vec![b'<'; 3_000_000]));
    says(&browser, "large.xml", too_large);
    choose(&browser, &file(&folder, "picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"));
    says(
        &browser,
        "picture.png",
        "It is not a text file. If it is a signed Apple profile, check the profile as it was before it was signed.",
    );
    choose(&browser, &file(&folder, "empty.xml", b""));
    says(&browser, "empty.xml", "There is nothing in it. Paste the text of a file, or choose a file.");
    // As when a folder is dropped, or the file is gone by now.
    browser.run("Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'))");
    choose(&browser, &file(&folder, "gone.xml", b"<a/>"));
    says(
        &browser,
        "gone.xml",
        "Your browser could not read it. Look whether it is a folder, or whether it was moved or deleted.",
    );
    assert!(browser.console().is_empty(), "{:?}", browser.console());
}

#[test]
fn a_file_is_chosen_mended_and_chosen_again() {
    let (_server, browser) = open();
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder, "config-v1.1.xml", AUTOCONFIG.replacen("993", "143", 1).as_bytes());
    choose(&browser, &path);
    says(&browser, "config-v1.1.xml: Mozilla Autoconfig", "1 thing is wrong with it.");
    // It stands in the box, where it can be mended.
    assert!(in_the_box(&browser).contains("<port>143</port>"));
    check(&browser, &in_the_box(&browser).replace("143", "993"));
    says(&browser, "The text in the box: Mozilla Autoconfig", CLEAN);
    let old = AUTOCONFIG.replace("<displayName>Example", "<displayName>J\u{e9}r\u{f4}me");
    let old: Vec<u8> = old.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    choose(&browser, &file(&folder, "latin.xml", &old));
    says(&browser, "latin.xml: Mozilla Autoconfig", "1 thing is wrong with it.");
    let finding = browser.texts(".finding").join(" ");
    assert!(finding.contains("F2") && finding.contains("Save it as UTF-8"), "{finding}");
    assert!(in_the_box(&browser).contains("<port>993</port>"), "the box holds what it held");
}

/// Drags files over the page and drops them.
const DROP: &str = "const [type, name, text] = arguments, data = new DataTransfer();
    if (type === 'file') data.items.add(new File([text], name)); else data.setData('text/plain', text);
    return ['dragover', 'drop'].map(kind => !document.querySelector('#lint-text').dispatchEvent(
        new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true })))";

#[test]
fn a_file_is_dropped() {
    let (server, browser) = open();
    let taken = browser.run_with(DROP, &[json!("file"), json!("mine.xml"), json!(AUTOCONFIG)]);
    assert_eq!(taken, json!([true, true]), "the browser would open it");
    says(&browser, "mine.xml: Mozilla Autoconfig", CLEAN);
    assert_eq!(in_the_box(&browser), AUTOCONFIG);
    let taken = browser.run_with(DROP, &[json!("text"), json!(""), json!("a text")]);
    assert_eq!(taken, json!([false, false]), "a text goes where the browser puts it");
    // Other pages leave it to the browser.
    browser.open_app(&server.url("/fix/"));
    let elsewhere = DROP.replace("#lint-text", "#message");
    let taken = browser.run_with(&elsewhere, &[json!("file"), json!("mine.xml"), json!(AUTOCONFIG)]);
    assert_eq!(taken, json!([false, false]));
}

#[test]
fn the_keyboard_is_enough_and_nothing_jumps() {
    let (server, browser) = open();
    browser.open_app(&server.url("/coverage/"));
    tab_to(&browser, "a /lint/");
    browser.key(Key::Enter);
    browser.wait_for("h1", "Check a set-up file");
    browser.wait("the tab has its title", "return document.title.startsWith('Check a set-up file for mail programs')");
    browser.wait_for_any("#lint-text");
    has_focus_on_the_page(&browser);
    tab_to(&browser, "textarea#lint-text");
    browser.keys("<clientConfig");
    tab_to(&browser, "button#lint-check");
    let places = "return ['lint-text', 'lint-check', 'lint-file', 'lint-result'].map(id => document.getElementById(id)
        .getBoundingClientRect().top).join()";
    let before = browser.text_of(places);
    browser.key(Key::Enter);
    browser.wait_for_any(".finding");
    assert!(focus(&browser).starts_with("button#lint-check"), "{}", focus(&browser));
    assert_eq!(browser.text_of(places), before);
    assert_eq!(browser.run("return document.querySelector('#lint-verdict').getAttribute('role')"), "status");
    tab_to(&browser, "input#lint-file");
}

#[test]
fn a_linter_that_cannot_be_fetched_says_so_and_comes_with_the_next_press() {
    let server = Server::without_mail_servers();
    for file in ["/assets/linter.*", "/assets/linter.*.wasm"] {
        let middleman = Middleman::start(server.address());
        let browser = Browser::start();
        browser.open_app(&middleman.url(LINT));
        middleman.meddle(file, Meddling::Close);
        check(&browser, AUTOCONFIG);
        browser
            .wait_for("#lint-failed", "The check could not be fetched. Look whether you are online, then try again.");
        assert_eq!(browser.visible(".verdict, #lint-waiting"), 0);
        middleman.relent();
        browser.press("Check the file");
        says(&browser, "The text in the box: Mozilla Autoconfig", CLEAN);
        assert_eq!(browser.visible("#lint-failed"), 0);
    }
}

#[test]
fn without_a_script_the_command_is_named() {
    let server = Server::without_mail_servers();
    let browser = Browser::start_as(Manner::WithoutScript);
    browser.open(&server.url(LINT));
    assert!(browser.page_text().contains("mailsteps lint FILE"), "{}", browser.page_text());
    assert_eq!(browser.visible("button, textarea, input"), 0);
}

#[test]
fn nothing_scrolls_sideways_at_320_pixels() {
    let (_server, browser) = open();
    browser.resize(320, 640);
    check(&browser, &["<clientConfig><", &"unbreakable".repeat(40), "/></clientConfig>"].concat());
    browser.wait_for_any(".finding");
    assert_eq!(browser.run("return document.documentElement.scrollWidth <= innerWidth"), true);
}
