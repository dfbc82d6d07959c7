//! A page's title and description, for the browser's tab and for search engines.

use mailsteps_settings::Catalog;

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
        Route::Domain(domain) => (words.domain.title, words.domain.description, vec![("domain", domain.to_string())]),
        Route::Check(domain) => (words.check.title, words.check.description, vec![("domain", domain.to_string())]),
        Route::Walkthrough { domain, client, protocol } => (
            words.walkthrough.title,
            words.walkthrough.description,
            vec![
                ("domain", domain.to_string()),
                ("program", catalog.program(client).map_or_else(String::new, |program| program.name.clone())),
                ("protocol", protocol.name().to_owned()),
            ],
        ),
        Route::NotFound { .. } => (words.not_found.title, words.not_found.description, vec![]),
    };
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let title = fill(title, &values);
    Head {
        title: if *route == Route::Home { title } else { format!("{title} · {}", words.frame.site) },
        description: fill(description, &values),
    }
}
