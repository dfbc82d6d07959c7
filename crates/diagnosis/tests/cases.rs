//! Texts as readers write and paste them, with the causes that may come first, and texts that are about something else.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use mailsteps_diagnosis::{Case, Diagnosis, Index};
use mailsteps_settings::{Catalog, ClientId, Domain, Symptoms};
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    cases: Vec<Expected>,
    /// Texts about something else.
    unrelated: Vec<String>,
}

#[derive(Deserialize)]
struct Expected {
    text: String,
    /// The causes that are right as the first one.
    expect: Vec<ClientId>,
    domain: Option<Domain>,
    program: Option<ClientId>,
}

/// `expected` with what was found instead, for whoever has to mend it.
fn told(text: &str, expected: &[ClientId], found: &Diagnosis<'_>) -> String {
    let expected: Vec<&str> = expected.iter().map(ClientId::as_str).collect();
    let causes = found.causes.iter().map(|found| format!("{} {}", found.cause.id, found.confidence));
    format!("{text:?}\n    expected {}; found {}", expected.join(" or "), causes.collect::<Vec<_>>().join(", "))
}

/// How many texts have the right cause first, among the first three, and how many unrelated ones are taken for known.
fn score(cases: &Cases) -> [usize; 3] {
    let (catalog, symptoms) = (Catalog::embedded().unwrap(), Symptoms::embedded().unwrap());
    let index = Index::new(&symptoms);
    let place = |case: &Expected| {
        let domain = case.domain.as_ref().map(|domain| catalog.offer(domain).unwrap());
        let found =
            index.diagnose(&Case { text: &case.text, domain, program: case.program.as_ref(), ..Case::default() });
        found.causes.iter().position(|found| case.expect.contains(&found.cause.id))
    };
    let places: Vec<Option<usize>> = cases.cases.iter().map(place).collect();
    let within = |most: usize| places.iter().flatten().filter(|place| **place < most).count();
    let is_known = |text: &&String| !index.diagnose(&Case { text, ..Case::default() }).causes.is_empty();
    [within(1), within(3), cases.unrelated.iter().filter(is_known).count()]
}

/// Texts by people who know neither the rules nor the data. They show how far from the aim the answers to strangers are; what
/// has been reached may not be lost.
#[test]
fn strangers_are_understood_no_worse_than_before() {
    let mut lost = false;
    for (text, least) in [(include_str!("blind/a.json"), [166, 169, 0]), (include_str!("blind/b.json"), [159, 166, 0])]
    {
        let cases: Cases = serde_json::from_str(text).unwrap();
        let [first, three, known] = score(&cases);
        let (all, unrelated) = (cases.cases.len(), cases.unrelated.len());
        println!("{first} of {all} first, {three} among the first three, {known} of {unrelated} unrelated ones known");
        lost |= first < least[0] || three < least[1] || known > least[2];
    }
    assert!(!lost, "see above");
}

#[test]
fn the_right_cause_comes_first() {
    let cases: Cases = serde_json::from_str(include_str!("cases.json")).unwrap();
    let (catalog, symptoms) = (Catalog::embedded().unwrap(), Symptoms::embedded().unwrap());
    let index = Index::new(&symptoms);
    let (mut not_first, mut not_among_three, mut known) = (Vec::new(), Vec::new(), Vec::new());
    for Expected { text, expect, domain, program } in &cases.cases {
        for id in expect {
            assert!(symptoms.cause(id).is_some(), "{text:?}: there is no cause {id}");
        }
        let offer = domain.as_ref().map(|domain| catalog.offer(domain).unwrap());
        let case = Case { text, domain: offer, program: program.as_ref(), ..Case::default() };
        let found = index.diagnose(&case);
        let place = found.causes.iter().position(|found| expect.contains(&found.cause.id));
        if place != Some(0) {
            not_first.push(told(text, expect, &found));
        }
        if place.is_none_or(|place| place >= 3) {
            not_among_three.push(told(text, expect, &found));
        }
    }
    for text in &cases.unrelated {
        let found = index.diagnose(&Case { text, ..Case::default() });
        if !found.causes.is_empty() {
            known.push(told(text, &[], &found));
        }
    }
    let (all, unrelated) = (cases.cases.len(), cases.unrelated.len());
    println!("{} of {all} are not first:\n{}", not_first.len(), not_first.join("\n"));
    println!("{} of {all} are not among the first three:\n{}", not_among_three.len(), not_among_three.join("\n"));
    println!("{} of {unrelated} are known:\n{}", known.len(), known.join("\n"));
    assert!(all >= 150 && unrelated >= 40, "{all} {unrelated}");
    assert!(not_first.len() * 100 <= all * 2, "{} of {all} are not first", not_first.len());
    assert!(not_among_three.len() * 100 <= all, "{} of {all} are not among the first three", not_among_three.len());
    assert!(known.is_empty(), "{} of {unrelated} are about something else and are known", known.len());
}
