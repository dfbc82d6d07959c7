//! All pages, made, read and judged once.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
    thread,
};

use mailsteps_guide::{Language, Route, languages, prerender::render};
use mailsteps_settings::Catalog;
use scraper::Html;

use crate::{
    around, choices,
    expected::Expected,
    findings::{Findings, Rule},
    hosts, html, outline,
    page::{all, attr, first},
    pictures, steps,
};

/// The settings data.
pub fn catalog() -> &'static Catalog {
    static CATALOG: LazyLock<Catalog> = LazyLock::new(|| Catalog::embedded().expect("the embedded data is sound"));
    &CATALOG
}

/// Where a walkthrough's page leads, as it shows it.
#[derive(Debug, PartialEq, Eq)]
pub enum End {
    /// For each section of steps: how many there are, and how many of them are from general terms.
    Steps(Vec<(usize, usize)>),
    /// Out, by these links.
    Blocked(Vec<String>),
}

/// A page that was judged.
pub struct Judged {
    /// What is wrong with it.
    pub findings: Vec<(Rule, String)>,
    /// What can be linked to.
    pub ids: BTreeSet<String>,
    /// The links within the site.
    pub links: BTreeSet<String>,
    /// What it says, a line each; of a walkthrough.
    pub outline: Vec<String>,
    /// Where it leads; of a walkthrough.
    pub end: Option<End>,
}

/// All of them.
#[derive(Default)]
pub struct Sweep {
    /// What is wrong.
    pub findings: Vec<(Rule, String)>,
    /// By route.
    pub ends: BTreeMap<String, (Route, End)>,
    /// By program, task and domain, in the order of the data.
    pub outlines: Vec<(Route, Vec<String>)>,
}

/// The judgement of every page.
pub static SWEEP: LazyLock<Sweep> = LazyLock::new(sweep);

/// The judgement of one page.
pub fn judge(route: &Route, html: &str) -> Judged {
    let mut findings = Findings::of(route.href());
    // A document, because a fragment forgives more.
    let document = Html::parse_document(&format!("<!DOCTYPE html><title>x</title>{html}"));
    for error in &document.errors {
        findings.add(Rule::Html, error);
    }
    let page = document.root_element();
    let seen = html::check(page, &mut findings);
    hosts::check(page, route, &mut findings);
    let mut judged = Judged { findings: Vec::new(), ids: seen.ids, links: seen.links, outline: Vec::new(), end: None };
    if let Some(expected) = Expected::of(route) {
        around::check(page, &expected, &mut findings);
        choices::check(page, &expected, &mut findings);
        steps::check(page, &expected, &mut findings);
        pictures::check(page, &expected, &mut findings);
        judged.outline = outline::of(page, expected.domain());
        let sections = all(page, "#ready section.way");
        judged.end = Some(if sections.is_empty() {
            End::Blocked(
                all(page, "#ready .obstacle a").into_iter().map(|link| attr(link, "href").to_owned()).collect(),
            )
        } else {
            let is_general = |step: &scraper::ElementRef<'_>| first(*step, ".step__general").is_some();
            let count = |section| {
                let steps = all(section, "li.step");
                (steps.len(), steps.into_iter().filter(is_general).count())
            };
            End::Steps(sections.into_iter().map(count).collect())
        });
    }
    judged.findings = findings.list;
    judged
}

fn sweep() -> Sweep {
    let not_found = ["", "centurylink.com"].map(|typed| Route::NotFound { typed: typed.to_owned() });
    let routes: Vec<Route> = Route::all(catalog()).into_iter().chain(not_found).collect();
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let judged: Vec<(Route, Judged)> = thread::scope(|scope| {
        let parts = routes.chunks(routes.len().div_ceil(threads));
        let work = parts.map(|part| scope.spawn(|| part.iter().map(judged_page).collect::<Vec<_>>()));
        let work: Vec<_> = work.collect();
        work.into_iter().flat_map(|one| one.join().expect("the pages can be judged")).collect()
    });
    gather(judged)
}

fn judged_page(route: &Route) -> (Route, Judged) {
    (route.clone(), judge(route, &render(catalog(), route, |_| ())))
}

/// Puts the judgements together, and judges what only all of them can tell: where links lead.
fn gather(judged: Vec<(Route, Judged)>) -> Sweep {
    let mut sweep = Sweep::default();
    let pages: BTreeMap<String, &Judged> = judged.iter().map(|(route, one)| (route.href(), one)).collect();
    let is_open = |href: &str| pages.get(href).is_some_and(|page| matches!(page.end, Some(End::Steps(_))));
    for (route, one) in &judged {
        let mut findings = Findings::of(route.href());
        for link in &one.links {
            let (path, place) = link.split_once('#').unwrap_or((link, ""));
            // The same page in another language is there whenever this one is: see the test of the languages' pages.
            let in_first = |language: &Language| path.strip_prefix(&format!("/{}", language.id()));
            let path = languages().iter().find_map(in_first).filter(|path| path.starts_with('/')).unwrap_or(path);
            match pages.get(path) {
                None => findings.add(Rule::Links, format!("no page {link}")),
                Some(page) => {
                    // `marks=…` is no place, but what is filled in already.
                    let is_there = place.is_empty() || place.contains('=') || page.ids.contains(place);
                    findings.check(Rule::Links, is_there, format_args!("no place {link}"));
                }
            }
        }
        if let Some(End::Blocked(links)) = &one.end {
            let leads_on = |link: &String| match link.strip_suffix("#programs") {
                Some(domain) => pages.get(domain).is_some_and(|page| page.links.iter().any(|link| is_open(link))),
                None => is_open(link),
            };
            findings.check(Rule::Closed, links.iter().any(leads_on), format!("no way on: {links:?}"));
        }
        sweep.findings.extend(findings.list);
    }
    drop(pages);
    for (route, one) in judged {
        sweep.findings.extend(one.findings);
        if let Some(end) = one.end {
            sweep.ends.insert(route.href(), (route.clone(), end));
            sweep.outlines.push((route, one.outline));
        }
    }
    sweep
}
