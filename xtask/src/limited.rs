//! A build for one help site: the settings data with only its domains, and with who helps there.
//!
//! All that a build knows comes from its data folder, so a folder with less in it is all that it takes.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::{
    BuildOptions,
    owner::{self, Helpers},
    process::root,
    site::all_files,
};

/// The options of this build with the folder in the place of what limits it.
pub fn resolved(options: &BuildOptions) -> Result<BuildOptions> {
    let owner = owner::read(options)?;
    let mut resolved = options.clone();
    if options.provider.is_empty() && options.domains.is_empty() && owner.helpers == Helpers::default() {
        return Ok(resolved);
    }
    let from = options.settings.clone().unwrap_or_else(|| root().join("crates/settings/data"));
    let to = root().join("target/limited-settings");
    let mut files = read(&from)?;
    limit(&mut files, &options.provider, &options.domains)?;
    for (_, file) in providers(&mut files) {
        helped_by(file, &owner.helpers);
    }
    forget_sources(&mut files);
    write(&files, &to)?;
    resolved.settings = Some(to);
    Ok(resolved)
}

type Files = Vec<(PathBuf, Value)>;

/// The data files by their path in the folder.
fn read(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    for path in all_files(folder)?.into_iter().filter(|path| path.extension().is_some_and(|kind| kind == "json")) {
        let text = fs::read_to_string(&path)?;
        let value = serde_json::from_str(&text).with_context(|| path.display().to_string())?;
        files.push((path.strip_prefix(folder)?.to_owned(), value));
    }
    Ok(files)
}

/// Each provider's file with its name.
fn providers(files: &mut Files) -> impl Iterator<Item = (String, &mut Value)> {
    let providers = files.iter_mut().filter(|(path, _)| path.starts_with("providers"));
    providers.map(|(path, file)| (path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), file))
}

/// Leaves out all providers and domains but these.
fn limit(files: &mut Files, wanted_providers: &[String], wanted_domains: &[String]) -> Result<()> {
    let known: Vec<String> = providers(files).map(|(name, _)| name).collect();
    check("--provider", wanted_providers, &known)?;
    if !wanted_providers.is_empty() {
        files.retain(|(path, _)| {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            !path.starts_with("providers") || wanted_providers.iter().any(|wanted| *wanted == name)
        });
    }
    let known: Vec<String> = providers(files).flat_map(|(_, file)| domains(file)).collect();
    check("--domains", wanted_domains, &known)?;
    let kept = if wanted_domains.is_empty() { &known } else { wanted_domains };
    for (_, file) in providers(files) {
        leave_out_others(file, kept);
    }
    files.retain(|(path, file)| !path.starts_with("providers") || !domains(file).is_empty());
    show_some_at_once(files);
    Ok(())
}

fn check(option: &str, wanted: &[String], known: &[String]) -> Result<()> {
    for name in wanted {
        if !known.contains(name) {
            bail!("{option}: there is no {name:?} in the data; there are {}", known.join(", "));
        }
    }
    Ok(())
}

/// A list in a file; a file without it is refused by those who read it in earnest.
fn list<'a>(file: &'a mut Value, name: &str) -> Option<&'a mut Vec<Value>> {
    file.get_mut(name)?.as_array_mut()
}

fn domains(file: &Value) -> Vec<String> {
    let groups = file["groups"].as_array().into_iter().flatten();
    let entries = groups.flat_map(|group| group["domains"].as_array().into_iter().flatten());
    entries.filter_map(|entry| entry["name"].as_str().map(str::to_owned)).collect()
}

fn leave_out_others(file: &mut Value, kept: &[String]) {
    let is_kept = |name: &Value| name.as_str().is_some_and(|name| kept.iter().any(|kept| kept == name));
    let Some(groups) = list(file, "groups") else { return };
    for group in groups.iter_mut() {
        if let Some(entries) = list(group, "domains") {
            entries.retain(|entry| is_kept(&entry["name"]));
            for entry in entries.iter_mut().filter_map(Value::as_object_mut) {
                // There is no page for the new domain to link to.
                if entry.get("replaced_by").is_some_and(|new| !is_kept(&new["value"])) {
                    entry.remove("replaced_by");
                }
            }
        }
        for limited in ["servers", "notes"] {
            if let Some(entries) = list(group, limited) {
                entries.retain_mut(|entry| keeps_some(entry, &is_kept));
            }
        }
    }
    groups.retain(|group| group["domains"].as_array().is_some_and(|domains| !domains.is_empty()));
}

/// Takes the other domains from an entry that is for some domains alone; says whether it is for any that is left.
fn keeps_some(entry: &mut Value, is_kept: &dyn Fn(&Value) -> bool) -> bool {
    let Some(only) = list(entry, "only").filter(|only| !only.is_empty()) else { return true };
    only.retain(is_kept);
    !only.is_empty()
}

/// The first page shows the domains of most readers at once: all of them, where none of these is left.
fn show_some_at_once(files: &mut Files) {
    let mut entries: Vec<&mut Value> = providers(files)
        .filter_map(|(_, file)| list(file, "groups"))
        .flatten()
        .filter_map(|group| list(group, "domains"))
        .flatten()
        .collect();
    if !entries.iter().any(|entry| entry["primary"] == true) {
        for entry in &mut entries {
            entry["primary"] = true.into();
        }
    }
}

/// The site's own people in the place of the provider's.
fn helped_by(file: &mut Value, helpers: &Helpers) {
    if *helpers == Helpers::default() {
        return;
    }
    let Some(support) = file.get_mut("support").and_then(Value::as_object_mut) else { return };
    // What the provider's people ask for is not what these ask for, and neither are the hours.
    support.remove("have_ready");
    let Some(chat) = support.get_mut("chat").and_then(Value::as_object_mut) else { return };
    chat.remove("decision");
    chat.remove("others");
    let Some(value) = chat.get_mut("value").and_then(Value::as_object_mut) else { return };
    value.remove("hours");
    for (field, text) in [("name", &helpers.contact), ("hours", &helpers.hours), ("address", &helpers.chat)] {
        if !text.is_empty() {
            value.insert(field.to_owned(), text.clone().into());
        }
    }
}

/// Leaves out the sources that nothing cites any more.
fn forget_sources(files: &mut Files) {
    let mut cited = BTreeSet::new();
    for (_, file) in files.iter().filter(|(path, _)| *path != Path::new("sources.json")) {
        cite(file, &mut cited);
    }
    let sources = files.iter_mut().find(|(path, _)| *path == Path::new("sources.json"));
    if let Some(all) = sources.and_then(|(_, file)| file["sources"].as_object_mut()) {
        all.retain(|id, _| cited.contains(id));
    }
}

fn cite(value: &Value, cited: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| cite(item, cited)),
        Value::Object(fields) => {
            let named = fields.get("sources").and_then(Value::as_array).into_iter().flatten();
            cited.extend(named.filter_map(Value::as_str).map(str::to_owned));
            fields.values().for_each(|field| cite(field, cited));
        }
        _ => {}
    }
}

/// Writes only what has changed, or every build would compile everything anew.
fn write(files: &Files, folder: &Path) -> Result<()> {
    for old in if folder.is_dir() { all_files(folder)? } else { Vec::new() } {
        if !files.iter().any(|(path, _)| folder.join(path) == old) {
            fs::remove_file(old)?;
        }
    }
    for (path, value) in files {
        let (path, text) = (folder.join(path), serde_json::to_string_pretty(value)?);
        if !fs::read_to_string(&path).is_ok_and(|old| old == text) {
            fs::create_dir_all(path.parent().unwrap_or(folder))?;
            fs::write(path, text)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn data() -> Files {
        read(&root().join("crates/settings/data")).unwrap()
    }

    fn names(texts: &[&str]) -> Vec<String> {
        texts.iter().map(ToString::to_string).collect()
    }

    fn domains_of(files: &mut Files) -> Vec<String> {
        providers(files).flat_map(|(_, file)| domains(file)).collect()
    }

    #[test]
    fn a_build_has_the_domains_that_it_was_told() {
        let mut files = data();
        limit(&mut files, &[], &names(&["q.com", "mebtel.net"])).unwrap();
        let mut left = domains_of(&mut files);
        left.sort();
        assert_eq!(left, ["mebtel.net", "q.com"]);
        let text = files.iter().map(|(_, file)| file.to_string()).collect::<String>();
        assert!(!text.contains("\"replaced_by\""), "q.com leads to a domain that is not in the build");
    }

    #[test]
    fn a_build_has_the_provider_that_it_was_told() {
        let mut files = data();
        let all = domains_of(&mut files);
        files.push(("providers/other.json".into(), json!({ "groups": [{ "domains": [{ "name": "other.test" }] }] })));
        limit(&mut files, &names(&["centurylink"]), &[]).unwrap();
        assert_eq!(domains_of(&mut files), all);
    }

    #[test]
    fn what_is_unknown_is_refused_with_what_is_known() {
        let error = limit(&mut data(), &names(&["century"]), &[]).unwrap_err().to_string();
        assert_eq!(error, "--provider: there is no \"century\" in the data; there are centurylink");
        let error = limit(&mut data(), &[], &names(&["q.co"])).unwrap_err().to_string();
        assert!(error.starts_with("--domains: there is no \"q.co\" in the data; there are centurylink.net, q.com, "));
    }

    #[test]
    fn a_build_of_small_domains_shows_them_at_once() {
        let mut files = data();
        limit(&mut files, &[], &names(&["mebtel.net"])).unwrap();
        let text = providers(&mut files).next().unwrap().1.to_string();
        assert!(text.contains(r#""primary":true"#), "{text}");
    }

    #[test]
    fn the_sites_own_people_help() {
        let mut files = data();
        let helpers = Helpers {
            contact: "Example Help".to_owned(),
            hours: String::new(),
            chat: "https://help.example.net/chat".to_owned(),
        };
        for (_, file) in providers(&mut files) {
            helped_by(file, &helpers);
            let chat = &file["support"]["chat"]["value"];
            assert_eq!(chat["name"], "Example Help");
            assert_eq!(chat["address"], "https://help.example.net/chat");
            assert!(chat.get("hours").is_none());
            assert!(file["support"].get("have_ready").is_none());
        }
    }

    /// What is left is data that the whole product takes.
    #[test]
    fn what_is_left_is_sound() {
        let mut files = data();
        limit(&mut files, &[], &names(&["qwestoffice.net", "q.com"])).unwrap();
        forget_sources(&mut files);
        let texts: Vec<(String, String)> =
            files.iter().map(|(path, file)| (path.display().to_string(), file.to_string())).collect();
        let given: Vec<_> = texts.iter().map(|(path, text)| mailsteps_settings::DataFile { path, text }).collect();
        let findings = mailsteps_settings::check::check_all(&given);
        // What goes wrong at other domains is known all the same.
        let others: Vec<_> = findings.iter().filter(|finding| !finding.file.contains("symptoms")).collect();
        assert!(others.is_empty(), "{others:?}");
    }
}
