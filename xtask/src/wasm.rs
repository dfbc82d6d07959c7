//! The browser app: compile, make the glue, shrink.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result};

use crate::{
    BuildOptions, glue, names, node, process,
    site::{BEST_QUALITY, brotli},
    toolchain::{TARGET, Toolchain},
    unseen::{self, SOURCES},
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

/// A module's two files.
pub struct App {
    /// JavaScript that loads the module and gives it the browser.
    pub glue: String,
    /// The module.
    pub wasm: Vec<u8>,
}

/// What is compiled for the browser: each a file of its own.
#[derive(Clone, Copy)]
pub enum Module {
    /// The app.
    Guide,
    /// What it fetches when a reader asks for it.
    Extras,
    /// What it fetches when somebody checks a set-up file.
    Linter,
}

impl Module {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Guide, Self::Extras, Self::Linter];

    /// Its name in the site: the beginning of its files' names.
    pub fn name(self) -> &'static str {
        match self {
            Self::Guide => "guide",
            Self::Extras => "extras",
            Self::Linter => "linter",
        }
    }

    /// The arguments for cargo that name the package and the features of it that the browser needs.
    pub fn package(self) -> [String; 4] {
        let features = if matches!(self, Self::Guide) { "csr" } else { "" };
        ["--package", &format!("mailsteps-{}", self.name()), "--features", features].map(str::to_owned)
    }
}

/// Compiles a module and returns the compiler's output.
pub fn compile(toolchain: &Toolchain, module: Module, options: &BuildOptions) -> Result<Vec<u8>> {
    let (mut cargo, target) = toolchain.cargo();
    let profile = if options.debug { "dev" } else { "wasm" };
    cargo.args(["build", "--quiet", "--locked", "--lib", "--target", TARGET, "--profile", profile]);
    cargo.args(module.package());
    with_settings(&mut cargo, options)?;
    without_machine_paths(&mut cargo);
    process::quietly(&mut cargo)?;
    let folder = if options.debug { "debug" } else { "wasm" };
    let path = target.join(TARGET).join(folder).join(format!("mailsteps_{}.wasm", module.name()));
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
    bindgen.input_bytes("mailsteps", compiled).web(true)?.typescript(false);
    bindgen.remove_name_section(!options.debug).remove_producers_section(true);
    let mut output = bindgen.generate_output()?;
    drop_streams(output.wasm_mut())?;
    let whole = output.js().to_owned();
    let glue = glue::without_dead(&whole, output.wasm_mut());
    if options.debug {
        return Ok(App { glue, wasm: output.wasm_mut().emit_wasm() });
    }
    let glue = names::shorten(output.wasm_mut(), &glue);
    let mut wasm = output.wasm_mut().emit_wasm();
    unseen::blank(&mut wasm);
    Ok(App { glue: node::minified(glue, "js")?, wasm: shrink(wasm)? })
}

/// Drops what nobody calls and only an export keeps: Leptos brings streams for server functions, which the guide has none of.
fn drop_streams(module: &mut walrus::Module) -> Result<()> {
    let streams: Vec<String> = module
        .exports
        .iter()
        .map(|export| export.name.clone())
        .filter(|name| name.contains("intounderlying"))
        .collect();
    for name in streams {
        module.exports.remove(name)?;
    }
    walrus::passes::gc::run(module);
    Ok(())
}

fn shrink(wasm: Vec<u8>) -> Result<Vec<u8>> {
    let Some(mut optimise) = node::tool(BINARYEN, "binaryen/bin/wasm-opt") else { return Ok(wasm) };
    let (before, after) = (node::folder().join("before.wasm"), node::folder().join("after.wasm"));
    fs::write(&before, &wasm)?;
    if process::quietly(optimise.args(SMALL).args(FEATURES).arg(&before).arg("-o").arg(&after)).is_err() {
        println!("\n  (this node cannot run {BINARYEN}: the app stays some per cent larger)");
        return Ok(wasm);
    }
    let shrunk = fs::read(&after)?;
    // What counts is what is sent, and another compiler may turn the balance.
    Ok(if brotli(&shrunk, BEST_QUALITY)?.len() < brotli(&wasm, BEST_QUALITY)?.len() { shrunk } else { wasm })
}

/// The compiler writes the places of panics into the app: without where this machine keeps its sources. What is left of them,
/// [`unseen::blank`] takes out.
fn without_machine_paths(cargo: &mut Command) {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::var_os("HOME").map(|home| Path::new(&home).join(".cargo")));
    let registries = home.and_then(|home| fs::read_dir(home.join("registry/src")).ok());
    let mut places: Vec<PathBuf> = registries.into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    places.push(process::root());
    // The packages of the workspace are named from its root.
    places.extend(["crates", "src"].map(PathBuf::from));
    let flags: Vec<String> =
        places.iter().map(|place| format!("--remap-path-prefix={}={SOURCES}", place.display())).collect();
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
}
