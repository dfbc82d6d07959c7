//! `/design/`: every part in every state, each once, and nothing that runs.

mod made;

use std::collections::BTreeSet;

use mailsteps_guide::ready::Site;
use scraper::{Html, Selector};

/// The groups, and how many states each has at least.
const GROUPS: [(&str, usize); 12] = [
    ("head-and-foot", 2),
    ("address-box", 8),
    ("programs", 2),
    ("settings", 3),
    ("steps", 6),
    ("dialogs", 15),
    ("typing", 4),
    ("check", 10),
    ("plan", 4),
    ("obstacles", 3),
    ("telephone", 1),
    ("buttons", 6),
];

fn select(selector: &str) -> Selector {
    Selector::parse(selector).expect("the selectors of this file are sound")
}

#[test]
fn every_part_is_there_in_its_states() {
    let (_, page) = made::prerenderer(Site::default()).pages().find(|(file, _)| file == "design/index.html").unwrap();
    let page = Html::parse_document(&page);
    let group = |id: &str| page.select(&select(&format!("section#{id} > .design__state"))).count();
    let found: Vec<(&str, usize)> = GROUPS.iter().map(|(id, _)| (*id, group(id))).collect();
    let is_enough = found.iter().zip(&GROUPS).all(|((_, found), (_, least))| found >= least);
    assert!(is_enough, "{found:?}");
    assert_eq!(page.select(&select("section.design")).count(), GROUPS.len());
    assert_eq!(page.select(&select("script")).count(), 0);
    let ids: Vec<&str> = page.select(&select("[id]")).filter_map(|element| element.attr("id")).collect();
    let different: BTreeSet<&&str> = ids.iter().collect();
    assert_eq!(different.len(), ids.len());
    // What names an id names one of this page.
    for (selector, attribute) in [("label[for]", "for"), ("[aria-describedby]", "aria-describedby")] {
        for name in page.select(&select(selector)).filter_map(|element| element.attr(attribute)) {
            assert!(name.split(' ').all(|id| ids.contains(&id)), "{attribute}={name:?}");
        }
    }
}
