//! Files whose names carry a fingerprint of their content, so that browsers may keep them for ever.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};
use serde::Serialize;

use crate::{node, process, wasm::App};

/// The style sheets of every page, in the order in which they build on each other.
const STYLES: [&str; 5] = ["tokens", "base", "layout", "components", "print"];
/// Those of pages with a ready-made part, over the others.
const STEPS_STYLES: [&str; 4] = ["settings", "steps", "screens", "print-steps"];

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
}

/// Writes all of them below `dist/assets`.
pub fn write(dist: &Path, app: &App, extras: &App, is_debug: bool) -> Result<Assets> {
    let folder = dist.join("assets");
    fs::create_dir_all(&folder)?;
    let put = |stem: &str, extension: &str, content: &[u8]| put(&folder, stem, extension, content);

    let wasm = put("guide", "wasm", &app.wasm)?;
    let guide_script = put("guide", "js", app.glue.as_bytes())?;
    let style = |names: &[&str]| {
        let style = style(names)?;
        if is_debug { Ok(style) } else { node::minified(style, "css") }
    };
    let script = |name: &str, places: &[(&str, &str)]| {
        let script = fs::read_to_string(process::root().join("src/browser").join(name))?;
        let script = places.iter().fold(script, |script, (place, address)| script.replace(place, address));
        if is_debug { Ok(script) } else { node::minified(script, "js") }
    };
    let extras_wasm = put("extras", "wasm", &extras.wasm)?;
    let extras_script = put("extras", "js", extras.glue.as_bytes())?;
    let past_style = put("past", "css", style(&PAST_STYLES)?.as_bytes())?;
    let past = script("past.js", &[("{{past_style}}", &past_style)])?;
    let past_script = put("past", "js", past.as_bytes())?;
    let boot = script(
        "boot.js",
        &[
            ("{{script}}", &guide_script),
            ("{{wasm}}", &wasm),
            ("{{extras_script}}", &extras_script),
            ("{{extras_wasm}}", &extras_wasm),
            ("{{past_script}}", &past_script),
        ],
    )?;
    Ok(Assets {
        style: put("guide", "css", style(&STYLES)?.as_bytes())?,
        steps_style: put("steps", "css", style(&STEPS_STYLES)?.as_bytes())?,
        boot: put("boot", "js", boot.as_bytes())?,
        icon: put("icon", "svg", &fs::read(process::root().join("style/icon.svg"))?)?,
        script: guide_script,
        wasm,
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
fn put(folder: &Path, stem: &str, extension: &str, content: &[u8]) -> Result<String> {
    let fingerprint = blake3::hash(content).to_hex();
    let name = format!("{stem}.{}.{extension}", &fingerprint[..10]);
    fs::write(folder.join(&name), content)?;
    Ok(format!("/assets/{name}"))
}
