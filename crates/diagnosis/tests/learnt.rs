//! What was learnt from examples, as it is shipped.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use mailsteps_diagnosis::{Because, Case, Index, Weights};
use mailsteps_settings::Symptoms;

const WEIGHTS: &[u8] = include_bytes!("../data/weights.bin");

fn first(index: &Index<'_>, text: &str) -> Option<String> {
    index.diagnose(&Case { text, ..Case::default() }).causes.first().map(|found| found.cause.id.to_string())
}

#[test]
fn the_file_is_whole_and_small_and_knows_every_cause() {
    let (symptoms, weights) = (Symptoms::embedded().unwrap(), Weights::read(WEIGHTS).unwrap());
    let causes: Vec<&str> = symptoms.causes.iter().map(|cause| cause.id.as_str()).collect();
    assert_eq!(weights.classes.first().map(String::as_str), Some(""));
    assert_eq!(weights.classes[1..], causes);
    assert_eq!(weights.write(), WEIGHTS);
    assert!(WEIGHTS.len() < 140_000, "{}", WEIGHTS.len());
}

/// None of the data's phrases has these words.
#[test]
fn own_words_are_enough() {
    let symptoms = Symptoms::embedded().unwrap();
    let index = Index::new(&symptoms);
    for (text, cause) in [
        ("the choir list of ninety singers is turned down, ten at a time go through", "too-many-recipients"),
        ("my letters to Aunt May come back, she has no room left for them", "recipient-mailbox-full"),
        ("as long as Surfshark is on my Outlook gets nothing, off and it all comes", "vpn-in-the-way"),
    ] {
        assert_eq!(first(&index, text).as_deref(), Some(cause), "{text}");
    }
    let text = "our choir list of ninety singers is turned down, ten at a time go through, is that a rule of yours";
    let found = index.diagnose(&Case { text, ..Case::default() });
    assert!(found.causes.iter().any(|found| found.because == Because::Words), "{found:?}");
    assert!(found.causes.windows(2).all(|pair| pair[0].confidence >= pair[1].confidence));
}

#[test]
fn what_is_about_something_else_is_not_known() {
    let symptoms = Symptoms::embedded().unwrap();
    let index = Index::new(&symptoms);
    for text in
        ["the restaurant's server brought the wrong soup", "knitting pattern for a cat", "good morning", "zzkj qwv"]
    {
        assert_eq!(first(&index, text), None, "{text}");
    }
}

/// A message with its code stays what it is, whatever is said around it.
#[test]
fn a_code_is_stronger_than_words() {
    let symptoms = Symptoms::embedded().unwrap();
    let index = Index::new(&symptoms);
    for around in ["", "my grandson set up the new tablet on Sunday and now there is ", "is the internet slow today? "]
    {
        assert_eq!(first(&index, &format!("{around}0x8004010F")).as_deref(), Some("data-file-damaged"), "{around}");
    }
}

/// Other data has other causes: what was learnt says nothing of them, and what the data says still counts.
#[test]
fn other_data_goes_by_itself() {
    let symptoms = serde_json::json!({
        "symptoms": [{ "id": "quiet", "title": "The bell does not ring", "phrases": [], "causes": ["bell"], "sources": ["a"] }],
        "messages": [],
        "causes": [{ "id": "bell", "title": "Bell", "plan": [], "sources": ["a"] }],
    });
    let symptoms: Symptoms = serde_json::from_value(symptoms).unwrap();
    assert_eq!(first(&Index::new(&symptoms), "the bell does not ring").as_deref(), Some("bell"));
}
