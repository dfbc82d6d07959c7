//! How well texts are understood that were not learnt from.

use std::{collections::BTreeMap, thread};

use mailsteps_diagnosis::{Case, Index, Weights};
use mailsteps_settings::Symptoms;

use super::{
    examples::{Examples, Said},
    train::{Manner, learn},
};

const PARTS: usize = 5;
const MOST_PAIRS: usize = 30;

/// What of the texts was understood.
#[derive(Default)]
struct Score {
    texts: usize,
    first: usize,
    among_three: usize,
    unknown: usize,
    something_else: usize,
    taken_for_known: usize,
    /// The right cause with the one that came first instead.
    confused: BTreeMap<(usize, String), usize>,
}

/// Leaves out a part at a time, and prints how well it is understood by what the others teach.
pub fn print(symptoms: &Symptoms, examples: &Examples, manner: Manner) {
    let is_left_out = |said: &Said, part: usize| said.number.is_some_and(|number| number % PARTS == part);
    let without = |part: usize| -> Weights {
        let said = examples.all.iter().filter(|said| !is_left_out(said, part));
        learn(&said.map(|said| &said.example).collect::<Vec<_>>(), &examples.classes, 0, manner)
    };
    let learnt: Vec<_> = thread::scope(|scope| {
        let learning: Vec<_> = (0..PARTS).map(|part| scope.spawn(move || without(part))).collect();
        learning.into_iter().flat_map(thread::ScopedJoinHandle::join).collect()
    });
    let mut score = Score::default();
    for (part, weights) in learnt.into_iter().enumerate() {
        let index = Index::with(symptoms, Some(weights));
        let left_out = examples.all.iter().filter(|said| is_left_out(said, part) && !said.is_copy);
        left_out.for_each(|said| score.add(said, &index, &examples.classes));
    }
    score.print(&examples.classes);
}

impl Score {
    fn add(&mut self, said: &Said, index: &Index<'_>, classes: &[String]) {
        let found = index.diagnose(&Case { text: &said.text, ..Case::default() }).causes;
        let Some(best) = said.causes.first() else {
            self.something_else += 1;
            self.taken_for_known += usize::from(!found.is_empty());
            return;
        };
        let is_right = |id: &str| said.causes.iter().any(|cause| classes[*cause] == id);
        let place = found.iter().position(|found| is_right(found.cause.id.as_str()));
        self.texts += 1;
        self.first += usize::from(place == Some(0));
        self.among_three += usize::from(place.is_some_and(|place| place < 3));
        self.unknown += usize::from(found.is_empty());
        if place != Some(0) {
            let instead = found.first().map_or("nothing", |found| found.cause.id.as_str());
            *self.confused.entry((*best, instead.to_owned())).or_default() += 1;
        }
    }

    fn print(&self, classes: &[String]) {
        let part = |count: usize| 100.0 * count as f32 / self.texts.max(1) as f32;
        println!(
            "{} texts: {:.1} % right first, {:.1} % among the first three",
            self.texts,
            part(self.first),
            part(self.among_three)
        );
        println!(
            "{} of them unknown; {} of {} about something else known",
            self.unknown, self.taken_for_known, self.something_else
        );
        let mut confused: Vec<_> = self.confused.iter().collect();
        confused.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        for ((cause, instead), count) in confused.into_iter().take(MOST_PAIRS) {
            println!("{count} {} taken for {instead}", classes[*cause]);
        }
    }
}
