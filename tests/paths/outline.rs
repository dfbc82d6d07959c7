//! A page as lines of plain words, for snapshots.

use scraper::ElementRef;

use crate::{
    page::{all, attr, children, first, is, said, said_by},
    steps::field,
};

/// What is left out: it is the same on every page, or stands beside the steps.
const SKIPPED: &str = ".side, .progress, .typing, .finish, .step__done, details.fold, .sources";

/// What a walkthrough's page says: a line for each heading, text, picture and field.
pub fn of(page: ElementRef, domain: &str) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(heading) = first(page, "h1") {
        lines.push(format!("# {}", said(heading)));
    }
    if let Some(ready) = first(page, "#ready") {
        walk(ready, &mut lines);
    }
    lines.iter().map(|line| general(line, domain)).collect()
}

fn walk(element: ElementRef, lines: &mut Vec<String>) {
    for part in children(element) {
        if is(part, SKIPPED) {
            continue;
        }
        match line(part) {
            Some(line) => lines.push(line),
            None => walk(part, lines),
        }
    }
}

/// The line of an element that says something as a whole.
fn line(part: ElementRef) -> Option<String> {
    let words = |selector| said_by(part, selector);
    let within = |selector| words(selector).into_iter().next().unwrap_or_default();
    Some(if is(part, ".tasks") {
        let mark = |link: ElementRef| if attr(link, "aria-current").is_empty() { "" } else { "*" };
        let links: Vec<String> =
            all(part, "a").into_iter().map(|link| format!("{}{}", said(link), mark(link))).collect();
        format!("tasks: {}", links.join(" | "))
    } else if is(part, ".choice__option") {
        format!("( ) {}", words("span").join(": "))
    } else if is(part, ".step__title") {
        format!("### {}. {}", within(".step__number"), within("span:last-child"))
    } else if is(part, ".menu-path") {
        format!("path: {}", words("li").join(" > "))
    } else if is(part, "figure.screen") {
        format!("{}: {}", attr(part, "class").replace("screen screen--", "picture, "), within("figcaption"))
    } else if is(part, ".field") {
        let (caption, value) = field(part);
        format!("  {caption} = {value}")
    } else if is(part, ".step__different") {
        let sources = all(part, "a[href^='#source-']");
        let sources: Vec<&str> = sources.into_iter().map(|a| attr(a, "href").trim_start_matches("#source-")).collect();
        format!("else: {} [{}]", within("p"), sources.join(", "))
    } else {
        let links = all(part, "a").into_iter().map(|link| attr(link, "href"));
        let links: Vec<String> = links.filter(|href| href.starts_with('/')).map(|href| format!(" -> {href}")).collect();
        format!("{}{}{}", prefix(part)?, said(part), links.concat())
    })
}

/// What begins the line of an element that holds words.
fn prefix(element: ElementRef) -> Option<&'static str> {
    Some(match element.value().name() {
        "h2" => "## ",
        "h3" | "summary" => "### ",
        "legend" => "",
        "li" if !is(element, ".step") => "- ",
        "p" if is(element, ".step__then") => "then: ",
        "p" if is(element, ".step__overwrite") => "overwrite: ",
        "p" if is(element, ".step__general") => "general: ",
        "p" => "",
        _ => return None,
    })
}

/// A line with DOMAIN for the domain, where it stands for itself and is no part of a longer name.
fn general(line: &str, domain: &str) -> String {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = rest.find(domain) {
        let (before, after) = (&rest[..at], &rest[at + domain.len()..]);
        let is_longer = before.ends_with(|c| is_part(c) || c == '.') || after.starts_with(is_part);
        out += before;
        out += if is_longer { domain } else { "DOMAIN" };
        rest = after;
    }
    out + rest
}
