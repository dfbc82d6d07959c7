//! Writes what every reader gets ready-made. `cargo xtask build` calls it.
//!
//! `prerender words OUT` writes the app's words, a file for each language, in `OUT/words`, and what the extras need in `OUT/extras`. `prerender SHELLS ASSETS SITE OUT` writes every page,
//! where SHELLS is the folder of `index.html` and `offline.html`, ASSETS a JSON file with the addresses of the fingerprinted files,
//! and SITE what the site's owner decides, `site.json`.

use std::{error::Error, fs, path::Path};

use mailsteps_guide::prerender::{Prerenderer, catalogs, files_of_extras, word_lists};
use mailsteps_guide::ready::Site;
use mailsteps_settings::Catalog;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        ["words", out] => words(Path::new(out)),
        [shells, assets, site, out] => pages(Path::new(shells), assets, site, Path::new(out)),
        _ => Err("usage: prerender words OUT, or prerender SHELLS ASSETS SITE OUT".into()),
    }
}

fn words(out: &Path) -> Result<(), Box<dyn Error>> {
    write_all(&out.join("words"), "txt", word_lists())?;
    write_all(&out.join("extras"), "bin", files_of_extras())
}

fn write_all(
    folder: &Path,
    extension: &str,
    files: impl Iterator<Item = (&'static str, &'static [u8])>,
) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    for (language, file) in files {
        fs::write(folder.join(format!("{language}.{extension}")), file)?;
    }
    Ok(())
}

fn pages(shells: &Path, assets: &str, site: &str, out: &Path) -> Result<(), Box<dyn Error>> {
    let site: Site = serde_json::from_str(site)?;
    let prerenderer = Prerenderer {
        shell: fs::read_to_string(shells.join("index.html"))?,
        offline_shell: fs::read_to_string(shells.join("offline.html"))?,
        catalogs: catalogs(Box::leak(Box::new(Catalog::embedded()?)), &site),
        assets: serde_json::from_str(&fs::read_to_string(assets)?)?,
        site,
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
    let embed = out.join("embed.js");
    if embed.is_file() {
        fs::write(&embed, prerenderer.embed_script(&fs::read_to_string(&embed)?))?;
    }
    println!("{count}");
    Ok(())
}
