//! What search engines find: the head of every page, the way to it, its steps as data, the map of the site.

mod made;

use std::collections::{BTreeMap, BTreeSet};

use made::{catalog, english};
use mailsteps_guide::{
    Language, Place, Route, languages,
    prerender::{Assets, Prerenderer},
    ready::Site,
};
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

const ORIGIN: &str = "https://help.example.net";

fn prerenderer(origin: &str, base: &str) -> Prerenderer {
    let languages = vec!["es".to_owned()];
    let site = Site { origin: origin.to_owned(), base: base.to_owned(), server: true, languages, ..Site::default() };
    let mut prerenderer = made::prerenderer(site);
    let file = |name: &str| format!("/assets/{name}");
    prerenderer.assets = Assets { picture: file("step.png"), version: "0123456789".to_owned(), ..prerenderer.assets };
    prerenderer
}

/// Spanish.
fn spanish() -> Language {
    *languages().iter().find(|language| language.id() == "es").expect("there is Spanish")
}

fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).expect("selectors of the tests are valid")).collect()
}

fn data(page: &str) -> Vec<Value> {
    let html = Html::parse_document(page);
    let scripts = select(&html, "script[type='application/ld+json']");
    assert!(scripts.len() < 2);
    let parse = |script: &ElementRef| {
        serde_json::from_str::<Value>(&script.text().collect::<String>()).expect("what search engines read is JSON")
    };
    scripts.first().map(parse).map_or_else(Vec::new, |data| {
        assert_eq!(data["@context"], "https://schema.org");
        data["@graph"].as_array().expect("there is a graph").clone()
    })
}

fn of_kind(data: &[Value], kind: &str) -> Option<Value> {
    data.iter().find(|part| part["@type"] == kind).cloned()
}

/// One page of each kind, the two dead ends of the domain's page's siblings among them.
const KINDS: [&str; 9] = [
    "/",
    "/q.com/",
    "/q.com/check/",
    "/q.com/fix/",
    "/fix/",
    "/lint/",
    "/q.com/thunderbird/imap/",
    "/q.com/iphone/repair/",
    "/q.com/outlook-classic/new-address/",
];

#[test]
fn the_steps_are_there_as_data_in_the_pages_own_words() {
    let prerenderer = prerenderer(ORIGIN, "/help/email/");
    let route = Route::parse("/q.com/thunderbird/imap/", catalog());
    let (_, page) = prerenderer.page(&route, english());
    let how_to = of_kind(&data(&page), "HowTo").unwrap();
    let html = Html::parse_document(&page);
    let steps = how_to["step"].as_array().unwrap();
    let shown: Vec<ElementRef> = select(&html, "section.way[data-way=a] [data-step]");
    assert!(steps.len() > 4 && steps.len() == shown.len(), "{} {}", steps.len(), shown.len());
    for (step, element) in steps.iter().zip(&shown) {
        let text = element.text().collect::<String>();
        assert!(text.contains(step["name"].as_str().unwrap()), "{step}");
        let place = format!("{ORIGIN}/help/email/q.com/thunderbird/imap/#{}", element.attr("id").unwrap());
        assert_eq!(step["url"], place);
        for line in step["text"].as_str().unwrap().lines() {
            let words: Vec<&str> = line.split([':', '>']).map(str::trim).collect();
            assert!(words.iter().all(|words| text.contains(words)), "{line:?} is not on the page");
        }
    }
    let all = how_to.to_string();
    assert!(all.contains("mail.centurylink.net") && all.contains("yourname@q.com") && all.contains("993"), "{all}");
}

#[test]
fn every_walkthrough_that_has_steps_has_them_as_data() {
    let prerenderer = prerenderer(ORIGIN, "");
    let mut counted = 0;
    for route in Route::all(catalog()) {
        let is_of_one = route.domain().is_some_and(|domain| domain.as_str() == "q.com");
        if !is_of_one || !matches!(route, Route::Walkthrough { .. }) {
            continue;
        }
        let (_, page) = prerenderer.page(&route, english());
        let how_to = of_kind(&data(&page), "HowTo");
        assert_eq!(how_to.is_some(), page.contains("data-step=\""), "{route:?}");
        for step in how_to.iter().flat_map(|how_to| how_to["step"].as_array().unwrap()) {
            counted += 1;
            let texts = [step["name"].as_str().unwrap(), step["text"].as_str().unwrap()];
            assert!(texts.iter().all(|text| !text.trim().is_empty() && !text.contains(['{', '*'])), "{step}");
        }
    }
    assert!(counted > 200, "{counted}");
}

#[test]
fn the_way_to_a_page_leads_over_its_domain() {
    let prerenderer = prerenderer(ORIGIN, "/help/");
    let way = |path: &str, language: Language| {
        let (_, page) = prerenderer.page(&Route::parse(path, catalog()), language);
        let list = of_kind(&data(&page), "BreadcrumbList")?;
        let items = list["itemListElement"].as_array().unwrap().clone();
        let positions: Vec<u64> = items.iter().map(|item| item["position"].as_u64().unwrap()).collect();
        assert_eq!(positions, (1..=items.len() as u64).collect::<Vec<_>>());
        let item = |item: &Value| format!("{} {}", item["name"].as_str().unwrap(), item["item"].as_str().unwrap());
        Some(items.iter().map(item).collect::<Vec<_>>().join(", "))
    };
    assert_eq!(way("/", english()), None);
    let expected = "mailsteps https://help.example.net/help/, q.com https://help.example.net/help/q.com/";
    assert_eq!(way("/q.com/", english()).unwrap(), expected);
    let expected = "mailsteps https://help.example.net/help/es/, q.com https://help.example.net/help/es/q.com/, \
                    Thunderbird https://help.example.net/help/es/q.com/thunderbird/imap/";
    assert_eq!(way("/q.com/thunderbird/imap/", spanish()).unwrap(), expected);
}

/// A path alone leads nowhere from a search engine.
#[test]
fn without_an_origin_no_address_is_made_up() {
    let prerenderer = prerenderer("", "");
    let (_, page) = prerenderer.page(&Route::parse("/q.com/thunderbird/imap/", catalog()), english());
    let data = data(&page);
    assert!(of_kind(&data, "BreadcrumbList").is_none());
    assert!(of_kind(&data, "HowTo").unwrap()["step"][0].get("url").is_none());
    assert!(!page.contains("og:url") && !page.contains("og:image"));
    let files = prerenderer.for_search_engines();
    assert_eq!(files, [("robots.txt", "User-agent: *\nAllow: /\n".to_owned())]);
}

#[test]
fn each_kind_of_page_has_a_whole_head() {
    let prerenderer = prerenderer(ORIGIN, "/help/");
    for path in KINDS {
        let route = Route::parse(path, catalog());
        for language in languages().iter().copied().filter(|language| route.is_in_language(*language)) {
            let (_, page) = prerenderer.page(&route, language);
            let html = Html::parse_document(&page);
            let one = |selector: &str, name: &str| {
                let found = select(&html, selector);
                assert_eq!(found.len(), 1, "{path} {language:?}: {selector}");
                found[0].attr(name).unwrap().to_owned()
            };
            let address = [ORIGIN, &Place::new("/help/", language, languages()).address(path)].concat();
            assert_eq!(one("link[rel=canonical]", "href"), address);
            assert_eq!(one("meta[property='og:url']", "content"), address);
            assert_eq!(one("meta[property='og:image']", "content"), format!("{ORIGIN}/assets/step.png"));
            assert_eq!(one("meta[property='og:site_name']", "content"), "mailsteps");
            assert_eq!(one("meta[property='og:type']", "content"), if path == "/" { "website" } else { "article" });
            assert!(one("meta[property='og:locale']", "content").starts_with(&format!("{}_", language.id())));
            assert_eq!(one("meta[property='og:description']", "content"), one("meta[name=description]", "content"));
            let title = select(&html, "title")[0].text().collect::<String>();
            assert_eq!(one("meta[property='og:title']", "content"), title);
            assert!(select(&html, "meta[name=robots]").is_empty(), "{path}");
            let alternates: BTreeMap<&str, &str> = select(&html, "link[rel=alternate][hreflang]")
                .iter()
                .map(|link| (link.attr("hreflang").unwrap(), link.attr("href").unwrap()))
                .collect();
            let at = |language: Language| [ORIGIN, &Place::new("/help/", language, languages()).address(path)].concat();
            let mut expected: Vec<(String, String)> =
                languages().iter().map(|language| (language.id().to_owned(), at(*language))).collect();
            expected.push(("x-default".to_owned(), at(english())));
            if path == "/lint/" {
                expected.clear();
            }
            let alternates: Vec<_> = alternates.into_iter().map(|(id, to)| (id.to_owned(), to.to_owned())).collect();
            assert_eq!(alternates, expected, "{path}");
        }
    }
}

#[test]
fn what_is_not_for_readers_is_not_to_be_found() {
    let prerenderer = prerenderer(ORIGIN, "");
    let hidden: Vec<String> = prerenderer
        .pages()
        .filter(|(_, page)| page.contains("<meta name=\"robots\" content=\"noindex\">"))
        .map(|(file, _)| file)
        .collect();
    assert_eq!(hidden, ["coverage/index.html", "404.html", "design/index.html", "offline.html", "es/offline.html"]);
}

#[test]
fn the_map_has_every_page_in_every_language() {
    let prerenderer = prerenderer(ORIGIN, "/help/");
    let files: BTreeMap<_, _> = prerenderer.for_search_engines().into_iter().collect();
    let robots = &files["robots.txt"];
    assert!(robots.starts_with("# Read at the root of a host alone"), "{robots}");
    assert!(robots.ends_with("User-agent: *\nAllow: /\n\nSitemap: https://help.example.net/help/sitemap.xml\n"));
    let map = &files["sitemap.xml"];
    let between = |text: &str, begin: &str, end: &str| -> Vec<String> {
        text.split(begin).skip(1).map(|rest| rest.split_once(end).unwrap().0.to_owned()).collect()
    };
    let found: BTreeSet<String> = between(map, "<loc>", "</loc>").into_iter().collect();
    let pages = Route::all(catalog()).into_iter().filter(|route| *route != Route::Coverage).flat_map(|route| {
        let own = languages().iter().copied().filter(|language| route.is_in_language(*language));
        let at = |language| [ORIGIN, &Place::new("/help/", language, languages()).address(&route.href())].concat();
        own.map(at).collect::<Vec<_>>()
    });
    let pages: BTreeSet<String> = pages.collect();
    assert!(pages.len() > 1000 && pages == found, "{} {}", pages.len(), found.len());
    let entry = map.lines().find(|line| line.contains("/help/es/q.com/thunderbird/imap/</loc>")).unwrap();
    let alternates = between(entry, "hreflang=\"", "\"");
    assert_eq!(alternates, ["en", "es", "x-default"]);
    // Every alternate is a page of the map.
    assert!(between(map, " href=\"", "\"").iter().all(|address| found.contains(address)));
}

/// The site's own name is in every place where the guide's was.
#[test]
fn a_site_has_its_own_name() {
    let mut prerenderer = prerenderer(ORIGIN, "");
    prerenderer.site.brand = "Help & <Mail>".to_owned();
    for path in KINDS {
        let (_, page) = prerenderer.page(&Route::parse(path, catalog()), english());
        let html = Html::parse_document(&page);
        let title = select(&html, "title")[0].text().collect::<String>();
        assert!(path == "/" || title.ends_with(" · Help & <Mail>"), "{title}");
        assert_eq!(select(&html, ".page-head__home")[0].text().collect::<String>(), "Help & <Mail>", "{path}");
        assert_eq!(select(&html, "meta[property='og:site_name']")[0].attr("content"), Some("Help & <Mail>"));
        assert_eq!(select(&html, "#site")[0].attr("data-brand"), Some("Help & <Mail>"), "the app is told");
        let way = of_kind(&data(&page), "BreadcrumbList");
        assert!(way.is_none_or(|way| way["itemListElement"][0]["name"] == "Help & <Mail>"), "{path}");
    }
    let offline = prerenderer.pages().find(|(file, _)| file == "offline.html").unwrap().1;
    assert!(offline.contains(" · Help &amp; &lt;Mail></title>"), "{offline}");
}

/// The parser of browsers finds nothing to mend in the whole file, head and foot included.
#[test]
fn each_kind_of_page_is_valid_html() {
    let prerenderer = prerenderer(ORIGIN, "/help/");
    let routes = KINDS.iter().copied().chain(["/coverage/", "/gmail.com/"]);
    let pages = routes.map(|path| prerenderer.page(&Route::parse(path, catalog()), spanish()));
    let offline = prerenderer.pages().filter(|(file, _)| file.ends_with("offline.html"));
    for (file, page) in pages.chain(offline) {
        let html = Html::parse_document(&page);
        assert!(html.errors.is_empty(), "{file}: {:?}", html.errors);
        assert_eq!(select(&html, "head > title, head > meta[charset], body h1").len(), 3, "{file}");
        // What belongs in the head has not slipped into the body, which a stray element there would make it.
        assert!(select(&html, "body meta, body title, body link:not([rel=stylesheet])").is_empty(), "{file}");
        assert!(!page.contains("{{"), "{file} has a place that was not filled");
    }
}
