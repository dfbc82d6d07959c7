//! The layout under what can happen to it: longer words, the other direction of writing, wider spacing, the largest zoom.

use mailsteps_journey::{Browser, Server};

use crate::{
    fix::{choose, is_first, stage},
    kinds::{ENGLISH_ONLY, KINDS, has_app},
    narrow::TOO_WIDE,
};

/// Makes every text two fifths longer, as other languages make it, in letters with marks above and below. Captions, values,
/// names of hosts and what programs print (in quotation marks) are as they are in every language.
const LONGER: &str = "
    const longer = text => text.replace(/“[^”]*”|\\S+/g, part => /^“|[.@]\\w/.test(part) ? part
        : part.replace(/\\p{L}+/gu, word => word + 'ẃĝñ'.repeat(3).slice(0, Math.round(word.length * 0.4))));
    const walk = node => {
        for (const it of node.childNodes) {
            if (it.nodeType === 3) { if (it.data.trim()) it.data = longer(it.data); }
            else if (it.nodeType === 1 && it.translate && !['SCRIPT', 'STYLE'].includes(it.tagName)) walk(it);
        }
    };
    walk(document.body)";

/// As a page in Arabic or Hebrew is laid out.
const FROM_THE_RIGHT: &str = "document.documentElement.dir = 'rtl'";

/// What a reader may set at the same time (WCAG 2.2, criterion 1.4.12).
const SPACED: &str = "
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }' +
        'p { margin-bottom: 2em !important }');
    document.adoptedStyleSheets = [sheet]";

/// Texts that are cut off: their box hides what is beyond it. What only screen readers have is meant to be cut, and boxes to
/// type in can be scrolled.
const CUT: &str = "
    const hides = it => ['hidden', 'clip'].includes(getComputedStyle(it).overflowY);
    return [...document.querySelectorAll('body *')].filter(it => it.checkVisibility({ visibilityProperty: true }) &&
        it.clientWidth > 1 && !it.closest('.screen') && !it.matches('input, textarea') && hides(it) &&
        (it.scrollHeight > it.clientHeight + 2 || it.scrollWidth > it.clientWidth + 2))
        .map(it => `${it.tagName.toLowerCase()}.${it.className} is cut: ${it.textContent.slice(0, 60)}`)";

/// Texts that lie over one another: of the words of two elements, neither of which is in the other.
const OVER_ONE_ANOTHER: &str = "
    const texts = [];
    const walker = document.createTreeWalker(document.querySelector('main') ?? document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const it = walker.currentNode, parent = it.parentElement;
        if (!it.data.trim() || parent.closest('.screen, .visually-hidden, svg, option, textarea') ||
            !parent.checkVisibility({ visibilityProperty: true })) continue;
        const range = document.createRange();
        range.selectNodeContents(it);
        for (const { left, right, top, bottom } of range.getClientRects())
            if (right - left > 2) texts.push({ it, left: left + 1, right: right - 1, top: top + 4, bottom: bottom - 4 });
    }
    const over = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    texts.sort((a, b) => a.top - b.top);
    const found = [];
    texts.forEach((a, at) => {
        for (let next = at + 1; next < texts.length && texts[next].top < a.bottom; next += 1)
            if (texts[next].it !== a.it && over(a, texts[next])) found.push(`${a.it.data.trim().slice(0, 40)} | ${texts[next].it.data.trim().slice(0, 40)}`);
    });
    return found";

/// Values and host names stay in their own direction.
const VALUES_TURNED: &str = "
    return [...document.querySelectorAll('.value__text[translate=no], .host, input.typed')].filter(it => it.checkVisibility() &&
        getComputedStyle(it).direction !== 'ltr').map(it => it.outerHTML.slice(0, 80))";

/// What is wrong with the page as it stands, with its folds opened.
fn wrong(browser: &Browser) -> Vec<String> {
    let wide = browser.text_of(TOO_WIDE);
    let wide = (!wide.is_empty()).then(|| format!("it scrolls sideways: {wide}"));
    let over = browser.texts_of(OVER_ONE_ANOTHER).into_iter().map(|texts| format!("one over the other: {texts}"));
    wide.into_iter().chain(browser.texts_of(CUT)).chain(over).collect()
}

/// Every kind of page in each of these widths, after `change`.
fn every_page_holds(widths: &[(u32, u32)], changes: &[&str], mut also: impl FnMut(&Browser) -> Vec<String>) {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    let mut all = Vec::new();
    for (width, height) in widths {
        browser.resize(*width, *height);
        for page in KINDS.iter().chain(&ENGLISH_ONLY) {
            browser.open(&server.url(page));
            if has_app(page) {
                browser.wait_for_app();
            }
            changes.iter().for_each(|change| drop(browser.run(change)));
            let found = wrong(&browser).into_iter().chain(also(&browser));
            all.extend(found.map(|found| format!("{page} at {width} px: {found}")));
        }
    }
    assert!(all.is_empty(), "{} findings\n{}", all.len(), all.join("\n"));
}

const SMALL_AND_LARGE: [(u32, u32); 3] = [(320, 640), (768, 1024), (1440, 900)];

#[test]
fn there_is_room_for_words_that_are_two_fifths_longer() {
    every_page_holds(&SMALL_AND_LARGE, &[LONGER], |_| Vec::new());
}

#[test]
fn it_can_be_laid_out_from_the_right() {
    every_page_holds(&SMALL_AND_LARGE, &[FROM_THE_RIGHT, LONGER], |browser| {
        // The page begins at the right: its heading does.
        let at_the_right = "const it = document.querySelector('h1');
            const range = document.createRange();
            range.selectNodeContents(it);
            const { right } = range.getBoundingClientRect(), box = it.getBoundingClientRect();
            return Math.abs(right - box.right) < 2 ? [] : [`the heading ends at ${right}, its box at ${box.right}`]";
        [browser.texts_of(VALUES_TURNED), browser.texts_of(at_the_right)].concat()
    });
}

#[test]
fn nothing_is_lost_when_letters_words_and_lines_are_set_apart() {
    every_page_holds(&SMALL_AND_LARGE, &[SPACED], |_| Vec::new());
}

/// 1280 by 1024 pixels at 400 per cent (WCAG 2.2, criterion 1.4.10).
#[test]
fn nothing_is_lost_at_four_times_the_size() {
    every_page_holds(&[(320, 256)], &[], |browser| {
        // What stays in its place while the page scrolls must leave room for the rest.
        browser.texts_of(
            "scrollTo(0, 600);
             const fixed = [...document.querySelectorAll('body *')].filter(it => it.checkVisibility({ visibilityProperty: true }) &&
                ['fixed', 'sticky'].includes(getComputedStyle(it).position) && it.getBoundingClientRect().top < innerHeight && it.getBoundingClientRect().bottom > 0);
             return fixed.filter(it => it.getBoundingClientRect().height > innerHeight / 3).map(it => `${it.className} takes ${it.getBoundingClientRect().height} px of the height`)",
        )
    });
}

#[test]
fn what_comes_later_holds_as_well() {
    let stage = stage(&[]);
    let server = Server::start(&stage);
    let browser = Browser::start();
    let mut all = Vec::new();
    let mut look = |what: &str| {
        for change in [LONGER, SPACED] {
            browser.run(change);
            all.extend(wrong(&browser).into_iter().map(|found| format!("{what}: {found}")));
        }
        browser.run("document.adoptedStyleSheets = []");
    };
    for (width, height) in SMALL_AND_LARGE {
        browser.resize(width, height);
        browser.open_app(&server.url("/q.com/fix/"));
        choose(&browser, "password-again");
        is_first(&browser, "login-refused");
        look("a plan");
        browser.open_app(&server.url("/q.com/check/"));
        browser.wait_for_any(".verdict");
        look("a check");
        browser.open_app(&server.url("/q.com/thunderbird/imap/#address=jane@q.com"));
        browser.write("[id='typed-incoming.host']", "mail,centurylink,net");
        browser.wait_for_any("[id='remark-incoming.host'][data-verdict=wrong]");
        browser.press("Continue on your phone");
        browser.wait_for_any("#code svg");
        browser.click("#support");
        browser.wait_for_any(".support__desk");
        look("a slip, a code and the telephone");
        browser.run("localStorage.clear()");
    }
    assert!(all.is_empty(), "{} findings\n{}", all.len(), all.join("\n"));
}
