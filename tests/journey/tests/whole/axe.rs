//! Every kind of page in every language, light and dark, held against axe-core's rules for WCAG 2.2 AA.

use std::fs;

use mailsteps_journey::{Browser, Server, axe_script};

use crate::{
    fix::{choose, is_first, stage},
    kinds::{ENGLISH_ONLY, KINDS, has_app},
};

/// Runs axe-core on the page as it stands, and returns what it finds, each with its rule and where it is.
fn found(browser: &Browser, script: &str) -> Vec<String> {
    browser.run(script);
    browser.run(
        "window.axeFound = undefined;
         const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
         axe.run(document, { runOnly: { type: 'tag', values: tags } }).then(result => {
             window.axeFound = result.violations.flatMap(({ id, nodes }) =>
                 nodes.map(({ target, failureSummary }) => `${id} at ${target}: ${failureSummary}`));
         }, error => { window.axeFound = [String(error)]; })",
    );
    browser.wait("axe-core is done", "return Array.isArray(window.axeFound)");
    browser.texts_of("return window.axeFound")
}

/// The page, and what is folded in it as well.
fn wrong(browser: &Browser, script: &str, what: &str) -> Vec<String> {
    browser.run("document.querySelectorAll('details').forEach(it => { it.removeAttribute('name'); it.open = true; })");
    found(browser, script).into_iter().map(|found| format!("{what}: {found}")).collect()
}

fn assert_nothing(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} findings\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn axe_finds_nothing_on_any_page() {
    let script = fs::read_to_string(axe_script()).unwrap();
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    let spanish = KINDS.iter().map(|page| format!("/es{page}"));
    let pages: Vec<String> = KINDS.iter().chain(&ENGLISH_ONLY).map(|page| (*page).to_owned()).chain(spanish).collect();
    let mut all = Vec::new();
    for scheme in ["light", "dark"] {
        browser.prefers("prefers-color-scheme", scheme);
        for page in &pages {
            browser.open(&server.url(page));
            if has_app(page) {
                browser.wait_for_app();
            }
            all.extend(wrong(&browser, &script, &format!("{page} {scheme}")));
        }
    }
    assert_nothing(&all);
}

#[test]
fn axe_finds_nothing_in_what_comes_later() {
    let script = fs::read_to_string(axe_script()).unwrap();
    let stage = stage(&[]);
    let server = Server::start(&stage);
    let browser = Browser::start();
    let mut all = Vec::new();
    for scheme in ["light", "dark"] {
        browser.prefers("prefers-color-scheme", scheme);
        browser.open_app(&server.url("/q.com/fix/"));
        choose(&browser, "password-again");
        is_first(&browser, "login-refused");
        all.extend(wrong(&browser, &script, &format!("a plan, {scheme}")));
        browser.open_app(&server.url("/"));
        browser.write("#address", "jane@");
        browser.press("Show my settings");
        all.extend(wrong(&browser, &script, &format!("an address without a domain, {scheme}")));
        browser.open_app(&server.url("/q.com/thunderbird/imap/#address=jane@q.com"));
        browser.write("[id='typed-incoming.host']", "mail,centurylink,net");
        browser.wait_for_any("[id='remark-incoming.host']");
        browser.press("Continue on your phone");
        browser.wait_for_any("#code svg");
        all.extend(wrong(&browser, &script, &format!("a slip and a code, {scheme}")));
        browser.open_app(&server.url("/q.com/check/"));
        browser.wait_for_any(".verdict");
        all.extend(wrong(&browser, &script, &format!("a check, {scheme}")));
        browser.open_app(&server.url("/q.com/thunderbird/imap/#marks=support"));
        all.extend(wrong(&browser, &script, &format!("for the telephone, {scheme}")));
    }
    assert_nothing(&all);
}
