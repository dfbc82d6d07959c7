//! `cargo xtask lint`: clippy with warnings denied, for this machine and for the browser.

use anyhow::Result;

use crate::{
    build::fetch,
    process::{self, cargo},
    test::FUZZ,
    toolchain::{TARGET, Toolchain},
    wasm::Module,
};

/// `cargo xtask lint`.
///
/// The guide is linted once for each of its two forms, because they may not meet in one cargo run.
pub fn run() -> Result<()> {
    fetch()?;
    let native = ["--workspace", "--exclude", "mailsteps-guide", "--all-targets", "--all-features"];
    clippy(&mut cargo(), &native)?;
    clippy(&mut cargo(), &["--package", "mailsteps-guide", "--all-targets", "--features", "ssr"])?;
    let target = process::root().join("target");
    clippy(cargo().env("CARGO_TARGET_DIR", target), &[&FUZZ[..], &["--all-targets"]].concat())?;
    let toolchain = Toolchain::ready()?;
    Module::ALL.into_iter().try_for_each(|module| browser(&toolchain, module))
}

fn browser(toolchain: &Toolchain, module: Module) -> Result<()> {
    let package = module.package();
    let mut arguments = vec!["--lib", "--target", TARGET];
    arguments.extend(package.iter().map(String::as_str));
    match toolchain {
        Toolchain::Own => clippy(&mut cargo(), &arguments),
        debian @ Toolchain::Debian { .. } => {
            // Debian packages no clippy for the browser's compiler: its own warnings are what there is.
            println!("cargo check {} (no clippy in Debian's compiler for the browser)", arguments.join(" "));
            let (mut command, _) = debian.cargo();
            command.args(["check", "--quiet", "--locked"]).args(arguments);
            process::loudly(command.env("RUSTFLAGS", "-Dwarnings"))
        }
    }
}

fn clippy(command: &mut std::process::Command, arguments: &[&str]) -> Result<()> {
    println!("cargo clippy {}", arguments.join(" "));
    process::loudly(command.args(["clippy", "--quiet", "--locked"]).args(arguments).args(["--", "-D", "warnings"]))
}
