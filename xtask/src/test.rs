//! `cargo xtask test`: every test, with what it needs.

use std::path::Path;

use anyhow::{Context as _, Result};
use clap::Args;

use crate::{
    BuildOptions, build, geckodriver, node, nu, packages,
    process::{self, cargo},
    schemathesis, site,
    stage::stage,
};

/// What `test` can be told.
#[derive(Args)]
pub struct Options {
    /// Only what needs no browser and no mail server.
    #[arg(long)]
    quick: bool,
    /// Only the HTTP interface against its description.
    #[arg(long, conflicts_with = "quick")]
    interface: bool,
    /// Only what the real Thunderbird sets up by what the server tells it.
    #[arg(long, conflicts_with_all = ["quick", "interface"])]
    thunderbird: bool,
    /// Only the browser tests, and in Firefox.
    #[arg(long, conflicts_with_all = ["quick", "interface", "thunderbird"])]
    firefox: bool,
}

/// What the browser, mail-server and proxy tests run, and the Debian packages that have it. Node is for the tools that make the
/// app small: the size budget is for what is shipped.
const PROGRAMS: [(&str, &str); 10] = [
    ("chromium", "chromium"),
    ("chromedriver", "chromium-driver"),
    ("/usr/lib/dovecot/imap", "dovecot-imapd"),
    ("/usr/lib/dovecot/pop3", "dovecot-pop3d"),
    ("postfix", "postfix"),
    ("openssl", "openssl"),
    ("prometheus-blackbox-exporter", "prometheus-blackbox-exporter"),
    ("nginx", "nginx-light"),
    ("node", "nodejs"),
    ("npm", "npm"),
];

/// The rules that pages are held against: another version may find other things.
const AXE: &str = "axe-core@4.14.1";

/// The mail program that is asked what it would set up, and a screen that nobody sees.
const THUNDERBIRD: [(&str, &str); 2] = [("thunderbird", "thunderbird"), ("Xvfb", "xvfb")];

/// The other browser: Debian's long-term version.
const FIREFOX: (&str, &str) = ("firefox-esr", "firefox-esr");

/// Packages whose tests need neither a browser nor a mail server, with their features.
const QUICK: [&[&str]; 9] = [
    &["--package", "mailsteps-words", "--features", "names"],
    &["--package", "mailsteps-settings", "--all-features"],
    &["--package", "mailsteps-typing", "--package", "mailsteps-extras"],
    &["--package", "mailsteps-formats", "--package", "mailsteps-linter"],
    &["--package", "mailsteps-diagnosis", "--package", "mailsteps-markup", "--package", "mailsteps-qr"],
    &["--package", "mailsteps-guide", "--features", "ssr"],
    &["--package", "mailsteps-stage", "--lib", "--test", "fakes"],
    &["--package", "mailsteps-probe", "--lib", "--bins", "--test", "probe", "--test", "deploy", "--test", "memory"],
    &["--package", "xtask"],
];

/// The fuzz targets, without the fuzzer: every seed passes through its target.
pub const FUZZ: [&str; 3] = ["--manifest-path", "fuzz/Cargo.toml", "--no-default-features"];

/// `cargo xtask test`.
pub fn run(options: &Options) -> Result<()> {
    if options.interface {
        build::fetch()?;
        return schemathesis::run(&build::server(&BuildOptions { debug: true, ..BuildOptions::default() })?);
    }
    if options.thunderbird {
        stage("Thunderbird", || packages::require(&THUNDERBIRD))?;
        build::fetch()?;
        return thunderbird(&build::server(&BuildOptions { debug: true, ..BuildOptions::default() })?);
    }
    if options.firefox {
        stage("browser and mail servers", || packages::require(&[&PROGRAMS[..], &[FIREFOX]].concat()))?;
        build::fetch()?;
        let build = whole()?;
        let (dist, server) = (site::build(&build)?, build::server(&build)?);
        return browser(&dist, &server, true);
    }
    if !options.quick {
        let programs = [&PROGRAMS[..], &THUNDERBIRD].concat();
        stage("browser, mail servers and Thunderbird", || packages::require(&programs))?;
    }
    build::fetch()?;
    for arguments in QUICK {
        tests(arguments, &[])?;
    }
    // A workspace of its own, which shares what is built.
    let target = process::root().join("target").display().to_string();
    tests(&[&FUZZ[..], &["--lib"]].concat(), &[("CARGO_TARGET_DIR", &target)])?;
    if options.quick {
        return Ok(());
    }
    tests(&["--package", "mailsteps-stage", "--test", "real"], &[])?;
    tests(&["--package", "mailsteps-probe", "--test", "real"], &[])?;
    let build = whole()?;
    let dist = site::build(&build)?;
    stage("HTML", || nu::check(&dist))?;
    let server = build::server(&build)?;
    schemathesis::run(&server)?;
    thunderbird(&server)?;
    browser(&dist, &server, false)
}

/// The site in every language.
fn whole() -> Result<BuildOptions> {
    let mut languages = Vec::new();
    for entry in std::fs::read_dir(process::root().join("languages"))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name != "en" {
            languages.push(name);
        }
    }
    languages.sort();
    Ok(BuildOptions { languages, ..BuildOptions::default() })
}

/// The site and the server in a real browser. In Firefox without what only Chromium's DevTools can do: telling the page as a
/// screen reader has it.
fn browser(site: &Path, server: &Path, is_firefox: bool) -> Result<()> {
    let (site, server) = (site.display().to_string(), server.display().to_string());
    let [below, alone] = sites_below()?;
    let axe = node::file(AXE, "axe-core/axe.min.js").context("axe-core cannot be had: connect to the network")?;
    let axe = axe.display().to_string();
    let mut variables = vec![
        ("MAILSTEPS_SITE", site.as_str()),
        ("MAILSTEPS_SITE_BELOW", &below),
        ("MAILSTEPS_SITE_ALONE", &alone),
        ("MAILSTEPS_SERVER", &server),
        ("MAILSTEPS_AXE", &axe),
    ];
    if !is_firefox {
        return tests(&["--package", "mailsteps-journey"], &variables);
    }
    let driver = geckodriver::program()?.display().to_string();
    variables.extend([("MAILSTEPS_BROWSER", "firefox"), ("MAILSTEPS_GECKODRIVER", &driver)]);
    tests(&["--package", "mailsteps-journey", "--", "--skip", "by_devtools"], &variables)
}

/// The site for a path of a host, with the server and without it.
fn sites_below() -> Result<[String; 2]> {
    let folder = process::root().join("target/sites");
    std::fs::create_dir_all(&folder)?;
    let build = |name: &str, own: &str| -> Result<String> {
        let settings = folder.join(name).with_extension("json");
        std::fs::write(&settings, format!("{{ \"base\": \"/help/email/\", {own} }}"))?;
        let build = BuildOptions { site: Some(settings), out: Some(folder.join(name)), ..BuildOptions::default() };
        Ok(site::build(&build)?.display().to_string())
    };
    let alone = r##""server": false, "brand": "Example Help", "accent": { "light": "#7a1f5c", "dark": "#f0b4dc" }"##;
    Ok([build("below", r#""server": true"#)?, build("alone", alone)?])
}

/// The real Thunderbird against the server.
fn thunderbird(server: &Path) -> Result<()> {
    tests(&["--package", "mailsteps-thunderbird"], &[("MAILSTEPS_SERVER", &server.display().to_string())])
}

fn tests(arguments: &[&str], variables: &[(&str, &str)]) -> Result<()> {
    println!("\ncargo test {}", arguments.join(" "));
    let mut command = cargo();
    command.args(["test", "--quiet", "--locked"]).args(arguments).envs(variables.iter().copied());
    process::loudly(&mut command)
}
