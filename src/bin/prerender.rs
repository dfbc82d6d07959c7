//! Writes every page of the guide: `prerender SHELL ASSETS OUT [ORIGIN]`, where ASSETS is a JSON file with the
//! addresses of the fingerprinted files. `cargo xtask build` calls it.

use std::{error::Error, fs, path::Path};

use mailsteps_guide::prerender::Prerenderer;
use mailsteps_settings::Catalog;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [shell, assets, out, origin @ ..] = args.as_slice() else {
        return Err("usage: prerender SHELL ASSETS OUT [ORIGIN]".into());
    };
    let prerenderer = Prerenderer {
        shell: fs::read_to_string(shell)?,
        catalog: Box::leak(Box::new(Catalog::embedded()?)),
        assets: serde_json::from_str(&fs::read_to_string(assets)?)?,
        origin: origin.first().cloned().unwrap_or_default(),
    };
    let mut count = 0_usize;
    for (file, page) in prerenderer.pages() {
        let path = Path::new(out).join(file);
        fs::create_dir_all(path.parent().unwrap_or(Path::new(out)))?;
        fs::write(path, page)?;
        count += 1;
    }
    println!("{count}");
    Ok(())
}
