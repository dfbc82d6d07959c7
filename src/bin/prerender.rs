//! Writes what every reader gets ready-made. `cargo xtask build` calls it.
//!
//! `prerender SHELL ASSETS SITE OUT` writes every page, where ASSETS is a JSON file with the addresses of the fingerprinted
//! files and SITE is what the site's owner decides, `site.json`.

use std::{error::Error, fs, path::Path};

use mailsteps_guide::prerender::Prerenderer;
use mailsteps_settings::Catalog;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        [shell, assets, site, out] => pages(shell, assets, site, Path::new(out)),
        _ => Err("usage: prerender SHELL ASSETS SITE OUT".into()),
    }
}

fn pages(shell: &str, assets: &str, site: &str, out: &Path) -> Result<(), Box<dyn Error>> {
    let prerenderer = Prerenderer {
        shell: fs::read_to_string(shell)?,
        catalog: Box::leak(Box::new(Catalog::embedded()?)),
        assets: serde_json::from_str(&fs::read_to_string(assets)?)?,
        site: serde_json::from_str(site)?,
    };
    let mut count = 0_usize;
    for (file, page) in prerenderer.pages() {
        let path = out.join(file);
        fs::create_dir_all(path.parent().unwrap_or(out))?;
        fs::write(path, page)?;
        count += 1;
    }
    let embed = out.join("embed.js");
    if embed.is_file() {
        fs::write(&embed, prerenderer.embed_script(&fs::read_to_string(&embed)?))?;
    }
    println!("{count}");
    Ok(())
}
