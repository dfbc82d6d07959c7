//! Rules that every page keeps, whatever it is about.

use std::collections::BTreeSet;

use scraper::ElementRef;

use crate::{
    findings::{Findings, Rule},
    page::{Markup, all, attr, children, first, is, is_in, said},
};

/// What other pages need to know of a page.
pub struct Seen {
    /// What can be linked to.
    pub ids: BTreeSet<String>,
    /// The links within the site; one to a place on the page itself begins with the page's path.
    pub links: BTreeSet<String>,
}

/// Elements that say something, or should not be there.
const SPEAKING: &str = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, th, a, button, summary, label, legend, caption, \
                        figcaption, option, b, i";

/// Elements that are filled when something happens.
const FILLED_LATER: &str = "[role=status], [role=alert], [aria-live], datalist *, #code";

/// Judges a page.
pub fn check(page: ElementRef, findings: &mut Findings) -> Seen {
    let mut seen = Seen { ids: BTreeSet::new(), links: BTreeSet::new() };
    for element in all(page, "[id]") {
        let is_new = seen.ids.insert(attr(element, "id").to_owned());
        findings.check(Rule::Html, is_new, format_args!("the id {:?} stands twice", attr(element, "id")));
    }
    headings(page, findings);
    for element in all(page, "body *") {
        references(element, &seen.ids, findings);
        is_filled_in(element, findings);
        parts(element, findings);
    }
    for element in all(page, SPEAKING) {
        let says_something = element.text().any(|words| !words.trim().is_empty()) || is_in(element, FILLED_LATER);
        findings.check(Rule::Html, says_something, format_args!("nothing said in {}", Markup(element)));
    }
    for element in all(page, "input, select, textarea") {
        control(page, element, findings);
    }
    for element in all(page, "a") {
        link(element, &mut seen.links, findings);
    }
    for link in seen.links.iter().filter_map(|link| link.strip_prefix('#')) {
        findings.check(Rule::Links, seen.ids.contains(link), format_args!("no place #{link} on the page"));
    }
    seen.links.retain(|link| !link.starts_with('#'));
    seen
}

/// One heading of the first level, and no level left out.
fn headings(page: ElementRef, findings: &mut Findings) {
    let headings = all(page, "h1, h2, h3, h4, h5, h6");
    let levels: Vec<u8> = headings.iter().map(|heading| heading.value().name().as_bytes()[1] - b'0').collect();
    findings.same(Rule::Html, "headings of level 1", levels.iter().filter(|level| **level == 1).count(), 1);
    findings.same(Rule::Html, "first heading", levels.first(), Some(&1));
    for (pair, heading) in levels.windows(2).zip(&headings[1..]) {
        findings.check(
            Rule::Html,
            pair[1] <= pair[0] + 1,
            format_args!("a level is left out before {:?}", said(*heading)),
        );
    }
}

/// What names another element names one of the page.
fn references(element: ElementRef, ids: &BTreeSet<String>, findings: &mut Findings) {
    for (name, value) in element.value().attrs() {
        let is_reference =
            ["for", "list", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns"];
        if !is_reference.contains(&name) {
            let must_say = ["aria-label", "title", "alt", "placeholder", "href", "id", "data-what"].contains(&name);
            findings.check(Rule::Html, !must_say || !value.trim().is_empty(), format_args!("{name} is empty"));
            continue;
        }
        findings.check(Rule::Html, !value.trim().is_empty(), format_args!("{name} names nothing"));
        for id in value.split_whitespace() {
            findings.check(Rule::Html, ids.contains(id), format_args!("{name}={id:?} leads nowhere"));
        }
    }
}

/// No sentence has a place left in it, and no text its marks.
fn is_filled_in(element: ElementRef, findings: &mut Findings) {
    let attributes = element.value().attrs().filter(|(name, _)| *name != "data-text").map(|(_, value)| value);
    let texts = element.children().filter_map(|child| child.value().as_text()).map(|text| &**text);
    for text in attributes.chain(texts).filter(|text| text.contains('{') || text.contains('}') || text.contains('*')) {
        findings.add(Rule::Html, format_args!("an unfilled place in {text:?}"));
    }
}

/// Whatever can be filled in has a name, and cannot hold a password.
fn control(page: ElementRef, element: ElementRef, findings: &mut Findings) {
    let id = attr(element, "id");
    let is_labelled = |label: &ElementRef| attr(*label, "for") == id && !id.is_empty() && !said(*label).is_empty();
    let above = element.ancestors().filter_map(ElementRef::wrap).find(|above| is(*above, "label"));
    let has_name = ["aria-label", "aria-labelledby"].iter().any(|name| !attr(element, name).is_empty());
    let is_named = has_name
        || above.is_some_and(|label| !said(label).is_empty())
        || all(page, "label[for]").iter().any(is_labelled);
    findings.check(Rule::Html, is_named, format_args!("a control without a name: {}", Markup(element)));
    findings.check(Rule::Html, attr(element, "type") != "password", "a box for a password");
    if attr(element, "type") == "radio" {
        let group = element.ancestors().filter_map(ElementRef::wrap).find(|above| is(*above, "fieldset"));
        let legend = group.and_then(|group| first(group, "legend"));
        findings.check(Rule::Html, legend.is_some(), format_args!("a choice without a question: {id}"));
    }
}

/// What may stand in what.
fn parts(element: ElementRef, findings: &mut Findings) {
    let inner = children(element);
    let allowed = match element.value().name() {
        "ul" | "ol" => "li",
        "dl" => "dt, dd, div",
        "tr" => "th, td",
        "datalist" => "option",
        "details" => {
            findings.check(
                Rule::Html,
                inner.first().is_some_and(|first| is(*first, "summary")),
                "details without summary",
            );
            return;
        }
        "figure" => {
            findings.check(Rule::Html, first(element, "figcaption").is_some(), "a picture without words");
            return;
        }
        "th" => return findings.check(Rule::Html, !attr(element, "scope").is_empty(), "a heading of what?"),
        "table" => {
            let is_named = first(element, "caption").is_some() || is_in(element, "[role=region][aria-label]");
            return findings.check(Rule::Html, is_named, "a table without a name");
        }
        "a" | "button" | "summary" | "label" => {
            let within = all(element, "a, button, summary").len();
            return findings.same(Rule::Html, format_args!("controls in a control: {}", Markup(element)), within, 0);
        }
        _ => return,
    };
    findings.check(Rule::Html, !inner.is_empty(), format_args!("an empty {}", Markup(element)));
    let mut others = inner.iter().filter(|inner| !is(**inner, allowed));
    findings.check(Rule::Html, others.next().is_none(), format_args!("{} in a {}", allowed, element.value().name()));
}

fn link(element: ElementRef, links: &mut BTreeSet<String>, findings: &mut Findings) {
    let href = attr(element, "href");
    match href.split_once(':') {
        None if href.starts_with(['/', '#']) => drop(links.insert(href.to_owned())),
        Some(("http" | "https", rest)) => {
            let is_whole = rest.starts_with("//") && rest.contains('.') && !rest.contains(' ');
            findings.check(Rule::Links, is_whole, format_args!("{href:?} is no address"));
            let is_apart = attr(element, "target") == "_blank" && attr(element, "rel").contains("noopener");
            findings.check(Rule::Links, is_apart, format_args!("{href} opens in place of the steps"));
        }
        Some(("mailto", rest)) => {
            findings.check(Rule::Links, rest.contains("subject="), format_args!("{href} says nothing"))
        }
        _ => findings.add(Rule::Links, format_args!("{href:?} is no link")),
    }
}
