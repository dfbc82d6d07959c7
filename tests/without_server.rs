//! A site on a host without the server of the check: what needs it is absent, not broken.

mod made;

use made::{catalog, english};
use mailsteps_guide::{Place, Route, languages, prerender::Prerenderer, ready::Site};

fn prerenderer(server: bool) -> Prerenderer {
    let origin = "https://help.example.net".to_owned();
    made::prerenderer(Site { origin, server, languages: vec!["es".to_owned()], ..Site::default() })
}

/// What only the server has.
const OF_THE_SERVER: [&str; 3] = ["/check/", "email.mobileconfig", "past-days"];

#[test]
fn no_page_names_what_only_the_server_has() {
    let (with, without) = (prerenderer(true), prerenderer(false));
    let (mut counted, mut named) = (0, 0);
    for route in Route::all(catalog()) {
        let is_of_one = route.domain().is_none_or(|domain| domain.as_str() == "q.com");
        if !is_of_one || route == Route::Coverage {
            continue;
        }
        let (_, page) = with.page(&route, english());
        named += OF_THE_SERVER.iter().filter(|name| page.contains(**name)).count();
        assert!(!page.contains("data-without-checks"));
        if matches!(route, Route::Check(_)) {
            continue;
        }
        let (_, page) = without.page(&route, english());
        for name in OF_THE_SERVER {
            assert!(!page.contains(name), "{route:?} names {name}");
        }
        assert!(page.contains("data-without-checks"), "{route:?} does not tell the app");
        counted += 1;
    }
    assert!(counted > 60 && named > counted, "{counted} pages, and with a server {named} names");
}

#[test]
fn there_is_no_page_for_a_check() {
    let count = |prerenderer: &Prerenderer| prerenderer.pages().filter(|(file, _)| file.contains("/check/")).count();
    assert!(count(&prerenderer(true)) > 30);
    assert_eq!(count(&prerenderer(false)), 0);
    let map = prerenderer(false).for_search_engines();
    assert!(map.iter().any(|(file, text)| *file == "sitemap.xml" && !text.contains("/check/")));
}

/// The first thing to do in every plan is still open, and no plan is empty.
#[test]
fn every_plan_is_there_without_the_check() {
    let prerenderer = prerenderer(false);
    let (_, page) = prerenderer.page(&Route::parse("/q.com/fix/", catalog()), english());
    let plans = page.matches("<ol class=\"plan\">").count();
    assert!(plans > 8, "{plans}");
    assert!(!page.contains("<ol class=\"plan\"></ol>"));
    let folds = page.matches("<article class=\"cause\"").count();
    assert_eq!(plans, folds);
}

#[test]
fn a_site_without_a_server_has_every_page_but_the_check() {
    let place = Place::default().with_checks(false);
    let check = Route::Check("q.com".parse().unwrap());
    assert!(!place.has(&check) && !languages().iter().any(|language| place.in_language(*language).has(&check)));
    assert!(place.has(&Route::Home) && Place::default().has(&check));
}
