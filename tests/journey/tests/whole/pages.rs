//! Rules that every page of the built site keeps.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    sync::LazyLock,
};

use mailsteps_journey::site_folder;
use scraper::{ElementRef, Html, Selector};

use crate::budget::files;

/// What other pages need to know of a page, and what is wrong with it.
struct Page {
    ids: BTreeSet<String>,
    links: BTreeSet<String>,
    resources: BTreeSet<String>,
    head: Vec<(&'static str, String)>,
    wrong: Vec<String>,
}

/// All pages by their address, such as `/q.com/`; `/404.html` for the one for everything else.
static PAGES: LazyLock<BTreeMap<String, Page>> = LazyLock::new(read_pages);

fn read_pages() -> BTreeMap<String, Page> {
    let site = site_folder();
    let html = files(&site).into_iter().filter(|file| file.extension().is_some_and(|kind| kind == "html"));
    let read = html.map(|file| {
        let path = format!("/{}", file.strip_prefix(&site).unwrap().display());
        let address = path.strip_suffix("index.html").unwrap_or(&path).to_owned();
        (address, Page::read(&fs::read_to_string(file).unwrap()))
    });
    read.collect()
}

fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(element: &ElementRef) -> String {
    element.text().collect::<String>().trim().to_owned()
}

impl Page {
    fn read(html: &str) -> Self {
        let html = Html::parse_document(html);
        let all = select(&html, "*");
        let ids: Vec<String> = all.iter().filter_map(|element| element.attr("id")).map(str::to_owned).collect();
        let attributes = |selector: &str, name: &str| -> BTreeSet<String> {
            select(&html, selector).iter().filter_map(|element| element.attr(name)).map(str::to_owned).collect()
        };
        let mut page = Self {
            links: attributes("a[href]", "href"),
            resources: &attributes("link:not([rel=canonical], [rel=alternate])", "href") | &attributes("[src]", "src"),
            head: head(&html),
            wrong: Vec::new(),
            ids: ids.iter().cloned().collect(),
        };
        if page.ids.len() < ids.len() {
            page.wrong.push(format!("an id stands twice: {ids:?}"));
        }
        // What the parser of browsers had to mend.
        page.wrong.extend(html.errors.iter().map(ToString::to_string));
        page.headings(&html);
        for element in &all {
            page.references(element);
            page.inline(element);
            page.privacy(element);
        }
        page
    }

    fn headings(&mut self, html: &Html) {
        let headings = select(html, "h1, h2, h3, h4, h5, h6");
        let levels = headings.iter().map(|heading| heading.value().name()[1..].parse().unwrap());
        let levels: Vec<u8> = levels.collect();
        if levels.iter().filter(|level| **level == 1).count() != 1 {
            self.wrong.push(format!("not exactly one h1: {levels:?}"));
        }
        if levels.first() != Some(&1) || levels.windows(2).any(|pair| pair[1] > pair[0] + 1) {
            self.wrong.push(format!("a heading level is left out: {levels:?}"));
        }
        for empty in headings.iter().filter(|heading| text(heading).is_empty()) {
            self.wrong.push(format!("an empty heading: {}", empty.html()));
        }
    }

    /// `for` and `aria-…` lead to elements of the page.
    fn references(&mut self, element: &ElementRef) {
        for name in ["for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns"] {
            for id in element.attr(name).unwrap_or_default().split_whitespace() {
                if !self.ids.contains(id) {
                    self.wrong.push(format!("{name}={id:?} leads nowhere"));
                }
            }
        }
        let is_named = ["aria-label", "aria-labelledby"].iter().any(|name| element.attr(name).is_some());
        if ["a", "button", "summary"].contains(&element.value().name()) && !is_named && text(element).is_empty() {
            self.wrong.push(format!("a control without a name: {}", element.html()));
        }
    }

    /// The server's content security policy forbids everything inline.
    fn inline(&mut self, element: &ElementRef) {
        let value = element.value();
        let is_script = value.name() == "script" && value.attr("src").is_none();
        if (is_script && value.attr("type").is_none_or(|kind| kind != "application/ld+json")) || value.name() == "style"
        {
            self.wrong.push(format!("inline: {}", element.html()));
        }
        for (name, _) in value.attrs().filter(|(name, _)| *name == "style" || name.starts_with("on")) {
            self.wrong.push(format!("{name}= on a {}", value.name()));
        }
    }

    fn privacy(&mut self, element: &ElementRef) {
        let value = element.value();
        // Choices have a name in common, outside every form.
        let is_choice = value.attr("type") == Some("radio")
            && !element.ancestors().any(|above| above.value().as_element().is_some_and(|it| it.name() == "form"));
        let is_named = value.attr("name").is_some() && !is_choice;
        if value.name() == "input" && (is_named || value.attr("type") == Some("password")) {
            self.wrong.push(format!("an input that could send something: {}", element.html()));
        }
        if value.attr("target") == Some("_blank") && !value.attr("rel").unwrap_or_default().contains("noopener") {
            self.wrong.push(format!("target=_blank without rel=noopener: {}", element.html()));
        }
    }
}

fn head(html: &Html) -> Vec<(&'static str, String)> {
    let attribute = |selector: &str, name: &str| {
        let found = select(html, selector).into_iter().map(|element| element.attr(name).unwrap_or_default().to_owned());
        found.collect::<Vec<_>>()
    };
    let titles = select(html, "head > title").iter().map(text).collect();
    let parts = [
        ("title", titles),
        ("description", attribute("head > meta[name=description]", "content")),
        ("canonical", attribute("head > link[rel=canonical]", "href")),
        ("language", attribute("html", "lang")),
        ("viewport", attribute("head > meta[name=viewport]", "content")),
    ];
    parts.into_iter().flat_map(|(name, values)| values.into_iter().map(move |value| (name, value))).collect()
}

/// The page of all parts in all states, for those who change how the guide looks.
const DESIGN: &str = "/design/";

/// A link within the site: its page and the place on it. What has a `=` is no place: the app fills it in there.
fn split(link: &str) -> (&str, &str) {
    let (path, place) = link.split_once('#').unwrap_or((link, ""));
    (path, if place.contains('=') { "" } else { place })
}

#[test]
fn every_page_keeps_the_rules() {
    let pages = &*PAGES;
    assert!(pages.len() > 150, "only {} pages", pages.len());
    let mut wrong = Vec::new();
    for (address, page) in pages {
        wrong.extend(page.wrong.iter().map(|what| format!("{address}: {what}")));
    }
    assert!(wrong.is_empty(), "{} findings, such as\n{}", wrong.len(), wrong[..wrong.len().min(20)].join("\n"));
}

#[test]
fn every_link_and_file_of_the_site_is_there() {
    let (site, pages) = (site_folder(), &*PAGES);
    let mut wrong = BTreeSet::new();
    for (address, page) in pages {
        for link in &page.links {
            if let Some(scheme) = link.split_once(':').map(|(scheme, _)| scheme) {
                // Some sources that the data names stand on old sites without encryption. A report goes by mail.
                if !["https", "http", "mailto"].contains(&scheme) {
                    wrong.insert(format!("{address}: {link} is no page"));
                }
                continue;
            }
            // Made by the server, and tested there.
            if link.contains("/email.mobileconfig?protocol=") {
                continue;
            }
            let (path, place) = split(link);
            let path = if path.is_empty() { address } else { path };
            match pages.get(path) {
                None => drop(wrong.insert(format!("{address}: no page {link}"))),
                // Parts of pages stand there without the rest of their pages.
                Some(target) if !place.is_empty() && !target.ids.contains(place) && address != DESIGN => {
                    wrong.insert(format!("{address}: no place {link}"));
                }
                Some(_) => {}
            }
        }
        for file in &page.resources {
            if !file.starts_with("/assets/") || !site.join(file.trim_start_matches('/')).is_file() {
                wrong.insert(format!("{address}: no file {file} of the site's own"));
            }
        }
    }
    let wrong: Vec<_> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "{} findings, such as\n{}", wrong.len(), wrong[..wrong.len().min(20)].join("\n"));
}

#[test]
fn every_page_has_a_head_of_its_own() {
    let pages = &*PAGES;
    let mut seen = BTreeMap::new();
    // Nobody comes to the page for when there is no network by its own address, nor to that of all parts by a search.
    let is_found = |address: &str| !address.ends_with("offline.html") && address != DESIGN;
    for (address, page) in pages.iter().filter(|(address, _)| is_found(address)) {
        let language = page.head.iter().find(|(name, _)| *name == "language").map(|(_, language)| language);
        for name in ["title", "description", "canonical", "language", "viewport"] {
            let values: Vec<&str> =
                page.head.iter().filter(|(other, _)| *other == name).map(|(_, value)| value.as_str()).collect();
            if name == "canonical" && address == "/404.html" {
                assert_eq!(values, [""; 0], "a page for every address is the canonical one of none");
                continue;
            }
            assert!(values.len() == 1 && !values[0].is_empty(), "{address}: {name} is {values:?}");
            if ["title", "description", "canonical"].contains(&name) {
                let earlier = seen.insert((name, language, values[0].to_owned()), address);
                assert_eq!(earlier, None, "{address} has the {name} of another page");
            }
        }
        let canonical = page.head.iter().find(|(name, _)| *name == "canonical").map(|(_, value)| value);
        assert!(canonical.is_none_or(|canonical| canonical.ends_with(address.as_str())), "{address}: {canonical:?}");
    }
}
