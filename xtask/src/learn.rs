//! `cargo xtask learn`: learns from examples which words speak for which cause, for the trouble finder.

mod cross;
mod examples;
mod train;

use std::fs;

use anyhow::{Context, Result};
use clap::Args;
use mailsteps_diagnosis::Index;

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
    let examples = Examples::read(&symptoms, &Index::with(&symptoms, None))?;
    if options.cross {
        cross::print(&symptoms, &examples, MANNER);
        return Ok(());
    }
    let all: Vec<_> = examples.all.iter().map(|said| &said.example).collect();
    let weights = train::learn(&all, &examples.classes, examples.digest(MANNER), MANNER);
    let file = weights.write();
    fs::write(root().join(WEIGHTS), &file).with_context(|| WEIGHTS.to_owned())?;
    println!("{WEIGHTS}: {} bytes for {} features of {} texts", file.len(), weights.features.len(), examples.all.len());
    Ok(())
}

#[cfg(test)]
mod tests {
    use mailsteps_diagnosis::Weights;

    use super::*;

    #[test]
    fn what_was_learnt_is_of_todays_examples() {
        let symptoms = symptoms().unwrap();
        let examples = Examples::read(&symptoms, &Index::with(&symptoms, None)).unwrap();
        let learnt = Weights::read(&fs::read(root().join(WEIGHTS)).unwrap()).unwrap();
        let causes: Vec<&str> = symptoms.causes.iter().map(|cause| cause.id.as_str()).collect();
        assert_eq!(learnt.classes[1..], causes, "run `cargo xtask learn`");
        assert_eq!(learnt.digest, examples.digest(MANNER), "run `cargo xtask learn`");
    }
}
