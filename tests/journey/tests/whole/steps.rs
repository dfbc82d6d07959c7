//! The steps, which were made ready with the site: they come with the page, or are fetched on the way to it.

use mailsteps_journey::{Browser, Meddling, Middleman, Server, until};

const PAGE: &str = "/q.com/thunderbird/imap/";
const OTHER: &str = "/q.com/thunderbird/pop3/";
const STYLE: &str = "/assets/steps.*.css";
const FAILED: &str = "The rest of this page could not be fetched. Look whether you are online.";

fn start() -> (Server, Middleman, Browser) {
    let server = Server::without_mail_servers();
    let middleman = Middleman::start(server.address());
    (server, middleman, Browser::start())
}

/// What can be in the way of a page, other than silence.
fn troubles() -> [Meddling; 3] {
    let answer = |status| Meddling::Answer { status, content_type: "text/html", body: "<h1>Log in</h1>".to_owned() };
    [Meddling::Close, answer("200 OK"), answer("502 Bad Gateway")]
}

/// How often a page or file was asked for.
fn asked(middleman: &Middleman, path: &str) -> usize {
    middleman.seen().iter().filter(|request| request.starts_with(&format!("GET {path}"))).count()
}

/// The page without its steps: it says so, and knows its reader all the same.
fn fails(browser: &Browser, path: &str, heading: &str) {
    browser.wait_for("h1", heading);
    browser.wait_for("#ready [role=alert] p", FAILED);
    browser.wait_for_text("Filled in for jane@q.com");
    assert_eq!(browser.path(), format!("{path}#address=jane@q.com"));
}

#[test]
fn on_the_way_the_page_says_so_and_tries_again() {
    let (_server, middleman, browser) = start();
    browser.open_app(&middleman.url("/q.com/#address=jane@q.com"));
    for meddling in troubles() {
        middleman.meddle(PAGE, meddling);
        browser.click(&format!("a[href='{PAGE}']"));
        fails(&browser, PAGE, "Set up q.com in Thunderbird with IMAP");
        let before = asked(&middleman, PAGE);
        browser.press("Try again");
        until("the page is asked for again", || (asked(&middleman, PAGE) > before).then_some(()));
        fails(&browser, PAGE, "Set up q.com in Thunderbird with IMAP");
        browser.press("Settings for q.com");
        browser.wait_for("h1", "E-mail settings for q.com");
        browser.wait_for_any("#programs");
        middleman.relent();
    }
    middleman.meddle(PAGE, Meddling::Close);
    browser.click(&format!("a[href='{PAGE}']"));
    browser.wait_for_text(FAILED);
    middleman.relent();
    browser.press("Try again");
    browser.wait_for_any("[data-step]");
    assert!(!browser.page_text().contains("could not be fetched"));
}

/// From the first page, a domain's own page lacks its ready-made part and the style sheet for it as well.
#[test]
fn a_domains_page_says_so_too() {
    for file in ["/q.com/", STYLE] {
        let (_server, middleman, browser) = start();
        browser.open_app(&middleman.url("/"));
        for meddling in [
            Meddling::Close,
            Meddling::Answer { status: "404 Not Found", content_type: "text/html", body: String::new() },
        ] {
            middleman.meddle(file, meddling);
            browser.open_app(&middleman.url("/"));
            browser.write("#address", "jane@q.com");
            browser.press("Show my settings");
            fails(&browser, "/q.com/", "E-mail settings for q.com");
            middleman.relent();
        }
        browser.press("Try again");
        browser.wait_for_any("#programs");
        assert!(!browser.page_text().contains("could not be fetched"));
        // The sheet is in force: a link to a program is a large one.
        let height = "return document.querySelector('.programs a').getBoundingClientRect().height >= 40";
        browser.wait("the programs have their style", height);
        browser.click(&format!("a[href='{PAGE}']"));
        browser.wait_for_any("[data-step]");
        let sheets = "return String(document.querySelectorAll('link[rel=stylesheet]:not([media])').length)";
        assert_eq!(browser.text_of(sheets), "2", "each style sheet once");
    }
}

#[test]
fn while_they_are_on_their_way_the_page_says_what_it_waits_for() {
    let (_server, middleman, browser) = start();
    browser.open_app(&middleman.url("/q.com/"));
    middleman.meddle(PAGE, Meddling::Hold);
    browser.click(&format!("a[href='{PAGE}']"));
    browser.wait_for(".waiting", "Fetching the page for Thunderbird …");
    middleman.relent();
    browser.wait_for_any("[data-step]");
    assert_eq!(browser.visible(".waiting"), 0);
}

#[test]
fn steps_that_come_late_do_not_take_the_place_of_others() {
    let (_server, middleman, browser) = start();
    browser.open_app(&middleman.url("/q.com/"));
    middleman.meddle(PAGE, Meddling::Hold);
    browser.click(&format!("a[href='{PAGE}']"));
    until("the page is held", || (middleman.held() == 1).then_some(()));
    browser.back();
    browser.wait_for("h1", "E-mail settings for q.com");
    browser.click(&format!("a[href='{OTHER}']"));
    browser.wait_for("h1", "Set up q.com in Thunderbird with POP3");
    browser.wait_for_any("[data-step]");
    middleman.relent();
    let answered = format!("return performance.getEntriesByName(location.origin + '{PAGE}', 'resource').length === 1");
    browser.wait("the first page is answered", &answered);
    browser.wait("the page has had its time", "return new Promise(done => setTimeout(() => done(true)))");
    assert_eq!(browser.texts("h1"), ["Set up q.com in Thunderbird with POP3"]);
    let hosts = browser.texts("[data-step] [data-setting='incoming.host']");
    assert!(!hosts.is_empty() && hosts.iter().all(|host| host == "pop.centurylink.net"), "{hosts:?}");
}

/// Pressing a link fetches what it leads to; letting go shows it, without another request.
#[test]
fn a_pressed_link_fetches_its_page_once() {
    let (_server, middleman, browser) = start();
    browser.open_app(&middleman.url("/q.com/"));
    let press = format!(
        "document.querySelector(\"a[href='{PAGE}']\").dispatchEvent(new PointerEvent('pointerdown', {{ bubbles: true }}))"
    );
    browser.run(&press);
    until("the page is asked for", || (asked(&middleman, PAGE) == 1).then_some(()));
    assert_eq!(browser.texts("h1"), ["E-mail settings for q.com"]);
    browser.click(&format!("a[href='{PAGE}']"));
    browser.wait_for_any("[data-step]");
    assert_eq!(asked(&middleman, PAGE), 1);
}

/// Back shows what was there, with the server gone.
#[test]
fn back_needs_no_server() {
    let (_server, middleman, browser) = start();
    browser.open_app(&middleman.url("/q.com/"));
    browser.click(&format!("a[href='{PAGE}']"));
    browser.wait_for_any("[data-step]");
    for path in [PAGE, "/q.com/"] {
        middleman.meddle(path, Meddling::Close);
    }
    browser.back();
    browser.wait_for("h1", "E-mail settings for q.com");
    browser.wait_for_any("#programs");
    browser.forward();
    browser.wait_for("h1", "Set up q.com in Thunderbird with IMAP");
    browser.wait_for_any("[data-step]");
}

/// A page that was read piece by piece is the one that comes from the server, to the last sign.
#[test]
fn a_page_in_pieces_is_the_whole_page() {
    let (_server, middleman, browser) = start();
    // The end of the programs is marked where the app has not written them.
    let content = "return document.getElementById('main').innerHTML.replace('<!--/programs-->', '')";
    for (from, to) in [("/q.com/", PAGE), (PAGE, "/q.com/"), ("/q.com/", "/q.com/fix/"), ("/q.com/", "/")] {
        browser.open_app(&middleman.url(to));
        let whole = browser.text_of(content);
        browser.open_app(&middleman.url(from));
        browser.run(
            "
            window.pieces = 0;
            new MutationObserver(() => window.pieces += document.querySelectorAll('#main[data-pouring]').length)
                .observe(document.getElementById('main'), { childList: true, subtree: true });
        ",
        );
        browser.run(&format!("document.querySelector(\"a[href='{to}']\").click()"));
        browser.wait(
            "the page is another",
            &format!("return location.pathname === '{to}' && !document.querySelector('.waiting')"),
        );
        assert_eq!(browser.text_of(content), whole, "{from} to {to}");
        let pieces = browser.run("return window.pieces").as_u64().unwrap();
        assert!(pieces > 1 || to == "/", "{to} came in {pieces} pieces");
    }
}

/// A link to a place far down on another page leads there, when that is whole.
#[test]
fn a_link_to_a_place_waits_for_the_last_piece() {
    let (_server, middleman, browser) = start();
    browser.open_app(&middleman.url("/q.com/fix/"));
    browser.run(&format!(
        "
        const link = Object.assign(document.createElement('a'), {{ href: '{PAGE}#typing', textContent: 'x' }});
        document.querySelector('h1').append(link);
        link.click();
    "
    ));
    browser.wait("the place has the focus", "return document.activeElement.id === 'typing'");
    browser.wait(
        "the place is in view",
        "return Math.abs(document.getElementById('typing').getBoundingClientRect().top) < 50",
    );
}

/// Whoever is quicker than the page loses none of the ticks that are still on their way.
#[test]
fn a_choice_on_a_page_in_pieces_keeps_what_was_ticked() {
    let (_server, middleman, browser) = start();
    browser.open_app(&middleman.url(PAGE));
    browser.click("[data-way=a] .tick");
    browser.open_app(&middleman.url("/q.com/"));
    browser.run(&format!(
        "
        const main = document.getElementById('main');
        new MutationObserver((_, watcher) => {{
            const choice = document.getElementById('way-b');
            if (!choice || !main.hasAttribute('data-pouring')) return;
            watcher.disconnect();
            window.was_early = true;
            choice.click();
        }}).observe(main, {{ childList: true, subtree: true }});
        document.querySelector(\"a[href='{PAGE}']\").click();
    "
    ));
    browser.wait("the choice was made early", "return window.was_early === true");
    let marks = browser.path();
    assert!(marks.contains("way-b") && marks.contains("done-a-"), "{marks}");
    assert_eq!((browser.visible("[data-way=a]"), browser.visible("[data-way=b]")), (0, 1));
    browser.click("#way-a");
    assert_eq!(browser.run("return document.querySelector('[data-way=a] .tick').checked"), true);
}

/// The ready-made page holds every step; an app that comes later takes them from there.
#[test]
fn a_page_that_came_with_its_steps_needs_no_second_request() {
    let (_server, middleman, browser) = start();
    for path in [PAGE, "/q.com/", "/q.com/kmail/repair/"] {
        browser.open_app(&middleman.url(path));
        browser.wait(
            "the page has had its time",
            "return new Promise(done => requestAnimationFrame(() => setTimeout(() => done(true))))",
        );
        assert_eq!(asked(&middleman, &format!("{path} ")), 1, "{path}");
        assert_eq!(browser.visible("#ready .waiting, #ready > .problem"), 0);
    }
    assert!(browser.visible("[data-step]") > 3);
}

#[test]
fn a_page_without_its_app_keeps_its_steps() {
    let (_server, middleman, browser) = start();
    middleman.meddle("/assets/guide.*.wasm", Meddling::Close);
    browser.open(&middleman.url(PAGE));
    browser.wait("the app has failed", "return document.documentElement.dataset.app === 'failed'");
    assert!(browser.visible("[data-step]") > 5, "the steps are gone");
    browser.wait_for_text("This page could not start its helper");
}
