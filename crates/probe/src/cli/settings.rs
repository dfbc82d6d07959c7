//! A data folder of the operator's own.

use std::{
    fs,
    io::{self, ErrorKind},
    path::Path,
};

use mailsteps_settings::{Catalog, DataFile};

use super::Exit;

/// Reads `sources.json`, `symptoms.json`, `providers/*.json` and `clients/*.json` of a folder.
pub(super) fn load(folder: &Path) -> Result<Catalog, Exit> {
    let files = files(folder)?;
    Catalog::load(files.iter().map(|(path, text)| DataFile { path, text })).map_err(|error| {
        let folder = folder.display();
        Exit::usage(format!(
            "the data in {folder}: {error}; `mailsteps validate {folder}` lists everything that is wrong"
        ))
    })
}

/// The files of a data folder: their paths below it, and what is in them.
pub(super) fn files(folder: &Path) -> Result<Vec<(String, String)>, Exit> {
    let mut files = vec![("sources.json".to_owned(), read(folder, "sources.json")?)];
    // Without it there is no diagnosis, and all else works.
    if folder.join("symptoms.json").exists() {
        files.push(("symptoms.json".to_owned(), read(folder, "symptoms.json")?));
    }
    for kind in ["providers", "clients"] {
        for name in json_files(&folder.join(kind))? {
            let path = format!("{kind}/{name}");
            let text = read(folder, &path)?;
            files.push((path, text));
        }
    }
    Ok(files)
}

fn read(folder: &Path, path: &str) -> Result<String, Exit> {
    let path = folder.join(path);
    fs::read_to_string(&path).map_err(|error| unreadable(&path, &error))
}

/// The names of a folder's JSON files, sorted. A folder that is not there has none.
fn json_files(folder: &Path) -> Result<Vec<String>, Exit> {
    let list = || -> io::Result<Vec<String>> {
        let names = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.file_name()));
        names.map(|name| name.map(|name| name.to_string_lossy().into_owned())).collect()
    };
    let mut names = match list() {
        Ok(names) => names,
        Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(unreadable(folder, &error)),
    };
    names.retain(|name| name.ends_with(".json"));
    names.sort();
    Ok(names)
}

pub(super) fn unreadable(path: &Path, error: &io::Error) -> Exit {
    Exit::usage(format!("{}: {error}", path.display()))
}
