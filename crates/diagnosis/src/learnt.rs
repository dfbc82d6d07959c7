//! What was learnt from many texts by people who describe a trouble in their own words.

mod concepts;
mod features;
mod weights;

use mailsteps_settings::Symptoms;

pub(crate) use concepts::Concepts;
pub(crate) use features::features;
pub use weights::{Malformed, Weights};

/// What was learnt, with the causes of one set of data.
#[derive(Debug)]
pub(crate) struct Learnt {
    weights: Weights,
    /// For each class the place of its cause.
    causes: Vec<Option<usize>>,
}

impl Learnt {
    /// Nothing where the data has other causes.
    pub(crate) fn new(weights: Weights, symptoms: &Symptoms) -> Option<Self> {
        let place = |class: &String| symptoms.causes.iter().position(|cause| cause.id.as_str() == class);
        let causes: Vec<Option<usize>> = weights.classes.iter().map(place).collect();
        causes.iter().any(Option::is_some).then_some(Self { weights, causes })
    }

    /// What a text says for each cause, by its place, and at the end for something else; higher is likelier.
    pub(crate) fn logits(&self, features: &[u32], causes: usize) -> Vec<f32> {
        let mut logits = vec![0.0; causes + 1];
        // Long texts say no more than short ones.
        for feature in features {
            for (class, says) in self.weights.of(*feature) {
                logits[self.causes[usize::from(*class)].unwrap_or(causes)] += f32::from(*says);
            }
        }
        let norm = self.weights.scale * scale(features.len());
        logits.iter_mut().for_each(|logit| *logit *= norm);
        logits
    }
}

/// What each of so many features counts: many say less than as many times one.
#[must_use]
pub fn scale(features: usize) -> f32 {
    use std::sync::LazyLock; static M: LazyLock<f32> = LazyLock::new(|| std::env::var("NORM").ok().and_then(|v| v.parse().ok()).unwrap_or(0.6));
    1.0 / (features.max(1) as f32).powf(*M)
}
