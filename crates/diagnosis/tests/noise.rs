//! The data's own texts with what happens to a text on its way: other signs, typing errors, words around it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::sync::LazyLock;

use mailsteps_diagnosis::{Case, Index, diagnose};
use mailsteps_settings::{ClientId, Symptoms};
use proptest::prelude::*;

/// Every text and code of the data with its first cause.
fn texts(symptoms: &Symptoms) -> Vec<(String, &ClientId)> {
    let mut texts = Vec::new();
    for message in &symptoms.messages {
        texts.extend(message.texts.iter().map(|text| (lived_in(text), &message.causes[0])));
        texts.extend(message.codes.iter().map(|code| (code.clone(), &message.causes[0])));
    }
    for symptom in &symptoms.symptoms {
        texts.extend(symptom.phrases.iter().map(|text| (lived_in(text), &symptom.causes[0])));
    }
    texts
}

/// With values in its places.
fn lived_in(text: &str) -> String {
    [
        ("{host}", "pop.example.org"),
        ("{user}", "jane@example.org"),
        ("{port}", "995"),
        ("{number}", "8734511"),
        ("{any}", ""),
    ]
    .iter()
    .fold(text.to_owned(), |text, (place, value)| text.replace(place, value))
}

/// Holds that of all texts, changed, so many in a hundred keep their first cause.
fn keeps(change: impl Fn(&str) -> String, at_least: usize) {
    let symptoms = Symptoms::embedded().unwrap();
    let index = Index::new(&symptoms);
    let texts = texts(&symptoms);
    let mut lost = Vec::new();
    for (text, cause) in &texts {
        let text = change(text);
        let found = index.diagnose(&Case { text: &text, ..Case::default() });
        if found.causes.first().is_none_or(|first| first.cause.id != **cause) {
            lost.push(format!(
                "{text:?}: {cause}, found {:?}",
                found.causes.first().map(|first| first.cause.id.as_str())
            ));
        }
    }
    println!("{} of {} lost:\n{}", lost.len(), texts.len(), lost.join("\n"));
    assert!(lost.len() * 100 <= texts.len() * (100 - at_least), "{} of {} are lost", lost.len(), texts.len());
}

#[test]
fn as_it_is() {
    keeps(str::to_owned, 99);
}

#[test]
fn in_other_signs() {
    keeps(|text| text.to_uppercase().replace('\'', "’").replace(' ', "\u{a0}").replace('-', "–"), 98);
    keeps(
        |text| format!("&quot;{}&quot;", text.replace('\'', "&#39;").replace(' ', "&nbsp;").replace('i', "\u{ad}i")),
        98,
    );
    keeps(|text| text.replace(". ", ".\r\n").replace("\"", "»"), 98);
}

/// Every word of eight letters and more has two letters swapped.
#[test]
fn with_typing_errors() {
    let swapped = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        if letters.len() >= 8 && letters.iter().all(char::is_ascii_alphabetic) {
            let middle = letters.len() / 2;
            letters.swap(middle, middle + 1);
        }
        letters.into_iter().collect::<String>()
    };
    keeps(|text| text.split(' ').map(swapped).collect::<Vec<_>>().join(" "), 95);
}

#[test]
fn with_words_around_it() {
    keeps(
        |text| format!("Hello, since Tuesday I see this on my screen: {text} Can you please help me? Thanks, Jane"),
        88,
    );
}

#[test]
fn nothing_is_known_of_nothing() {
    let symptoms = Symptoms::embedded().unwrap();
    for text in ["", " ", "\n", "?", "the", "...", "12345", "\u{ad}"] {
        assert!(diagnose(&symptoms, &Case { text, ..Case::default() }).causes.is_empty(), "{text:?}");
    }
    assert!(diagnose(&Symptoms::default(), &Case { text: "login failed", ..Case::default() }).causes.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_text_has_an_answer(text in "\\PC{0,300}", odd in "[0-9a-fxXO .:/@'{}&;-]{0,60}", symptom in "[a-z-]{0,16}") {
        static SYMPTOMS: LazyLock<Symptoms> = LazyLock::new(|| Symptoms::embedded().unwrap());
        static INDEX: LazyLock<Index<'_>> = LazyLock::new(|| Index::new(&SYMPTOMS));
        for text in [&text, &odd, &format!("{text} 550-5.7.1 {odd}")] {
            let case = Case { text, symptom: Some(&symptom), ..Case::default() };
            for found in INDEX.diagnose(&case).causes {
                prop_assert!((1..=99).contains(&found.confidence) && (1..=5).contains(&found.plan.len()));
            }
        }
    }
}
