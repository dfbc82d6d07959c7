//! `/design/`: every part in every state, each once, and nothing that runs.

mod made;

use std::{collections::BTreeSet, fs, path::Path, sync::LazyLock};

use mailsteps_guide::ready::Site;
use scraper::{Html, Selector};

/// The groups, and how many states each has at least.
const GROUPS: [(&str, usize); 22] = [
    ("head-and-foot", 3),
    ("address-box", 8),
    ("programs", 2),
    ("settings", 4),
    ("before-the-steps", 3),
    ("steps", 8),
    ("walkthrough", 1),
    ("after-the-steps", 3),
    ("dialogs", 15),
    ("rows-of-dialogs", 4),
    ("typing", 5),
    ("check", 12),
    ("last-days", 2),
    ("fix", 6),
    ("plan", 4),
    ("obstacles", 3),
    ("telephone", 1),
    ("fetching", 2),
    ("without-a-network", 2),
    ("for-publishers", 5),
    ("for-writers", 2),
    ("buttons", 8),
];

/// What only a script does on other pages.
const BY_SCRIPT: [&str; 18] = [
    ".step[data-done] .tick[checked]",
    ".step[data-current] .tick:not([checked])",
    "progress[value='2']",
    ".code:not([hidden]) > svg",
    ".copy--done",
    ".remark[data-verdict=wrong]",
    ".service--live > .ladder > li",
    ".past__bars [data-is=bad]",
    ".fix__message .chip",
    ".symptom [checked]",
    ".questions:not([hidden])",
    ".fix__plan .cause",
    ".fix__plan .problem:not([hidden])",
    ".typing .problem:not([hidden])",
    "#lint-findings .finding__line mark",
    "#lint-verdict > .verdict[data-verdict=failed]",
    "#embed-own-colours:not([hidden]) #embed-contrast:not([hidden])",
    ".newer button",
];

/// Classes of style sheets that no part has.
const OF_NO_PART: [&str; 3] = [
    // The root view's own: it stands around every page.
    "guide",
    // It says to the printer's sheet what kind of page it is.
    "page--walkthrough",
    // The root view's own, seen when it has the focus.
    "skip-link",
];

static PAGE: LazyLock<String> = LazyLock::new(|| {
    let prerenderer = made::prerenderer(Site::default());
    let design = prerenderer.pages().find(|(file, _)| file == "design/index.html");
    design.expect("the page is among the site's").1
});

fn select(selector: &str) -> Selector {
    Selector::parse(selector).expect("the selectors of this file are sound")
}

#[test]
fn every_part_is_there_in_its_states() {
    let page = Html::parse_document(&PAGE);
    let group = |id: &str| page.select(&select(&format!("section#{id} > .design__state"))).count();
    let found: Vec<(&str, usize)> = GROUPS.iter().map(|(id, _)| (*id, group(id))).collect();
    let is_enough = found.iter().zip(&GROUPS).all(|((_, found), (_, least))| found >= least);
    assert!(is_enough, "{found:?}");
    assert_eq!(page.select(&select("section.design")).count(), GROUPS.len());
    let states = select(".design__state");
    let empty = page.select(&states).filter(|state| state.child_elements().count() < 2);
    let empty: Vec<String> = empty.map(|state| state.text().collect()).collect();
    assert!(empty.is_empty(), "nothing stands below {empty:?}");
    assert_eq!(page.select(&select("script")).count(), 0);
    assert!(!PAGE.contains("{{"), "a place was not filled");
    assert!(page.errors.is_empty(), "{:?}", page.errors);
}

#[test]
fn every_id_stands_once_and_every_name_of_one_leads_to_it() {
    let page = Html::parse_document(&PAGE);
    let ids: Vec<&str> = page.select(&select("[id]")).filter_map(|element| element.attr("id")).collect();
    let mut different = BTreeSet::new();
    let twice: Vec<&&str> = ids.iter().filter(|id| !different.insert(**id)).collect();
    assert!(twice.is_empty(), "{twice:?}");
    for attribute in ["for", "list", "aria-describedby", "aria-labelledby", "aria-controls"] {
        for name in page.select(&select(&format!("[{attribute}]"))).filter_map(|element| element.attr(attribute)) {
            assert!(name.split(' ').all(|id| different.contains(id)), "{attribute}={name:?}");
        }
    }
}

#[test]
fn what_scripts_make_is_there_without_them() {
    let page = Html::parse_document(&PAGE);
    let missing: Vec<&&str> =
        BY_SCRIPT.iter().filter(|selector| page.select(&select(selector)).next().is_none()).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_class_of_the_style_sheets_is_there() {
    let page = Html::parse_document(&PAGE);
    let with_class = select("[class]");
    let shown = page.select(&with_class).filter_map(|element| element.attr("class"));
    let shown: BTreeSet<&str> = shown.flat_map(str::split_whitespace).collect();
    let styled = styled_classes();
    assert!(styled.len() > 150, "only {} classes", styled.len());
    let missing: Vec<&str> = styled.iter().map(String::as_str).filter(|class| !shown.contains(class)).collect();
    assert_eq!(missing, OF_NO_PART, "what is missing, and what may be");
}

/// Every class that a style sheet of the guide selects by.
fn styled_classes() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("style");
    let files = fs::read_dir(folder)
        .expect("the folder of styles can be read")
        .map(|entry| entry.expect("the folder of styles can be read").path());
    let sheets = files.filter(|path| path.extension().is_some_and(|kind| kind == "css"));
    sheets.flat_map(|path| classes(&fs::read_to_string(path).expect("the folder of styles can be read"))).collect()
}

fn classes(sheet: &str) -> BTreeSet<String> {
    let sheet = without_comments(sheet);
    // A selector stands before a brace, behind the end of what came before it.
    let selectors = sheet.split('{').map(|part| part.rsplit(['}', ';']).next().unwrap_or_default().trim());
    let selectors = selectors.filter(|selector| !selector.starts_with('@'));
    let is_of_name = |letter: char| letter.is_ascii_alphanumeric() || ['-', '_'].contains(&letter);
    let names = selectors.flat_map(|selector| selector.split('.').skip(1)).map(|rest| {
        let end = rest.find(|letter: char| !is_of_name(letter)).unwrap_or(rest.len());
        rest[..end].to_owned()
    });
    names.collect()
}

fn without_comments(sheet: &str) -> String {
    let mut parts = sheet.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |sheet, part| sheet + part.split_once("*/").map_or("", |(_, rest)| rest))
}

#[test]
fn classes_are_found_in_selectors_alone() {
    let sheet = "/* .x {} */ .a:not(.b, [c]) > d, e.f__g--h { margin: 0.5rem; i: \"x.j\" }\n@media (k: 1.5rem) { .l { m: 1.n } }\n";
    let expected = ["a", "b", "f__g--h", "l"].map(str::to_owned);
    assert_eq!(classes(sheet), BTreeSet::from(expected));
}
