//! What is learnt for readers of another language than the data's: from the same examples, and from what people say in it.

use std::{collections::BTreeMap, fs};

use anyhow::{Context as _, Result};
use mailsteps_diagnosis::{Glossary, Index, Weights};
use mailsteps_settings::Symptoms;

use super::{
    examples::{Examples, read},
    phrases,
    train::Manner,
};
use crate::process::root;

/// Half as much is kept as for the data's language: fewer words come out of a glossary, and it is sent beside this.
pub const MANNER: Manner = Manner { kept: 15_000, ..super::MANNER };

/// A language with a glossary and phrases.
pub struct Language {
    /// Its folder, from that of the project.
    folder: String,
}

impl Language {
    /// All of them, by their names.
    pub fn all() -> Result<Vec<Self>> {
        let entries = fs::read_dir(root().join("languages")).context("languages")?;
        let mut names = entries.map(|entry| Ok(entry?.file_name())).collect::<Result<Vec<_>>>()?;
        names.sort();
        let folders = names.into_iter().map(|name| format!("languages/{}", name.display()));
        let has_phrases = |folder: &String| root().join(folder).join("phrases.json").is_file();
        Ok(folders.filter(has_phrases).map(|folder| Self { folder }).collect())
    }

    /// The file of what is learnt, from the project's folder.
    pub fn weights(&self) -> String {
        format!("{}/weights.bin", self.folder)
    }

    /// What is learnt. No phrase is kept to hold a text against: those of the data are in its language.
    pub fn learn(&self, symptoms: &Symptoms) -> Result<Weights> {
        Ok(self.examples(symptoms)?.learn(MANNER))
    }

    /// The examples in the data's language, and what people say who have a symptom, as the glossary has it.
    pub fn examples(&self, symptoms: &Symptoms) -> Result<Examples> {
        let folder = root().join(&self.folder);
        let glossary: BTreeMap<String, String> = read(&folder.join("glossary.json"))?;
        let said: BTreeMap<String, Vec<String>> = read(&folder.join("phrases.json"))?;
        let lean = phrases::with(symptoms, &[]);
        let mut examples = Examples::read(symptoms, &Index::with(&lean, None))?;
        // The process ends soon.
        let glossary = Glossary::read(Glossary::lines(&glossary).leak());
        let index = Index::in_language(&lean, glossary, None);
        for symptom in &symptoms.symptoms {
            for text in said.get(symptom.id.as_str()).into_iter().flatten() {
                examples.add(&index, text, &symptom.causes, Some(1.0))?;
            }
        }
        Ok(examples)
    }
}
