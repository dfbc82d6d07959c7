//! The words of every language, from the files that people edit. Native only.

use std::{collections::BTreeMap, fs, path::Path, path::PathBuf, sync::LazyLock};

use mailsteps_diagnosis::{Glossary, WEIGHTS};
use mailsteps_extras::{InLanguage as Extras, PastWords, PlanWords, Texts};
use mailsteps_settings::{Catalog, Symptoms, Translation};
use mailsteps_words::{Read, from_json, join};
use serde::de::DeserializeOwned;

use super::{Language, Words, ready::ReadyWords};

/// The folder with a folder for each language.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("languages")
}

/// The language of addresses without a language.
const FIRST: &str = "en";

/// A language's words.
struct InLanguage {
    words: Words,
    ready: ReadyWords,
    /// The words as the browser gets them.
    list: String,
    /// The same for what few readers ask for, with what the data says and what was learnt.
    extras_file: &'static [u8],
    extras: Extras,
}

static LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| {
    let folder = folder();
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut ids: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|id| !id.starts_with('.'))
        .collect();
    ids.sort_by_key(|id| (id != FIRST, id.clone()));
    let language = |id: String| {
        let (name, is_first) = (about(&id, "name"), id == FIRST);
        Language::new(id.leak(), name.leak(), is_first)
    };
    ids.into_iter().map(language).collect()
});

static WORDS: LazyLock<BTreeMap<&'static str, InLanguage>> =
    LazyLock::new(|| languages().iter().map(|language| (language.id(), in_language(language.id()))).collect());

/// What a language says of itself.
fn about(id: &str, field: &str) -> String {
    let mut about: BTreeMap<String, String> =
        serde_json::from_str(&text(id, "language.json")).unwrap_or_else(|error| panic!("{id}/language.json: {error}"));
    about.remove(field).unwrap_or_else(|| panic!("{id}/language.json: {field} is missing"))
}

/// The language with the country that it is written for, as Open Graph has it.
#[must_use]
pub fn locale(language: Language) -> String {
    about(language.id(), "locale")
}

fn text(id: &str, file: &str) -> String {
    let path = folder().join(id).join(file);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn in_language(id: &str) -> InLanguage {
    let (words, list) = read(id, "words.json");
    let list = with_texts_of_pages(id, list);
    let (ready, _) = read(id, "ready.json");
    let extras_file: &'static [u8] = extras_file(id).leak();
    InLanguage { words, ready, list, extras_file, extras: Extras::read(extras_file) }
}

/// The words, and in another language than the data's what the app itself says of it.
fn with_texts_of_pages(id: &str, list: String) -> String {
    let mut texts = vec![list];
    if id != FIRST {
        let mut catalog = Catalog::embedded().unwrap_or_default().translated(|path| of_file(id, path));
        catalog.each_text_of_pages(&mut |text| texts.push(text.clone()));
    }
    join(&texts.iter().map(String::as_str).collect::<Vec<_>>())
}

fn extras_file(id: &str) -> Vec<u8> {
    let lists = [
        read::<mailsteps_diagnosis::Words>(id, "account.json").1,
        read::<PlanWords>(id, "plan.json").1,
        read::<mailsteps_typing::Words>(id, "typing.json").1,
        read::<PastWords>(id, "past.json").1,
    ];
    Extras::file(lists.each_ref().map(String::as_str), texts(id))
}

/// What the data says in a language, and what is said in it.
fn texts(id: &str) -> Texts {
    // The tests read the embedded data.
    let symptoms = Symptoms::embedded().unwrap_or_default();
    Texts {
        glossary: Glossary::lines(&glossary(id)),
        catalog: (id != FIRST).then(|| Catalog::embedded().unwrap_or_default().translated(|path| of_file(id, path))),
        symptoms: match of_file(id, "symptoms.json") {
            Some(translation) => translation.symptoms(&symptoms),
            None => symptoms,
        },
        // Where nothing was learnt in a language, the glossary leads to what was learnt in the data's.
        weights: fs::read(folder().join(id).join("weights.bin")).unwrap_or_else(|_| WEIGHTS.to_vec()),
    }
}

/// Reads a file into its struct. The build ends here when a word is missing, and says which.
fn read<T: Read>(id: &str, file: &str) -> (T, String) {
    from_json(&text(id, file)).unwrap_or_else(|error| panic!("languages/{id}/{file}: {error}"))
}

/// Every language, that of addresses without a language first.
#[must_use]
pub fn languages() -> &'static [Language] {
    &LANGUAGES
}

/// The words of a language.
#[must_use]
pub fn words(language: Language) -> &'static Words {
    &WORDS[language.id()].words
}

/// The same for the parts that are made ready with the site.
#[must_use]
pub fn ready_words(language: Language) -> &'static ReadyWords {
    &WORDS[language.id()].ready
}

/// The words of each language as the app takes them, by the language's name in addresses.
pub fn lists() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    WORDS.iter().map(|(id, words)| (*id, words.list.as_bytes()))
}

/// What the app gets with the extras in each language, by the language's name in addresses.
pub fn extras_files() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    WORDS.iter().map(|(id, words)| (*id, words.extras_file))
}

/// The data in a language.
#[must_use]
pub fn catalog(catalog: &'static Catalog, language: Language) -> &'static Catalog {
    if language.is_first() {
        return catalog;
    }
    Box::leak(Box::new(catalog.translated(|path| translation(language, path))))
}

/// The words and the data of what few readers ask for, in a language.
#[must_use]
pub fn extras(language: Language) -> &'static Extras {
    &WORDS[language.id()].extras
}

/// The words of a language in English, as the rules of the diagnosis know them; nothing for English.
///
/// # Panics
/// When the file is there and is no such list.
#[must_use]
pub fn glossary(id: &str) -> BTreeMap<String, String> {
    file_of(id, "glossary.json").unwrap_or_default()
}

/// The translation of a data file; none in the first language, and of data that nobody has translated.
#[must_use]
pub fn translation(language: Language, path: &str) -> Option<Translation> {
    of_file(language.id(), path)
}

fn of_file(id: &str, path: &str) -> Option<Translation> {
    file_of(id, path)
}

/// A file of a language; none where there is no such file.
fn file_of<T: DeserializeOwned>(id: &str, path: &str) -> Option<T> {
    let path = folder().join(id).join(path);
    let text = fs::read_to_string(&path).ok()?;
    Some(serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}
