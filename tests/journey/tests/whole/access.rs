//! What readers need who see little, move little, or hear the page: sizes of targets, forced colours, no motion, what is
//! told, and the way through with keys alone.

use mailsteps_journey::{Browser, Key, Server};
use mailsteps_stage::{Engine, Service, Stage};

use crate::{
    fix::stage,
    keyboard::{focus, has_focus_on_the_page, tab_to},
    kinds::{ENGLISH_ONLY, KINDS, has_app},
};

/// Controls that are smaller than 24 by 24 px (WCAG 2.2, criterion 2.5.8). A link within a sentence may be; a box counts with
/// its label.
const SMALL_TARGETS: &str = "
    document.querySelectorAll('details').forEach(it => { it.removeAttribute('name'); it.open = true; });
    const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex=\"0\"]')];
    const inSentence = it => getComputedStyle(it).display === 'inline' &&
        it.closest('p, li, dd, td, figcaption, label, legend, span')?.textContent.trim() !== it.textContent.trim();
    const box = it => (it.matches('[type=checkbox], [type=radio]') && it.labels[0] || it).getBoundingClientRect();
    return all.filter(it => it.checkVisibility({ visibilityProperty: true }) && !it.closest('.skip-link') && !inSentence(it))
        .filter(it => box(it).width > 1 && (box(it).width < 23.5 || box(it).height < 23.5))
        .map(it => `${it.tagName.toLowerCase()} ${(it.innerText || it.id).slice(0, 40)}: ${box(it).width} x ${box(it).height}`)";

/// Buttons that cannot be told from text when the device has its own colours: backgrounds are gone then.
const SHAPELESS: &str = "
    return [...document.querySelectorAll('button, .button, .chip, input, select, textarea')].filter(it => {
        if (!it.checkVisibility({ visibilityProperty: true }) || ['checkbox', 'radio', 'file'].includes(it.type)) return false;
        const { borderBottomWidth, borderBottomStyle, textDecorationLine } = getComputedStyle(it);
        return (parseFloat(borderBottomWidth) < 1 || borderBottomStyle === 'none') && textDecorationLine === 'none';
    }).map(it => `${it.tagName.toLowerCase()}.${it.className} ${it.innerText}`)";

/// What moves.
const MOVES: &str = "
    const seconds = text => Math.max(...text.split(',').map(parseFloat));
    return [...document.querySelectorAll('*')].filter(it => {
        const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(it);
        return seconds(transitionDuration) > 0.01 || seconds(animationDuration) > 0.01 || scrollBehavior === 'smooth';
    }).map(it => `${it.tagName.toLowerCase()}.${it.className}`)";

/// Opens every kind of page and collects what a script finds there.
fn on_every_page(browser: &Browser, server: &Server, script: &str) -> Vec<String> {
    let mut all = Vec::new();
    for page in KINDS.iter().chain(&ENGLISH_ONLY) {
        browser.open(&server.url(page));
        if has_app(page) {
            browser.wait_for_app();
        }
        all.extend(browser.texts_of(script).into_iter().map(|found| format!("{page}: {found}")));
    }
    all
}

fn assert_nothing(found: &[String]) {
    assert!(found.is_empty(), "{} findings\n{}", found.len(), found.join("\n"));
}

#[test]
fn what_can_be_pressed_is_large_enough() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    let mut all = Vec::new();
    for width in [320, 1200] {
        browser.resize(width, 900);
        all.extend(on_every_page(&browser, &server, SMALL_TARGETS));
    }
    assert_nothing(&all);
}

#[test]
fn with_forced_colours_buttons_boxes_and_the_focus_can_be_seen() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.prefers("forced-colors", "active");
    assert_eq!(browser.run("return matchMedia('(forced-colors: active)').matches"), true);
    assert_nothing(&on_every_page(&browser, &server, SHAPELESS));
    browser.open_app(&server.url("/q.com/thunderbird/imap/"));
    // `tab_to` holds every control on its way to its mark.
    tab_to(&browser, "input#done-");
    browser.key(Key::Space);
    let marks = browser.texts_of(
        "const step = document.querySelector('[data-done]'), current = document.querySelector('[data-current]');
         return [step, current].map(it => JSON.stringify([getComputedStyle(it).borderTopWidth, getComputedStyle(it).borderTopStyle]))",
    );
    assert!(marks.iter().all(|mark| !mark.contains("0px") && !mark.contains("none")), "{marks:?}");
}

#[test]
fn who_wants_no_motion_gets_none() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.prefers("prefers-reduced-motion", "reduce");
    assert_nothing(&on_every_page(&browser, &server, MOVES));
    browser.open_app(&server.url("/q.com/check/"));
    browser.wait_for_any(".verdict");
    assert_eq!(browser.texts_of(MOVES), [""; 0]);
}

/// A screen reader tells what changes in a place that was there before.
#[test]
fn copies_progress_and_checks_are_told() {
    let stage = Stage::start(Engine::Fake, &Service::centurylink(), &[]).unwrap();
    let server = Server::start(&stage);
    let browser = Browser::start();
    browser.open_app(&server.url("/q.com/thunderbird/imap/"));
    browser.allow_clipboard();
    // It is the same element all the time, and nothing else is told.
    browser.run("window.place = document.querySelector('.guide > [role=status]'); window.told = [];
        new MutationObserver(() => { if (place.textContent.trim()) told.push(place.textContent.trim()) }).observe(place, { childList: true, characterData: true, subtree: true })");
    browser.click("[data-step='incoming'] button[aria-label='Copy Hostname']");
    browser.wait("the copy is told", "return told.at(-1) === 'Copied: Hostname'");
    browser.click(".tick");
    browser.wait("the step is told", "return /^1 of \\d+ steps done$/.test(told.at(-1))");
    browser.click("nav a[href='/q.com/check/'], a[href='/q.com/check/']");
    browser.wait_for_any(".verdict");
    let verdict = browser.text_of("return document.querySelector('.verdict__sentence').innerText");
    let told = "return place.isConnected ? told.at(-1) : 'another place'";
    browser.wait_with(
        "what was found is told",
        "return told.at(-1)?.includes(arguments[0]) && place.isConnected",
        &[serde_json::json!(verdict)],
    );
    assert!(browser.text_of(told).contains(&verdict));
    assert!(browser.texts_of("return told").iter().any(|text| text.contains("Checking")), "the wait is told too");
}

/// Home, settings, steps, check, plan and back, without a mouse.
#[test]
fn the_whole_guide_without_a_mouse() {
    let stage = stage(&[]);
    let server = Server::start(&stage);
    let browser = Browser::start();
    let go = |wanted: &str, heading: &str| {
        tab_to(&browser, wanted);
        browser.key(Key::Enter);
        browser.wait_for("h1", heading);
        has_focus_on_the_page(&browser);
    };
    browser.open_app(&server.url("/"));
    tab_to(&browser, "input#address");
    browser.keys("jane@q.com");
    browser.key(Key::Enter);
    browser.wait_for("h1", "E-mail settings for q.com");
    has_focus_on_the_page(&browser);
    go("a /q.com/thunderbird/imap/", "Set up q.com in Thunderbird with IMAP");
    browser.wait_for_any("[data-step]");
    tab_to(&browser, "input#done-");
    browser.key(Key::Space);
    browser.wait("it is counted", "return document.getElementById('progress-text').innerText.startsWith('1 of ')");
    tab_to(&browser, "summary It did not work");
    browser.key(Key::Enter);
    go("a /q.com/check/", "Are the mail servers for q.com working?");
    browser.wait_for_any(".verdict");
    tab_to(&browser, "button#again");
    browser.key(Key::Enter);
    browser.wait("the check is over", "return !document.querySelector('.waiting')");
    go("a /q.com/fix/", "What goes wrong with q.com?");
    tab_to(&browser, "input#symptom-cannot-receive");
    browser.key(Key::Space);
    browser.wait_for_any("#plan-items .cause");
    tab_to(&browser, "summary");
    assert!(focus(&browser).starts_with("summary"), "{}", focus(&browser));
    // And into the other language, from the top of the same place.
    browser.reload();
    // What the servers say comes into the page, and the page stays where it is: Tab goes to the top after that.
    browser.wait(
        "the servers have answered",
        "return document.getElementById('servers').innerText.includes('are answering')",
    );
    tab_to(&browser, "a /es/q.com/fix/");
    browser.key(Key::Enter);
    browser.wait_for_app();
    assert_eq!(browser.text_of("return document.documentElement.lang"), "es");
    assert!(browser.console().is_empty(), "{:?}", browser.console());
}

/// Nothing lies over what has the focus, on the smallest screen (WCAG 2.2, criterion 2.4.11).
#[test]
fn nothing_hides_what_has_the_focus() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.resize(320, 256);
    let mut all = Vec::new();
    for page in ["/", "/q.com/", "/q.com/thunderbird/imap/", "/q.com/check/", "/q.com/fix/"] {
        browser.open_app(&server.url(page));
        for number in 0..45 {
            browser.key(Key::Tab);
            // Behind the last control everything begins again.
            if number > 0 && focus(&browser).starts_with("a #main") {
                break;
            }
            let covered = browser.text_of(
                "const it = document.activeElement;
                 if (!it || it === document.body) return '';
                 const { left, right, top, bottom } = (it.labels?.[0] ?? it).getBoundingClientRect();
                 const places = [0.1, 0.5, 0.9].flatMap(x => [0.1, 0.5, 0.9].map(y => [left + x * (right - left), top + y * (bottom - top)]));
                 const seen = places.some(([x, y]) => { const on = document.elementFromPoint(x, y); return on && (it.contains(on) || on.contains(it) || it.labels?.[0]?.contains(on)); });
                 return seen ? '' : `${it.outerHTML.slice(0, 80)} at ${top}`",
            );
            if !covered.is_empty() {
                all.push(format!("{page}: {covered}"));
            }
        }
    }
    assert_nothing(&all);
}
