//! The wasm32 target: there already, else from rustup, else Debian's packages, else a word on what to install.

use std::{
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::Duration,
};

use anyhow::{Context as _, Result, bail};

use crate::{packages, process};

/// The target of the browser app.
pub const TARGET: &str = "wasm32-unknown-unknown";
/// Debian's compiler for the browser, where rustup cannot give one.
const DEBIAN_PACKAGES: [&str; 3] = ["rustc-web", "cargo-web", "rust-web-src"];

/// The machine's own target.
pub fn host() -> Result<String> {
    let about = process::quietly(Command::new("rustc").arg("-vV").current_dir(process::root()))?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).context("rustc does not say what machine it is for")
}

/// How the app is compiled.
pub enum Toolchain {
    /// By the cargo that runs us.
    Own,
    /// By Debian's compiler, which builds the standard library as well.
    Debian {
        /// The linker.
        linker: PathBuf,
    },
}

impl Toolchain {
    /// Finds one, installs one, or says what to install.
    pub fn ready() -> Result<Self> {
        if has_own_target() {
            return Ok(Self::Own);
        }
        if process::find("rustup").is_some() && add_by_rustup() && has_own_target() {
            return Ok(Self::Own);
        }
        if let Some(debian) = Self::debian() {
            return Ok(debian);
        }
        if packages::can_install()
            && packages::install(&DEBIAN_PACKAGES).is_ok()
            && let Some(debian) = Self::debian()
        {
            return Ok(debian);
        }
        bail!(
            "the Rust target {TARGET} is missing. Install it with `rustup target add {TARGET}` (rustup: https://rustup.rs), \
             or on Debian with `apt-get install {}`, and run this again",
            DEBIAN_PACKAGES.join(" ")
        )
    }

    fn debian() -> Option<Self> {
        let is_there = ["/usr/bin/rustc", "/usr/bin/cargo"].iter().all(|path| Path::new(path).is_file());
        if !is_there || !has_std_source() {
            return None;
        }
        // The package's own /usr/bin/rust-lld may point at a linker that is not installed; rustup's copy does as well.
        let linker = Some(PathBuf::from("/usr/bin/rust-lld")).filter(|path| path.exists()).or_else(rustup_linker)?;
        Some(Self::Debian { linker })
    }

    /// The command that compiles, without its arguments, and the folder below which its files go.
    pub fn cargo(&self) -> (Command, PathBuf) {
        match self {
            Self::Own => (process::cargo(), process::root().join("target")),
            Self::Debian { linker } => {
                let folder = process::root().join("target/debian");
                let mut command = Command::new("/usr/bin/cargo");
                command
                    .current_dir(process::root())
                    .env("RUSTC_BOOTSTRAP", "1")
                    .env("RUSTC", "/usr/bin/rustc")
                    .env("CARGO_TARGET_DIR", &folder)
                    .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
                    .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker)
                    .env_remove("RUSTUP_TOOLCHAIN")
                    .env_remove("CARGO");
                (command, folder)
            }
        }
    }
}

fn rustc(args: &[&str]) -> Option<PathBuf> {
    let out = process::quietly(Command::new("rustc").args(args).current_dir(process::root())).ok()?;
    Some(PathBuf::from(out.trim()))
}

fn has_own_target() -> bool {
    rustc(&["--print", "target-libdir", "--target", TARGET]).is_some_and(|path| path.is_dir())
}

/// Mirrors stall now and then, so once more after a pause.
fn add_by_rustup() -> bool {
    let add = || process::quietly(Command::new("rustup").args(["target", "add", TARGET]).current_dir(process::root()));
    add().is_ok() || {
        thread::sleep(Duration::from_secs(5));
        add().is_ok()
    }
}

fn has_std_source() -> bool {
    let sysroot = process::quietly(Command::new("/usr/bin/rustc").args(["--print", "sysroot"]));
    sysroot.is_ok_and(|path| Path::new(path.trim()).join("lib/rustlib/src/rust/library/std").is_dir())
}

fn rustup_linker() -> Option<PathBuf> {
    let libraries = rustc(&["--print", "target-libdir"])?;
    Some(libraries.parent()?.join("bin/rust-lld")).filter(|path| path.is_file())
}
