//! What a reader types or pastes into the box for what goes wrong.

use std::sync::LazyLock;

use mailsteps_diagnosis::{Account, Case, Index, Words};
use mailsteps_settings::{Catalog, Domain, Symptoms};

static SYMPTOMS: LazyLock<Symptoms> = LazyLock::new(|| Symptoms::embedded().expect("the tests read the built-in data"));
static CATALOG: LazyLock<Catalog> = LazyLock::new(|| Catalog::embedded().expect("the tests read the built-in data"));
static INDEX: LazyLock<Index<'static>> = LazyLock::new(|| Index::new(&SYMPTOMS));
static WORDS: LazyLock<Words> = LazyLock::new(|| {
    mailsteps_words::from_json(include_str!("../../languages/en/account.json")).expect("the tests read the words").0
});

/// With a domain and without one.
///
/// # Panics
/// When a diagnosis breaks its promises.
pub fn diagnosis(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let domain: Domain = "q.com".parse().expect("it is a domain");
    for domain in [None, CATALOG.offer(&domain)] {
        let case = Case { text: &text, domain, ..Case::default() };
        let diagnosis = INDEX.diagnose(&case);
        assert!(diagnosis.causes.len() <= 5);
        for found in &diagnosis.causes {
            assert!((1..=99).contains(&found.confidence), "{}", found.confidence);
            assert!((1..=5).contains(&found.plan.len()), "{}", found.plan.len());
        }
        assert!(INDEX.recognise(&case, 3).len() <= 3);
        let _ = Account { domain, ..Account::anybodys(&WORDS) }.filled(&text);
    }
}
