//! Rules of the house that the compiler does not see.

use std::{
    fs,
    path::{Path, PathBuf},
};

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the entry can be read").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Lines of code; comments may name what they like.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("sources are UTF-8");
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn only_one_room_touches_the_browser() {
    for path in rust_files(&source()).iter().filter(|path| !path.starts_with(source().join("browser"))) {
        for name in ["web_sys", "js_sys", "gloo_net", "wasm_bindgen"] {
            assert!(!code(path).contains(name), "{} names {name}", path.display());
        }
    }
}

/// The files that may make elements of text: the root view, what keeps its regions in the browser, and those that show what
/// `crates/extras` and `crates/linter` write with the same escaping writer.
const MAKERS: [&str; 6] =
    ["guide.rs", "browser/code.rs", "browser/fix.rs", "browser/lint.rs", "browser/pour.rs", "browser/regions.rs"];

#[test]
fn only_the_markup_writer_makes_elements_of_text() {
    for path in rust_files(&source()) {
        let makes = ["inner_html=", "set_inner_html", "set_outer_html", "insert_adjacent_html", ".write_1("];
        let is_maker = makes.iter().any(|name| code(&path).contains(name));
        assert!(!is_maker || MAKERS.map(|maker| source().join(maker)).contains(&path), "{}", path.display());
    }
    let markup = fs::read_to_string(source().join("../crates/markup/src/html.rs")).unwrap();
    assert!(
        markup.contains("pub fn put(&mut self, markup: &'static str)"),
        "only markup from the source goes in unescaped"
    );
}

#[test]
fn no_page_asks_for_a_password() {
    for path in rust_files(&source()) {
        assert!(!code(&path).contains("type=\\\"password"), "{}", path.display());
    }
}
