//! The data files of this crate as their texts.

use std::{fs, path::PathBuf};

/// Every data file's path below the data folder, and its text.
pub fn texts() -> Vec<(String, String)> {
    let own = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/data"));
    // As in `build.rs`.
    let folder = option_env!("MAILSTEPS_SETTINGS").map_or_else(own, PathBuf::from);
    let mut paths = vec!["sources.json".to_owned()];
    for kind in ["providers", "clients"] {
        let entries = fs::read_dir(folder.join(kind)).expect("the data folder is beside the crate");
        let names = entries.map(|entry| entry.expect("a folder can be listed").file_name());
        paths.extend(names.map(|name| format!("{kind}/{}", name.to_string_lossy())));
    }
    paths.retain(|path| path.ends_with(".json"));
    if folder.join("symptoms.json").exists() {
        paths.push("symptoms.json".to_owned());
    }
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(folder.join(&path)).expect("a data file can be read");
            (path, text)
        })
        .collect()
}
