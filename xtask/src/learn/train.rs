//! The learning itself: multinomial logistic regression, the same weights for the same examples.

use std::collections::BTreeMap;

use mailsteps_diagnosis::{Weights, scale};

/// What is learnt from.
pub struct Example {
    pub features: Vec<u32>,
    /// How likely each class is that may be right; together one.
    pub classes: Vec<(usize, f32)>,
    /// How much it counts.
    pub counts: f32,
}

/// How it is learnt.
#[derive(Debug, Clone, Copy)]
pub struct Manner {
    /// How often all examples are gone through.
    pub rounds: usize,
    /// How long a step is.
    pub rate: f32,
    /// How strongly weights are drawn towards nothing (L2).
    pub restraint: f32,
    /// How much is taken off every weight after each round, so that most become nothing (L1).
    pub shrink: f32,
    /// The most weights that are kept.
    pub kept: usize,
    /// How much more a text about something else counts than another.
    pub something_else: f32,
    /// How much the examples have to count together in which a feature stands.
    pub least: f32,
    /// The largest weight in the file.
    pub levels: f32,
}

/// Learns, and keeps what matters in small whole numbers.
pub fn learn(examples: &[&Example], classes: &[String], digest: u64, manner: Manner) -> Weights {
    let mut learning = Learning::new(examples, classes.len(), manner);
    learning.descend(manner.rounds, manner.shrink);
    learning.keep();
    // What was given up speaks through what is left.
    learning.descend(manner.rounds / 2, 0.0);
    learning.rounded(classes, digest)
}

struct Learning<'e> {
    examples: &'e [&'e Example],
    manner: Manner,
    classes: usize,
    /// Those that stand in enough examples, sorted.
    features: Vec<u32>,
    /// For each example its features by their places.
    rows: Vec<Vec<usize>>,
    /// For each feature what it says of each class.
    weights: Vec<f32>,
    is_kept: Vec<bool>,
    seed: u64,
}

impl<'e> Learning<'e> {
    fn new(examples: &'e [&'e Example], classes: usize, manner: Manner) -> Self {
        let mut counts: BTreeMap<u32, f32> = BTreeMap::new();
        for one in examples {
            one.features.iter().for_each(|feature| *counts.entry(*feature).or_default() += one.counts);
        }
        let often = counts.iter().filter(|(_, count)| **count >= manner.least);
        let features: Vec<u32> = often.map(|(feature, _)| *feature).collect();
        let place = |feature: &u32| features.binary_search(feature).ok();
        let rows = examples.iter().map(|one| one.features.iter().filter_map(place).collect()).collect();
        let size = features.len() * classes;
        let (weights, is_kept) = (vec![0.0; size], vec![true; size]);
        Self { examples, manner, classes, features, rows, weights, is_kept, seed: 1 }
    }

    /// Goes down the slope of the error, with a step of its own for each weight (AdaGrad); the mean of the last half.
    fn descend(&mut self, rounds: usize, shrink: f32) {
        let mut slopes = vec![1e-4; self.weights.len()];
        let mut mean = vec![0.0; self.weights.len()];
        let mut order: Vec<usize> = (0..self.examples.len()).collect();
        for round in 0..rounds {
            self.shuffle(&mut order);
            for example in &order {
                self.step(*example, &mut slopes);
            }
            for (weight, slope) in self.weights.iter_mut().zip(&slopes) {
                let less = shrink * self.manner.rate / slope.sqrt();
                *weight = weight.signum() * (weight.abs() - less).max(0.0);
            }
            if round >= rounds / 2 {
                let part = 1.0 / (rounds - rounds / 2) as f32;
                mean.iter_mut().zip(&self.weights).for_each(|(mean, weight)| *mean += weight * part);
            }
        }
        self.weights = mean;
    }

    fn step(&mut self, at: usize, slopes: &mut [f32]) {
        let (example, Manner { rate, restraint, .. }) = (self.examples[at], self.manner);
        let value = scale(example.features.len());
        let mut error = self.error(at, value);
        error.iter_mut().for_each(|error| *error *= value * example.counts);
        for feature in &self.rows[at] {
            let of_feature = feature * self.classes..(feature + 1) * self.classes;
            let weights = self.weights[of_feature.clone()].iter_mut().zip(&mut slopes[of_feature.clone()]);
            for (((weight, slope), error), is_kept) in weights.zip(&error).zip(&self.is_kept[of_feature]) {
                if *is_kept {
                    let step = error + restraint * *weight;
                    *slope += step * step;
                    *weight -= rate * step / slope.sqrt();
                }
            }
        }
    }

    /// How far what the weights say of an example is from what is right. The first class is a question of its own: is it about
    /// something else? The others share what is about mail.
    fn error(&self, at: usize, value: f32) -> Vec<f32> {
        let mut error = vec![0.0; self.classes];
        for feature in &self.rows[at] {
            let of_feature = &self.weights[feature * self.classes..(feature + 1) * self.classes];
            error.iter_mut().zip(of_feature).for_each(|(sum, weight)| *sum += weight * value);
        }
        let right = &self.examples[at].classes;
        let something_else = 1.0 / (1.0 + (-error[0]).exp());
        if right.iter().any(|(class, _)| *class == 0) {
            error.fill(0.0);
            error[0] = (something_else - 1.0) * self.manner.something_else;
            return error;
        }
        let most = error[1..].iter().copied().fold(f32::MIN, f32::max);
        error.iter_mut().for_each(|sum| *sum = (*sum - most).exp());
        let all: f32 = error[1..].iter().sum();
        error.iter_mut().for_each(|likely| *likely /= all);
        error[0] = something_else;
        right.iter().for_each(|(class, share)| error[*class] -= share);
        error
    }

    /// Keeps the weights that are large and count in many texts.
    fn keep(&mut self) {
        let mut counts = vec![0.0_f32; self.features.len()];
        self.rows.iter().flatten().for_each(|feature| counts[*feature] += 1.0);
        let weights = self.weights.iter().enumerate();
        let worths: Vec<f32> = weights.map(|(at, weight)| weight.abs() * counts[at / self.classes].sqrt()).collect();
        let mut sorted = worths.clone();
        sorted.sort_unstable_by(|one, other| other.total_cmp(one));
        let least = sorted.get(self.manner.kept).copied().unwrap_or_default();
        self.is_kept = worths.iter().map(|worth| *worth > least).collect();
        for (weight, is_kept) in self.weights.iter_mut().zip(&self.is_kept) {
            *weight = if *is_kept { *weight } else { 0.0 };
        }
    }

    fn rounded(&self, classes: &[String], digest: u64) -> Weights {
        let largest = self.weights.iter().fold(f32::MIN_POSITIVE, |largest, weight| largest.max(weight.abs()));
        let scale = largest / self.manner.levels;
        let mut learnt = Weights { digest, scale, classes: classes.to_vec(), ..Weights::default() };
        for (feature, of_feature) in self.features.iter().zip(self.weights.chunks(self.classes)) {
            let before = learnt.entries.len();
            let entries = of_feature.iter().map(|weight| (weight / scale).round() as i8).enumerate();
            learnt.entries.extend(entries.filter(|(_, says)| *says != 0).map(|(class, says)| (class as u8, says)));
            if learnt.entries.len() > before {
                learnt.features.push(*feature);
                learnt.ends.push(learnt.entries.len());
            }
        }
        learnt
    }

    /// Fisher and Yates, with the numbers of a linear congruential generator (Knuth's MMIX).
    fn shuffle(&mut self, order: &mut [usize]) {
        for end in (1..order.len()).rev() {
            self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(end, (self.seed >> 33) as usize % (end + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANNER: Manner = Manner {
        rounds: 40,
        rate: 0.5,
        restraint: 1e-4,
        shrink: 0.001,
        kept: 100,
        something_else: 1.0,
        least: 1.0,
        levels: 63.0,
    };

    fn learnt() -> Weights {
        let example =
            |features: &[u32], class| Example { features: features.to_vec(), classes: vec![(class, 1.0)], counts: 1.0 };
        let examples = [
            example(&[0, 1], 1),
            example(&[0, 1, 9], 1),
            example(&[0, 2], 2),
            example(&[0, 2, 9], 2),
            example(&[0, 3], 0),
        ];
        let classes = ["", "a", "b"].map(str::to_owned);
        learn(&examples.iter().collect::<Vec<_>>(), &classes, 7, MANNER)
    }

    #[test]
    fn features_speak_for_their_class() {
        let learnt = learnt();
        let says = |feature: u32, class: u8| {
            let Ok(at) = learnt.features.binary_search(&feature) else { return 0 };
            let start = if at == 0 { 0 } else { learnt.ends[at - 1] };
            let mut entries = learnt.entries[start..learnt.ends[at]].iter();
            entries.find(|(of, _)| *of == class).map_or(0, |(_, says)| *says)
        };
        assert!(says(1, 1) > 0 && says(2, 1) < 0 && says(2, 2) > 0 && says(3, 0) > 0 && says(1, 0) < 0);
    }

    #[test]
    fn the_same_examples_give_the_same_file() {
        assert_eq!(learnt().write(), learnt().write());
    }
}
