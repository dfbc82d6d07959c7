//! A page's title and description, for the browser's tab and for search engines.

use mailsteps_settings::{Catalog, Domain, Task};

use crate::{
    Route,
    text::{Words, fill},
};

/// What stands in the head of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The title.
    pub title: String,
    /// One sentence for search engines.
    pub description: String,
}

/// The head of a route's page.
#[must_use]
pub fn head(route: &Route, catalog: &Catalog, words: &Words) -> Head {
    let (title, description, values) = match route {
        Route::Home => (words.home.title, words.home.description, vec![]),
        Route::Domain(domain) => (words.domain.title, words.domain.description, vec![("domain", domain.as_str())]),
        Route::Check(domain) => (words.check.title, words.check.description, vec![("domain", domain.as_str())]),
        Route::Walkthrough { domain, client, task } => {
            let words = words.walkthrough.of(*task);
            let program = catalog.program(client).map_or("", |program| &program.name);
            (words.title, words.description, names(domain, program, *task).to_vec())
        }
        Route::Fix(domain) => {
            let words = if domain.is_some() { &words.fix } else { &words.fix_anywhere };
            (words.title, words.description, vec![("domain", domain.as_ref().map_or("", Domain::as_str))])
        }
        Route::Coverage => (words.walkthrough.coverage.title, words.walkthrough.coverage.description, vec![]),
        Route::NotFound { .. } => (words.not_found.title, words.not_found.description, vec![]),
    };
    let title = fill(title, &values);
    Head {
        title: if *route == Route::Home { title } else { format!("{title} · {}", words.frame.site) },
        description: fill(description, &values),
    }
}

/// What the words of a walkthrough's page have places for.
pub fn names<'a>(domain: &'a Domain, program: &'a str, task: Task) -> [(&'static str, &'a str); 3] {
    let protocol = task.protocol().map_or("", |protocol| protocol.name());
    [("domain", domain.as_str()), ("program", program), ("protocol", protocol)]
}
