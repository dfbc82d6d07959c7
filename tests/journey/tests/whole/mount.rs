//! The app takes the place of the ready-made page: nothing that the reader did is lost, and nothing jumps.

use mailsteps_journey::{Browser, Key, Manner, Meddling, Middleman, Server, until};

const WASM: &str = "/assets/guide.*.wasm";

/// A page whose app is still on its way.
fn open_without_app(path: &str) -> (Server, Middleman, Browser) {
    let server = Server::without_mail_servers();
    let middleman = Middleman::start(server.address());
    let browser = Browser::start_as(Manner::Impatient);
    browser.without_cache();
    open(&middleman, &browser, path);
    (server, middleman, browser)
}

fn open(middleman: &Middleman, browser: &Browser, path: &str) {
    middleman.meddle(WASM, Meddling::Hold);
    browser.open(&middleman.url(path));
    until("the browser asks for the app", || (middleman.held() > 0).then_some(()));
    browser.wait("the page is parsed", "return document.readyState !== 'loading' && document.styleSheets.length > 0");
    browser.wait("the app is on its way", "return document.documentElement.dataset.app === 'starting'");
}

fn let_the_app_come(middleman: &Middleman, browser: &Browser) {
    middleman.relent();
    browser.wait_for_app();
}

#[test]
fn what_was_typed_stays_and_typing_goes_on() {
    let (_server, middleman, browser) = open_without_app("/");
    browser.click("#address");
    browser.keys("jane@");
    browser.press("Other domains");
    browser.click("#address");
    let_the_app_come(&middleman, &browser);
    assert_eq!(browser.text_of("return document.getElementById('address').value"), "jane@");
    assert_eq!(browser.text_of("return document.activeElement.id"), "address");
    assert!(browser.visible("a[href='/mebtel.net/']") == 1, "the open fold has closed");
    browser.keys("q.com");
    browser.key(Key::Enter);
    browser.wait_for("h1", "E-mail settings for q.com");
    browser.wait_for_text("Filled in for jane@q.com");
}

#[test]
fn where_the_reader_was_on_the_page_stays() {
    let (_server, middleman, browser) = open_without_app("/q.com/thunderbird/imap/");
    browser.run("document.querySelectorAll('[data-step] details')[3].open = true");
    browser.run("document.getElementById('a-step-5').scrollIntoView()");
    let place =
        "return [scrollY, document.getElementById('a-step-5').getBoundingClientRect().top].map(Math.round).join()";
    let before = browser.text_of(place);
    assert!(!before.starts_with("0,"), "the page does not scroll: {before}");
    let_the_app_come(&middleman, &browser);
    assert_eq!(browser.text_of(place), before);
    let open = "return [...document.querySelectorAll('[data-step] details')].map((it, i) => it.open ? i : '').join('')";
    assert_eq!(browser.text_of(open), "3");
}

/// The style sheet alone shows what is chosen, and a box needs no script to be ticked.
#[test]
fn what_was_ticked_and_chosen_stays() {
    let (_server, middleman, browser) = open_without_app("/q.com/thunderbird/imap/");
    browser.click("#way-b");
    assert_eq!(browser.visible("[data-way=a]"), 0);
    browser.click("[data-way=b] .tick");
    let ticked = "return document.querySelector('[data-way=b] .tick').checked";
    let_the_app_come(&middleman, &browser);
    assert_eq!(browser.run(ticked), true);
    assert_eq!((browser.visible("[data-way=a]"), browser.visible("[data-way=b]")), (0, 1));
    assert!(browser.texts("#progress-text")[0].starts_with("1 of "), "{:?}", browser.texts("#progress-text"));
    assert!(browser.path().starts_with("/q.com/thunderbird/imap/#marks=way-b.done-b-"), "{}", browser.path());
}

/// Whoever comes back to a page with ticks on it and ticks one more while the app is on its way has them all.
#[test]
fn what_was_ticked_joins_what_was_ticked_before() {
    let (_server, middleman, browser) = open_without_app("/q.com/thunderbird/imap/");
    let_the_app_come(&middleman, &browser);
    browser.click("[data-step=open] .tick");
    assert_eq!(browser.path(), "/q.com/thunderbird/imap/#marks=done-a-open");
    for path in ["/q.com/thunderbird/imap/", "/q.com/thunderbird/imap/#marks=done-a-open"] {
        // Another page comes between the two, or the browser would not load this one again.
        browser.open("about:blank");
        open(&middleman, &browser, path);
        browser.click("#done-a-name-and-address");
        let_the_app_come(&middleman, &browser);
        assert_eq!(browser.path(), "/q.com/thunderbird/imap/#marks=done-a-open.done-a-name-and-address", "{path}");
        browser.click("#done-a-name-and-address");
    }
}

/// A page that came right is not built again: only what the reader's device or address makes different is.
#[test]
fn what_stands_there_already_stays() {
    let (_server, middleman, browser) = open_without_app("/");
    let parts = "['.page-head a', 'h1', '.page-foot p', '#programs']";
    let mut wrong = Vec::new();
    for path in ["/", "/q.com/", "/q.com/thunderbird/imap/", "/q.com/fix/", "/es/q.com/", "/q.com/#address=jane@q.com"]
    {
        middleman.relent();
        browser.open("about:blank");
        open(&middleman, &browser, path);
        browser.run(&format!(
            "{parts}.forEach(part => {{ const it = document.querySelector(part); if (it) it.mark = part; }})"
        ));
        let_the_app_come(&middleman, &browser);
        let built =
            format!("return {parts}.filter(part => (document.querySelector(part) ?? {{ mark: part }}).mark !== part)");
        let built = browser.texts_of(&built);
        let expected: &[&str] = if path.contains("address=") { &["h1", "#programs"] } else { &[] };
        if built != expected {
            wrong.push(format!("{path}: {built:?} built again"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The reader's own address would change the top of the page, as it must; without one nothing may move.
#[test]
fn nothing_jumps() {
    let (_server, middleman, browser) = open_without_app("/");
    let boxes = "return ['h1', 'h2', '.address-box', 'table', '[data-step]', 'footer'].map(name => {
        const it = document.querySelector(name);
        if (!it) return name;
        const box = it.getBoundingClientRect();
        return `${name} ${[box.x, box.y, box.width, box.height].map(Math.round)}`;
    })";
    let mut wrong = Vec::new();
    for width in [1200, 390] {
        browser.resize(width, 800);
        for path in ["/", "/q.com/", "/q.com/thunderbird/imap/", "/q.com/iphone/pop3/"] {
            middleman.relent();
            open(&middleman, &browser, path);
            let before = browser.texts_of(boxes);
            let_the_app_come(&middleman, &browser);
            let after = browser.texts_of(boxes);
            // Below the programs, those of the reader's device come first on the domain's page.
            let moved = before
                .iter()
                .zip(&after)
                .filter(|(old, new)| old != new && !(path == "/q.com/" && old.starts_with("footer")));
            wrong.extend(moved.map(|(old, new)| format!("{path} at {width} px: {old} -> {new}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_place_on_the_page_in_the_address_stays_the_place() {
    let (_server, middleman, browser) = open_without_app("/q.com/#programs");
    let place = "return String(Math.round(document.getElementById('programs').getBoundingClientRect().top))";
    browser.wait("the browser goes to the place", "return scrollY > 100");
    let before = browser.text_of(place);
    let_the_app_come(&middleman, &browser);
    assert_eq!(browser.text_of(place), before);
}

#[test]
fn an_app_that_cannot_start_leaves_the_page_and_a_word() {
    stays_whole_and_says_so_without(WASM);
}

#[test]
fn a_script_that_does_not_come_leaves_the_page_and_a_word() {
    stays_whole_and_says_so_without("/assets/guide.*.js");
    stays_whole_and_says_so_without("/assets/boot.*.js");
}

#[track_caller]
fn stays_whole_and_says_so_without(file: &str) {
    let server = Server::without_mail_servers();
    let middleman = Middleman::start(server.address());
    let browser = Browser::start();
    middleman.meddle(file, Meddling::Close);
    browser.open(&middleman.url("/q.com/thunderbird/imap/"));
    browser.wait_for("h1", "Set up q.com in Thunderbird with IMAP");
    assert!(browser.visible("[data-step]") > 5, "without {file}");
    browser.wait_for_text("This page could not start its helper");
}
