//! Files whose names carry a fingerprint of their content, so that browsers may keep them for ever.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context as _, Result};
use serde::Serialize;

use crate::{
    BuildOptions, node, offline, process,
    wasm::{App, Module},
};

/// The style sheets of every page, in the order in which they build on each other.
const STYLES: [&str; 5] = ["tokens", "base", "layout", "components", "print"];
/// Those of pages with a ready-made part, over the others.
const STEPS_STYLES: [&str; 5] = ["settings", "steps", "lint", "screens", "print-steps"];

/// That of the last days below a check.
const PAST_STYLES: [&str; 1] = ["past"];

/// That of the sentence which offers a newer version.
const OFFLINE_STYLES: [&str; 1] = ["offline"];

/// The addresses of the fingerprinted files, as the prerenderer reads them.
#[derive(Serialize)]
pub struct Assets {
    style: String,
    steps_style: String,
    boot: String,
    script: String,
    wasm: String,
    icon: String,
    picture: String,
    /// What pages say of their build, until the build is known: see `offline`.
    version: &'static str,
    /// What is kept for when there is no network.
    #[serde(skip)]
    pub kept: Vec<String>,
}

/// Writes all of them below `dist/assets`, for a site that begins at `base`.
/// `colours` are the site's own.
pub fn write(
    dist: &Path,
    base: &str,
    colours: &str,
    modules: &[(Module, App)],
    options: &BuildOptions,
) -> Result<Assets> {
    let folder = dist.join("assets");
    fs::create_dir_all(&folder)?;
    let put = |stem: &str, extension: &str, content: &[u8]| put(&folder, base, stem, extension, content);

    let style = |names: &[&str]| {
        let style = style(names)?;
        if options.debug { Ok(style) } else { node::minified(style, "css") }
    };
    let script = |name: &str, places: &BTreeMap<String, String>| {
        let script = fs::read_to_string(process::root().join("src/browser").join(name))?;
        let script = filled(script, places);
        if options.debug { Ok(script) } else { node::minified(script, "js") }
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
    // An empty place: `boot.js` fetches nothing then.
    let mut offline_script = String::new();
    if !options.without_offline {
        places.insert("offline_style".to_owned(), put("offline", "css", style(&OFFLINE_STYLES)?.as_bytes())?);
        offline_script = put("offline", "js", script("offline.js", &places)?.as_bytes())?;
    }
    places.insert("offline_script".to_owned(), offline_script);
    let boot = script("boot.js", &places)?;
    let mut assets = Assets {
        style: put("guide", "css", (style(&STYLES)? + colours).as_bytes())?,
        steps_style: put("steps", "css", style(&STEPS_STYLES)?.as_bytes())?,
        boot: put("boot", "js", boot.as_bytes())?,
        icon: put("icon", "svg", &fs::read(process::root().join("style/icon.svg"))?)?,
        picture: put("step", "png", &fs::read(process::root().join("docs/step.png"))?)?,
        script: places.get("guide_script").cloned().context("the app is among the modules")?,
        wasm: places.get("guide_wasm").cloned().context("the app is among the modules")?,
        version: if options.without_offline { "" } else { offline::VERSION },
        kept: Vec::new(),
    };
    // Not the linter, which is for those who publish set-up files, nor what is of use with a network alone.
    let later = ["extras_script", "extras_wasm", "offline_script", "offline_style"];
    assets.kept = [&assets.style, &assets.steps_style, &assets.boot, &assets.icon, &assets.script, &assets.wasm]
        .into_iter()
        .chain(later.iter().filter_map(|place| places.get(*place)))
        .cloned()
        .collect();
    Ok(assets)
}

/// A script with what it has places for.
pub fn filled(script: String, places: &BTreeMap<String, String>) -> String {
    places.iter().fold(script, |script, (place, text)| script.replace(&format!("{{{{{place}}}}}"), text))
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
