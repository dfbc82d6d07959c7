//! Every page as complete HTML, before any script runs. Native only.

use std::sync::Arc;

use leptos::{prelude::*, reactive::owner::Owner};
use mailsteps_settings::Catalog;
use serde::{Deserialize, Serialize};

use crate::{
    App, Guide, Reader, ReadyState, Route,
    head::{description, title},
    ready::{self, Site},
};

/// The fingerprinted files that a page names, as addresses from the site's root.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assets {
    /// The style sheet of every page.
    pub style: String,
    /// The style sheet of pages with a ready-made part.
    pub steps_style: String,
    /// The script that starts the app.
    pub boot: String,
    /// The app's glue.
    pub script: String,
    /// The app.
    pub wasm: String,
    /// The icon.
    pub icon: String,
}

/// What the pages are made from.
pub struct Prerenderer {
    /// The page shell, `index.html`.
    pub shell: String,
    /// The settings data.
    pub catalog: &'static Catalog,
    /// The files of the site.
    pub assets: Assets,
    /// What the site's owner decides.
    pub site: Site,
}

impl Prerenderer {
    /// A page's path below the site's root, and its content.
    #[must_use]
    pub fn page(&self, route: &Route) -> (String, String) {
        let words = &crate::text::en::WORDS;
        let (file, canonical) = match route {
            Route::NotFound { .. } => ("404.html".to_owned(), String::new()),
            route => {
                let href = route.href();
                let link =
                    format!("<link rel=\"canonical\" href=\"{}{}\">", escaped(&self.site.origin), escaped(&href));
                (format!("{}index.html", href.trim_start_matches('/')), link)
            }
        };
        let steps_style = escaped(&self.assets.steps_style);
        let link = format!("<link rel=\"stylesheet\" href=\"{steps_style}\">");
        // For `browser::site`.
        let site = format!(" data-steps-style=\"{steps_style}\"");
        let places = [
            ("{{language}}", words.language.to_owned()),
            ("{{title}}", escaped(&title(route, self.catalog, words))),
            ("{{description}}", escaped(&description(route, self.catalog))),
            ("{{canonical}}", canonical),
            ("{{style}}", escaped(&self.assets.style)),
            ("{{steps_style}}", if route.has_ready_part() { link } else { String::new() }),
            ("{{icon}}", escaped(&self.assets.icon)),
            ("{{script}}", escaped(&self.assets.script)),
            ("{{wasm}}", escaped(&self.assets.wasm)),
            ("{{boot}}", escaped(&self.assets.boot)),
            ("{{site}}", site),
            ("{{app}}", self.body(route)),
        ];
        let page = places.into_iter().fold(self.shell.clone(), |page, (place, text)| page.replace(place, &text));
        (file, page)
    }

    /// Every page of the site, the one for unknown addresses included.
    pub fn pages(&self) -> impl Iterator<Item = (String, String)> {
        let not_found = Route::NotFound { typed: String::new() };
        Route::all(self.catalog).into_iter().chain([not_found]).map(|route| self.page(&route))
    }

    /// The view of a page.
    #[must_use]
    pub fn body(&self, route: &Route) -> String {
        render_for(self.catalog, &self.site, route, |_| ())
    }
}

/// A page's view as HTML; `prepare` sets what a reader would have done before.
pub fn render(catalog: &'static Catalog, route: &Route, prepare: impl FnOnce(App)) -> String {
    render_for(catalog, &Site::default(), route, prepare)
}

fn render_for(catalog: &'static Catalog, site: &Site, route: &Route, prepare: impl FnOnce(App)) -> String {
    let owner = Owner::new_root(Some(Arc::new(hydration_context::SsrSharedContext::new())));
    let html = owner.with(|| {
        let app = App::new(catalog, route.clone(), Reader::default());
        if let Some(part) = ready::part(app, site, route) {
            app.ready.set(ReadyState::Ready { route: route.clone(), part: part.into_string() });
        }
        prepare(app);
        view! { <Guide app /> }.to_html()
    });
    // The app mounts afresh and never hydrates, so the markers for it are dead weight.
    html.replace("<!>", "").replace("<!---->", "")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
