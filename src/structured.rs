//! What search engines read of a page besides its words: the way to it, and its steps (schema.org's vocabulary in JSON-LD).
//! Data, which no browser runs.

use mailsteps_settings::Catalog;
use serde_json::{Value, json};

use crate::{Route, ready::StepInWords};

/// The element for the page's head; empty for pages that have none.
///
/// `at` gives a page's whole address. It has to begin with the site's origin: without one there is no way to the page, for a
/// path alone leads nowhere from a search engine.
pub fn data(
    route: &Route,
    catalog: &Catalog,
    head: &Head<'_>,
    steps: &[StepInWords],
    at: Option<&dyn Fn(&Route) -> String>,
) -> String {
    let parts: Vec<Value> =
        how_to(route, head, steps, at).into_iter().chain(at.and_then(|at| way(route, catalog, head, at))).collect();
    if parts.is_empty() {
        return String::new();
    }
    // No end of the element can stand in it.
    let text = json!({ "@context": "https://schema.org", "@graph": parts }).to_string().replace('<', "\\u003c");
    ["\n<script type=\"application/ld+json\">", &text, "</script>"].concat()
}

/// What a page's head says of it.
pub struct Head<'a> {
    /// The guide's own name.
    pub site: &'a str,
    /// The page's title.
    pub title: &'a str,
    /// One sentence on it.
    pub description: &'a str,
    /// BCP 47.
    pub language: &'a str,
}

fn how_to(
    route: &Route,
    head: &Head<'_>,
    steps: &[StepInWords],
    at: Option<&dyn Fn(&Route) -> String>,
) -> Option<Value> {
    if steps.is_empty() {
        return None;
    }
    let page = at.map(|at| at(route));
    let list = steps.iter().enumerate().map(|(index, step)| {
        let mut one = json!({ "@type": "HowToStep", "position": index + 1, "name": step.title, "text": step.text });
        if let Some(page) = &page {
            one["url"] = format!("{page}#{}", step.id).into();
        }
        one
    });
    Some(json!({
        "@type": "HowTo",
        "name": head.title,
        "description": head.description,
        "inLanguage": head.language,
        "step": list.collect::<Vec<_>>(),
    }))
}

/// The pages above this one, and itself.
fn way(route: &Route, catalog: &Catalog, head: &Head<'_>, at: &dyn Fn(&Route) -> String) -> Option<Value> {
    if matches!(route, Route::Home | Route::NotFound { .. }) {
        return None;
    }
    let mut way = vec![(head.site.to_owned(), Route::Home)];
    if let Some(domain) = route.domain() {
        way.push((domain.to_string(), Route::Domain(domain.clone())));
    }
    match route {
        Route::Domain(_) => {}
        Route::Walkthrough { client, .. } => {
            let program = catalog.program(client).map_or("", |program| &program.name);
            way.push((program.to_owned(), route.clone()));
        }
        _ => way.push((head.title.to_owned(), route.clone())),
    }
    let items = way.iter().enumerate().map(
        |(index, (name, route))| json!({ "@type": "ListItem", "position": index + 1, "name": name, "item": at(route) }),
    );
    Some(json!({ "@type": "BreadcrumbList", "itemListElement": items.collect::<Vec<_>>() }))
}
