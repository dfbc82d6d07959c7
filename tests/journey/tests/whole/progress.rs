//! Steps that are ticked off, and choices of what is shown: counted, kept, and in the address bar.

use mailsteps_journey::{Browser, Server};
use serde_json::{Value, json};

use crate::share::{framed, is_filled_in};

const IMAP: &str = "/q.com/thunderbird/imap/";
const REPAIR: &str = "/q.com/outlook-classic/repair/";

/// The boxes of the steps that are shown.
fn ticks(browser: &Browser) -> Vec<String> {
    browser
        .texts_of("return [...document.querySelectorAll('.tick')].filter(it => it.checkVisibility()).map(it => it.id)")
}

/// What the page makes of its boxes: what is ticked, which steps look done, which one is lit, and the count.
fn state(browser: &Browser) -> Value {
    browser.run(
        "const steps = [...document.querySelectorAll('.step')].filter(it => it.checkVisibility());
         const named = (wanted) => steps.filter(wanted).map(it => it.querySelector('.tick').id);
         const bar = document.getElementById('progress');
         return {
            ticked: named(it => it.querySelector('.tick').checked),
            done: named(it => 'done' in it.dataset),
            current: named(it => 'current' in it.dataset),
            says: document.getElementById('progress-text').innerText,
            bar: `${bar.value} of ${bar.max}`,
         }",
    )
}

/// The state of a page on which these of its boxes are ticked.
fn with_ticked(ticks: &[String], ticked: &[usize]) -> Value {
    let names: Vec<&String> = ticked.iter().map(|index| &ticks[*index]).collect();
    let current: Vec<&String> = ticks.iter().find(|tick| !names.contains(tick)).into_iter().collect();
    let bar = format!("{} of {}", ticked.len(), ticks.len());
    json!({ "ticked": names, "done": names, "current": current, "says": format!("{bar} steps done"), "bar": bar })
}

/// The ways and kinds of account whose steps are shown.
fn shown(browser: &Browser) -> Vec<String> {
    browser.texts_of(
        "return [...document.querySelectorAll('.way')].filter(it => it.checkVisibility())
            .map(it => [it.dataset.kind, it.dataset.way].filter(Boolean).join(' '))",
    )
}

#[test]
fn steps_are_counted_kept_and_begun_again() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url(IMAP));
    let first = ticks(&browser);
    assert!(first.len() > 4, "{first:?}");
    assert_eq!(state(&browser), with_ticked(&first, &[]));
    assert_eq!(browser.path(), IMAP);
    browser.click(&format!("#{}", first[0]));
    assert_eq!(state(&browser), with_ticked(&first, &[0]));
    browser.click(&format!("#{}", first[2]));
    assert_eq!(state(&browser), with_ticked(&first, &[0, 2]));
    browser.wait_for(".guide > [role=status]", &format!("2 of {} steps done", first.len()));
    let path = format!("{IMAP}#marks={}.{}", first[0], first[2]);
    assert_eq!(browser.path(), path);
    browser.reload();
    assert_eq!((state(&browser), browser.path()), (with_ticked(&first, &[0, 2]), path.clone()));
    // The next visit, without the link.
    browser.open_app(&server.url("/"));
    browser.open_app(&server.url(IMAP));
    assert_eq!((state(&browser), browser.path()), (with_ticked(&first, &[0, 2]), path));
    browser.click(&format!("#{}", first[0]));
    assert_eq!(state(&browser), with_ticked(&first, &[2]));

    browser.click("#way-b");
    let second = ticks(&browser);
    assert!(second.len() > 4 && second.iter().all(|tick| !first.contains(tick)), "{second:?}");
    assert_eq!(state(&browser), with_ticked(&second, &[]));
    browser.click(&format!("#{}", second[1]));
    assert_eq!(state(&browser), with_ticked(&second, &[1]));
    browser.press("Start again");
    assert_eq!((state(&browser), browser.path()), (with_ticked(&second, &[]), format!("{IMAP}#marks=way-b")));
    browser.reload();
    assert_eq!((state(&browser), browser.path()), (with_ticked(&second, &[]), format!("{IMAP}#marks=way-b")));
    browser.click("#way-a");
    assert_eq!((state(&browser), browser.path()), (with_ticked(&first, &[]), IMAP.to_owned()));
    for tick in &first {
        browser.click(&format!("#{tick}"));
    }
    let all: Vec<usize> = (0..first.len()).collect();
    assert_eq!(state(&browser), with_ticked(&first, &all));
    assert!(browser.console().is_empty(), "{:?}", browser.console());
}

#[test]
fn a_link_brings_ticks_and_choices_into_a_fresh_browser() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url("/q.com/outlook-classic/repair/#address=jane@q.com"));
    browser.click("#kind-pop3");
    browser.click("#way-b");
    let ticked = ticks(&browser);
    browser.click(&format!("#{}", ticked[1]));
    let (link, before) = (browser.text_of("return location.href"), state(&browser));
    assert_eq!(before, with_ticked(&ticked, &[1]));
    drop(browser);

    let browser = Browser::start();
    let is_same = || {
        assert_eq!((state(&browser), shown(&browser)), (before.clone(), vec!["pop3 b".to_owned()]));
        is_filled_in(&browser);
        assert_eq!(browser.text_of("return location.href"), link);
    };
    browser.open_app(&link);
    is_same();
    // It counts for more than what this browser has kept.
    browser.click(&format!("#{}", ticked[0]));
    browser.click("#way-a");
    browser.open_app(&server.url("/"));
    browser.open_app(&link);
    is_same();
    // On the page itself the browser does not load it again, and its reader still expects to see what it says.
    browser.click("#kind-imap");
    browser.open(&link);
    browser.wait_for_any("[data-kind=pop3][data-way=b]");
    is_same();
}

#[test]
fn choices_survive_reload_back_and_forward() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url(REPAIR));
    assert_eq!(shown(&browser), ["imap a"]);
    browser.click("#kind-pop3");
    assert_eq!(shown(&browser), ["pop3 a"]);
    assert_eq!(browser.texts(".side [data-setting='incoming.host']"), ["pop.centurylink.net"]);
    browser.click("#way-b");
    assert_eq!(shown(&browser), ["pop3 b"]);
    assert_eq!(browser.path(), format!("{REPAIR}#marks=kind-pop3.way-b"));
    browser.reload();
    assert_eq!(shown(&browser), ["pop3 b"]);

    browser.press("My address has changed");
    browser.wait_for("h1", "Your address has changed: q.com in Outlook (classic)");
    browser.wait_for_any(".way");
    assert_eq!(shown(&browser), ["imap a"]);
    browser.click("#kind-pop3");
    browser.back();
    browser.wait_for("h1", "Check or repair q.com in Outlook (classic)");
    browser.wait("the choices are there", "return !!document.getElementById('way-b')?.checked");
    assert_eq!(shown(&browser), ["pop3 b"]);
    browser.forward();
    browser.wait_for("h1", "Your address has changed: q.com in Outlook (classic)");
    browser.wait("the choice is there", "return !!document.getElementById('kind-pop3')?.checked");
    assert_eq!(shown(&browser), ["pop3 a"]);
    // Filling in builds the page again.
    browser.write("#address", "jane@q.com");
    browser.press("Fill in");
    is_filled_in(&browser);
    assert_eq!(shown(&browser), ["pop3 a"]);
    assert!(browser.console().is_empty(), "{:?}", browser.console());
}

#[test]
fn without_storage_the_address_bar_keeps_them() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.on_new_document(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError') } })",
    );
    browser.open_app(&server.url(IMAP));
    browser.click("#way-b");
    let boxes = ticks(&browser);
    browser.click(&format!("#{}", boxes[1]));
    browser.reload();
    assert_eq!((state(&browser), shown(&browser)), (with_ticked(&boxes, &[1]), vec!["b".to_owned()]));
}

/// An opaque origin has neither storage nor an address bar: the page itself keeps them.
#[test]
fn a_frame_without_any_rights_counts_all_the_same() {
    let (_server, _middleman, browser) = framed("allow-scripts");
    browser.wait_for_app();
    browser.click("#way-b");
    let boxes = ticks(&browser);
    browser.click(&format!("#{}", boxes[0]));
    assert_eq!((state(&browser), shown(&browser)), (with_ticked(&boxes, &[0]), vec!["b".to_owned()]));
    browser.write("#address", "jane@q.com");
    browser.click(".address-box button");
    is_filled_in(&browser);
    assert_eq!((state(&browser), shown(&browser)), (with_ticked(&boxes, &[0]), vec!["b".to_owned()]));
    browser.press("Start again");
    assert_eq!((state(&browser), shown(&browser)), (with_ticked(&boxes, &[]), vec!["b".to_owned()]));
}
