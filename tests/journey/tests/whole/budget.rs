//! How much a reader has to fetch, and how much the site's owner has to keep.

use std::{
    collections::BTreeMap,
    fs,
    io::Read,
    path::{Path, PathBuf},
};

use mailsteps_journey::{Browser, Server, site_folder};

/// WebAssembly, JavaScript, words and styles of the first view, compressed, whichever page comes first.
const BUDGET_BYTES: u64 = 95_000;
const FIRST_VIEWS: [&str; 5] = ["/", "/q.com/", "/q.com/thunderbird/imap/", "/q.com/check/", "/q.com/fix/"];

/// What every page fetches.
const EVERYWHERE: [&str; 5] = ["boot.js", "guide.css", "guide.js", "guide.wasm", "words.txt"];

/// Everything that readers of a language can come to need beside the pages themselves, compressed.
const GUIDE_BYTES: u64 = 250_000;

/// Who reads: on the guide's own pages, with the worker that keeps them; in a frame of a help page, with what the two say to
/// each other. With what begins the names of files that the other alone needs.
const READERS: [(&str, &[&str]); 2] = [("on its own pages", &["frame."]), ("in a frame", &["offline.", "sw."])];

/// What begins the names of files that readers do not need: those for publishers, and the picture that other sites show.
const FOR_OTHERS: [&str; 4] = ["linter.", "publish.", "design.", "step."];

/// The linter's WebAssembly and JavaScript, compressed: what the page `/lint/` fetches when a file is checked.
const LINTER_BYTES: u64 = 110_000;

/// What a page of another site fetches to show the guide in a frame: 2 kB.
const EMBED_BYTES: u64 = 2_000;

/// All files of the site together, in two languages.
const SITE_BYTES: u64 = 400_000_000;

/// What the browser fetched besides pages and pictures: each file with what it is for, as `guide.wasm`.
fn fetched(browser: &Browser, server: &Server) -> BTreeMap<String, PathBuf> {
    let assets = server.url("/assets/");
    let requests = browser.requests();
    let files = requests.iter().filter_map(|request| request.url.strip_prefix(&assets));
    let named = files.map(|file| {
        let (name, kind) = (file.split('.').next().unwrap_or_default(), file.rsplit('.').next().unwrap_or_default());
        (format!("{name}.{kind}"), site_folder().join("assets").join(file))
    });
    // No view waits for what is for paper; the worker's script comes when nothing else does: after the view, or after the test.
    named.filter(|(name, _)| !name.ends_with(".svg") && name != "paper.css" && name != "offline.js").collect()
}

/// As it is sent.
fn compressed(file: &Path) -> u64 {
    fs::metadata(format!("{}.br", file.display())).unwrap().len()
}

#[test]
fn the_first_view_is_within_its_budget() {
    let server = Server::without_mail_servers();
    for path in FIRST_VIEWS {
        let browser = Browser::start();
        browser.open_app(&server.url(path));
        let files = fetched(&browser, &server);
        let names: Vec<&str> = files.keys().map(String::as_str).collect();
        // These two have nothing ready-made.
        let own: &[&str] = if ["/", "/q.com/check/"].contains(&path) { &[] } else { &["steps.css"] };
        assert_eq!(names, sorted(&[&EVERYWHERE, own]), "{path}: the rest comes when it is needed");
        let sizes: Vec<(&str, u64)> = files.iter().map(|(name, file)| (name.as_str(), compressed(file))).collect();
        let sum: u64 = sizes.iter().map(|(_, size)| size).sum();
        println!("{path}: {sum} bytes");
        assert!(sum < BUDGET_BYTES, "{path}: {sum} bytes are not under {BUDGET_BYTES}: {sizes:?}");
    }
}

fn sorted<'a>(names: &[&[&'a str]]) -> Vec<&'a str> {
    let mut all = names.concat();
    all.sort_unstable();
    all
}

#[test]
fn the_whole_guide_in_one_language_is_within_its_budget() {
    let mut all: Vec<PathBuf> = files(&site_folder().join("assets"));
    all.push(site_folder().join("sw.js"));
    let name = |file: &Path| file.file_name().unwrap().to_str().unwrap().to_owned();
    let is_copy = |name: &str| name.ends_with(".br") || name.ends_with(".gz");
    let words = all.iter().map(|file| name(file)).filter(|name| name.starts_with("words.") && name.ends_with(".txt"));
    let languages: Vec<String> = words.filter_map(|name| Some(name.split('.').nth(1)?.to_owned())).collect();
    assert!(languages.len() > 1, "{languages:?}");
    for (language, (place, not_needed)) in languages.iter().flat_map(|one| READERS.map(|reader| (one, reader))) {
        // Such as `words.es.0123456789.txt`.
        let is_of_languages = |name: &str| name.ends_with(".txt") || name.ends_with(".bin");
        let is_of_another = |name: &str| is_of_languages(name) && name.split('.').nth(1) != Some(language.as_str());
        let is_read = |name: &String| {
            let mut left_out = FOR_OTHERS.iter().chain(not_needed);
            !is_copy(name) && !is_of_another(name) && !left_out.any(|other| name.starts_with(other))
        };
        let read = all.iter().filter(|file| is_read(&name(file)));
        let sizes: Vec<(String, u64)> = read.map(|file| (name(file), compressed(file))).collect();
        let sum: u64 = sizes.iter().map(|(_, size)| size).sum();
        println!("{language}, {place}: {sum} bytes");
        assert!(sizes.iter().filter(|(name, _)| is_of_languages(name)).count() == 2, "{sizes:?}");
        assert!(sum < GUIDE_BYTES, "{language}, {place}: {sum} bytes are not under {GUIDE_BYTES}: {sizes:?}");
    }
}

#[test]
fn what_a_view_does_not_need_comes_later() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url("/q.com/thunderbird/imap/"));
    let names = || fetched(&browser, &server).into_keys().collect::<Vec<_>>();
    assert_eq!(names(), sorted(&[&EVERYWHERE, &["steps.css"]]));
    browser.press("Continue on your phone");
    browser.wait_for_any("#code svg");
    let later = ["extras.bin", "extras.js", "extras.wasm"];
    assert_eq!(names(), sorted(&[&EVERYWHERE, &["steps.css"], &later]));
}

#[test]
fn the_linter_comes_when_a_file_is_checked_and_is_within_its_budget() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url("/lint/"));
    let before = fetched(&browser, &server);
    let names: Vec<&str> = before.keys().map(String::as_str).collect();
    assert_eq!(names, sorted(&[&EVERYWHERE, &["publish.css", "steps.css"]]));
    browser.press("Check the file");
    browser.wait_for_any("#lint-verdict .verdict");
    let mut files = fetched(&browser, &server);
    files.retain(|name, _| !before.contains_key(name));
    let sizes: Vec<(&str, u64)> = files.iter().map(|(name, file)| (name.as_str(), compressed(file))).collect();
    assert_eq!(sizes.iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["linter.js", "linter.wasm"]);
    let sum: u64 = sizes.iter().map(|(_, size)| size).sum();
    assert!(sum < LINTER_BYTES, "{sum} bytes are not under {LINTER_BYTES}: {sizes:?}");
}

#[test]
fn the_script_for_other_sites_is_small() {
    let size = compressed(&site_folder().join("embed.js"));
    assert!(size < EMBED_BYTES, "{size} bytes are not under {EMBED_BYTES}");
}

#[test]
fn the_site_fits_on_a_small_server() {
    let sizes = files(&site_folder()).into_iter().map(|file| fs::metadata(file).unwrap().len());
    let sum: u64 = sizes.sum();
    assert!((1_000_000..SITE_BYTES).contains(&sum), "{sum} bytes");
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
