//! Writes what every reader gets ready-made. `cargo xtask build` calls it.
//!
//! `prerender SHELLS ASSETS SITE OUT` writes every page, where SHELLS is the folder of `index.html` and `offline.html`, ASSETS a
//! JSON file with the addresses of the fingerprinted files, and SITE what the site's owner decides, `site.json`.

use std::{error::Error, fs, path::Path};

use mailsteps_guide::prerender::Prerenderer;
use mailsteps_settings::Catalog;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        [shells, assets, site, out] => pages(Path::new(shells), assets, site, Path::new(out)),
        _ => Err("usage: prerender SHELLS ASSETS SITE OUT".into()),
    }
}

fn pages(shells: &Path, assets: &str, site: &str, out: &Path) -> Result<(), Box<dyn Error>> {
    let prerenderer = Prerenderer {
        shell: fs::read_to_string(shells.join("index.html"))?,
        offline_shell: fs::read_to_string(shells.join("offline.html"))?,
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
    for (file, text) in prerenderer.for_search_engines() {
        fs::write(out.join(file), text)?;
    }
    println!("{count}");
    Ok(())
}
