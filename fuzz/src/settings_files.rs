//! A file of an operator's settings data: the loader, and the check that says everything that is wrong.

use mailsteps_settings::{
    Catalog, DataFile, Sources, Symptoms,
    check::{check_all, check_file},
};

/// Sound files: what all of the seeds cite, and a provider, without which nothing loads.
const SOURCES: &str = include_str!("../seeds/settings/sources.json");
const PROVIDER: &str = include_str!("../seeds/settings/provider.json");

/// The file as each kind of file that it could be.
///
/// # Panics
/// When the loader refuses what the check finds sound, or the loaded data contradicts itself.
pub fn settings(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let sources: Sources = serde_json::from_str(SOURCES).expect("the seed is sound");
    let findings = check_file("file.json", text, &sources);
    for finding in &findings {
        assert!(!finding.to_string().is_empty());
    }
    let mut loads = false;
    for path in ["sources.json", "providers/file.json", "clients/file.json"] {
        let sound = [
            DataFile { path: "sources.json", text: SOURCES },
            DataFile { path: "providers/sound.json", text: PROVIDER },
        ];
        let kind = path.split(['/', '.']).next().unwrap_or_default();
        let mut files: Vec<_> = sound.into_iter().filter(|file| !file.path.starts_with(kind)).collect();
        files.push(DataFile { path, text });
        let _ = check_all(&files);
        loads |= load(&files);
    }
    loads |= Symptoms::load([DataFile { path: "symptoms.json", text }]).is_ok();
    assert!(loads || !findings.is_empty(), "the check has nothing to say of what nobody can load");
}

/// Loads it, and asks it for all of its domains.
fn load(files: &[DataFile<'_>]) -> bool {
    let Ok(catalog) = Catalog::load(files.iter().map(|file| DataFile { path: file.path, text: file.text })) else {
        return false;
    };
    for entry in catalog.domains() {
        let offer = catalog.offer(&entry.name).expect("its own domain");
        let _ = (offer.outgoing(), offer.protocols(), offer.notes().count());
        let _ = catalog.near(entry.name.as_str());
    }
    true
}
