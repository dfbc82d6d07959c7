//! `sitemap.xml` and `robots.txt`: what search engines may find, and where. Native only.

use crate::{Place, Route};

/// Every page that may be found, in each of its languages, with the same page in the others. `at` gives whole addresses.
pub fn sitemap(routes: &[Route], places: &[Place], at: impl Fn(&Place, &Route) -> String) -> String {
    let mut map = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for route in routes.iter().filter(|route| route.is_indexed()) {
        let own: Vec<&Place> = places.iter().filter(|place| route.is_in_language(place.language)).collect();
        for place in &own {
            map += &format!("<url><loc>{}</loc>", escaped(&at(place, route)));
            if own.len() > 1 {
                for other in &own {
                    map += &alternate(other.language.id(), &at(other, route));
                }
                let first = own.iter().find(|place| place.language.is_first());
                map += &first.map_or_else(String::new, |first| alternate("x-default", &at(first, route)));
            }
            map += "</url>\n";
        }
    }
    map + "</urlset>\n"
}

fn alternate(language: &str, address: &str) -> String {
    format!("<xhtml:link rel=\"alternate\" hreflang=\"{language}\" href=\"{}\"/>", escaped(address))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// Search engines may read everything. They look for this file at the root of the host alone (RFC 9309, section 2.3).
pub fn robots(base: &str, sitemap: Option<&str>) -> String {
    let mut robots = String::new();
    if base != "/" {
        robots += "# Read at the root of a host alone: put the lines below into the host's own robots.txt.\n";
    }
    robots += "User-agent: *\nAllow: /\n";
    if let Some(address) = sitemap {
        robots += &format!("\nSitemap: {address}\n");
    }
    robots
}
