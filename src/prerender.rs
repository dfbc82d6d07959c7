//! Every page as complete HTML, before any script runs. Native only.

use std::{collections::BTreeMap, sync::Arc};

use leptos::{prelude::*, reactive::owner::Owner};
use mailsteps_settings::{Catalog, Incoming};
use serde::{Deserialize, Serialize};

use crate::{
    App, Guide, Language, Place, Reader, ReadyState, Route,
    head::{description, title},
    offline,
    ready::{self, Site},
    sitemap, structured,
    text::{extras_files, languages, lists},
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
    /// What the app gets with the extras in each language.
    #[serde(default)]
    pub extras: BTreeMap<String, String>,
    /// The style sheet of steps on paper.
    #[serde(default)]
    pub paper_style: String,
    /// The style sheet of the pages for publishers and writers.
    #[serde(default)]
    pub publish_style: String,
    /// The style sheet of the last days.
    #[serde(default)]
    pub past_style: String,
    /// That of the page of all components.
    #[serde(default)]
    pub design_style: String,
    /// A picture of the guide.
    #[serde(default)]
    pub picture: String,
    /// The build that a page is of; empty where no pages are kept for when there is no network.
    #[serde(default)]
    pub version: String,
}

/// What the pages are made from.
pub struct Prerenderer {
    /// The page shell, `index.html`.
    pub shell: String,
    /// The shell of the page for when there is no network, `offline.html`.
    pub offline_shell: String,
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
        let place = self.place(language);
        let catalog = self.catalog(language);
        let words = crate::text::words(language);
        let file = match route {
            Route::NotFound { .. } => "404.html".to_owned(),
            route => format!("{}{}index.html", language.folder(), route.href().trim_start_matches('/')),
        };
        let steps_style = escaped(&self.assets.steps_style);
        let link = format!("<link rel=\"stylesheet\" href=\"{steps_style}\">");
        let listed: Vec<String> = place.languages.iter().map(|one| format!("{} {}", one.id(), one.name())).collect();
        let [file_of_words, file_of_extras] =
            [&self.assets.words, &self.assets.extras].map(|files| files.get(language.id()).map_or("", String::as_str));
        // For `browser::site` and `boot.js`.
        let mut site = format!(
            " data-base=\"{}\" data-language=\"{}\" data-locale=\"{}\" data-languages=\"{}\" data-words=\"{}\" data-extras=\"{}\" data-steps-style=\"{steps_style}\"",
            escaped(place.base()),
            language.id(),
            crate::text::locale(language).replace('_', "-"),
            escaped(&listed.join(",")),
            escaped(file_of_words),
            escaped(file_of_extras)
        );
        if !self.site.server {
            site += " data-without-checks";
        }
        if !self.site.brand.is_empty() {
            site += &format!(" data-brand=\"{}\"", escaped(&self.site.brand));
        }
        // For `browser/offline.js`.
        if !self.assets.version.is_empty() {
            let page = escaped(&place.address("/offline.html"));
            site += &format!(" data-version=\"{}\" data-offline=\"{page}\"", escaped(&self.assets.version));
        }
        let name = place.site_name(words.frame.site);
        let title = title(route, catalog, words, name);
        let description = description(route, catalog, &crate::text::ready_words(language).descriptions);
        let head = structured::Head { site: name, title: &title, description: &description, language: language.id() };
        let places = [
            ("{{language}}", language.id().to_owned()),
            ("{{title}}", escaped(&title)),
            ("{{description}}", escaped(&description)),
            ("{{links}}", self.links(route, &place) + &self.preview(route, &place, &head)),
            ("{{structured}}", self.structured(route, &place, &head)),
            ("{{style}}", escaped(&self.assets.style)),
            ("{{steps_style}}", if route.has_ready_part() { link } else { String::new() }),
            ("{{icon}}", escaped(&self.assets.icon)),
            ("{{script}}", escaped(&self.assets.script)),
            ("{{wasm}}", escaped(&self.assets.wasm)),
            ("{{boot}}", escaped(&self.assets.boot)),
            ("{{words}}", escaped(file_of_words)),
            ("{{site}}", site),
            ("{{app}}", self.body(route, place.clone())),
            // In the page's own part, so that those who go there inside the guide have it too.
            (ready::PAPER_LINK, ready::PAPER_LINK.replace("paper.css", &escaped(&self.assets.paper_style))),
            (ready::PUBLISH_LINK, ready::PUBLISH_LINK.replace("publish.css", &escaped(&self.assets.publish_style))),
        ];
        let page = places.into_iter().fold(self.shell.clone(), |page, (place, text)| page.replace(place, &text));
        (file, page)
    }

    /// Every page of the site in every language, the one for unknown addresses included.
    pub fn pages(&self) -> impl Iterator<Item = (String, String)> {
        let not_found = Route::NotFound { typed: String::new() };
        let routes = self.routes().into_iter();
        let in_languages = routes.flat_map(|route| {
            let languages = self.catalogs.iter().map(|(language, _)| *language);
            let languages = languages.filter(|language| route.is_in_language(*language));
            languages.map(|language| (route.clone(), language)).collect::<Vec<_>>()
        });
        let pages =
            in_languages.chain([(not_found, languages()[0])]).map(|(route, language)| self.page(&route, language));
        let keeps = !self.assets.version.is_empty();
        let pages = pages.chain([self.design_page()]);
        pages.chain(self.languages().into_iter().filter(move |_| keeps).map(|language| self.offline_page(language)))
    }

    /// Every page of the site but "not found".
    fn routes(&self) -> Vec<Route> {
        let mut routes = Route::all(self.catalog(languages()[0]));
        let place = self.place(languages()[0]);
        routes.retain(|route| place.has(route));
        routes
    }

    /// Where pages of a language stand.
    fn place(&self, language: Language) -> Place {
        Place::new(&self.site.base, language, self.languages().leak())
            .with_checks(self.site.server)
            .with_brand(self.site.brand.clone())
    }

    /// The page for when there is no network, in a language.
    fn offline_page(&self, language: Language) -> (String, String) {
        let words = &crate::text::ready_words(language).offline;
        let place = self.place(language);
        let title = [words.title, " · ", place.site_name(crate::text::words(language).frame.site)].concat();
        let places = [
            ("{{language}}", language.id().to_owned()),
            ("{{title}}", escaped(&title)),
            ("{{icon}}", escaped(&self.assets.icon)),
            ("{{style}}", escaped(&self.assets.style)),
            ("{{body}}", offline::body(&place).into_string()),
        ];
        let page =
            places.into_iter().fold(self.offline_shell.clone(), |page, (place, text)| page.replace(place, &text));
        (format!("{}offline.html", language.folder()), page)
    }

    /// The page that shows every component in every state. It has no script, so that each stays in its state.
    fn design_page(&self) -> (String, String) {
        let language = languages()[0];
        let body = in_app(self.catalog(language), &Route::Home, self.place(language), |app| {
            ready::design(app, &self.site).into_string()
        });
        let assets = &self.assets;
        let sheets = [&assets.steps_style, &assets.publish_style, &assets.past_style, &assets.design_style];
        let links: String = sheets
            .into_iter()
            .map(|sheet| format!("<link rel=\"stylesheet\" href=\"{}\">\n", escaped(sheet)))
            .collect();
        let places = [
            ("{{language}}", language.id().to_owned()),
            ("{{title}}", "Every part in every state".to_owned()),
            ("{{icon}}", escaped(&self.assets.icon)),
            ("{{style}}", escaped(&self.assets.style)),
            ("{{body}}", [links, body].concat()),
        ];
        let page =
            places.into_iter().fold(self.offline_shell.clone(), |page, (place, text)| page.replace(place, &text));
        ("design/index.html".to_owned(), page)
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
        // The quotes make it a script before it is filled in.
        script.replace("\"{{titles}}\"", &titles)
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
        const NOT_INDEXED: &str = "<meta name=\"robots\" content=\"noindex\">";
        if matches!(route, Route::NotFound { .. }) {
            return NOT_INDEXED.to_owned();
        }
        let at = |place: &Place| escaped(&self.address(place, route));
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
        if !route.is_indexed() {
            links += &["\n", NOT_INDEXED].concat();
        }
        links + &self.oembed(&at(place), place.base())
    }

    /// What shows where somebody sends the page's address to somebody else (Open Graph). Whole addresses, or none.
    fn preview(&self, route: &Route, place: &Place, head: &structured::Head<'_>) -> String {
        if !route.is_indexed() {
            return String::new();
        }
        let kind = if *route == Route::Home { "website" } else { "article" };
        let mut properties = vec![
            ("title", head.title.to_owned()),
            ("description", head.description.to_owned()),
            ("type", kind.to_owned()),
            ("locale", crate::text::locale(place.language)),
            ("site_name", head.site.to_owned()),
        ];
        if !self.site.origin.is_empty() {
            properties.push(("url", self.address(place, route)));
            if !self.assets.picture.is_empty() {
                properties.push(("image", [self.site.origin.as_str(), &self.assets.picture].concat()));
            }
        }
        let meta =
            |(name, value): (&str, String)| format!("\n<meta property=\"og:{name}\" content=\"{}\">", escaped(&value));
        properties.into_iter().map(meta).collect()
    }

    /// The way to the page and its steps, as data.
    fn structured(&self, route: &Route, place: &Place, head: &structured::Head<'_>) -> String {
        if !route.is_indexed() {
            return String::new();
        }
        let at = |route: &Route| self.address(place, route);
        let at: Option<&dyn Fn(&Route) -> String> = if self.site.origin.is_empty() { None } else { Some(&at) };
        let steps = in_app(self.catalog(place.language), route, place.clone(), |app| {
            ready::steps_in_words(app, &self.site, route)
        });
        structured::data(route, self.catalog(place.language), head, &steps, at)
    }

    /// A page's address, whole where the site's origin is known.
    fn address(&self, place: &Place, route: &Route) -> String {
        [self.site.origin.as_str(), &place.address(&route.href())].concat()
    }

    /// `sitemap.xml`, for which the site's origin has to be known, and `robots.txt`.
    #[must_use]
    pub fn for_search_engines(&self) -> Vec<(&'static str, String)> {
        let places: Vec<Place> = self.languages().into_iter().map(|language| self.place(language)).collect();
        let base = places[0].base();
        if self.site.origin.is_empty() {
            return vec![("robots.txt", sitemap::robots(base, None))];
        }
        let map = sitemap::sitemap(&self.routes(), &places, |place, route| self.address(place, route));
        let address = [self.site.origin.as_str(), base, "sitemap.xml"].concat();
        vec![("robots.txt", sitemap::robots(base, Some(&address))), ("sitemap.xml", map)]
    }

    /// The view of a page.
    #[must_use]
    pub fn body(&self, route: &Route, place: Place) -> String {
        render_for(self.catalog(place.language), &self.site, route, place, |_| ())
    }
}

/// The app's words in each language as it takes them, by the language's name in addresses.
pub fn word_lists() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    lists()
}

/// What the app gets with the extras, in the same way.
pub fn files_of_extras() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    extras_files()
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
    let html = in_app(catalog, route, place, |app| {
        if let Some(part) = ready::part(app, site, route) {
            app.ready.set(ReadyState::Ready { route: route.clone(), part: part.into_string() });
        }
        app.begin();
        prepare(app);
        view! { <Guide app /> }.to_html()
    });
    // The app never hydrates, so the markers for it are dead weight.
    html.replace("<!>", "").replace("<!---->", "")
}

/// Calls `act` with the state of a page that nobody has used yet.
fn in_app<T>(catalog: &'static Catalog, route: &Route, place: Place, act: impl FnOnce(App) -> T) -> T {
    let owner = Owner::new_root(Some(Arc::new(hydration_context::SsrSharedContext::new())));
    // A site has a handful of places, and a page outlives none of them; kept for the whole build, like the data.
    let place: &'static Place = Box::leak(Box::new(place));
    let words = crate::text::words(place.language);
    owner.with(|| act(App::new(catalog, place, words, route.clone(), Reader::default())))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
