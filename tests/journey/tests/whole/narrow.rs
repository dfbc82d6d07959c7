//! Narrow screens, and light and dark ones.

use std::fs;

use mailsteps_journey::{Browser, Server, site_folder};
use mailsteps_stage::{Engine, Service, Stage};

/// As long as a name before the @ may be (RFC 5321, section 4.5.3.1.1), without a place to break it.
const LONG: &str = "a-name-of-sixty-four-letters-that-nobody-could-ever-break-apart0";

/// What reaches beyond the right edge, when the page can be scrolled sideways. Folds are opened: they must fit too.
pub const TOO_WIDE: &str = "
    document.querySelectorAll('details').forEach(it => it.open = true);
    const wide = document.documentElement.scrollWidth;
    if (wide <= innerWidth) return '';
    const out = [...document.querySelectorAll('body *')].filter(it => it.checkVisibility({ visibilityProperty: true }) &&
        (it.getBoundingClientRect().right > innerWidth + 1 || it.scrollWidth > it.clientWidth + 1 && it.clientWidth > 1));
    const names = out.slice(-3).map(it => `${it.tagName.toLowerCase()}.${it.className} ${it.textContent.slice(0, 60)}`);
    return `${wide} px: ${names.join(' | ')}`";

#[test]
fn nothing_scrolls_sideways_at_320_pixels() {
    let stage = Stage::start(Engine::Fake, &Service::centurylink(), &[]).unwrap();
    let server = Server::start(&stage);
    let browser = Browser::start();
    browser.resize(320, 640);
    let mut wrong = Vec::new();
    for path in [
        "/",
        "/q.com/",
        "/emadisonriver.com/",
        "/qwestoffice.net/",
        "/q.com/thunderbird/imap/",
        "/q.com/outlook-classic/pop3/",
        "/q.com/apple-mail/imap/",
        "/q.com/iphone/pop3/",
        "/emadisonriver.com/thunderbird/imap/",
        "/qwestoffice.net/thunderbird/imap/",
        "/q.com/check/",
        "/centurylink.com/",
    ] {
        let domain = path.split('/').nth(1).filter(|domain| domain.contains('.')).unwrap_or("q.com");
        for address in ["", LONG] {
            let fragment = if address.is_empty() { String::new() } else { format!("#address={address}@{domain}") };
            browser.open_app(&server.url(&format!("{path}{fragment}")));
            if path.ends_with("/check/") {
                browser.wait_for_any(".verdict");
            }
            let found = browser.text_of(TOO_WIDE);
            if !found.is_empty() {
                wrong.push(format!("{path}{fragment}: {found}"));
            }
            browser.run("localStorage.clear()");
        }
    }
    browser.open_app(&server.url("/"));
    browser.write("#address", &format!("{LONG}@centurylink.com"));
    browser.press("Show my settings");
    browser.wait_for_any("#address-problem p");
    let found = browser.text_of(TOO_WIDE);
    if !found.is_empty() {
        wrong.push(format!("the answer to a mistake: {found}"));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every program with every task, for the domain with the longest name.
#[test]
fn no_program_scrolls_sideways_at_320_pixels() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.resize(320, 640);
    let domain = "emadisonriver.com";
    let folders = fs::read_dir(site_folder().join(domain)).unwrap().map(|entry| entry.unwrap());
    let programs = folders.filter(|entry| entry.path().join("repair").is_dir()).map(|entry| entry.file_name());
    let mut wrong = Vec::new();
    let mut count = 0;
    for program in programs.map(|name| name.into_string().unwrap()) {
        for task in ["imap", "repair", "new-address"] {
            count += 1;
            let path = format!("/{domain}/{program}/{task}/");
            browser.open_app(&server.url(&format!("{path}#address={LONG}@{domain}")));
            let found = browser.text_of(TOO_WIDE);
            if !found.is_empty() {
                wrong.push(format!("{path}: {found}"));
            }
            let out = browser.texts_of(
                "const windows = [...document.querySelectorAll('.screen__window')].filter(it => it.checkVisibility());
                 return windows.filter(it => it.getBoundingClientRect().right > innerWidth || it.scrollWidth > it.clientWidth + 20)
                    .map(it => it.innerText.slice(0, 60))",
            );
            wrong.extend(out.into_iter().map(|window| format!("{path}: a picture: {window}")));
        }
    }
    assert!(count > 60, "only {count} pages");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_opens_on_a_page_fits_as_well() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.resize(320, 640);
    browser
        .open_app(&server.url(&format!("/q.com/outlook-classic/repair/#address={LONG}@q.com&marks=kind-pop3.way-b")));
    browser.press("Continue on your phone");
    browser.wait_for_any("#code svg");
    browser.write("[id='typed-incoming.host']", &format!("{LONG},{LONG}"));
    browser.wait_for_any("[id='remark-incoming.host'][data-verdict=wrong]");
    assert_eq!(browser.text_of(TOO_WIDE), "");
    browser.click("#support");
    browser.wait_for_any(".support__desk");
    assert_eq!(browser.text_of(TOO_WIDE), "");
}

/// The writers' page is a large table: it scrolls in its own place.
/// Headings of boxes with a frame that the frame goes through.
const ACROSS_THE_FRAME: &str = "
    document.querySelectorAll('details').forEach(it => { it.removeAttribute('name'); it.open = true });
    const headings = [...document.querySelectorAll('fieldset > legend')].filter(it => it.checkVisibility() && it.clientWidth > 1);
    if (headings.length === 0) return ['there are none'];
    return headings.filter(it => {
        const box = it.parentElement, inside = box.getBoundingClientRect(), own = it.getBoundingClientRect();
        const next = it.nextElementSibling.getBoundingClientRect();
        // Browsers round to parts of a pixel.
        return own.top < inside.top + box.clientTop || own.right > inside.right - box.clientLeft || next.top < own.bottom - 0.1;
    }).map(it => it.innerText)";

#[test]
fn the_heading_of_a_box_stands_within_its_frame() {
    let stage = Stage::start(Engine::Fake, &Service::centurylink(), &[]).unwrap();
    let server = Server::start(&stage);
    let browser = Browser::start();
    for width in [320, 1440] {
        browser.resize(width, 640);
        for path in
            ["/q.com/fix/", "/q.com/thunderbird/repair/", "/q.com/thunderbird/imap/", "/q.com/outlook-classic/repair/"]
        {
            browser.open_app(&server.url(path));
            if path.contains("fix") {
                browser.click("label:has(> #symptom-password-again)");
                browser.wait_for_any("#questions");
            }
            browser.wait_for_any("fieldset > legend");
            assert_eq!(browser.texts_of(ACROSS_THE_FRAME), Vec::<String>::new(), "{path} at {width} px");
        }
    }
}

#[test]
fn the_table_of_every_path_scrolls_by_itself() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.resize(320, 640);
    browser.open_app(&server.url("/coverage/"));
    assert_eq!(browser.text_of(TOO_WIDE), "");
    let scrolls = "return [...document.querySelectorAll('.coverage__scroll')].filter(it => it.scrollWidth > it.clientWidth).length";
    assert!(browser.run(scrolls).as_u64().unwrap() > 0, "the table is cut off or squeezed");
}

#[test]
fn light_and_dark() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url("/q.com/"));
    let colours = ["light", "dark"].map(|scheme| {
        browser.prefers("prefers-color-scheme", scheme);
        browser.texts_of("const style = getComputedStyle(document.body); return [style.backgroundColor, style.color]")
    });
    assert_ne!(colours[0][0], colours[1][0], "{colours:?}");
    assert_ne!(colours[0][1], colours[1][1], "{colours:?}");
}
