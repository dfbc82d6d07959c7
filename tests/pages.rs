//! Pages, rendered natively: some of them to the letter, and all of them with what a reader does.
//!
//! What the steps of each program say is in `paths`.

use std::{collections::BTreeSet, fs, path::Path};

use leptos::prelude::Set;
use mailsteps_guide::languages;
use mailsteps_guide::{
    App, CheckFailure, CheckState, Reader, ReadyState, Route,
    prerender::{Assets, Prerenderer, catalogs, render},
    ready::Site,
};
use mailsteps_settings::{Catalog, DataFile, Query};

fn catalog() -> &'static Catalog {
    Box::leak(Box::new(Catalog::embedded().expect("the embedded data is sound")))
}

/// A line for each tag, so that a change shows as a small difference.
fn lines(html: &str) -> String {
    html.replace("><", ">\n<")
}

/// Pages by the names of their snapshots: one of each kind, the domain's own page for each group of domains.
const PAGES: [(&str, &str); 7] = [
    ("home", "/"),
    ("not-found", "/centurylink.com/"),
    ("q.com", "/q.com/"),
    ("qwestoffice.net", "/qwestoffice.net/"),
    ("myctl.net", "/myctl.net/"),
    ("q.com.check", "/q.com/check/"),
    ("q.com.thunderbird.imap", "/q.com/thunderbird/imap/"),
];

#[test]
fn a_page_of_each_kind() {
    let catalog = catalog();
    for (name, path) in PAGES {
        insta::assert_snapshot!(name, lines(&render(catalog, &Route::parse(path, catalog), |_| ())));
    }
}

#[test]
fn no_snapshot_is_left_over() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let files: BTreeSet<String> = files.filter(|file| file.starts_with("pages__") && file.ends_with(".snap")).collect();
    let names = PAGES.map(|(name, _)| format!("pages__{name}.snap"));
    assert_eq!(files, BTreeSet::from(names));
}

#[test]
fn the_readers_address_is_in_every_value() {
    let catalog = catalog();
    let address = Query::read("jane@q.com", |_| None).unwrap().address();
    let reader = Reader { address, ..Reader::default() };
    let mut filled_in = 0;
    for route in
        Route::all(catalog).into_iter().filter(|route| route.domain().is_some_and(|one| one.as_str() == "q.com"))
    {
        let html = render(catalog, &route, |app: App| app.reader.set(reader.clone()));
        assert!(html.contains("Filled in for") || matches!(route, Route::Check(_)), "{route:?}");
        assert!(!html.contains("yourname"), "{route:?} still shows the example");
        // In the drawings the address may break before its @.
        filled_in += html.matches(">jane@q.com<").count() + html.matches(">jane<wbr>@q.com<").count();
        // Nobody's address goes into a report or a ticket.
        assert!(!html.contains("jane%40"), "{route:?} would send the address");
    }
    assert!(filled_in > 1000, "{filled_in}");
    // Another domain's page does not take it over.
    let other = Route::Domain("qwest.net".parse().unwrap());
    let html = render(catalog, &other, |app: App| app.reader.set(reader));
    assert!(!html.contains("jane@") && html.contains("yourname@qwest.net"));
}

/// The data with user names that are only a part of the address, which no domain of ours has.
fn catalog_with_short_user_names() -> &'static Catalog {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/settings/data");
    let read = |path: &Path| fs::read_to_string(path).expect("a data file can be read");
    let mut files = vec![("sources.json".to_owned(), read(&data.join("sources.json")))];
    for folder in ["providers", "clients"] {
        for entry in fs::read_dir(data.join(folder)).expect("the data has this folder") {
            let path = entry.expect("it is listed").path();
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            files.push((format!("{folder}/{name}"), read(&path).replace("\"full-address\"", "\"local-part\"")));
        }
    }
    let files = files.iter().map(|(path, text)| DataFile { path, text });
    Box::leak(Box::new(Catalog::load(files).expect("sound data with another form of user names")))
}

/// A code cannot say a user name that is only a part of the address: then the seven values stand there to be typed.
#[test]
fn where_no_quick_way_is_possible_the_seven_values_are_shown() {
    for (catalog, is_possible) in [(catalog(), true), (catalog_with_short_user_names(), false)] {
        for path in ["/q.com/thunderbird-android/imap/", "/q.com/thunderbird-android/pop3/"] {
            let html = render(catalog, &Route::parse(path, catalog), |_| ());
            assert_eq!(html.contains("No quick way here"), !is_possible, "{path}");
            assert_eq!(html.contains("show-setup-code"), is_possible, "{path}");
            if !is_possible {
                let card = html.split_once("automatic__values").unwrap().1.split_once("</ul>").unwrap().0;
                assert_eq!(card.matches("data-setting=").count(), 7, "{path}: {card}");
            }
        }
    }
}

#[test]
fn the_support_desk_sees_no_address() {
    let catalog = catalog();
    let address = Query::read("jane@q.com", |_| None).unwrap().address();
    let reader = Reader { address, is_support: true, ..Reader::default() };
    for path in ["/q.com/", "/q.com/thunderbird/pop3/", "/q.com/iphone/repair/"] {
        let html = render(catalog, &Route::parse(path, catalog), |app: App| app.reader.set(reader.clone()));
        assert!(!html.contains("jane"), "{path}");
    }
}

#[test]
fn each_failure_has_its_sentence() {
    let catalog = catalog();
    let domain: mailsteps_settings::Domain = "q.com".parse().unwrap();
    let pages = CheckFailure::ALL.map(|failure| {
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
fn what_cannot_be_fetched_can_be_tried_again() {
    let catalog = catalog();
    for route in Route::all(catalog).into_iter().filter(Route::has_ready_part) {
        let html = render(catalog, &route, |app: App| app.ready.set(ReadyState::Failed(route.clone())));
        assert!(html.contains("data-action=\"fetch-part\"") && html.contains("Try again"), "{route:?}");
        assert!(html.contains("<h1>") && !html.contains("class=\"step\""), "{route:?}");
    }
}

#[test]
fn what_is_being_fetched_is_said() {
    let catalog = catalog();
    for route in Route::all(catalog).into_iter().filter(Route::has_ready_part) {
        // A part that came for another page is not shown on this one.
        let other = ReadyState::Ready { route: Route::Home, part: "another page".to_owned() };
        for state in [ReadyState::Pending, ReadyState::Failed(Route::Home), other] {
            let html = render(catalog, &route, |app: App| app.ready.set(state));
            assert!(html.contains("class=\"waiting\"") && html.contains("<h1>"), "{route:?}");
            assert!(!html.contains("another page") && !html.contains("fetch-part"), "{route:?}");
        }
    }
}

#[test]
fn a_page_carries_its_head() {
    let catalog = catalog();
    let shell = include_str!("../index.html").to_owned();
    let (style, steps_style) = ("/assets/guide.css".to_owned(), "/assets/steps.css".to_owned());
    let assets = Assets { style, steps_style, ..Assets::default() };
    let site = Site {
        origin: "https://mail.example.net".to_owned(),
        reports: "steps@example.net".to_owned(),
        ..Site::default()
    };
    let offline_shell = include_str!("../offline.html").to_owned();
    let prerenderer = Prerenderer { shell, offline_shell, catalogs: catalogs(catalog, &site), assets, site };
    let (file, page) = prerenderer.page(&Route::parse("/q.com/thunderbird/pop3/", catalog), languages()[0]);
    assert_eq!(file, "q.com/thunderbird/pop3/index.html");
    for part in [
        "<title>q.com in Thunderbird with POP3: step by step · mailsteps</title>",
        "<link rel=\"canonical\" href=\"https://mail.example.net/q.com/thunderbird/pop3/\">",
        "<link rel=\"stylesheet\" href=\"/assets/guide.css\">",
        "<link rel=\"stylesheet\" href=\"/assets/steps.css\">",
        "data-setting=\"incoming.host\"",
        "href=\"mailto:steps@example.net?subject=",
    ] {
        assert!(page.contains(part), "{part} is missing");
    }
    assert!(!page.contains("{{"), "a place in the shell was not filled");
}
