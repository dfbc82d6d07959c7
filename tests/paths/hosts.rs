//! Host names on pages: those of the domain, and others only as what they are.

use std::collections::BTreeSet;

use mailsteps_guide::Route;
use mailsteps_settings::{Incoming, Protocol};
use scraper::ElementRef;

use crate::{
    expected::best,
    findings::{Findings, Rule},
    page::{all, attr, first, is_in, said},
    sweep::catalog,
};

/// Where a server may be named that the steps do not use: each of these says what it is.
const LABELLED: &str = ".other-servers > li[data-status], .origins, .sources, a[href^='#source-'], .step__overwrite, .before li, \
                        .card--password, details.fold > p, .suggestion details";

/// Judges a page.
pub fn check(page: ElementRef, route: &Route, findings: &mut Findings) {
    let Some(offer) = route.domain().and_then(|domain| catalog().offer(domain)) else { return };
    let of = |protocol: Protocol| best(offer, protocol).map(|server| server.host.as_str());
    let kinds = match route {
        Route::Walkthrough { task, .. } => task.protocol().map_or(Incoming::ALL.to_vec(), |only| vec![only]),
        _ => Incoming::ALL.to_vec(),
    };
    let known: BTreeSet<&str> = every_host();
    for element in all(page, "#main *") {
        for words in element.children().filter_map(|child| child.value().as_text()).filter(|text| text.contains('.')) {
            for name in names(words).filter(|name| known.contains(name)) {
                // In a section for one kind of account the other kind's server is foreign too.
                let kinds = kinds.iter().filter(|kind| !is_in(element, for_others(**kind)));
                let mut right = kinds.map(|kind| kind.protocol()).chain([Protocol::Smtp]).filter_map(of);
                let is_value = is_in(element, ".value__text, .fields, .screen, .settings");
                let is_fine = right.any(|right| right == name) || !is_value && is_in(element, LABELLED);
                findings.check(Rule::Foreign, is_fine, format_args!("{name} in {:?}", &**words));
            }
        }
    }
    for element in all(page, "#main *") {
        for words in element.children().filter_map(|child| child.value().as_text()).filter(|text| text.contains('@')) {
            let behind = words.split('@').skip(1).filter_map(|rest| names(rest).next());
            for domain in behind.filter(|domain| *domain != offer.domain().as_str()) {
                findings.add(Rule::Foreign, format_args!("an address at {domain} in {:?}", &**words));
            }
        }
    }
    for item in all(page, ".other-servers > li") {
        let label = first(item, ".tag").map(said).unwrap_or_default();
        findings.check(
            Rule::Foreign,
            !label.is_empty() && !attr(item, "data-status").is_empty(),
            "a server without its label",
        );
    }
}

/// Sections that are not for a kind of account.
fn for_others(kind: Incoming) -> &'static str {
    match kind {
        Incoming::Imap => "[data-kind=pop3]",
        Incoming::Pop3 => "[data-kind=imap]",
    }
}

/// The names of all servers of all domains.
fn every_host() -> BTreeSet<&'static str> {
    let groups = catalog().providers().iter().flat_map(|provider| &provider.groups);
    groups.flat_map(|group| &group.servers).map(|server| server.host.as_str()).collect()
}

/// The host names in a text.
pub fn names(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '.' && c != '-');
    parts.map(|part| part.trim_matches('.')).filter(|part| part.contains('.'))
}
