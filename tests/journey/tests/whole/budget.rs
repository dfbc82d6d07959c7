//! How much a reader has to fetch.

use std::{
    collections::BTreeSet,
    fs,
    io::Read,
    path::{Path, PathBuf},
};

use mailsteps_journey::site_folder;
use scraper::{Html, Selector};

/// WebAssembly, JavaScript and styles of the first view, compressed.
const BUDGET_BYTES: u64 = 95_000;

#[test]
fn the_first_view_is_within_its_budget() {
    let site = site_folder();
    let home = fs::read_to_string(site.join("index.html")).unwrap();
    let mut files = named_in_page(&home);
    for script in files.clone().into_iter().filter(|file| file.ends_with(".js")) {
        files.extend(named_in_script(&fs::read_to_string(site.join(script)).unwrap()));
    }
    let kinds: BTreeSet<&str> = files.iter().filter_map(|file| file.rsplit('.').next()).collect();
    assert_eq!(kinds, BTreeSet::from(["css", "js", "wasm"]), "the list itself is wrong: {files:?}");
    let sizes: Vec<(u64, &str)> = files
        .iter()
        .map(|file| (fs::metadata(site.join(format!("{file}.br"))).unwrap().len(), file.as_str()))
        .collect();
    let sum: u64 = sizes.iter().map(|(size, _)| size).sum();
    assert!(sum < BUDGET_BYTES, "{sum} bytes are not under {BUDGET_BYTES}: {sizes:?}");
}

/// The styles and scripts that a page names, as paths below the site.
fn named_in_page(page: &str) -> BTreeSet<String> {
    let page = Html::parse_document(page);
    let named =
        Selector::parse("link[rel=stylesheet], link[rel=preload], link[rel=modulepreload], script[src]").unwrap();
    let address = |element: scraper::ElementRef| {
        let value = element.value();
        value.attr("href").or(value.attr("src")).unwrap().trim_start_matches('/').to_owned()
    };
    page.select(&named).map(address).collect()
}

/// The fingerprinted files that a script names.
fn named_in_script(script: &str) -> impl Iterator<Item = String> {
    let texts = script.split(['"', '\'', '`']).filter(|text| text.starts_with("/assets/"));
    texts.map(|text| text.trim_start_matches('/').to_owned())
}

#[test]
fn compressed_copies_hold_the_same_bytes() {
    let mut count = 0;
    for file in files(&site_folder()) {
        let kind = file.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
        if !["html", "css", "js", "wasm", "json", "svg"].contains(&kind) {
            continue;
        }
        count += 1;
        let content = fs::read(&file).unwrap();
        let copy = |kind: &str| {
            let path = PathBuf::from(format!("{}.{kind}", file.display()));
            fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        };
        let mut plain = Vec::new();
        brotli_decompressor::Decompressor::new(copy("br").as_slice(), 4096).read_to_end(&mut plain).unwrap();
        assert!(plain == content, "{}.br is another file", file.display());
        plain.clear();
        flate2::read::GzDecoder::new(copy("gz").as_slice()).read_to_end(&mut plain).unwrap();
        assert!(plain == content, "{}.gz is another file", file.display());
    }
    assert!(count > 100, "only {count} files were looked at");
}

/// All files below a folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}
