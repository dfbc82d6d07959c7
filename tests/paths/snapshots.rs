//! What each page says: a snapshot for each program and task.

use std::{collections::BTreeSet, fs, path::Path};

use mailsteps_guide::{Route, prerender::render};
use mailsteps_settings::{ClientId, Task};
use scraper::Html;
use similar::{ChangeTag, TextDiff};

use crate::{
    page::{all, first, said, said_by},
    sweep::{SWEEP, catalog},
};

/// The snapshot's name, which is its file's too.
fn name(program: &ClientId, task: Task) -> String {
    format!("paths__{program}.{}", task.id())
}

/// The pages of a program and task: the first domain's whole, then what is different for others where that is shorter.
fn snapshot(program: &ClientId, task: Task) -> String {
    let mut groups: Vec<(&[String], Vec<&str>)> = Vec::new();
    for (route, outline) in &SWEEP.outlines {
        let Route::Walkthrough { domain, client, task: of } = route else { continue };
        if client != program || *of != task {
            continue;
        }
        match groups.iter_mut().find(|(known, _)| *known == outline.as_slice()) {
            Some((_, domains)) => domains.push(domain.as_str()),
            None => groups.push((outline, vec![domain.as_str()])),
        }
    }
    let first = groups[0].0;
    let said = |outline: &[String]| {
        let (whole, difference) = (outline.join("\n"), difference(first, outline));
        if outline == first || whole.len() < difference.len() { whole } else { difference }
    };
    let groups = groups.into_iter().map(|(outline, domains)| format!("{}\n\n{}\n", domains.join(", "), said(outline)));
    groups.collect::<Vec<_>>().join("\n\n")
}

/// The lines that differ, each run of them under the line before it.
fn difference(first: &[String], other: &[String]) -> String {
    let lines = [first, other].map(|outline| outline.iter().map(String::as_str).collect::<Vec<_>>());
    let mut out = Vec::new();
    let mut before = "";
    for change in TextDiff::from_slices(&lines[0], &lines[1]).iter_all_changes() {
        let sign = match change.tag() {
            ChangeTag::Equal => {
                before = change.value();
                continue;
            }
            ChangeTag::Delete => '-',
            ChangeTag::Insert => '+',
        };
        if !before.is_empty() {
            out.push(format!("@ {before}"));
            before = "";
        }
        out.push(format!("{sign} {}", change.value()));
    }
    out.join("\n")
}

/// The page for the writers without the table of every path, a line for each text and row.
fn coverage() -> String {
    let document = Html::parse_document(&render(catalog(), &Route::Coverage, |_| ()));
    let mut lines = Vec::new();
    for part in all(document.root_element(), "#ready > p, #ready > h2, #ready > ul > li, #ready tr") {
        let cells = said_by(part, "th, td");
        if cells.is_empty() {
            lines.push(said(part));
        } else if first(part, "[data-state], td:first-child:empty").is_none() {
            lines.push(cells.join(" | "));
        }
    }
    lines.join("\n")
}

/// How snapshots are kept.
fn settings() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

#[test]
fn what_the_coverage_page_says() {
    settings().bind(|| insta::assert_snapshot!("paths__coverage", coverage()));
}

#[test]
fn what_every_page_says() {
    settings().bind(|| {
        for program in catalog().programs() {
            for task in Task::ALL {
                insta::assert_snapshot!(name(&program.id, task), snapshot(&program.id, task));
            }
        }
    });
}

#[test]
fn no_snapshot_is_left_over() {
    let programs = catalog().programs().iter();
    let names = programs.flat_map(|program| Task::ALL.map(|task| name(&program.id, task)));
    let names: BTreeSet<String> = names.chain(["paths__coverage".to_owned()]).map(|name| name + ".snap").collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let files: BTreeSet<String> = files.filter(|file| file.starts_with("paths__") && file.ends_with(".snap")).collect();
    assert_eq!(files, names);
}
