//! `cargo xtask bench page`: how soon and how well pages stand on a slow telephone, against the same pages as bare HTML, and
//! what it costs to go from one to another.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, ensure};

use super::{
    lighthouse::{self, Visit},
    machine,
    numbers::median,
    server::{Network, Program, Served},
    table::{Row, Table, Target},
};
use crate::{
    BuildOptions, build, packages,
    process::{self, cargo, root},
    site::{self, all_files},
    stage::stage,
    stand_ins,
};

/// A page of each kind that readers begin with or come to.
const PAGES: [(&str, &str); 5] = [
    ("home", "/"),
    ("domain", "/q.com/"),
    ("walkthrough", "/q.com/thunderbird/imap/"),
    ("check", "/q.com/check/"),
    ("fix", "/q.com/fix/"),
];

/// The middle one of so many visits counts.
const VISITS: usize = 3;

/// How much later than the bare page a page may stand.
const PAINT_RATIO: f64 = 1.1;

/// When another page has to be there, and the longest that its making may keep the reader's next press waiting, in milliseconds.
const MOVING_MS: f64 = 50.0;

/// What recognising may cost at every key: one frame at 60 Hz.
const FRAME_MS: f64 = 16.0;

pub fn run() -> Result<()> {
    let programs = [("chromium", "chromium"), ("chromedriver", "chromium-driver"), ("node", "nodejs"), ("npm", "npm")];
    stage("Chromium and node", || packages::require(&programs))?;
    build::fetch()?;
    let folder = tempfile::Builder::new().prefix("mailsteps-bench-").tempdir()?;
    // Canonical links name the origin, and Lighthouse holds them against where the page is.
    let options = BuildOptions {
        origin: "https://mail.example.net".to_owned(),
        out: Some(root().join("target/sites/bench")),
        languages: vec!["es".to_owned()],
        ..BuildOptions::default()
    };
    let whole = site::build(&options)?;
    let bare = bare(&whole, &folder.path().join("bare"))?;
    let program = Program::new(build::server(&options)?)?;
    let (_stand_ins, ready) = stage("stand-in mail servers", || stand_ins::start("fake", &[], true))?;
    let network = Network::new(ready.ca_file, ready.connect_to);
    let serve = |site: &Path| program.serve(&network, &["--site", &site.display().to_string()]);
    let (served, plain) = (serve(&whole)?, serve(&bare)?);

    let mut table = Table::default();
    let mut wanting = Vec::new();
    for (name, path) in PAGES {
        let visits = stage(&format!("{name}: {VISITS} visits each"), || visits(&served, &plain, path, folder.path()))?;
        add_visits(&mut table, name, &visits);
        wanting
            .extend(visits.iter().flat_map(|(ours, _)| ours.wanting.iter().map(move |what| format!("{name}: {what}"))));
    }
    stage("from page to page", || moving(&mut table, &program, &whole))?;
    wanting.sort();
    wanting.dedup();
    let wanting = if wanting.is_empty() { "nothing".to_owned() } else { wanting.join(", ") };
    println!("\n{}\nWhat cost a point in any visit: {wanting}.\n\n{table}", machine::description());
    Ok(())
}

/// Ours and the bare page in turn, so that whatever else the machine does hits both alike.
fn visits(ours: &Served, bare: &Served, path: &str, home: &Path) -> Result<Vec<(Visit, Visit)>> {
    let visit = |served: &Served| lighthouse::visit(&format!("http://{}{path}", served.address), home);
    (0..VISITS).map(|_| Ok((visit(ours)?, visit(bare)?))).collect()
}

fn add_visits(table: &mut Table, name: &str, visits: &[(Visit, Visit)]) {
    let scores: Vec<u32> = (0..lighthouse::CATEGORIES.len())
        .map(|category| median(&visits.iter().map(|(ours, _)| ours.scores[category]).collect::<Vec<_>>()))
        .collect();
    table.add(Row {
        what: format!("{name}: Lighthouse's {}", lighthouse::CATEGORIES.join(", ")),
        ours: scores.iter().map(u32::to_string).collect::<Vec<_>>().join(", "),
        theirs: String::new(),
        ratio: None,
        target: Some(Target { words: "100 each", met: scores.iter().all(|score| *score == 100) }),
    });
    let paint = |of: fn(&(Visit, Visit)) -> f64| median(&visits.iter().map(of).collect::<Vec<_>>());
    let (ours, bare) = (paint(|(ours, _)| ours.paint_ms), paint(|(_, bare)| bare.paint_ms));
    table.add(Row {
        what: format!("{name}: first contentful paint"),
        ours: format!("{ours:.0} ms"),
        theirs: format!("bare HTML {bare:.0} ms"),
        ratio: Some(ours / bare),
        target: Some(Target { words: "at most 1.1", met: ours / bare <= PAINT_RATIO }),
    });
}

/// The pages with their style and without any script.
fn bare(whole: &Path, folder: &Path) -> Result<PathBuf> {
    for (_, path) in PAGES {
        let inside = Path::new(path.trim_matches('/')).join("index.html");
        let page = fs::read_to_string(whole.join(&inside))?;
        let file = folder.join(inside);
        fs::create_dir_all(file.parent().context("a page has a folder")?)?;
        fs::write(file, without_scripts(&page)?)?;
    }
    fs::create_dir_all(folder.join("assets"))?;
    let is_look = |file: &&PathBuf| file.extension().is_some_and(|kind| kind == "css" || kind == "svg");
    for file in all_files(&whole.join("assets"))?.iter().filter(is_look) {
        fs::copy(file, folder.join("assets").join(file.file_name().context("a file has a name")?))?;
    }
    site::compress(folder)?;
    Ok(folder.to_owned())
}

/// A page without its scripts and without what fetches them early.
fn without_scripts(page: &str) -> Result<String> {
    let mut bare = String::new();
    let mut rest = page;
    while let Some(at) = rest.find("<script") {
        let (before, script) = rest.split_at(at);
        bare.push_str(before);
        rest = script.split_once("</script>").context("a script has no end")?.1;
    }
    bare.push_str(rest);
    let is_early = |line: &&str| line.contains("rel=\"modulepreload\"") || line.contains("rel=\"preload\"");
    let bare: Vec<&str> = bare.lines().filter(|line| !is_early(line)).collect();
    Ok(bare.join("\n"))
}

/// What it costs to follow a link and to recognise what is typed, by `mailsteps-times` of the whole-product tests.
fn moving(table: &mut Table, program: &Program, site: &Path) -> Result<()> {
    let mut command = cargo();
    command.args(["run", "--quiet", "--locked", "--package", "mailsteps-journey", "--bin", "mailsteps-times"]);
    command.env("MAILSTEPS_SERVER", &program.path).env("MAILSTEPS_SITE", site);
    let said = process::quietly(&mut command)?;
    let lines: Vec<(&str, f64)> = said.lines().filter_map(way).collect();
    ensure!(!lines.is_empty(), "no way was measured:\n{said}");
    for (way, cost_ms) in lines {
        let target = match way.rsplit_once(", ") {
            Some((_, "whole")) => None,
            _ if way.starts_with("from ") => Some(("under 50 ms", MOVING_MS)),
            _ => Some(("under 16 ms", FRAME_MS)),
        };
        table.add(Row {
            what: format!("{way}, four times slower"),
            ours: format!("{cost_ms:.1} ms"),
            theirs: String::new(),
            ratio: None,
            target: target.map(|(words, most)| Target { words, met: cost_ms < most }),
        });
    }
    Ok(())
}

/// `from … to …: 12.3`, or another name.
fn way(line: &str) -> Option<(&str, f64)> {
    let (way, cost_ms) = line.rsplit_once(": ")?;
    Some((way, cost_ms.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_page_has_no_script() {
        let page = "<head>\n<link rel=\"modulepreload\" href=\"a.js\">\n<link rel=\"stylesheet\" href=\"a.css\">\n\
            <script type=\"application/ld+json\">{}</script>\n</head><p>Text</p><script src=\"b.js\"></script>";
        let bare = without_scripts(page).unwrap();
        assert_eq!(bare, "<head>\n<link rel=\"stylesheet\" href=\"a.css\">\n\n</head><p>Text</p>");
        assert!(without_scripts("<script>").is_err());
    }

    #[test]
    fn ways_are_read() {
        assert_eq!(way("from / to /q.com/: 12.5"), Some(("from / to /q.com/", 12.5)));
        assert_eq!(way("anything else"), None);
    }
}
