//! A page's title and description, for the browser's tab and for search engines.

use mailsteps_settings::{Catalog, Domain, Task};

use crate::{
    Route,
    text::{Words, fill},
};

/// The title of a route's page on a site with this name.
#[must_use]
pub fn title(route: &Route, catalog: &Catalog, words: &Words, site: &str) -> String {
    let sentence = match route {
        Route::Home => return words.home.title.to_owned(),
        Route::Domain(_) => words.domain.title,
        Route::Check(_) => words.check.title,
        Route::Walkthrough { task, .. } => words.walkthrough.of(*task).title,
        Route::Fix(Some(_)) => words.fix.title,
        Route::Fix(None) => words.fix_anywhere.title,
        Route::Coverage => words.walkthrough.coverage.title,
        Route::Lint => words.lint.title,
        Route::Embed => words.embed.title,
        Route::NotFound { .. } => words.not_found.title,
    };
    [&filled(sentence, route, catalog), " · ", site].concat()
}

/// One sentence on a route's page, for search engines.
#[cfg(feature = "ssr")]
#[must_use]
pub fn description(route: &Route, catalog: &Catalog, words: &crate::text::ready::Descriptions) -> String {
    let sentence = match route {
        Route::Home => words.home,
        Route::Domain(_) => words.domain,
        Route::Check(_) => words.check,
        Route::Walkthrough { task: Task::Setup(_), .. } => words.setup,
        Route::Walkthrough { task: Task::Repair, .. } => words.repair,
        Route::Walkthrough { task: Task::NewAddress, .. } => words.new_address,
        Route::Fix(Some(_)) => words.fix,
        Route::Fix(None) => words.fix_anywhere,
        Route::Coverage => words.coverage,
        Route::Lint => words.lint,
        Route::Embed => words.embed,
        Route::NotFound { .. } => words.not_found,
    };
    filled(sentence, route, catalog)
}

/// A sentence with what the route names in its places.
fn filled(sentence: &str, route: &Route, catalog: &Catalog) -> String {
    match route {
        Route::Walkthrough { domain, client, task } => {
            let program = catalog.program(client).map_or("", |program| &program.name);
            fill(sentence, &names(domain, program, *task))
        }
        _ => fill(sentence, &[("domain", route.domain().map_or("", Domain::as_str))]),
    }
}

/// What the words of a walkthrough's page have places for.
pub fn names<'a>(domain: &'a Domain, program: &'a str, task: Task) -> [(&'static str, &'a str); 3] {
    let protocol = task.protocol().map_or("", |protocol| protocol.name());
    [("domain", domain.as_str()), ("program", program), ("protocol", protocol)]
}
