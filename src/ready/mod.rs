//! The parts of pages that are made ready once, when the site is built: steps with their pictures, and the page for the
//! writers. Native only.
//!
//! They hang on the data alone, so the app carries neither their words nor the code that writes them: it takes them from
//! the ready-made page and dresses them with what it knows of the reader (see `crate::dress`).

mod automatic;
mod before;
mod choices;
mod coverage;
mod design;
mod domain;
mod embed;
mod finish;
mod fix;
mod foreign;
mod in_words;
mod lint;
mod obstacle;
mod old_names;
mod origins;
mod own_test;
mod plan;
mod rich_text;
mod saved_passwords;
mod screen;
mod section;
mod server_list;
mod setting_value;
mod settings_table;
mod sheet;
mod side;
mod source_list;
mod sources;
mod step;
mod support;
mod tasks;
mod typing;
mod walkthrough;

use serde::{Deserialize, Serialize};

use crate::{App, Route, dom::Html};

pub use coverage::{Path, State, paths};
pub(crate) use design::body as design;
pub(crate) use in_words::{StepInWords, steps_in_words};

/// The sheet of steps on paper: no screen waits for it. The file has another name in the end.
pub(crate) const PAPER_LINK: &str = "<link rel=\"stylesheet\" media=\"print\" href=\"paper.css\">";

/// That of pages for publishers and writers. No page leads there, so it comes with the page.
pub(crate) const PUBLISH_LINK: &str = "<link rel=\"stylesheet\" href=\"publish.css\">";

/// What the site's owner decides, from `site.json`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Where the site stands, such as `https://mail.example.net`; empty for paths alone.
    #[serde(default)]
    pub origin: String,
    /// The path where the site begins, such as `/help/email/`; empty for the host's root.
    #[serde(default)]
    pub base: String,
    /// The languages of the site beside English, such as `es`.
    #[serde(default)]
    pub languages: Vec<String>,
    /// The e-mail address that takes reports of wrong steps; without one, the reader's mail program asks for it.
    #[serde(default)]
    pub reports: String,
    /// Whether `mailsteps serve` answers beside the pages, so that there are checks, and links to what it makes.
    #[serde(default)]
    pub server: bool,
    /// The site's name; empty for the guide's own.
    #[serde(default)]
    pub brand: String,
    /// The domains whose own names, such as `autoconfig.q.com`, lead to that server.
    #[serde(default)]
    pub autoconfig: Vec<String>,
}

/// The ready-made part of a page, for pages that have one.
pub fn part(app: App, site: &Site, route: &Route) -> Option<Html> {
    let mut page = app.page();
    match route {
        Route::Walkthrough { domain, client, task } => {
            let offer = app.catalog.offer(domain)?;
            let client = app.catalog.client(client)?;
            walkthrough::write(&mut page, plan::Plan::new(app, site, offer, client, *task));
        }
        Route::Domain(domain) => domain::write(&mut page, app, app.catalog.offer(domain)?),
        Route::Fix(domain) => {
            let offer = domain.as_ref().and_then(|domain| app.catalog.offer(domain));
            fix::write(&mut page, app, offer);
        }
        Route::Coverage => coverage::write(&mut page, app),
        Route::Lint => lint::write(&mut page, app),
        Route::Embed => embed::write(&mut page, app, site),
        _ => return None,
    }
    Some(page)
}
