//! The browser app: compile, make the glue, shrink.

use std::{fs, path::Path, process::Command};

use anyhow::{Context as _, Result};

use crate::{
    BuildOptions, process,
    site::brotli,
    stage::stage,
    toolchain::{TARGET, Toolchain},
};

/// Pinned: another version may give other bytes.
const BINARYEN: &str = "binaryen@132.0.0";
/// What rustc emits for the target today; `--all-features` would let the optimiser use what browsers lack.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// As small as can be, but without inlining: copies of a function make the file 4 % smaller and, because each copy differs
/// a little, what is sent of it (brotli) 10 % larger. Measured: 167 kB before, 181 kB with `-Oz` alone, 164 kB with these.
const SMALL: [&str; 7] = [
    "-Oz",
    "--always-inline-max-function-size",
    "0",
    "--flexible-inline-max-function-size",
    "0",
    "--one-caller-inline-max-function-size",
    "0",
];

/// The app's two files.
pub struct App {
    /// JavaScript that loads the app and gives it the browser.
    pub glue: String,
    /// The app.
    pub wasm: Vec<u8>,
}

/// Compiles the app and returns the compiler's output.
pub fn compile(toolchain: &Toolchain, options: &BuildOptions) -> Result<Vec<u8>> {
    let (mut cargo, target) = toolchain.cargo();
    let profile = if options.debug { "dev" } else { "wasm" };
    cargo.args(["build", "--quiet", "--locked", "--package", "mailsteps-guide", "--lib"]);
    cargo.args(["--target", TARGET, "--profile", profile, "--features", "csr"]);
    with_settings(&mut cargo, options)?;
    process::quietly(&mut cargo)?;
    let folder = if options.debug { "debug" } else { "wasm" };
    let path = target.join(TARGET).join(folder).join("mailsteps_guide.wasm");
    fs::read(&path).with_context(|| format!("cannot read {}", path.display()))
}

/// Tells the settings crate to embed another data folder.
pub fn with_settings(cargo: &mut Command, options: &BuildOptions) -> Result<()> {
    if let Some(folder) = &options.settings {
        let folder = folder.canonicalize().with_context(|| format!("--settings {}", folder.display()))?;
        cargo.env("MAILSTEPS_SETTINGS", folder);
    }
    Ok(())
}

/// Makes the glue and shrinks the app.
pub fn pack(compiled: Vec<u8>, options: &BuildOptions) -> Result<App> {
    let mut bindgen = wasm_bindgen_cli_support::Bindgen::new();
    bindgen.input_bytes("mailsteps_guide", compiled).web(true)?.typescript(false);
    bindgen.remove_name_section(!options.debug).remove_producers_section(true);
    let mut output = bindgen.generate_output()?;
    let wasm = output.wasm_mut().emit_wasm();
    let glue = output.js().to_owned();
    let wasm = if options.debug { wasm } else { shrink(wasm)? };
    Ok(App { glue, wasm })
}

fn shrink(wasm: Vec<u8>) -> Result<Vec<u8>> {
    let tools = process::root().join("target/tools");
    let Some(node) = process::find("node") else {
        println!("(without node the app stays about 2 % larger)");
        return Ok(wasm);
    };
    let program = tools.join("node_modules/binaryen/bin/wasm-opt");
    if !program.is_file() && !install_binaryen(&tools) {
        println!("(binaryen could not be installed: the app stays about 2 % larger)");
        return Ok(wasm);
    }
    let (before, after) = (tools.join("before.wasm"), tools.join("after.wasm"));
    fs::write(&before, &wasm)?;
    let mut optimise = Command::new(node);
    optimise.arg(&program).args(SMALL).args(FEATURES).arg(&before).arg("-o").arg(&after);
    process::quietly(&mut optimise)?;
    let shrunk = fs::read(&after)?;
    // What counts is what is sent, and another compiler may turn the balance.
    Ok(if brotli(&shrunk)?.len() < brotli(&wasm)?.len() { shrunk } else { wasm })
}

fn install_binaryen(tools: &Path) -> bool {
    let install = || -> Result<()> {
        fs::create_dir_all(tools)?;
        let mut npm = Command::new("npm");
        npm.args(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--no-save", "--prefix"]).arg(tools);
        process::quietly(npm.arg(BINARYEN)).map(drop)
    };
    stage("\n  binaryen", install).is_ok()
}
