//! The site in `dist/`: the app, its pages, and compressed copies of all.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::Command,
    sync::Mutex,
};

use anyhow::{Context as _, Result};

use crate::{
    BuildOptions, assets, offline,
    owner::{self, Owner},
    process::{self, cargo, root},
    stage::stage,
    toolchain::Toolchain,
    wasm::{self, Module},
};

/// Builds the site, or finds it unchanged; returns its folder.
pub fn build(options: &BuildOptions) -> Result<PathBuf> {
    let dist = options.out.clone().unwrap_or_else(|| root().join("dist"));
    // First, for it is a mistake that is soon found.
    let owner = owner::read(options)?;
    let toolchain = stage("wasm32 target", Toolchain::ready)?;
    let compile = |module: Module| stage(module.name(), || wasm::compile(&toolchain, module, options));
    let compiled = Module::ALL.into_iter().map(compile).collect::<Result<Vec<_>>>()?;
    let prerenderer = stage("prerenderer", || build_prerenderer(options))?;

    let stamp = stamp(&compiled, &prerenderer, options, &owner)?;
    let stamp_file =
        root().join("target/stamps").join(blake3::hash(dist.to_string_lossy().as_bytes()).to_hex().as_str());
    if fs::read_to_string(&stamp_file).is_ok_and(|old| old == stamp) && dist.join("index.html").is_file() {
        println!("pages … unchanged");
        return Ok(dist);
    }
    let _ = fs::remove_file(&stamp_file);
    let pack = |(module, compiled)| Ok((module, wasm::pack(compiled, options)?));
    let modules: Vec<_> =
        stage("glue and size", || Module::ALL.into_iter().zip(compiled).map(pack).collect::<Result<_>>())?;
    stage("pages", || {
        if dist.exists() {
            fs::remove_dir_all(&dist)?;
        }
        let words = root().join("target/words");
        if words.exists() {
            fs::remove_dir_all(&words)?;
        }
        process::quietly(Command::new(&prerenderer).arg("words").arg(&words))?;
        let assets = assets::write(&dist, &owner, &words, &modules, options)?;
        let list = root().join("target/assets.json");
        fs::write(&list, serde_json::to_string(&assets)?)?;
        let mut command = Command::new(&prerenderer);
        command.arg(root()).arg(&list).arg(&owner.json).arg(&dist);
        process::quietly(&mut command)?;
        offline::write(&dist, &owner.base, &assets.kept, options)
    })?;
    if owner.origin.is_empty() {
        println!(
            "(no sitemap.xml: it needs to know where the site will stand, so give --origin or \"origin\" in site.json)"
        );
    }
    if !options.debug {
        stage("compressed copies", || compress(&dist))?;
    }
    fs::create_dir_all(root().join("target/stamps"))?;
    fs::write(stamp_file, stamp)?;
    Ok(dist)
}

fn build_prerenderer(options: &BuildOptions) -> Result<PathBuf> {
    let mut command = cargo();
    command.args(["build", "--quiet", "--locked", "--package", "mailsteps-guide", "--bin", "prerender"]);
    command.args(["--features", "ssr"]);
    wasm::with_settings(&mut command, options)?;
    process::quietly(&mut command)?;
    Ok(root().join("target/debug/prerender"))
}

/// A fingerprint of everything that the site is made from; the settings data is in the prerenderer.
fn stamp(compiled: &[Vec<u8>], prerenderer: &Path, options: &BuildOptions, owner: &Owner) -> Result<String> {
    let mut hasher = blake3::Hasher::new();
    for module in compiled {
        hasher.update(blake3::hash(module).as_bytes());
    }
    hasher.update(&fs::read(prerenderer)?);
    hasher.update(&fs::read(std::env::current_exe()?)?);
    hasher.update(format!("{} {} {} {}", options.debug, options.without_offline, owner.json, owner.colours).as_bytes());
    let mut files = ["index.html", "offline.html", "docs/step.png"].map(|file| root().join(file)).to_vec();
    files.extend(
        all_files(&root().join("src/browser"))?.into_iter().filter(|file| file.extension() == Some("js".as_ref())),
    );
    for folder in ["style", "languages"] {
        files.extend(all_files(&root().join(folder))?);
    }
    for file in files {
        hasher.update(&fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?);
    }
    Ok(hasher.finalize().to_hex().to_string())
}

/// The files in a folder and below, sorted.
pub fn all_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(all_files(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// `.br` and `.gz` beside every file, on all cores.
pub fn compress(dist: &Path) -> Result<()> {
    let queue = Mutex::new(all_files(dist)?);
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let work = || -> Result<()> {
        loop {
            // Invariant: no holder of the lock can panic.
            let next = queue.lock().ok().and_then(|mut queue| queue.pop());
            match next {
                Some(path) => compress_file(&path)?,
                None => return Ok(()),
            }
        }
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        workers
            .into_iter()
            .try_for_each(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })
}

/// Whether a file is a page.
pub fn is_page(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "html")
}

fn compress_file(path: &Path) -> Result<()> {
    let content = fs::read(path)?;
    let beside = |extension: &str| PathBuf::from(format!("{}.{extension}", path.display()));
    // A page more or less well packed is a few hundred bytes; with hundreds of pages the best takes minutes.
    fs::write(beside("br"), brotli(&content, if is_page(path) { PAGE_QUALITY } else { BEST_QUALITY })?)?;
    // No file name and no time in the header: two builds give the same bytes.
    let level = if is_page(path) { flate2::Compression::default() } else { flate2::Compression::best() };
    let mut gzip = flate2::GzBuilder::new().write(Vec::new(), level);
    gzip.write_all(&content)?;
    fs::write(beside("gz"), gzip.finish()?)?;
    Ok(())
}

/// How hard brotli tries, of 11, for a page.
const PAGE_QUALITY: i32 = 9;
/// And for what every reader waits for.
pub const BEST_QUALITY: i32 = 11;

/// Packs with brotli.
pub fn brotli(mut content: &[u8], quality: i32) -> Result<Vec<u8>> {
    let mut small = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut content, &mut small, &parameters)?;
    Ok(small)
}
