//! Which of the data's phrases are recognised by what was learnt of them: these need not be sent to readers.

use mailsteps_diagnosis::{Case, Index};
use mailsteps_settings::Symptoms;

use super::examples::{AROUND, mistyped};

/// With so many of what may stand around a text a phrase has to be recognised. More keep more phrases.
const AROUND_IT: usize = 3;

/// Phrases of symptoms, by the symptoms' names.
type Phrases = Vec<(String, Vec<String>)>;

/// The data with these phrases alone.
pub fn with(symptoms: &Symptoms, phrases: &[(String, Vec<String>)]) -> Symptoms {
    let mut symptoms = symptoms.clone();
    for symptom in &mut symptoms.symptoms {
        let kept = phrases.iter().find(|(id, _)| id == symptom.id.as_str());
        symptom.phrases = kept.map_or_else(Vec::new, |(_, phrases)| phrases.clone());
    }
    symptoms
}

/// The phrases whose first cause `index` does not put first: as they stand, mistyped, or with something around them.
pub fn unrecognised(symptoms: &Symptoms, index: &Index<'_>) -> Phrases {
    let mut all = Vec::new();
    for symptom in &symptoms.symptoms {
        let is_found = |text: &str| {
            let found = index.diagnose(&Case { text, ..Case::default() }).causes;
            found.first().is_some_and(|found| found.cause.id == symptom.causes[0])
        };
        let is_recognised = |text: &String| {
            let mut around = AROUND[..AROUND_IT].iter().map(|(before, behind)| [*before, text, *behind].concat());
            is_found(text) && is_found(&mistyped(text)) && around.all(|text: String| is_found(&text))
        };
        let kept: Vec<String> = symptom.phrases.iter().filter(|text| !is_recognised(text)).cloned().collect();
        if !kept.is_empty() {
            all.push((symptom.id.to_string(), kept));
        }
    }
    all
}
