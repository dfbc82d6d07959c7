//! The learning itself: multinomial logistic regression, the same bytes for the same examples.

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
#[derive(Clone, Copy)]
pub struct Manner {
    /// How often all examples are gone through.
    pub rounds: usize,
    pub rate: f32,
    /// How slow each weight begins.
    pub start: f32,
    /// How strongly weights are held near nothing.
    pub restraint: f32,
    /// How many of a text's features are left out by chance each time, in parts of all.
    pub forgotten: f32,
    /// How much more a text about something else counts than another.
    pub else_counts: f32,
    /// In how many examples a feature has to stand.
    pub least: usize,
    pub keeps_nothing: bool,
    pub shrink: f32,
    pub entries: usize,
    pub levels: f32,
}

/// Learns, and keeps what matters in small whole numbers.
pub fn train(examples: &[Example], classes: &[String], digest: u64, manner: Manner) -> Weights {
    let (features, rows) = rows(examples, manner.least);
    let mut weights = vec![0.0; features.len() * classes.len()];
    descend(examples, &rows, &mut weights, classes.len(), manner);
    // What was left out speaks through what is kept.
    keep(&mut weights, &rows, classes.len(), manner.entries);
    descend(examples, &rows, &mut weights, classes.len(), Manner { keeps_nothing: true, rounds: manner.rounds / 2, shrink: 0.0, ..manner });
    rounded(&features, &weights, classes, digest, manner.levels)
}

/// Keeps so many weights: those that are large and count in many texts.
fn keep(weights: &mut [f32], rows: &[Vec<usize>], classes: usize, most: usize) {
    let mut counts = vec![0.0_f32; weights.len() / classes];
    rows.iter().flatten().for_each(|feature| counts[*feature] += 1.0);
    let worth = |at: usize, weight: f32| weight.abs() * counts[at / classes].sqrt();
    let mut worths: Vec<f32> = weights.iter().enumerate().map(|(at, weight)| worth(at, *weight)).collect();
    if most >= worths.len() { return; }
    worths.sort_unstable_by(|one, other| other.total_cmp(one));
    let least = worths[most];
    for (at, weight) in weights.iter_mut().enumerate() {
        if worth(at, *weight) <= least {
            *weight = 0.0;
        }
    }
}

/// The features that stand in enough examples, and each example's by their places.
fn rows(examples: &[Example], least: usize) -> (Vec<u32>, Vec<Vec<usize>>) {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    examples.iter().flat_map(|one| &one.features).for_each(|feature| *counts.entry(*feature).or_default() += 1);
    let features: Vec<u32> = counts.iter().filter(|(_, count)| **count >= least).map(|(feature, _)| *feature).collect();
    let places = |one: &Example| one.features.iter().filter_map(|feature| features.binary_search(feature).ok()).collect();
    let rows = examples.iter().map(places).collect();
    (features, rows)
}

/// Goes down the slope of the error, with a step of its own for each weight (AdaGrad); the mean of the last rounds.
fn descend(examples: &[Example], rows: &[Vec<usize>], weights: &mut Vec<f32>, classes: usize, manner: Manner) {
    let mut slopes = vec![manner.start; weights.len()];
    let mut mean = vec![0.0_f32; weights.len()];
    let is_kept: Vec<bool> = weights.iter().map(|weight| !manner.keeps_nothing || *weight != 0.0).collect();
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut seed = 1;
    let averaged = manner.rounds / 2;
    for round in 0..manner.rounds {
        shuffle(&mut order, &mut seed);
        for &at in &order {
            let example = &examples[at];
            // Now and then a word is missing: what rests on one alone is learnt less well, and what rests on many better.
            let row: Vec<usize> = rows[at].iter().copied().filter(|_| chance(&mut seed) >= manner.forgotten).collect();
            let value = scale(example.features.len()) / (1.0 - manner.forgotten);
            let mut error = error(example, &sums(&row, weights, value, classes), manner.else_counts);
            error.iter_mut().for_each(|error| *error *= value * example.counts);
            for feature in &row {
                let of_feature = feature * classes..(feature + 1) * classes;
                let of_kept = of_feature.clone();
                let (weights, slopes) = (&mut weights[of_feature.clone()], &mut slopes[of_feature]);
                for (((weight, slope), error), is_kept) in weights.iter_mut().zip(slopes).zip(&error).zip(&is_kept[of_kept]) {
                    if !*is_kept { continue; }
                    let step = error + manner.restraint * *weight;
                    *slope += step * step;
                    *weight -= manner.rate * step / slope.sqrt();
                }
            }
        }
        if manner.shrink > 0.0 {
            for (weight, slope) in weights.iter_mut().zip(&slopes) {
                let less = manner.shrink * manner.rate / slope.sqrt();
                *weight = weight.signum() * (weight.abs() - less).max(0.0);
            }
        }
        if round >= averaged {
            mean.iter_mut().zip(weights.iter()).for_each(|(mean, weight)| *mean += weight / (manner.rounds - averaged) as f32);
        }
    }
    *weights = mean;
}

/// What the weights say of each class.
fn sums(row: &[usize], weights: &[f32], value: f32, classes: usize) -> Vec<f32> {
    let mut sums = vec![0.0_f32; classes];
    for feature in row {
        let of_feature = &weights[feature * classes..(feature + 1) * classes];
        sums.iter_mut().zip(of_feature).for_each(|(sum, weight)| *sum += weight);
    }
    sums.iter_mut().for_each(|sum| *sum *= value);
    sums
}

/// How far that is from what is right. The first class is a question of its own: is it about something else? The others share
/// what is about mail.
fn error(example: &Example, sums: &[f32], else_counts: f32) -> Vec<f32> {
    let is_else = example.classes.iter().any(|(class, _)| *class == 0);
    let mut error = vec![0.0; sums.len()];
    let likely = 1.0 / (1.0 + (-sums[0]).exp());
    error[0] = if is_else { (likely - 1.0) * else_counts } else { likely };
    if !is_else {
        let most = sums[1..].iter().copied().fold(f32::MIN, f32::max);
        error[1..].iter_mut().zip(&sums[1..]).for_each(|(likely, sum)| *likely = (sum - most).exp());
        let all: f32 = error[1..].iter().sum();
        error[1..].iter_mut().for_each(|likely| *likely /= all);
        example.classes.iter().for_each(|(class, share)| error[*class] -= share);
    }
    error
}

/// Fisher and Yates, with the numbers of a linear congruential generator (Knuth's MMIX).
fn shuffle(order: &mut [usize], seed: &mut u64) {
    for end in (1..order.len()).rev() {
        order.swap(end, next(seed) as usize % (end + 1));
    }
}

fn next(seed: &mut u64) -> u32 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33) as u32
}

/// From 0 to 1.
fn chance(seed: &mut u64) -> f32 {
    next(seed) as f32 / (1_u32 << 31) as f32
}

fn rounded(features: &[u32], weights: &[f32], classes: &[String], digest: u64, levels: f32) -> Weights {
    let largest = weights.iter().fold(f32::MIN_POSITIVE, |largest, weight| largest.max(weight.abs()));
    let scale = largest / levels;
    let mut learnt = Weights { digest, scale, classes: classes.to_vec(), ..Weights::default() };
    for (feature, of_feature) in features.iter().zip(weights.chunks(classes.len())) {
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
