//! The keyboard alone.

use mailsteps_journey::{Browser, Key, Server};

/// What has the focus: `a#id "text"`, or what is wrong with it.
pub(super) fn focus(browser: &Browser) -> String {
    browser.text_of(
        "const it = document.activeElement;
         return `${it.tagName.toLowerCase()}${it.id ? '#' + it.id : ''} ${it.getAttribute('href') ?? it.getAttribute('aria-label') ?? it.innerText.slice(0, 40)}`",
    )
}

/// Presses Tab and holds the new focus to the rules: it is there, on the screen, and marked.
#[track_caller]
fn tab(browser: &Browser) -> String {
    browser.key(Key::Tab);
    let wrong = browser.text_of(
        "const it = document.activeElement;
         if (!it || it === document.body) return 'the focus is lost';
         const box = it.getBoundingClientRect(), style = getComputedStyle(it);
         if (box.width < 2 || box.height < 2) return 'it has no size';
         if (box.right < 1 || box.bottom < 1 || box.left > innerWidth || box.top > innerHeight) return 'it is off the screen';
         if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return 'it is not marked';
         return ''",
    );
    let focus = focus(browser);
    assert_eq!(wrong, "", "after Tab at {}: {focus}", browser.path());
    focus
}

/// Presses Tab until the focus is on something.
#[track_caller]
pub(super) fn tab_to(browser: &Browser, wanted: &str) {
    let mut passed = Vec::new();
    while passed.len() < 80 {
        let focus = tab(browser);
        if focus.contains(wanted) {
            return;
        }
        passed.push(focus);
    }
    panic!("Tab never comes to {wanted}, only to {passed:#?}");
}

pub(super) fn has_focus_on_the_page(browser: &Browser) {
    browser.wait("the focus is on the new page", "return document.activeElement.id === 'main'");
}

#[test]
fn the_whole_way_without_a_mouse() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url("/"));
    assert_eq!(tab(&browser), "a #main");
    assert!(browser.texts(".skip-link").contains(&"Skip to the content".to_owned()));
    browser.key(Key::Enter);
    has_focus_on_the_page(&browser);
    assert!(tab(&browser).starts_with("input#address"));
    browser.keys("jane@q.com");
    browser.key(Key::Enter);
    browser.wait_for("h1", "E-mail settings for q.com");
    has_focus_on_the_page(&browser);

    tab_to(&browser, "a /q.com/thunderbird/imap/");
    browser.key(Key::Enter);
    browser.wait_for("h1", "Set up q.com in Thunderbird with IMAP");
    has_focus_on_the_page(&browser);
    browser.wait_for_any("[data-step]");
    tab_to(&browser, "summary It looks different");
    browser.key(Key::Space);
    browser.wait_for_any("[data-step] details[open] .report");
    tab_to(&browser, "button Copy Hostname");
    browser.key(Key::Enter);
    browser
        .wait("the copy is told", "return document.querySelector('.guide > [role=status]').textContent.trim() !== ''");
    assert!(focus(&browser).starts_with("button "), "the focus stays on the button: {}", focus(&browser));
}

#[test]
fn choices_ticks_and_folds_without_a_mouse() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url("/q.com/thunderbird/imap/"));
    tab_to(&browser, "input#way-a");
    browser.key(Key::Down);
    browser.wait_for_any("[data-way=b]");
    assert_eq!(browser.visible("[data-way=a]"), 0);
    assert!(focus(&browser).starts_with("input#way-b"), "{}", focus(&browser));
    // What is not shown has no focus: the first box is one of the other way.
    tab_to(&browser, "input#done-");
    assert!(focus(&browser).starts_with("input#done-b-"), "{}", focus(&browser));
    browser.key(Key::Space);
    browser.wait("it is counted", "return document.getElementById('progress-text').innerText.startsWith('1 of ')");
    assert!(focus(&browser).starts_with("input#done-b-"), "the focus stays on the box: {}", focus(&browser));
    tab_to(&browser, "summary It did not work");
    browser.key(Key::Enter);
    tab_to(&browser, "#typing");
    browser.key(Key::Enter);
    browser.wait("the focus is there", "return document.activeElement.id === 'typing'");
    assert!(tab(&browser).starts_with("input#typed-incoming.host"));
    browser.keys("mail.centurylink.net");
    browser.wait_for_any("[id='remark-incoming.host'][data-verdict=right]");
    assert!(focus(&browser).starts_with("input#typed-incoming.host"), "{}", focus(&browser));
    tab_to(&browser, "button#show-code");
    browser.key(Key::Enter);
    browser.wait_for_any("#code svg");
    tab_to(&browser, "input#support");
    browser.key(Key::Space);
    browser.wait_for_any(".support__desk");
    assert!(focus(&browser).starts_with("input#support"), "the focus stays on the box: {}", focus(&browser));
}

#[test]
fn the_focus_is_not_lost_when_what_had_it_goes_away() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url("/q.com/"));
    browser.write("#address", "jane@q.com");
    browser.key(Key::Enter);
    browser.wait_for_text("Filled in for jane@q.com");
    browser.wait("the focus is on the page", "return document.activeElement !== document.body");
    tab_to(&browser, "button Change");
    browser.key(Key::Enter);
    browser.wait("the focus is in the box", "return document.activeElement.id === 'address'");
    assert_eq!(browser.run("return scrollY"), 0, "the page has jumped");
}

#[test]
fn a_mistake_leaves_the_focus_in_the_box() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url("/"));
    browser.write("#address", "jane");
    browser.key(Key::Enter);
    browser.wait_for_any("#address-problem p");
    assert!(focus(&browser).starts_with("input#address"), "{}", focus(&browser));
}
