//! The build tool: `cargo xtask serve | demo | build | learn | lint | test | bench`. It does all set-up by itself.

mod assets;
mod bench;
mod build;
mod colours;
mod demo;
mod geckodriver;
mod glue;
mod learn;
mod limited;
mod lint;
mod names;
mod node;
mod nu;
mod offline;
mod owner;
mod packages;
mod pictures;
mod process;
mod schemathesis;
mod serve;
mod site;
mod stage;
mod stand_ins;
mod test;
mod toolchain;
mod unseen;
mod wasm;

use std::{path::PathBuf, process::ExitCode};

use clap::{Args, Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds, runs and tests mailsteps")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build all and serve the guide with the check on one port.
    Serve(serve::Options),
    /// The same against stand-in mail servers on this machine: no network needed.
    Demo(demo::Options),
    /// Make `dist/`: static files for any web server.
    Build(BuildOptions),
    /// Learn from the examples which words speak for which cause.
    Learn(learn::Options),
    /// Have the Nu HTML checker read a page of each kind.
    Html(BuildOptions),
    /// Lint all code, natively and for the browser.
    Lint,
    /// Pass every test.
    Test(test::Options),
    /// Take pictures of every part in every state, and the one of the README.
    Pictures,
    /// Measure, and print the numbers as a Markdown table.
    Bench(bench::Options),
}

/// What every command that builds the site can be told.
#[derive(Args, Clone, Default)]
struct BuildOptions {
    /// A fast build for development: larger files, no compressed copies.
    #[arg(long)]
    debug: bool,
    /// A folder with other settings data (sources.json, providers/, clients/) instead of the project's own.
    #[arg(long, value_name = "DIR")]
    settings: Option<PathBuf>,
    /// Where the site will stand, such as https://mail.example.net: for canonical links.
    #[arg(long, default_value = "")]
    origin: String,
    /// The path where the site will stand, such as /help/email/.
    #[arg(long, default_value = "", value_name = "PATH")]
    base: String,
    /// Pages in these languages besides English, by their folders in languages/, with commas between.
    #[arg(long, value_name = "LANGUAGE", value_delimiter = ',')]
    languages: Vec<String>,
    /// Where to put the site; dist/ unless given.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Only the domains of this provider, by the name of its file; more with commas between.
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    provider: Vec<String>,
    /// Only these domains, with commas between.
    #[arg(long, value_name = "DOMAIN", value_delimiter = ',')]
    domains: Vec<String>,
    /// Keep no pages for when there is no network, and end the keeping in browsers that began it.
    #[arg(long)]
    without_offline: bool,
    /// What the site's owner decides, instead of the project's own site.json.
    #[arg(long, value_name = "FILE")]
    site: Option<PathBuf>,
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Serve(options) => serve::run(&options),
        Command::Demo(options) => demo::run(&options),
        Command::Build(options) => build::run(&options),
        Command::Learn(options) => learn::run(&options),
        Command::Html(options) => nu::run(&options),
        Command::Lint => lint::run(),
        Command::Test(options) => test::run(&options),
        Command::Pictures => pictures::run(),
        Command::Bench(options) => bench::run(&options),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
