//! What readers say in other languages than that of the data, held against what a stranger wrote who had not seen the data,
//! and against the phrases that it was learnt from.

use std::{collections::BTreeMap, fs, path::Path};

use mailsteps_diagnosis::{Case, Index};
use mailsteps_guide::{Language, extras, languages};
use serde::Deserialize;

/// `tests/cases/LANGUAGE.json`.
#[derive(Deserialize)]
struct Cases {
    cases: Vec<Trouble>,
    /// About something else.
    unrelated: Vec<String>,
}

#[derive(Deserialize)]
struct Trouble {
    text: String,
    /// Every cause that would be a right answer.
    expect: Vec<String>,
    program: Option<String>,
    domain: Option<String>,
}

fn cases(language: Language) -> Cases {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(language.id()).with_extension("json");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| {
        panic!(
            "{}: {error}; each language has texts by somebody who has not seen its words, see README.md",
            path.display()
        )
    });
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// In per cent, at least: right at first, right among the first three, and nothing said of what is about something else.
const FLOOR: (usize, usize, usize) = (91, 96, 100);
/// Of the phrases, which were learnt from, at least so many have a right cause first.
const FLOOR_OF_PHRASES: usize = 87;

#[test]
fn most_of_what_readers_say_is_understood() {
    let catalog = mailsteps_settings::Catalog::embedded().unwrap();
    for language in languages().iter().copied().filter(|language| !language.is_first()) {
        let index: &Index<'_> = extras(language).index();
        let Cases { cases, unrelated } = cases(language);
        let (mut first, mut three, mut missed) = (0, 0, Vec::new());
        for case in &cases {
            let domain = case.domain.as_ref().and_then(|domain| catalog.offer(&domain.parse().ok()?));
            let program = case.program.as_ref().and_then(|program| program.parse().ok());
            let asked = Case { text: &case.text, domain, program: program.as_ref(), ..Case::default() };
            let found = index.diagnose(&asked);
            let found: Vec<&str> = found.causes.iter().map(|found| found.cause.id.as_str()).collect();
            let is_right = |id: &&&str| case.expect.iter().any(|right| right == **id);
            first += usize::from(found.first().filter(is_right).is_some());
            three += usize::from(found.iter().take(3).any(|id| is_right(&id)));
            if found.first().filter(is_right).is_none() {
                missed.push(format!("{:?} is {:?}, not {found:?}", case.text, case.expect));
            }
        }
        let silent = |text: &&String| index.diagnose(&Case { text, ..Case::default() }).causes.is_empty();
        let nothing = unrelated.iter().filter(silent).count();
        let per_cent = |part: usize, whole: usize| 100 * part / whole;
        let reached = (per_cent(first, cases.len()), per_cent(three, cases.len()), per_cent(nothing, unrelated.len()));
        println!("{}: {reached:?}", language.id());
        let is_enough = reached.0 >= FLOOR.0 && reached.1 >= FLOOR.1 && reached.2 >= FLOOR.2;
        assert!(is_enough, "{}: {reached:?}\n{}", language.id(), missed.join("\n"));
    }
}

/// `languages/LANGUAGE/phrases.json`: for each symptom what people say who have it.
#[test]
fn what_is_said_of_a_symptom_leads_to_its_causes() {
    for language in languages().iter().copied().filter(|language| !language.is_first()) {
        let index: &Index<'_> = extras(language).index();
        let name = format!("languages/{}/phrases.json", language.id());
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(&name)).unwrap();
        let phrases: BTreeMap<String, Vec<String>> = serde_json::from_str(&text).unwrap();
        let (mut count, mut missed) = (0, Vec::new());
        for symptom in &index.symptoms().symptoms {
            for text in
                phrases.get(symptom.id.as_str()).unwrap_or_else(|| panic!("{name} has nothing for {}", symptom.id))
            {
                let found = index.diagnose(&Case { text, ..Case::default() });
                let first = found.causes.first().map(|found| &found.cause.id);
                count += 1;
                if first.is_none_or(|first| !symptom.causes.contains(first)) {
                    missed.push(format!("{}: {text:?} is {first:?}", symptom.id));
                }
            }
        }
        let reached = 100 * (count - missed.len()) / count;
        println!("{}: {} of {count} phrases, {reached} in 100", language.id(), count - missed.len());
        assert!(reached >= FLOOR_OF_PHRASES, "{reached} in 100\n{}", missed.join("\n"));
    }
}
