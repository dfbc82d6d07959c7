use mailsteps_settings::Domain;

use crate::{Route, dom::Html};

/// A domain as a large link, an item of a list; `to` is where it leads.
pub fn domain_link(page: &mut Html, domain: &Domain, to: &Route) {
    page.put("<li><a class=\"chip\" translate=\"no\" href=\"").address(&to.href()).put("\">");
    page.text(domain.as_str()).put("</a></li>");
}
