//! Every page as complete HTML, before any script runs. Native only.

use std::{collections::BTreeMap, sync::Arc};

use leptos::{prelude::*, reactive::owner::Owner};
use mailsteps_settings::{Catalog, Incoming};
use serde::{Deserialize, Serialize};

use crate::{
    App, Guide, Language, Place, Reader, ReadyState, Route,
    head::{description, title},
    ready::{self, Site},
    text::{languages, lists},
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
    /// The app's words in each language, by the language's name in addresses.
    #[serde(default)]
    pub words: BTreeMap<String, String>,
}

/// What the pages are made from.
pub struct Prerenderer {
    /// The page shell, `index.html`.
    pub shell: String,
    /// The settings data of each language of the site, the first one first.
    pub catalogs: Vec<(Language, &'static Catalog)>,
    /// The files of the site.
    pub assets: Assets,
    /// What the site's owner decides.
    pub site: Site,
}

/// The settings data in each language that the site's owner wants.
#[must_use]
pub fn catalogs(catalog: &'static Catalog, site: &Site) -> Vec<(Language, &'static Catalog)> {
    let is_wanted = |language: &Language| language.is_first() || site.languages.iter().any(|id| id == language.id());
    let wanted = languages().iter().copied().filter(is_wanted);
    wanted.map(|language| (language, crate::text::catalog(catalog, language))).collect()
}

impl Prerenderer {
    /// The data that a page is made from; the first language's where there is no other.
    fn catalog(&self, language: Language) -> &'static Catalog {
        // `catalogs` never leaves the first language out.
        let (_, first) = self.catalogs[0];
        self.catalogs.iter().find(|(one, _)| *one == language).map_or(first, |(_, catalog)| catalog)
    }

    /// The languages of the site, for the pages' place.
    fn languages(&self) -> Vec<Language> {
        self.catalogs.iter().map(|(language, _)| *language).collect()
    }

    /// A page's path below the site's root, and its content.
    #[must_use]
    pub fn page(&self, route: &Route, language: Language) -> (String, String) {
        let place = Place::new(&self.site.base, language, self.languages().leak());
        let catalog = self.catalog(language);
        let words = crate::text::words(language);
        let file = match route {
            Route::NotFound { .. } => "404.html".to_owned(),
            route => format!("{}{}index.html", language.folder(), route.href().trim_start_matches('/')),
        };
        let steps_style = escaped(&self.assets.steps_style);
        let link = format!("<link rel=\"stylesheet\" href=\"{steps_style}\">");
        let listed: Vec<String> = place.languages.iter().map(|one| format!("{} {}", one.id(), one.name())).collect();
        let file_of_words = self.assets.words.get(language.id()).map_or("", String::as_str);
        // For `browser::site` and `boot.js`.
        let site = format!(
            " data-base=\"{}\" data-language=\"{}\" data-languages=\"{}\" data-words=\"{}\" data-steps-style=\"{steps_style}\"",
            escaped(place.base()),
            language.id(),
            escaped(&listed.join(",")),
            escaped(file_of_words)
        );
        let places = [
            ("{{language}}", language.id().to_owned()),
            ("{{title}}", escaped(&title(route, catalog, words))),
            (
                "{{description}}",
                escaped(&description(route, catalog, &crate::text::ready_words(language).descriptions)),
            ),
            ("{{links}}", self.links(route, &place)),
            ("{{style}}", escaped(&self.assets.style)),
            ("{{steps_style}}", if route.has_ready_part() { link } else { String::new() }),
            ("{{icon}}", escaped(&self.assets.icon)),
            ("{{script}}", escaped(&self.assets.script)),
            ("{{wasm}}", escaped(&self.assets.wasm)),
            ("{{boot}}", escaped(&self.assets.boot)),
            ("{{words}}", escaped(file_of_words)),
            ("{{site}}", site),
            ("{{app}}", self.body(route, place)),
        ];
        let page = places.into_iter().fold(self.shell.clone(), |page, (place, text)| page.replace(place, &text));
        (file, page)
    }

    /// Every page of the site in every language, the one for unknown addresses included.
    pub fn pages(&self) -> impl Iterator<Item = (String, String)> {
        let not_found = Route::NotFound { typed: String::new() };
        let routes = Route::all(self.catalog(languages()[0])).into_iter();
        let in_languages = routes.flat_map(|route| {
            let languages = self.catalogs.iter().map(|(language, _)| *language);
            let languages = languages.filter(|language| route.is_in_language(*language));
            languages.map(|language| (route.clone(), language)).collect::<Vec<_>>()
        });
        in_languages.chain([(not_found, languages()[0])]).map(|(route, language)| self.page(&route, language))
    }

    /// `embed.js` with what it must know of the data.
    #[must_use]
    pub fn embed_script(&self, script: &str) -> String {
        let catalog = self.catalog(languages()[0]);
        let offers = catalog.domains().filter_map(|entry| catalog.offer(&entry.name));
        let domains = offers.filter(|offer| offer.protocols().first() == Some(&Incoming::Pop3));
        let mut pop3: Vec<&str> = domains.map(|offer| offer.domain().as_str()).collect();
        pop3.extend(self.knowing_only(Incoming::Pop3));
        let imap: Vec<&str> = self.knowing_only(Incoming::Imap).collect();
        let titles: BTreeMap<_, _> =
            self.languages().into_iter().map(|one| (one.id(), crate::text::words(one).home.heading)).collect();
        // A map of texts is always JSON.
        let titles = serde_json::to_string(&titles).unwrap_or_default();
        let script = script.replace("{{pop3}}", &pop3.join(" ")).replace("{{imap}}", &imap.join(" "));
        script.replace("{{titles}}", &titles)
    }

    fn knowing_only(&self, protocol: Incoming) -> impl Iterator<Item = &'static str> {
        let programs =
            self.catalog(languages()[0]).programs().iter().filter(move |program| program.protocols == [protocol]);
        programs.map(|program| program.id.as_str())
    }

    /// Where programs ask how to show the page in another one (oEmbed, section 4). They need whole addresses and the server.
    fn oembed(&self, address: &str, base: &str) -> String {
        if !self.site.server || self.site.origin.is_empty() {
            return String::new();
        }
        let place = [self.site.origin.as_str(), base].concat();
        let url = address.replace(':', "%3A").replace('/', "%2F");
        let link = |kind: &str, format: &str| {
            let href = escaped(&format!("{place}oembed?url={url}&format={format}"));
            format!("\n<link rel=\"alternate\" type=\"{kind}\" href=\"{href}\">")
        };
        link("application/json+oembed", "json") + &link("text/xml+oembed", "xml")
    }

    /// Where search engines find the page, and the same page in other languages.
    fn links(&self, route: &Route, place: &Place) -> String {
        if matches!(route, Route::NotFound { .. }) {
            return String::new();
        }
        let at = |place: &Place| escaped(&[self.site.origin.as_str(), &place.address(&route.href())].concat());
        let mut links = format!("<link rel=\"canonical\" href=\"{}\">", at(place));
        let its_own: Vec<_> =
            place.languages.iter().copied().filter(|language| route.is_in_language(*language)).collect();
        if its_own.len() > 1 {
            for language in its_own {
                let (id, address) = (language.id(), at(&place.in_language(language)));
                links += &format!("\n<link rel=\"alternate\" hreflang=\"{id}\" href=\"{address}\">");
            }
            let address = at(&place.in_language(languages()[0]));
            links += &format!("\n<link rel=\"alternate\" hreflang=\"x-default\" href=\"{address}\">");
        }
        links + &self.oembed(&at(place), place.base())
    }

    /// The view of a page.
    #[must_use]
    pub fn body(&self, route: &Route, place: Place) -> String {
        render_for(self.catalog(place.language), &self.site, route, place, |_| ())
    }
}

/// The app's words in each language as it takes them, by the language's name in addresses.
pub fn word_lists() -> impl Iterator<Item = (&'static str, &'static str)> {
    lists()
}

/// A page's view in English as HTML; `prepare` sets what a reader would have done before.
pub fn render(catalog: &'static Catalog, route: &Route, prepare: impl FnOnce(App)) -> String {
    render_for(catalog, &Site::default(), route, Place::default(), prepare)
}

fn render_for(
    catalog: &'static Catalog,
    site: &Site,
    route: &Route,
    place: Place,
    prepare: impl FnOnce(App),
) -> String {
    let owner = Owner::new_root(Some(Arc::new(hydration_context::SsrSharedContext::new())));
    // A site has a handful of places, and a page outlives none of them; kept for the whole build, like the data.
    let place: &'static Place = Box::leak(Box::new(place));
    let html = owner.with(|| {
        let app = App::new(catalog, place, crate::text::words(place.language), route.clone(), Reader::default());
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
