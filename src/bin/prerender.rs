//! Writes what every reader gets ready-made. `cargo xtask build` calls it.
//!
//! - `prerender clients OUT` writes each program's steps as `ID.bin`, the form that the app of the same build fetches.
//! - `prerender pages SHELL ASSETS OUT [ORIGIN]` writes every page, where ASSETS is a JSON file with the addresses of the
//!   fingerprinted files.

use std::{error::Error, fs, path::Path};

use mailsteps_guide::prerender::Prerenderer;
use mailsteps_settings::Catalog;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        ["clients", out] => clients(Path::new(out)),
        ["pages", shell, assets, out] => pages(shell, assets, Path::new(out), ""),
        ["pages", shell, assets, out, origin] => pages(shell, assets, Path::new(out), origin),
        _ => Err("usage: prerender clients OUT | prerender pages SHELL ASSETS OUT [ORIGIN]".into()),
    }
}

fn clients(out: &Path) -> Result<(), Box<dyn Error>> {
    let catalog = Catalog::embedded()?;
    fs::create_dir_all(out)?;
    for program in catalog.programs().iter().filter_map(|program| catalog.program_with_sources(&program.id)) {
        fs::write(out.join(format!("{}.bin", program.client.id)), program.to_bytes()?)?;
    }
    Ok(())
}

fn pages(shell: &str, assets: &str, out: &Path, origin: &str) -> Result<(), Box<dyn Error>> {
    let prerenderer = Prerenderer {
        shell: fs::read_to_string(shell)?,
        catalog: Box::leak(Box::new(Catalog::embedded()?)),
        assets: serde_json::from_str(&fs::read_to_string(assets)?)?,
        origin: origin.to_owned(),
    };
    let mut count = 0_usize;
    for (file, page) in prerenderer.pages() {
        let path = out.join(file);
        fs::create_dir_all(path.parent().unwrap_or(out))?;
        fs::write(path, page)?;
        count += 1;
    }
    println!("{count}");
    Ok(())
}
