//! Files whose names carry a fingerprint of their content, so that browsers may keep them for ever.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context as _, Result};
use serde::Serialize;

use crate::{
    node, process,
    site::all_files,
    wasm::{App, Module},
};

/// The style sheets of every page, in the order in which they build on each other.
const STYLES: [&str; 5] = ["tokens", "base", "layout", "components", "print"];
/// Those of pages with a ready-made part, over the others.
const STEPS_STYLES: [&str; 5] = ["settings", "steps", "lint", "screens", "print-steps"];

/// That of the last days below a check.
const PAST_STYLES: [&str; 1] = ["past"];

/// The addresses of the fingerprinted files, as the prerenderer reads them.
#[derive(Serialize)]
pub struct Assets {
    style: String,
    steps_style: String,
    boot: String,
    script: String,
    wasm: String,
    icon: String,
    words: BTreeMap<String, String>,
}

/// Writes all of them below `dist/assets`, for a site that begins at `base`.
pub fn write(dist: &Path, base: &str, words: &Path, modules: &[(Module, App)], is_debug: bool) -> Result<Assets> {
    let folder = dist.join("assets");
    fs::create_dir_all(&folder)?;
    let put = |stem: &str, extension: &str, content: &[u8]| put(&folder, base, stem, extension, content);

    let style = |names: &[&str]| {
        let style = style(names)?;
        if is_debug { Ok(style) } else { node::minified(style, "css") }
    };
    let script = |name: &str, places: &BTreeMap<String, String>| {
        let script = fs::read_to_string(process::root().join("src/browser").join(name))?;
        let script =
            places.iter().fold(script, |script, (place, address)| script.replace(&format!("{{{{{place}}}}}"), address));
        if is_debug { Ok(script) } else { node::minified(script, "js") }
    };
    // The places in scripts, by the names that these have there.
    let mut places = BTreeMap::from([("base".to_owned(), base.to_owned())]);
    for (module, files) in modules {
        let name = module.name();
        places.insert(format!("{name}_script"), put(name, "js", files.glue.as_bytes())?);
        places.insert(format!("{name}_wasm"), put(name, "wasm", &files.wasm)?);
    }
    places.insert("past_style".to_owned(), put("past", "css", style(&PAST_STYLES)?.as_bytes())?);
    let past = script("past.js", &places)?;
    places.insert("past_script".to_owned(), put("past", "js", past.as_bytes())?);
    let boot = script("boot.js", &places)?;
    let mut lists = BTreeMap::new();
    for path in all_files(words)? {
        let language = path.file_stem().and_then(|stem| stem.to_str()).context("a language has a name")?.to_owned();
        let address = put(&format!("words.{language}"), "txt", &fs::read(&path)?)?;
        lists.insert(language, address);
    }
    let mut of_guide = |kind: &str| places.remove(&format!("guide_{kind}")).context("the app is among the modules");
    Ok(Assets {
        style: put("guide", "css", style(&STYLES)?.as_bytes())?,
        steps_style: put("steps", "css", style(&STEPS_STYLES)?.as_bytes())?,
        boot: put("boot", "js", boot.as_bytes())?,
        icon: put("icon", "svg", &fs::read(process::root().join("style/icon.svg"))?)?,
        script: of_guide("script")?,
        wasm: of_guide("wasm")?,
        words: lists,
    })
}

fn style(names: &[&str]) -> Result<String> {
    let mut all = String::new();
    for name in names {
        let path = process::root().join("style").join(name).with_extension("css");
        all += &fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    }
    Ok(all)
}

/// Writes a file and returns its address.
fn put(folder: &Path, base: &str, stem: &str, extension: &str, content: &[u8]) -> Result<String> {
    let fingerprint = blake3::hash(content).to_hex();
    let name = format!("{stem}.{}.{extension}", &fingerprint[..10]);
    fs::write(folder.join(&name), content)?;
    Ok(format!("{base}assets/{name}"))
}
