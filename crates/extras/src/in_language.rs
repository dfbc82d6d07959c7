//! The words and the data in the language of a page.

use mailsteps_diagnosis::{Glossary, Index, Weights};
use mailsteps_settings::{Captions, Catalog, ClientId, Offer, Symptom, Symptoms};
use mailsteps_words::{Read as _, Source, join};

use crate::{Words, fix};

/// Everything that this file says, in one language.
pub struct InLanguage {
    pub(crate) words: Words,
    pub(crate) catalog: Catalog,
    /// The words of each program.
    pub(crate) captions: Vec<(ClientId, Captions)>,
    pub(crate) index: Index<'static>,
}

/// The data's texts in a language.
#[derive(Default)]
pub struct Texts {
    /// What goes wrong.
    pub symptoms: Symptoms,
    /// The language's words in English, as [`Glossary::read`] takes them.
    pub glossary: String,
    /// The settings with the programs' steps, for their captions; none in the language in which the data was written.
    pub catalog: Option<Catalog>,
    /// What was learnt of how people say it in this language, as [`Weights::read`] takes it.
    pub weights: Vec<u8>,
}

impl InLanguage {
    /// Reads what [`Self::file`] has made.
    #[must_use]
    pub fn read(file: &'static [u8]) -> Self {
        let (list, weights) = parts(file).unwrap_or_default();
        let mut source = Source::of_list(list);
        let words = Words::read(&mut source);
        // The tests read all of the embedded data; a build with broken data knows nothing.
        let mut symptoms = Symptoms::bare().unwrap_or_default();
        symptoms.each_text(&mut |text| source.rest().unwrap_or_default().clone_into(text));
        let glossary = Glossary::read(source.rest().unwrap_or_default());
        let mut catalog = Catalog::embedded().unwrap_or_default();
        let mut captions = Captions::embedded().unwrap_or_default();
        // After the last text everything stays as the data has it.
        each_text_of_settings(&mut catalog, &mut captions, &mut |text| {
            if let Some(translated) = source.rest() {
                translated.clone_into(text);
            }
        });
        // The tests read what is in the file; with a broken one the data alone counts.
        let index = Index::in_language(Box::leak(Box::new(symptoms)), glossary, Weights::read(weights).ok());
        Self { words, catalog, captions, index }
    }

    /// What [`Self::read`] takes: the length of a text (4 bytes, little-endian), the text, which is the words, four lists
    /// (account, plan, typing, past), and the data's texts; then the weights.
    #[must_use]
    pub fn file(words: [&str; 4], texts: Texts) -> Vec<u8> {
        let mut all: Vec<String> = words.into_iter().map(str::to_owned).collect();
        let Texts { mut symptoms, glossary, catalog, weights } = texts;
        symptoms.each_text(&mut |text| all.push(text.clone()));
        all.push(glossary);
        if let Some(mut catalog) = catalog {
            let captions = Captions::embedded().unwrap_or_default();
            let of_program = |(id, embedded): (ClientId, Captions)| {
                let captions = catalog.client(&id).map_or(embedded, |client| client.captions.clone());
                (id, captions)
            };
            let mut captions: Vec<_> = captions.into_iter().map(of_program).collect();
            each_text_of_settings(&mut catalog, &mut captions, &mut |text| all.push(text.clone()));
        }
        let list = join(&all.iter().map(String::as_str).collect::<Vec<_>>());
        [&(list.len() as u32).to_le_bytes(), list.as_bytes(), weights.as_slice()].concat()
    }

    /// What knows how people say it.
    #[must_use]
    pub fn index(&self) -> &Index<'static> {
        &self.index
    }

    /// What goes wrong.
    #[must_use]
    pub fn symptoms(&self) -> &Symptoms {
        self.index.symptoms()
    }

    /// The plan for a symptom's button, for browsers without a script.
    #[must_use]
    pub fn plan_of_symptom(
        &self,
        symptom: &Symptom,
        domain: Option<Offer<'_>>,
        prefix: &str,
        has_checks: bool,
    ) -> String {
        fix::of_symptom(self, symptom, domain, prefix, has_checks)
    }
}

/// The list of texts, and the weights.
fn parts(file: &[u8]) -> Option<(&str, &[u8])> {
    let (length, rest) = file.split_first_chunk::<4>()?;
    let (list, weights) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
    Some((std::str::from_utf8(list).ok()?, weights))
}

/// Every text of the settings that this file shows.
fn each_text_of_settings(
    catalog: &mut Catalog,
    captions: &mut [(ClientId, Captions)],
    found: &mut dyn FnMut(&mut String),
) {
    catalog.each_text_of_servers(found);
    captions.iter_mut().for_each(|(_, captions)| captions.each_text(found));
}

/// English, as people edit it.
#[cfg(test)]
pub(crate) mod tests {
    use std::sync::LazyLock;

    use mailsteps_diagnosis::WEIGHTS;
    use mailsteps_words::from_json;

    use super::*;

    const ENGLISH_FILES: [&str; 4] = [
        include_str!("../../../languages/en/account.json"),
        include_str!("../../../languages/en/plan.json"),
        include_str!("../../../languages/en/typing.json"),
        include_str!("../../../languages/en/past.json"),
    ];

    fn list<T: mailsteps_words::Read>(json: &str) -> String {
        from_json::<T>(json).unwrap().1
    }

    fn file_of(texts: Texts) -> Vec<u8> {
        let [account, plan, typing, past] = ENGLISH_FILES;
        let lists = [
            list::<mailsteps_diagnosis::Words>(account),
            list::<crate::words::PlanWords>(plan),
            list::<mailsteps_typing::Words>(typing),
            list::<crate::words::PastWords>(past),
        ];
        InLanguage::file(lists.each_ref().map(String::as_str), texts)
    }

    /// Without the words of another language.
    fn texts(symptoms: Symptoms) -> Texts {
        Texts { symptoms, weights: WEIGHTS.to_vec(), ..Texts::default() }
    }

    static FILE: LazyLock<Vec<u8>> = LazyLock::new(|| file_of(texts(Symptoms::embedded().unwrap())));

    pub fn english() -> InLanguage {
        InLanguage::read(&FILE)
    }

    #[test]
    fn the_language_of_the_data_needs_no_texts() {
        let english = english();
        assert_eq!(english.words.plan.helped, "It helped if:");
        assert_eq!(english.words.past.note.split(' ').next(), Some("Each"));
        assert_eq!(english.captions, Captions::embedded().unwrap());
        let (symptoms, whole) = (english.symptoms(), Symptoms::embedded().unwrap());
        assert!(symptoms.causes.iter().zip(&whole.causes).all(|(one, other)| one.plan == other.plan));
        assert_eq!(symptoms.symptoms.last().map(|one| &one.title), whole.symptoms.last().map(|one| &one.title));
    }

    #[test]
    fn texts_of_another_language_stand_in_their_places() {
        let (mut catalog, mut symptoms) = (Catalog::embedded().unwrap(), Symptoms::embedded().unwrap());
        let mut captions = Captions::embedded().unwrap();
        symptoms.each_text(&mut |text| *text = text.to_uppercase());
        each_text_of_settings(&mut catalog, &mut captions, &mut |text| *text = text.to_uppercase());
        let title = symptoms.symptoms[0].title.clone();
        let mut texts = texts(symptoms);
        texts.glossary = "lost=perdido\nwebmail=banan*".to_owned();
        texts.catalog = Some(catalog);
        let other = InLanguage::read(file_of(texts).leak());
        let case = |text| mailsteps_diagnosis::Case { text, ..Default::default() };
        let [said, known] = ["banana works but not the program", "webmail works but not the program"]
            .map(|text| other.index.diagnose(&case(text)).causes.first().map(|found| found.cause.id.clone()));
        assert!(said.is_some() && said == known);
        let case = mailsteps_diagnosis::Case { symptom: Some("cannot-receive"), ..Default::default() };
        let diagnosis = other.index.diagnose(&case);
        assert!(!title.is_empty() && diagnosis.causes[0].cause.title == diagnosis.causes[0].cause.title.to_uppercase());
        let servers = other.catalog.providers().iter().flat_map(|one| &one.groups).flat_map(|group| &group.servers);
        let notes: Vec<&str> = servers.filter_map(|server| server.note.as_deref()).collect();
        assert!(notes.iter().all(|note| *note == note.to_uppercase()));
    }
}
