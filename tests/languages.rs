//! Every language says all that English says, and nothing else.

mod made;

use std::{fs, path::Path};

use mailsteps_guide::{Route, glossary, languages, ready::Site, translation};
use mailsteps_settings::{Catalog, Symptoms};
use scraper::{Html, Selector};

/// The names of the files in a folder.
fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    names
}

#[test]
fn every_text_of_the_data_is_translated() {
    let catalog = Catalog::embedded().unwrap();
    let symptoms = Symptoms::embedded().unwrap();
    let mut told = Vec::new();
    for language in languages().iter().filter(|language| !language.is_first()) {
        let mut check = |path: &str, gaps: &dyn Fn(&mailsteps_settings::Translation) -> Vec<String>| match translation(
            *language, path,
        ) {
            Some(translation) => told
                .extend(gaps(&translation).into_iter().map(|gap| format!("languages/{}/{path} {gap}", language.id()))),
            None => told.push(format!("languages/{}/{path} is missing", language.id())),
        };
        for program in catalog.programs() {
            let client = catalog.client(&program.id).unwrap();
            check(&format!("clients/{}.json", program.id), &|translation| translation.gaps(client));
        }
        for provider in catalog.providers() {
            let path = format!("providers/{}.json", provider.name.to_lowercase());
            check(&path, &|translation| translation.gaps(provider));
        }
        check("symptoms.json", &|translation| translation.gaps(&symptoms));
        let glossary = glossary(language.id());
        let file = format!("languages/{}/glossary.json", language.id());
        if glossary.len() < 1000 {
            told.push(format!("{file} has only {} words", glossary.len()));
        }
        // As texts are when they are looked up: in lower case, without accents, five words at most.
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || " .'-".contains(c);
        let is_sound = |name: &str| name.chars().all(is_plain) && name.trim() == name && name.split(' ').count() <= 5;
        told.extend(
            glossary.keys().filter(|name| !is_sound(name)).map(|name| format!("{file}: {name:?} is never found")),
        );
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn no_translation_is_left_over() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/settings/data");
    for language in languages().iter().filter(|language| !language.is_first()) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("languages").join(language.id());
        for kind in ["clients", "providers"] {
            let known = files(&data.join(kind));
            for file in files(&folder.join(kind)) {
                assert!(known.contains(&file), "languages/{}/{kind}/{file} belongs to no data file", language.id());
            }
        }
    }
}

/// The sentence that explains the mark.
fn sentence(language: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("languages").join(language).join("ready.json");
    let words: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(path).expect("the language has its words")).expect("words are JSON");
    words["steps"]["foreign"].as_str().unwrap_or_default().to_owned()
}

/// Where nobody knows what a program prints in the page's language, the eye sees that as well as a screen reader.
#[test]
fn captions_that_are_not_known_are_marked_and_the_mark_is_explained() {
    let site = Site { languages: vec!["es".to_owned()], ..Site::default() };
    let prerenderer = made::prerenderer(site);
    let marks = Selector::parse(".steps [translate][lang]").expect("it is a selector");
    let mut counts = [0, 0];
    for route in Route::all(made::catalog()) {
        if !matches!(&route, Route::Walkthrough { domain, .. } if domain.as_str() == "q.com") {
            continue;
        }
        for language in languages() {
            let (file, page) = prerenderer.page(&route, *language);
            let html = Html::parse_document(&page);
            let marked: Vec<_> = html.select(&marks).filter_map(|mark| mark.attr("lang")).collect();
            let is_explained = page.contains(sentence(language.id()).as_str());
            assert_eq!(!marked.is_empty(), is_explained, "{file}");
            assert!(marked.iter().all(|lang| *lang == "en") && (marked.is_empty() || !language.is_first()), "{file}");
            if !language.is_first() {
                counts[usize::from(is_explained)] += 1;
            }
        }
    }
    assert!(counts[0] > 5 && counts[1] > 5, "{counts:?}");
}
