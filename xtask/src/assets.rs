//! Files whose names carry a fingerprint of their content, so that browsers may keep them for ever.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context as _, Result};
use serde::Serialize;

use crate::{node, process, site, wasm::App};

/// The style sheets in the order in which they build on each other.
const STYLES: [&str; 5] = ["tokens", "base", "layout", "components", "print"];

/// The addresses of the fingerprinted files, as the prerenderer reads them.
#[derive(Serialize)]
pub struct Assets {
    style: String,
    boot: String,
    script: String,
    wasm: String,
    icon: String,
    clients: BTreeMap<String, String>,
}

/// Writes all of them below `dist/assets`. `clients` is the folder with each program's steps.
pub fn write(dist: &Path, app: &App, clients: &Path, is_debug: bool) -> Result<Assets> {
    let folder = dist.join("assets");
    fs::create_dir_all(&folder)?;
    let put = |stem: &str, extension: &str, content: &[u8]| put(&folder, stem, extension, content);

    let wasm = put("guide", "wasm", &app.wasm)?;
    let script = put("guide", "js", app.glue.as_bytes())?;
    let boot = fs::read_to_string(process::root().join("src/browser/boot.js"))?;
    let boot = boot.replace("{{script}}", &script).replace("{{wasm}}", &wasm);
    let style = if is_debug { style()? } else { node::minified(style()?, "css")? };
    let mut steps = BTreeMap::new();
    for path in site::all_files(clients)? {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        steps.insert(stem.clone(), put(&stem, "bin", &fs::read(&path)?)?);
    }
    Ok(Assets {
        style: put("guide", "css", style.as_bytes())?,
        boot: put("boot", "js", boot.as_bytes())?,
        icon: put("icon", "svg", &fs::read(process::root().join("style/icon.svg"))?)?,
        script,
        wasm,
        clients: steps,
    })
}

fn style() -> Result<String> {
    let mut all = String::new();
    for name in STYLES {
        let path = process::root().join("style").join(name).with_extension("css");
        all += &fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    }
    Ok(all)
}

/// Writes a file and returns its address.
fn put(folder: &Path, stem: &str, extension: &str, content: &[u8]) -> Result<String> {
    let fingerprint = blake3::hash(content).to_hex();
    let name = format!("{stem}.{}.{extension}", &fingerprint[..10]);
    fs::write(folder.join(&name), content)?;
    Ok(format!("/assets/{name}"))
}
