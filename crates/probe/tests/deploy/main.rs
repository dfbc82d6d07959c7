//! The files that an operator takes from `deploy/`, held against the program and against the tools that read them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on shall say where")]

mod compose;
mod dockerfile;
mod proxy;
mod served;
mod unit;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The project's folder.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The options that `mailsteps serve --help` names.
fn known_options() -> BTreeSet<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_mailsteps")).args(["serve", "--help"]).output().unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    let known: BTreeSet<String> = options(help.split_whitespace()).collect();
    assert!(known.contains("--listen"), "{help}");
    known
}

/// The long options among words, without their values.
fn options<'a>(words: impl Iterator<Item = &'a str>) -> impl Iterator<Item = String> {
    let end = |c: char| !(c.is_ascii_lowercase() || c == '-');
    words.filter(|word| word.starts_with("--")).filter_map(move |word| word.split(end).next()).map(str::to_owned)
}

/// Holds a command line `serve ...` to what the program knows.
#[track_caller]
fn serves(words: &[&str]) {
    assert_eq!(words.first(), Some(&"serve"), "{words:?}");
    let known = known_options();
    let used: Vec<String> = options(words.iter().copied()).collect();
    assert!(used.contains(&"--listen".to_owned()) && used.contains(&"--site".to_owned()), "{words:?}");
    for option in used {
        assert!(known.contains(&option), "`mailsteps serve` knows no {option}");
    }
}

/// A tool's version, or none, and then a word about it.
fn version(tool: &str, args: &[&str]) -> Option<String> {
    let output = Command::new(tool).args(args).output().ok().filter(|output| output.status.success());
    if output.is_none() {
        eprintln!("{tool} {} is not on this machine: what it would say of deploy/ is not known", args[0]);
    }
    output
        .map(|output| format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)))
}

#[test]
fn the_manual_names_only_options_that_there_are() {
    let known = known_options();
    let manual = read("deploy/README.md");
    let lines =
        manual.lines().filter(|line| line.contains("mailsteps serve") || line.starts_with("MAILSTEPS_OPTIONS="));
    let used: Vec<String> = lines.flat_map(|line| options(line.split(['=', ' ']))).collect();
    assert!(used.len() > 3, "{used:?}");
    for option in used {
        assert!(known.contains(&option), "`mailsteps serve` knows no {option}");
    }
}
