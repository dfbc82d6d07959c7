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

/// What of a file of cases was found wrongly, told one by one.
struct Wrong {
    all: usize,
    unrelated: usize,
    not_first: Vec<String>,
    not_among_three: Vec<String>,
    known: Vec<String>,
}

impl Wrong {
    fn of(cases: &Cases) -> Self {
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
        Self { all: cases.cases.len(), unrelated: cases.unrelated.len(), not_first, not_among_three, known }
    }

    fn print(&self) {
        let Self { all, unrelated, not_first, not_among_three, known } = self;
        println!("{} of {all} are not first:\n{}", not_first.len(), not_first.join("\n"));
        println!("{} of {all} are not among the first three:\n{}", not_among_three.len(), not_among_three.join("\n"));
        println!("{} of {unrelated} are known:\n{}", known.len(), known.join("\n"));
    }
}

#[test]
fn the_right_cause_comes_first() {
    // A file of other cases can be measured too: it is named in this variable, and what it gives is printed and not held.
    if let Some(path) = std::env::var_os("MAILSTEPS_CASES") {
        println!("{}:", path.display());
        Wrong::of(&serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()).print();
    }
    let wrong = Wrong::of(&serde_json::from_str(include_str!("cases.json")).unwrap());
    wrong.print();
    let Wrong { all, unrelated, not_first, not_among_three, known } = wrong;
    assert!(all >= 370 && unrelated >= 110, "{all} {unrelated}");
    assert!(not_first.len() * 100 <= all * 5, "{} of {all} are not first", not_first.len());
    assert!(not_among_three.len() * 100 <= all, "{} of {all} are not among the first three", not_among_three.len());
    assert!(known.is_empty(), "{} of {unrelated} are about something else and are known", known.len());
}
