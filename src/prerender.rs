//! Every page as complete HTML, before any script runs. Native only.

use std::{collections::BTreeMap, sync::Arc};

use leptos::{prelude::*, reactive::owner::Owner};
use mailsteps_settings::{Catalog, ClientId};
use serde::{Deserialize, Serialize};

use crate::{App, Guide, ProgramState, Reader, Route, head::head};

/// The fingerprinted files that a page names, as addresses from the site's root.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assets {
    /// The style sheet.
    pub style: String,
    /// The script that starts the app.
    pub boot: String,
    /// The app's glue.
    pub script: String,
    /// The app.
    pub wasm: String,
    /// The icon.
    pub icon: String,
    /// Each program's steps.
    pub clients: BTreeMap<ClientId, String>,
}

/// What the pages are made from.
pub struct Prerenderer {
    /// The page shell, `index.html`.
    pub shell: String,
    /// The settings data.
    pub catalog: &'static Catalog,
    /// The files of the site.
    pub assets: Assets,
    /// Where the site stands, such as `https://mail.example.net`, for canonical links; empty for paths alone.
    pub origin: String,
}

impl Prerenderer {
    /// A page's path below the site's root, and its content.
    #[must_use]
    pub fn page(&self, route: &Route) -> (String, String) {
        let words = &crate::text::en::WORDS;
        let head = head(route, self.catalog, words);
        let (file, canonical) = match route {
            Route::NotFound { .. } => ("404.html".to_owned(), String::new()),
            route => {
                let href = route.href();
                let link = format!("<link rel=\"canonical\" href=\"{}{}\">", escaped(&self.origin), escaped(&href));
                (format!("{}index.html", href.trim_start_matches('/')), link)
            }
        };
        // For `browser::site`.
        let pair = |(id, address): (&ClientId, &String)| format!(" data-{id}=\"{}\"", escaped(address));
        let site: String = self.assets.clients.iter().map(pair).collect();
        let places = [
            ("{{language}}", words.language.to_owned()),
            ("{{title}}", escaped(&head.title)),
            ("{{description}}", escaped(&head.description)),
            ("{{canonical}}", canonical),
            ("{{style}}", escaped(&self.assets.style)),
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
        render(self.catalog, route, |_| ())
    }
}

/// A page's view as HTML; `prepare` sets what a reader would have done before.
pub fn render(catalog: &'static Catalog, route: &Route, prepare: impl FnOnce(App)) -> String {
    let owner = Owner::new_root(Some(Arc::new(hydration_context::SsrSharedContext::new())));
    let html = owner.with(|| {
        let app = App::new(catalog, route.clone(), Reader::default());
        if let Route::Walkthrough { client, .. } = route
            && let Some(program) = catalog.program_with_sources(client)
        {
            app.program.set(ProgramState::Ready(Box::leak(Box::new(program))));
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
