//! Every page, rendered natively.
//!
//! Pages that differ only in the domain's name share one snapshot; the list says which page has which.

use std::collections::BTreeMap;

use leptos::prelude::Set;
use mailsteps_guide::{
    App, CheckFailure, CheckState, ProgramState, Reader, Route,
    prerender::{Assets, Prerenderer, render},
};
use mailsteps_settings::{Catalog, Query};

fn catalog() -> &'static Catalog {
    Box::leak(Box::new(Catalog::embedded().expect("the embedded data is sound")))
}

/// A line for each tag, so that a change shows as a small difference.
fn lines(html: &str) -> String {
    html.replace("><", ">\n<")
}

fn name(route: &Route) -> String {
    match route.href().trim_matches('/') {
        "" => "home".to_owned(),
        path => path.replace('/', "."),
    }
}

#[test]
fn every_page() {
    let catalog = catalog();
    let mut pages: BTreeMap<String, (String, String)> = BTreeMap::new();
    let mut list = String::new();
    let not_found = Route::NotFound { typed: "not-found".to_owned() };
    for route in Route::all(catalog).into_iter().chain([not_found]) {
        let html = render(catalog, &route, |_| ());
        let general = route.domain().map_or_else(|| html.clone(), |domain| html.replace(domain.as_str(), "DOMAIN"));
        let (shared, _) = pages.entry(general).or_insert_with(|| (name(&route), html));
        list += &format!("{} = {shared}\n", name(&route));
    }
    insta::assert_snapshot!("list", list);
    for (name, html) in pages.into_values() {
        insta::assert_snapshot!(name, lines(&html));
    }
}

#[test]
fn the_readers_address_is_in_every_value() {
    let catalog = catalog();
    let address = Query::read("jane@q.com", |_| None).unwrap().address();
    let reader = Reader { address, ..Reader::default() };
    for route in
        Route::all(catalog).into_iter().filter(|route| route.domain().is_some_and(|one| one.as_str() == "q.com"))
    {
        let html = render(catalog, &route, |app: App| app.reader.set(reader.clone()));
        assert!(html.contains("Filled in for") || matches!(route, Route::Check(_)), "{route:?}");
        assert!(!html.contains("yourname@"), "{route:?} still shows the example");
    }
    // Another domain's page does not take it over.
    let other = Route::Domain("qwest.net".parse().unwrap());
    let html = render(catalog, &other, |app: App| app.reader.set(reader));
    assert!(!html.contains("jane@") && html.contains("yourname@qwest.net"));
}

#[test]
fn each_failure_has_its_sentence() {
    let catalog = catalog();
    let domain: mailsteps_settings::Domain = "q.com".parse().unwrap();
    let failures = [
        CheckFailure::Offline,
        CheckFailure::Unreachable,
        CheckFailure::TimedOut,
        CheckFailure::Refused,
        CheckFailure::Malformed,
    ];
    let pages = failures.map(|failure| {
        let html =
            render(catalog, &Route::Check(domain.clone()), |app: App| app.check.set(CheckState::Failed(failure)));
        assert!(html.contains(&format!("data-failure=\"{}\"", failure.id())), "{failure:?}");
        html
    });
    for (index, page) in pages.iter().enumerate() {
        assert!(!pages[..index].contains(page), "two failures say the same");
    }
}

#[test]
fn steps_that_cannot_be_fetched_leave_the_settings() {
    let catalog = catalog();
    let route = Route::parse("/q.com/thunderbird/pop3/", catalog);
    let Route::Walkthrough { client, .. } = &route else { panic!("{route:?}") };
    let html = render(catalog, &route, |app: App| app.program.set(ProgramState::Failed(client.clone())));
    assert!(html.contains("Try again") && html.contains(">pop.centurylink.net<"));
    assert!(!html.contains("class=\"step\""));
}

#[test]
fn a_page_carries_its_head() {
    let catalog = catalog();
    let shell = include_str!("../index.html").to_owned();
    let assets = Assets { style: "/assets/guide.css".to_owned(), ..Assets::default() };
    let prerenderer = Prerenderer { shell, catalog, assets, origin: "https://mail.example.net".to_owned() };
    let (file, page) = prerenderer.page(&Route::parse("/q.com/thunderbird/pop3/", catalog));
    assert_eq!(file, "q.com/thunderbird/pop3/index.html");
    for part in [
        "<title>q.com in Thunderbird with POP3: step by step · mailsteps</title>",
        "<link rel=\"canonical\" href=\"https://mail.example.net/q.com/thunderbird/pop3/\">",
        "<link rel=\"stylesheet\" href=\"/assets/guide.css\">",
        "data-setting=\"incoming.host\"",
    ] {
        assert!(page.contains(part), "{part} is missing");
    }
    assert!(!page.contains("{{"), "a place in the shell was not filled");
}
