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
    /// For each class what it stands for here.
    classes: Vec<Class>,
}

/// What a class stands for in one set of data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// The cause at this place.
    Cause(usize),
    SomethingElse,
    /// A cause that the data has not.
    Unknown,
}

impl Learnt {
    /// Nothing where the data has other causes.
    pub(crate) fn new(weights: Weights, symptoms: &Symptoms) -> Option<Self> {
        let place = |class: &String| symptoms.causes.iter().position(|cause| cause.id.as_str() == class);
        let class = |class: &String| match place(class) {
            Some(place) => Class::Cause(place),
            None if class.is_empty() => Class::SomethingElse,
            None => Class::Unknown,
        };
        let classes: Vec<Class> = weights.classes.iter().map(class).collect();
        classes.iter().any(|class| matches!(class, Class::Cause(_))).then_some(Self { weights, classes })
    }

    /// What a text's features say for each cause, by its place, and for something else; more is likelier.
    pub(crate) fn says(&self, features: &[u32], causes: usize) -> (Vec<f32>, f32) {
        let (mut for_causes, mut for_something_else) = (vec![0.0; causes], 0.0);
        let weight = self.weights.scale * scale(features.len());
        for feature in features {
            for (class, says) in self.weights.of(*feature) {
                let says = f32::from(*says) * weight;
                match self.classes[usize::from(*class)] {
                    Class::Cause(place) => for_causes[place] += says,
                    Class::SomethingElse => for_something_else += says,
                    Class::Unknown => {}
                }
            }
        }
        (for_causes, for_something_else)
    }
}

/// What each of so many features counts: all of a long text say little more than all of a short one.
#[must_use]
pub fn scale(features: usize) -> f32 {
    (features.max(1) as f32).powf(-0.6)
}
