//! Reads the data folder (the crate's own, or the one that `MAILSTEPS_SETTINGS` names) and writes it as the library
//! embeds it: in binary form. Readers of JSON for all these types would be a third of the browser app.

#![allow(dead_code, reason = "of the library's types this script needs the data alone")]

// The library's own types, so that both sides agree on every byte.
#[path = "src/client.rs"]
mod client;
#[path = "src/date.rs"]
mod date;
#[path = "src/find.rs"]
mod find;
#[path = "build/lean.rs"]
mod lean;
#[path = "src/limit.rs"]
mod limit;
#[path = "src/names.rs"]
mod names;
#[path = "src/platform.rs"]
mod platform;
#[path = "src/port.rs"]
mod port;
#[path = "src/protocol.rs"]
mod protocol;
#[path = "src/provider.rs"]
mod provider;
#[path = "src/screen.rs"]
mod screen;
#[path = "src/source.rs"]
mod source;
#[path = "src/symptom.rs"]
mod symptom;
#[path = "src/task.rs"]
mod task;
#[path = "src/text.rs"]
mod text;
#[path = "src/walkthrough.rs"]
mod walkthrough;

use std::{env, fs, path::Path, path::PathBuf};

use serde::{Serialize, de::DeserializeOwned};

use self::{
    client::{Captions, Client, ClientSummary},
    date::Date,
    limit::Amount,
    names::{ClientId, Domain, Host, SourceId},
    platform::Platform,
    port::Port,
    protocol::{Authentication, Incoming, Protocol, Security, Status, UsernameForm},
    provider::Provider,
    screen::{Look, Screen},
    source::{Source, Sources},
    symptom::Symptoms,
    task::Task,
    text::{RichText, Setting},
    walkthrough::{StepSource, Walkthrough},
};

type Anything<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Anything<()> {
    println!("cargo::rerun-if-env-changed=MAILSTEPS_SETTINGS");
    let own = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("data");
    let data = env::var_os("MAILSTEPS_SETTINGS").map_or(own.clone(), PathBuf::from);
    println!("cargo::rerun-if-changed={}", data.display());
    let out = PathBuf::from(env::var("OUT_DIR")?);

    let providers: Vec<Provider> = read_all(&data.join("providers"))?;
    let sources: Sources = read(&data.join("sources.json"))?;
    let clients: Vec<Client> = read_all(&data.join("clients"))?;
    if let Some(domain) = provider::domain_twice(&providers) {
        return Err(format!("the domain {domain} is in the data twice").into());
    }
    if providers.iter().all(|provider| provider.groups.iter().all(|group| group.domains.is_empty())) {
        return Err("there is no domain in the data".into());
    }
    if sources.sources.is_empty() {
        return Err("there is no source in the data".into());
    }
    let cited = cited(&serde_json::to_value(&providers)?);
    // The app carries what its pages show: no notes for the writers, and no sources of steps, which come with the steps.
    let shown = |(id, source): (&SourceId, &Source)| (id.clone(), Source { note: None, ..source.clone() });
    let of_providers: Vec<(SourceId, Source)> =
        sources.sources.iter().filter(|(id, _)| cited.contains(id.as_str())).map(shown).collect();
    let programs = client::summaries(&clients);
    write(&out.join("full.bin"), &(&providers, of_providers, &programs))?;
    for (name, servers) in [("core.bin", lean::Servers::Shown), ("servers.bin", lean::Servers::All)] {
        let lean: Vec<Provider> = providers.iter().map(|full| lean::provider(full.clone(), servers)).collect();
        write(&out.join(name), &(lean, Vec::<(SourceId, Source)>::new(), &programs))?;
    }
    write(&out.join("sources.bin"), &sources.sources)?;
    let symptoms = data.join("symptoms.json");
    // Other data may come without a diagnosis.
    let symptoms: Symptoms = if symptoms.exists() { read(&symptoms)? } else { Symptoms::default() };
    write(&out.join("symptoms.bin"), &symptoms)?;
    // The diagnosis has learnt from those of this crate.
    let learnt: Symptoms = read(&own.join("symptoms.json"))?;
    let is_learnt = lean::phrases(&symptoms).eq(lean::phrases(&learnt));
    write(&out.join("bare-symptoms.bin"), &lean::symptoms(symptoms, is_learnt))?;
    let captions = |program: &ClientSummary| {
        let client = clients.iter().find(|client| client.id == program.id)?;
        Some((&client.id, &client.captions))
    };
    write(&out.join("captions.bin"), &programs.iter().filter_map(captions).collect::<Vec<_>>())?;
    // Only native code shows steps, and it has a reader of JSON anyway.
    Ok(fs::write(out.join("clients.json"), serde_json::to_string(&clients)?)?)
}

/// Every source that a value cites, wherever it stands.
fn cited(value: &serde_json::Value) -> std::collections::BTreeSet<String> {
    use serde_json::Value;
    match value {
        Value::Array(items) => items.iter().flat_map(cited).collect(),
        Value::Object(fields) => {
            let named = fields.get("sources").and_then(Value::as_array).into_iter().flatten();
            let named = named.filter_map(Value::as_str).map(str::to_owned);
            named.chain(fields.values().flat_map(cited)).collect()
        }
        _ => Default::default(),
    }
}

/// The `.json` files of a folder in the order of their names, so that two builds give the same bytes.
fn read_all<T: DeserializeOwned>(folder: &Path) -> Anything<Vec<T>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    files.iter().map(|path| read(path)).collect()
}

fn read<T: DeserializeOwned>(path: &Path) -> Anything<T> {
    println!("cargo::rerun-if-changed={}", path.display());
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()).into())
}

fn write(path: &Path, data: &impl Serialize) -> Anything<()> {
    Ok(fs::write(path, postcard::to_allocvec(data)?)?)
}
