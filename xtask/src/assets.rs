//! Files whose names carry a fingerprint of their content, so that browsers may keep them for ever.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};
use serde::Serialize;

use crate::{
    BuildOptions, node, offline,
    owner::Owner,
    process,
    site::all_files,
    wasm::{App, Module},
};

/// The style sheets of every page, in the order in which they build on each other.
const STYLES: [&str; 5] = ["tokens", "base", "layout", "components", "print"];
/// Those of pages with a ready-made part, over the others.
const STEPS_STYLES: [&str; 3] = ["settings", "steps", "screens"];

/// That of steps on paper.
const PAPER_STYLES: [&str; 1] = ["print-steps"];

/// Those of the pages for publishers and writers, `/lint/`, `/embed/` and `/coverage/`.
const PUBLISH_STYLES: [&str; 3] = ["lint", "embed", "coverage"];

/// That of the last days below a check.
const PAST_STYLES: [&str; 1] = ["past"];
/// That of the guide in a frame of another page; the dark colours of these sheets follow it.
const FRAME_STYLES: [&str; 1] = ["frame"];
const DARK_STYLES: [&str; 2] = ["tokens", "screens"];
/// What begins a rule for a device that prefers dark colours, unless the page around the guide asks for light ones.
pub const UNLESS_LIGHT: [&str; 2] =
    [":root:where(:not([data-theme=\"light\"]))", ":where(:root:not([data-theme=\"light\"]))"];
/// The same rule where the page around asks for dark colours: before all others, wherever its sheet stands.
const DARK: &str = ":root[data-theme=\"dark\"]";

/// That of the page of all components.
const DESIGN_STYLES: [&str; 2] = ["offline", "design"];

/// That of the sentence which offers a newer version.
const OFFLINE_STYLES: [&str; 1] = ["offline"];

/// The addresses of the fingerprinted files, as the prerenderer reads them.
#[derive(Serialize)]
pub struct Assets {
    style: String,
    steps_style: String,
    paper_style: String,
    publish_style: String,
    boot: String,
    script: String,
    wasm: String,
    icon: String,
    words: BTreeMap<String, String>,
    extras: BTreeMap<String, String>,
    picture: String,
    past_style: String,
    design_style: String,
    /// What pages say of their build, until the build is known: see `offline`.
    version: &'static str,
    /// What is kept for when there is no network.
    #[serde(skip)]
    pub kept: Vec<String>,
}

/// Writes all of them below `dist/assets`. `words` is the folder of the app's words and of the extras' files.
pub fn write(
    dist: &Path,
    owner: &Owner,
    words: &Path,
    modules: &[(Module, App)],
    options: &BuildOptions,
) -> Result<Assets> {
    let base = owner.base.as_str();
    let folder = dist.join("assets");
    fs::create_dir_all(&folder)?;
    let put = |stem: &str, extension: &str, content: &[u8]| put(&folder, base, stem, extension, content);

    let minified = |text: String, kind: &str| if options.debug { Ok(text) } else { node::minified(text, kind) };
    let minified_style = |names: &[&str], more: &str| minified(style(names)? + more, "css");
    let style = |names: &[&str]| minified_style(names, "");
    let script = |name: &str, places: &BTreeMap<String, String>| {
        let script = fs::read_to_string(process::root().join("src/browser").join(name))?;
        minified(filled(script, places), "js")
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
    let publish = script("publish.js", &places)?;
    places.insert("publish_script".to_owned(), put("publish", "js", publish.as_bytes())?);
    places.insert(
        "frame_style".to_owned(),
        put("frame", "css", minified(frame_style(&owner.colours)?, "css")?.as_bytes())?,
    );
    let frame = script("frame.js", &places)?;
    places.insert("frame_script".to_owned(), put("frame", "js", frame.as_bytes())?);
    // Pages of other sites name it, so its name stays.
    fs::write(dist.join("embed.js"), script("embed.js", &places)?)?;
    // An empty place: `boot.js` fetches nothing then.
    let mut offline_script = String::new();
    if !options.without_offline {
        places.insert("offline_style".to_owned(), put("offline", "css", style(&OFFLINE_STYLES)?.as_bytes())?);
        offline_script = put("offline", "js", script("offline.js", &places)?.as_bytes())?;
    }
    places.insert("offline_script".to_owned(), offline_script);
    let boot = script("boot.js", &places)?;
    let of_languages = |kind: &str, extension: &str| -> Result<BTreeMap<String, String>> {
        let file = |path: PathBuf| {
            let language = path.file_stem().and_then(|stem| stem.to_str()).context("a language has a name")?;
            Ok((language.to_owned(), put(&format!("{kind}.{language}"), extension, &fs::read(&path)?)?))
        };
        let files = all_files(&words.join(kind))?.into_iter();
        files.filter(|path| path.extension().is_some_and(|one| one == extension)).map(file).collect()
    };
    let mut assets = Assets {
        style: put("guide", "css", minified_style(&STYLES, &owner.colours)?.as_bytes())?,
        steps_style: put("steps", "css", style(&STEPS_STYLES)?.as_bytes())?,
        paper_style: put("paper", "css", style(&PAPER_STYLES)?.as_bytes())?,
        publish_style: put("publish", "css", style(&PUBLISH_STYLES)?.as_bytes())?,
        boot: put("boot", "js", boot.as_bytes())?,
        icon: put("icon", "svg", &fs::read(process::root().join("style/icon.svg"))?)?,
        past_style: places.get("past_style").cloned().unwrap_or_default(),
        design_style: put("design", "css", style(&DESIGN_STYLES)?.as_bytes())?,
        picture: put("step", "png", &fs::read(process::root().join("docs/step.png"))?)?,
        script: places.get("guide_script").cloned().context("the app is among the modules")?,
        wasm: places.get("guide_wasm").cloned().context("the app is among the modules")?,
        words: of_languages("words", "txt")?,
        extras: of_languages("extras", "bin")?,
        version: if options.without_offline { "" } else { offline::VERSION },
        kept: Vec::new(),
    };
    // Not the linter, which is for those who publish set-up files, nor what is of use with a network alone. The words of each
    // language are small, and readers change between them; those of the extras are kept in the languages that are read.
    let later = ["extras_script", "extras_wasm", "offline_script", "offline_style"];
    let shown = [&assets.style, &assets.steps_style, &assets.paper_style, &assets.icon];
    assets.kept = shown
        .into_iter()
        .chain([&assets.boot, &assets.script, &assets.wasm])
        .chain(assets.words.values())
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

/// `colours` are the site's own.
fn frame_style(colours: &str) -> Result<String> {
    Ok(style(&FRAME_STYLES)? + &dark(&(style(&DARK_STYLES)? + colours))?)
}

/// What style sheets say of dark colours, for a page that asks for them whatever the device prefers.
pub fn dark(styles: &str) -> Result<String> {
    let mut all = "@media screen {\n".to_owned();
    for block in styles.split("(prefers-color-scheme: dark) {\n").skip(1) {
        // Blocks are indented, so the first brace at a line's beginning ends this one.
        let (block, _) = block.split_once("\n}").context("a block for dark colours has no end")?;
        all += &UNLESS_LIGHT.iter().fold(block.to_owned(), |block, unless| block.replace(unless, DARK));
        all.push('\n');
    }
    Ok(all + "}\n")
}

/// Writes a file and returns its address.
fn put(folder: &Path, base: &str, stem: &str, extension: &str, content: &[u8]) -> Result<String> {
    let fingerprint = blake3::hash(content).to_hex();
    let name = format!("{stem}.{}.{extension}", &fingerprint[..10]);
    fs::write(folder.join(&name), content)?;
    Ok(format!("{base}assets/{name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_for_dark_colours_can_be_asked_for_and_refused() {
        let all = [&STYLES[..], &STEPS_STYLES, &PAPER_STYLES, &PUBLISH_STYLES, &PAST_STYLES].concat();
        for name in all {
            let is_dark = style(&[name]).unwrap().contains("prefers-color-scheme");
            assert_eq!(is_dark, DARK_STYLES.contains(&name), "{name}.css");
        }
        let rules = |text: &str| text.matches(" {\n").count();
        let dark = dark(&style(&DARK_STYLES).unwrap()).unwrap();
        assert!(rules(&dark) > 5 && rules(&dark) == dark.matches(DARK).count() + 1, "{dark}");
        assert!(dark.contains("--paper: #14171a;") && dark.contains(".screen--windows {"), "{dark}");
        assert_eq!(dark.matches('{').count(), dark.matches('}').count(), "{dark}");
    }
}
