//! Tools from npm, where node is there: they make files smaller, and nothing depends on them.

use std::{fs, path::PathBuf, process::Command};

use anyhow::Result;

use crate::{process, stage::stage};

/// Pinned: another version may give other bytes.
const ESBUILD: &str = "esbuild@0.25.12";

/// Where they are installed.
pub fn folder() -> PathBuf {
    process::root().join("target/tools")
}

/// A tool's command, installed first if need be: `package` with its version, and the script below `node_modules`.
/// `None`, with a notice, where it cannot be had.
pub fn tool(package: &str, script: &str) -> Option<Command> {
    let node = process::find("node");
    let script = folder().join("node_modules").join(script);
    if node.is_none() || !(script.is_file() || stage(&format!("\n  {package}"), || install(package)).is_ok()) {
        println!("\n  (without {package} the app stays some per cent larger)");
        return None;
    }
    let mut command = Command::new(node?);
    command.arg(script);
    Some(command)
}

/// A file of a package, which is installed first if need be.
pub fn file(package: &str, path: &str) -> Option<PathBuf> {
    let file = folder().join("node_modules").join(path);
    (file.is_file() || (process::find("npm").is_some() && install(package).is_ok() && file.is_file())).then_some(file)
}

/// A script or style sheet without what only people read; as it is where node cannot be had.
pub fn minified(text: String, kind: &str) -> Result<String> {
    let Some(mut minify) = tool(ESBUILD, "esbuild/bin/esbuild") else { return Ok(text) };
    let path = folder().join("whole").with_extension(kind);
    fs::write(&path, &text)?;
    let minified = process::quietly(minify.arg(&path).args(["--minify", "--log-level=warning"]));
    Ok(minified.unwrap_or_else(|_| {
        println!("\n  (this node cannot run {ESBUILD}: scripts and styles stay as they are)");
        text
    }))
}

fn install(package: &str) -> Result<()> {
    fs::create_dir_all(folder())?;
    let mut npm = Command::new("npm");
    // `--no-save` alone would remove the tool before.
    npm.args(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--save-exact", "--prefix"]).arg(folder());
    process::quietly(npm.arg(package)).map(drop)
}
