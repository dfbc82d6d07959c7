//! The words and the data in the language of a page.

use mailsteps_diagnosis::Index;
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
pub struct Texts {
    /// With the programs' steps, for their captions.
    pub catalog: Catalog,
    /// With phrases of that language.
    pub symptoms: Symptoms,
}

impl InLanguage {
    /// Reads what [`Self::list`] has made.
    #[must_use]
    pub fn read(list: &'static str) -> Self {
        let mut source = Source::of_list(list);
        let words = Words::read(&mut source);
        // The tests read all of the embedded data; a build with broken data knows nothing.
        let mut catalog = Catalog::embedded().unwrap_or_default();
        let mut captions = Captions::embedded().unwrap_or_default();
        let mut symptoms = Symptoms::embedded().unwrap_or_default();
        let mut is_translated = false;
        // After the last text everything stays as the data has it.
        each_text(&mut catalog, &mut captions, &mut symptoms, &mut |text| {
            if let Some(translated) = source.rest() {
                is_translated = true;
                translated.clone_into(text);
            }
        });
        let symptoms = Box::leak(Box::new(symptoms));
        // What was learnt, was learnt from English texts.
        let index = if is_translated { Index::with(symptoms, None) } else { Index::new(symptoms) };
        Self { words, catalog, captions, index }
    }

    /// What [`Self::read`] takes: the words as four lists (account, plan, typing, past), and the data in that language where
    /// that is not the language in which it was written.
    #[must_use]
    pub fn list(words: [&str; 4], texts: Option<Texts>) -> String {
        let mut all: Vec<String> = words.into_iter().map(str::to_owned).collect();
        if let Some(Texts { mut catalog, mut symptoms }) = texts {
            let captions = Captions::embedded().unwrap_or_default();
            let of_program = |(id, embedded): (ClientId, Captions)| {
                let captions = catalog.client(&id).map_or(embedded, |client| client.captions.clone());
                (id, captions)
            };
            let mut captions: Vec<_> = captions.into_iter().map(of_program).collect();
            each_text(&mut catalog, &mut captions, &mut symptoms, &mut |text| all.push(text.clone()));
        }
        join(&all.iter().map(String::as_str).collect::<Vec<_>>())
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

/// Every text of the data that this file shows.
fn each_text(
    catalog: &mut Catalog,
    captions: &mut [(ClientId, Captions)],
    symptoms: &mut Symptoms,
    found: &mut dyn FnMut(&mut String),
) {
    catalog.each_text_of_servers(found);
    captions.iter_mut().for_each(|(_, captions)| captions.each_text(found));
    symptoms.each_text(found);
}

/// English, as people edit it.
#[cfg(test)]
pub(crate) mod tests {
    use std::sync::LazyLock;

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

    static LIST: LazyLock<String> = LazyLock::new(|| {
        let [account, plan, typing, past] = ENGLISH_FILES;
        let lists = [
            list::<mailsteps_diagnosis::Words>(account),
            list::<crate::words::PlanWords>(plan),
            list::<mailsteps_typing::Words>(typing),
            list::<crate::words::PastWords>(past),
        ];
        InLanguage::list(lists.each_ref().map(String::as_str), None)
    });

    pub fn english() -> InLanguage {
        InLanguage::read(LIST.as_str())
    }

    #[test]
    fn the_language_of_the_data_needs_no_texts() {
        let english = english();
        assert_eq!(english.words.plan.helped, "It helped if:");
        assert_eq!(english.words.past.note.split(' ').next(), Some("Each"));
        assert_eq!(english.captions, Captions::embedded().unwrap());
    }

    #[test]
    fn texts_of_another_language_stand_in_their_places() {
        let (mut catalog, mut symptoms) = (Catalog::embedded().unwrap(), Symptoms::embedded().unwrap());
        let mut captions = Captions::embedded().unwrap();
        each_text(&mut catalog, &mut captions, &mut symptoms, &mut |text| *text = text.to_uppercase());
        let title = symptoms.symptoms[0].title.clone();
        let lists = LIST.split('\u{1f}').collect::<Vec<_>>();
        // The words are read as one list, however it is cut.
        let (words, rest) = lists.split_at(3);
        let rest = join(rest);
        let list = InLanguage::list([words[0], words[1], words[2], &rest], Some(Texts { catalog, symptoms })).leak();
        let other = InLanguage::read(list);
        let case = mailsteps_diagnosis::Case { symptom: Some("cannot-receive"), ..Default::default() };
        let diagnosis = other.index.diagnose(&case);
        assert!(!title.is_empty() && diagnosis.causes[0].cause.title == diagnosis.causes[0].cause.title.to_uppercase());
        let servers = other.catalog.providers().iter().flat_map(|one| &one.groups).flat_map(|group| &group.servers);
        let notes: Vec<&str> = servers.filter_map(|server| server.note.as_deref()).collect();
        assert!(notes.iter().all(|note| *note == note.to_uppercase()));
    }
}
