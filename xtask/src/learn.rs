//! `cargo xtask learn`: learns from examples which words speak for which cause, for the trouble finder.

mod cross;
mod examples;
mod phrases;
mod train;

use std::fs;

use anyhow::{Context, Result};
use clap::Args;
use mailsteps_diagnosis::{Index, Weights, phrases_digest};
use mailsteps_settings::Symptoms;

use self::{
    examples::{Examples, symptoms},
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
    Ok(())
}

/// What is learnt from, with the features that texts have where they are held against the phrases of `lean`.
fn examples(symptoms: &Symptoms, lean: &Symptoms) -> Result<Examples> {
    Examples::read(symptoms, &Index::with(lean, None))
}

fn learn(symptoms: &Symptoms, lean: &Symptoms) -> Result<Weights> {
    let examples = examples(symptoms, lean)?;
    let all: Vec<_> = examples.all.iter().map(|said| &said.example).collect();
    Ok(train::learn(&all, &examples.classes, examples.digest(MANNER), MANNER))
}

#[cfg(test)]
mod tests {
    use mailsteps_diagnosis::Weights;

    use super::*;

    #[test]
    fn what_was_learnt_is_of_todays_examples() {
        let symptoms = symptoms().unwrap();
        let learnt = Weights::read(&fs::read(root().join(WEIGHTS)).unwrap()).unwrap();
        let examples = examples(&symptoms, &phrases::with(&symptoms, &learnt.phrases)).unwrap();
        let causes: Vec<&str> = symptoms.causes.iter().map(|cause| cause.id.as_str()).collect();
        assert_eq!(learnt.classes[1..], causes, "run `cargo xtask learn`");
        assert_eq!(learnt.digest, examples.digest(MANNER), "run `cargo xtask learn`");
        assert_eq!(learnt.phrases_digest, phrases_digest(&symptoms), "run `cargo xtask learn`");
    }
}
