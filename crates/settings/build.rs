//! Embeds the data folder: the crate's own, or the one that `MAILSTEPS_SETTINGS` names.

use std::{env, fmt::Write as _, fs, path::Path, path::PathBuf};

type Anything<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Anything<()> {
    println!("cargo::rerun-if-env-changed=MAILSTEPS_SETTINGS");
    let own = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("data");
    let data = env::var_os("MAILSTEPS_SETTINGS").map_or(own, PathBuf::from);
    println!("cargo::rerun-if-changed={}", data.display());
    let out = PathBuf::from(env::var("OUT_DIR")?);

    let clients = json_files(&data.join("clients"))?;
    let summary = out.join("clients.json");
    fs::write(&summary, summaries(&clients)?)?;

    let mut core = vec![("sources.json".to_owned(), data.join("sources.json")), ("clients.json".to_owned(), summary)];
    core.extend(named("providers", json_files(&data.join("providers"))?));

    let mut code = String::new();
    write_list(&mut code, "", "Sources, providers, and the list of programs without their steps.", "CORE_FILES", &core)?;
    let doc = "The programs with their steps; empty without the feature `clients`.";
    write_list(&mut code, "#[cfg(feature = \"clients\")]", doc, "CLIENT_FILES", &named("clients", clients))?;
    write_list(&mut code, "#[cfg(not(feature = \"clients\"))]", doc, "CLIENT_FILES", &[])?;
    fs::write(out.join("embedded.rs"), code)?;
    Ok(())
}

/// The `.json` files of a folder, sorted, so that two builds give the same bytes.
fn json_files(folder: &Path) -> Anything<Vec<PathBuf>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    Ok(files)
}

fn named(folder: &str, files: Vec<PathBuf>) -> Vec<(String, PathBuf)> {
    let name = |path: &PathBuf| format!("{folder}/{}", path.file_name().unwrap_or_default().to_string_lossy());
    files.into_iter().map(|path| (name(&path), path)).collect()
}

/// What the picker of programs needs of each: the app must not carry every program's steps.
fn summaries(clients: &[PathBuf]) -> Anything<String> {
    let mut list = Vec::new();
    for path in clients {
        println!("cargo::rerun-if-changed={}", path.display());
        let client: serde_json::Value = serde_json::from_str(&fs::read_to_string(path)?)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        let keep = ["id", "name", "order", "platforms", "protocols"];
        list.push(keep.iter().map(|key| ((*key).to_owned(), client[*key].clone())).collect::<serde_json::Map<_, _>>());
    }
    Ok(serde_json::to_string(&list)?)
}

fn write_list(code: &mut String, cfg: &str, doc: &str, name: &str, files: &[(String, PathBuf)]) -> Anything<()> {
    writeln!(code, "/// {doc}\n{cfg}\npub const {name}: &[(&str, &str)] = &[")?;
    for (name, path) in files {
        println!("cargo::rerun-if-changed={}", path.display());
        writeln!(code, "    ({name:?}, include_str!({:?})),", path.canonicalize()?.display().to_string())?;
    }
    writeln!(code, "];")?;
    Ok(())
}
