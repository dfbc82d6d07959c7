//! `sw.js`, the site's worker that keeps pages for when there is no network, or the one that ends this.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context as _, Result};

use crate::{
    BuildOptions,
    assets::filled,
    node, process,
    site::{all_files, is_page},
};

/// What stands in pages in the place of the build's version until all of them are there, for it is made of all of them.
pub const VERSION: &str = "{{version}}";

/// Writes it over all other files, and the version into the pages.
pub fn write(dist: &Path, base: &str, files: &[String], options: &BuildOptions) -> Result<()> {
    let places = if options.without_offline {
        BTreeMap::from([("base".to_owned(), base.to_owned())])
    } else {
        let script = worker("sw.js")?;
        let version = version(dist, &script)?;
        give_version(dist, &version)?;
        places(dist, base, files, version)?
    };
    let name = if options.without_offline { "sw-end.js" } else { "sw.js" };
    let script = filled(worker(name)?, &places);
    let script = if options.debug { script } else { node::minified(script, "js")? };
    // A name that never changes: browsers look there for a newer one.
    fs::write(dist.join("sw.js"), script)?;
    Ok(())
}

fn worker(name: &str) -> Result<String> {
    let path = process::root().join("src/browser").join(name);
    fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
}

/// A fingerprint of the worker and of every file of the site, by name and content: the same files are the same version.
fn version(dist: &Path, script: &str) -> Result<String> {
    let mut hasher = blake3::Hasher::new();
    hasher.update(script.as_bytes());
    for file in all_files(dist)? {
        hasher.update(file.strip_prefix(dist)?.to_string_lossy().as_bytes());
        hasher.update(blake3::hash(&fs::read(&file)?).as_bytes());
    }
    Ok(hasher.finalize().to_hex()[..10].to_owned())
}

fn give_version(dist: &Path, version: &str) -> Result<()> {
    for page in all_files(dist)?.iter().filter(|file| is_page(file)) {
        fs::write(page, fs::read_to_string(page)?.replace(VERSION, version))?;
    }
    Ok(())
}

/// What `sw.js` has places for.
fn places(dist: &Path, base: &str, files: &[String], version: String) -> Result<BTreeMap<String, String>> {
    let mut folders = Vec::new();
    // The first language has no folder.
    let mut languages = vec![String::new()];
    for entry in fs::read_dir(dist)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.join("offline.html").is_file() {
            languages.push(format!("{name}/"));
        }
        if path.is_dir() && name != "assets" {
            folders.push(name);
        }
    }
    folders.sort();
    languages.sort();
    let pages: Vec<String> =
        languages.iter().flat_map(|folder| [folder.clone(), format!("{folder}offline.html")]).collect();
    let list = |names: &[String]| serde_json::to_string(names);
    Ok(BTreeMap::from([
        ("base".to_owned(), base.to_owned()),
        ("version".to_owned(), version),
        ("files".to_owned(), list(files)?),
        ("pages".to_owned(), list(&pages)?),
        ("folders".to_owned(), list(&folders)?),
        ("languages".to_owned(), list(&languages)?),
    ]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(pages: &[(&str, &str)]) -> std::path::PathBuf {
        let dist = std::env::temp_dir().join(format!("mailsteps-offline-{}-{}", std::process::id(), pages.len()));
        for (name, text) in pages {
            let path = dist.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        dist
    }

    #[test]
    fn the_version_is_that_of_every_file() {
        let dist = site(&[("index.html", "<div data-version=\"{{version}}\">"), ("q.com/index.html", "q")]);
        let first = version(&dist, "").unwrap();
        assert_eq!(version(&dist, "").unwrap(), first);
        assert_ne!(version(&dist, "another worker").unwrap(), first);
        fs::write(dist.join("q.com/index.html"), "p").unwrap();
        assert_ne!(version(&dist, "").unwrap(), first);
        give_version(&dist, &first).unwrap();
        assert_eq!(fs::read_to_string(dist.join("index.html")).unwrap(), format!("<div data-version=\"{first}\">"));
        fs::remove_dir_all(dist).unwrap();
    }

    #[test]
    fn the_lists_are_those_of_the_site() {
        let dist = site(&[
            ("offline.html", ""),
            ("es/offline.html", ""),
            ("q.com/index.html", ""),
            ("assets/guide.css", ""),
            ("404.html", ""),
        ]);
        let places = places(&dist, "/help/", &["/help/assets/guide.css".to_owned()], "1".to_owned()).unwrap();
        assert_eq!(places["folders"], r#"["es","q.com"]"#);
        assert_eq!(places["pages"], r#"["","offline.html","es/","es/offline.html"]"#);
        let filled = filled(worker("sw.js").unwrap(), &places);
        assert!(filled.contains("const BASE = \"/help/\";") && !filled.contains("{{"), "{filled}");
        fs::remove_dir_all(dist).unwrap();
    }
}
