//! What was learnt from many texts by people who describe a trouble in their own words.

mod concepts;
mod features;
mod weights;

use mailsteps_settings::{Symptom, Symptoms};

pub(crate) use concepts::Concepts;
pub(crate) use features::features;
pub use weights::{Malformed, Weights};

/// What was learnt, with the causes of one set of data.
#[derive(Debug)]
pub(crate) struct Learnt {
    weights: Weights,
    /// For each class what it stands for here.
    classes: Vec<Class>,
    /// Whether the data's phrases are others than those that were learnt.
    has_other_phrases: bool,
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
        let has_other_phrases = ![0, weights.phrases_digest].contains(&phrases_digest(symptoms));
        let is_known = classes.iter().any(|class| matches!(class, Class::Cause(_)));
        is_known.then_some(Self { weights, classes, has_other_phrases })
    }

    /// The phrases of a symptom that a text has to be held against: of those that were learnt, the few that are not recognised
    /// by what was learnt alone.
    pub(crate) fn phrases<'l>(&'l self, symptom: &'l Symptom) -> &'l [String] {
        if self.has_other_phrases {
            return &symptom.phrases;
        }
        self.weights.phrases.iter().find(|(id, _)| id == symptom.id.as_str()).map_or(&[], |(_, phrases)| phrases)
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

/// A number for all phrases of the data and the symptoms they are of; 0 for data that comes without, because they were learnt.
#[must_use]
pub fn phrases_digest(symptoms: &Symptoms) -> u32 {
    let with_phrases = symptoms.symptoms.iter().filter(|symptom| !symptom.phrases.is_empty());
    let texts =
        with_phrases.flat_map(|symptom| symptom.phrases.iter().map(String::as_str).chain([symptom.id.as_str()]));
    texts.fold(0, |digest, text| text.bytes().fold(digest ^ 1, hash))
}

/// A step of FNV-1a.
fn hash(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

/// What each of so many features counts: all of a long text say little more than all of a short one.
#[must_use]
pub fn scale(features: usize) -> f32 {
    // The power of -0.6, without the code for any power.
    ((features.max(1) as f32).ln() * -0.6).exp()
}
