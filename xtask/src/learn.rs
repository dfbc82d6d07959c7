//! `cargo xtask learn`: learns from examples which words speak for which cause, for the trouble finder.

mod cross;
mod examples;
mod languages;
mod phrases;
mod train;

use std::fs;

use anyhow::{Context, Result};
use clap::Args;
use mailsteps_diagnosis::{Index, Weights, phrases_digest};
use mailsteps_settings::Symptoms;

use self::{
    examples::{Examples, symptoms},
    languages::Language,
    train::Manner,
};
use crate::process::root;

/// What `learn` can be told.
#[derive(Args)]
pub struct Options {
    /// Write nothing: leave out a fifth of the examples at a time, and print how well the others understand it.
    #[arg(long)]
    cross: bool,
}

/// Where what was learnt is read from.
const WEIGHTS: &str = "crates/diagnosis/data/weights.bin";

/// Chosen by cross-validation. What is kept is about as much as gives 38 kB of brotli.
const MANNER: Manner = Manner {
    rounds: 16,
    rate: 0.5,
    restraint: 1e-4,
    shrink: 0.045,
    kept: 30_000,
    something_else: 25.0,
    least: 1.6,
    levels: 15.0,
};

/// `cargo xtask learn`.
pub fn run(options: &Options) -> Result<()> {
    let symptoms = symptoms()?;
    if options.cross {
        let kept = Weights::read(&fs::read(root().join(WEIGHTS))?)?.phrases;
        let lean = phrases::with(&symptoms, &kept);
        cross::print(&lean, &examples(&symptoms, &lean)?, MANNER);
        return Ok(());
    }
    // First without any phrase to hold a text against; then with the few that are not recognised so.
    let none = phrases::with(&symptoms, &[]);
    let alone = learn(&symptoms, &none)?;
    let kept = phrases::unrecognised(&symptoms, &Index::with(&none, Some(alone)));
    let weights = learn(&symptoms, &phrases::with(&symptoms, &kept))?;
    let weights = Weights { phrases: kept, phrases_digest: phrases_digest(&symptoms), ..weights };
    let file = weights.write();
    fs::write(root().join(WEIGHTS), &file).with_context(|| WEIGHTS.to_owned())?;
    let kept: usize = weights.phrases.iter().map(|(_, phrases)| phrases.len()).sum();
    println!("{WEIGHTS}: {} bytes for {} features, and {kept} phrases", file.len(), weights.features.len());
    for language in Language::all()? {
        let weights = language.learn(&symptoms)?;
        let (path, file) = (language.weights(), weights.write());
        fs::write(root().join(&path), &file).with_context(|| path.clone())?;
        println!("{path}: {} bytes for {} features", file.len(), weights.features.len());
    }
    Ok(())
}

/// What is learnt from, with the features that texts have where they are held against the phrases of `lean`.
fn examples(symptoms: &Symptoms, lean: &Symptoms) -> Result<Examples> {
    Examples::read(symptoms, &Index::with(lean, None))
}

fn learn(symptoms: &Symptoms, lean: &Symptoms) -> Result<Weights> {
    Ok(examples(symptoms, lean)?.learn(MANNER))
}

#[cfg(test)]
mod tests {
    use mailsteps_diagnosis::Weights;

    use super::*;

    fn causes_of(symptoms: &Symptoms) -> Vec<String> {
        symptoms.causes.iter().map(|cause| cause.id.to_string()).collect()
    }

    #[test]
    fn what_was_learnt_is_of_todays_examples() {
        let symptoms = symptoms().unwrap();
        let learnt = Weights::read(&fs::read(root().join(WEIGHTS)).unwrap()).unwrap();
        let examples = examples(&symptoms, &phrases::with(&symptoms, &learnt.phrases)).unwrap();
        assert_eq!(learnt.classes[1..], *causes_of(&symptoms), "run `cargo xtask learn`");
        assert_eq!(learnt.digest, examples.digest(MANNER), "run `cargo xtask learn`");
        assert_eq!(learnt.phrases_digest, phrases_digest(&symptoms), "run `cargo xtask learn`");
        for language in Language::all().unwrap() {
            let learnt = Weights::read(&fs::read(root().join(language.weights())).unwrap()).unwrap();
            let digest = language.examples(&symptoms).unwrap().digest(languages::MANNER);
            assert_eq!(
                (&learnt.classes[1..], learnt.digest),
                (&*causes_of(&symptoms), digest),
                "run `cargo xtask learn`"
            );
        }
    }
}
