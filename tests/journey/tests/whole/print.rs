//! Paper.

use std::{collections::BTreeMap, fs};

use mailsteps_journey::{Browser, Paper, Server, site_folder};
use scraper::{Html, Selector};

use crate::{
    budget::files,
    pdf::{Letter, closed_up, sheets, sizes_of},
};

/// As large as the smallest type on paper may be, in points. Browsers round what style sheets ask for.
const LEAST: f64 = 11.0;

#[test]
fn a_walkthrough_on_paper_has_the_steps_and_nothing_to_press() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url("/q.com/thunderbird/imap/#address=jane@q.com"));
    browser.wait_for_any("button.copy");
    let on_screen = browser.visible("[data-step]");
    browser.show_as_printed();
    assert_eq!(browser.texts("button, .copy, .skip-link, nav, input, summary, progress"), Vec::<String>::new());
    assert_eq!(browser.visible("[data-step]"), on_screen);
    assert!(browser.texts("[data-setting='incoming.username']").contains(&"jane@q.com".to_owned()));
    let background = browser.text_of("return getComputedStyle(document.body).backgroundColor");
    assert_eq!(background, "rgb(255, 255, 255)");
}

/// The walkthroughs of these domains with the most to print: the page's path, and the boxes that show its longest steps.
fn longest(domain: &str, count: usize) -> Vec<(String, Vec<String>)> {
    let select = |selector: &str| Selector::parse(selector).unwrap();
    let (ways, printed) = (select(".way"), select(".step > :is(h3, .menu-path, p, .fields)"));
    let mut found = BTreeMap::new();
    let pages = files(&site_folder().join(domain));
    for file in pages.into_iter().filter(|file| file.extension().is_some_and(|kind| kind == "html")) {
        let page = Html::parse_document(&fs::read_to_string(&file).unwrap());
        let path = file.parent().unwrap().strip_prefix(site_folder()).unwrap().display().to_string();
        for way in page.select(&ways) {
            let length: usize =
                way.select(&printed).map(|part| part.text().map(|text| text.trim().len()).sum::<usize>()).sum();
            let choices = ["kind", "way"].into_iter();
            let choices = choices.filter_map(|name| Some(format!("{name}-{}", way.attr(&format!("data-{name}"))?)));
            found.insert((length, path.clone()), choices.collect());
        }
    }
    assert!(found.len() > 60, "only {} ways through {domain}", found.len());
    found.into_iter().rev().take(count).map(|((_, path), choices)| (path, choices)).collect()
}

fn text(sheets: &[Vec<Letter>]) -> String {
    sheets.iter().flatten().map(|letter| letter.letter).collect()
}

#[test]
fn the_longest_walkthroughs_fit_on_one_sheet_in_large_type() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    for (domain, count) in [("q.com", 6), ("emadisonriver.com", 2), ("myctl.net", 2)] {
        for (path, choices) in longest(domain, count) {
            let name = format!("/{path}/ {choices:?}");
            let address = format!("elizabeth.montgomery@{domain}");
            let marks = choices.join(".");
            browser.open_app(&server.url(&format!("/{path}/#address={address}&marks={marks}")));
            browser.wait_for_text(&format!("Filled in for {address}"));
            let hosts = browser.texts(".side [data-setting$=host]");
            let titles = browser.texts(".step h3 > :last-child");
            assert!(hosts.len() == 2 && titles.len() > 3, "{name}: {hosts:?} {titles:?}");
            for paper in [Paper::A4, Paper::Letter] {
                let sheets = sheets(&browser.print(paper));
                let counts: Vec<usize> = sheets.iter().map(Vec::len).collect();
                assert!(sheets.len() <= 2, "{name} has {counts:?} letters on {paper:?}");
                let printed = text(&sheets);
                for title in &titles {
                    assert!(printed.contains(&closed_up(title)), "{name} lacks “{title}” on {paper:?}");
                }
                for value in hosts.iter().chain([&address]) {
                    let sizes = sizes_of(&sheets.concat(), value);
                    assert!(sizes.len() >= 2, "{value} stands {} times on {name} {paper:?}", sizes.len());
                }
                let least = sheets.iter().flatten().map(|letter| letter.points).fold(f64::MAX, f64::min);
                assert!(least >= LEAST, "{name} has letters of {least} points on {paper:?}");
            }
        }
    }
}

#[test]
fn the_pictures_come_along_on_request() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url("/q.com/thunderbird/imap/#address=jane@q.com"));
    browser.wait_for_text("Filled in for jane@q.com");
    let captions = browser.texts(".screen__title, .screen__label, .screen__item, .screen__button");
    let times = |sheets: &[Vec<Letter>], words: &str| text(sheets).matches(&closed_up(words)).count();
    let without = sheets(&browser.print(Paper::A4));
    // What stands in the pictures alone.
    let drawn: Vec<&String> = captions.iter().filter(|caption| times(&without, caption) == 0).collect();
    assert!(drawn.len() > 3 && captions.len() > 20, "{captions:?}");
    browser.click("#print-pictures");
    let with = sheets(&browser.print(Paper::A4));
    for caption in drawn {
        assert!(times(&with, caption) > 0, "{caption} is not printed");
    }
    assert!(times(&with, "jane@q.com") > times(&without, "jane@q.com"), "the pictures are not filled in");
    for title in browser.texts(".step h3 > :last-child") {
        assert!(times(&with, &title) > 0, "the pictures have taken the place of {title}");
    }
}

/// What is folded and what is not chosen stays off the paper.
#[test]
fn only_what_was_chosen_is_printed() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url("/q.com/outlook-classic/repair/#address=jane@q.com&marks=kind-pop3.way-b"));
    browser.wait_for_text("Filled in for jane@q.com");
    let printed = text(&sheets(&browser.print(Paper::Letter)));
    let heading = browser.texts(".way > h2");
    assert!(heading.len() == 1 && printed.contains(&closed_up(&heading[0])), "{heading:?}");
    for wanted in ["pop.centurylink.net", "995", "jane@q.com"] {
        assert!(printed.contains(wanted), "{wanted} is missing");
    }
    for unwanted in ["mail.centurylink.net", "993", "yourname", "IMAP,", "{", "It looks different", "Check my typing"] {
        assert!(!printed.contains(&closed_up(unwanted)), "{unwanted} is printed");
    }
}
