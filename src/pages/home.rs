use crate::{
    App, Route,
    components::{address_box, begin_fold, domain_link, link},
    dom::Html,
};

/// `/`: one box for the address, and the domains as links.
pub fn home_page(page: &mut Html, app: App) {
    let words = app.words;
    page.put("<div class=\"page page--home\"><h1>").text(words.home.heading).put("</h1><p class=\"lead\">");
    page.text(words.home.lead).put("</p>");
    address_box(page, app, words.address_box.label, words.address_box.button);
    page.put("<p>");
    link(page, "button button--quiet", &Route::Fix(None).href(), words.home.stopped);
    page.put("</p><p class=\"without-script\">").text(words.address_box.without_script).put("</p><h2>");
    page.text(words.home.pick).put("</h2>");
    domains(page, app, true);
    begin_fold(page, words.home.other_domains);
    domains(page, app, false);
    page.put("</details></div>");
}

fn domains(page: &mut Html, app: App, primary: bool) {
    page.put("<ul class=\"chips\">");
    for entry in app.catalog.domains() {
        if entry.primary == primary {
            domain_link(page, &entry.name, &Route::Domain(entry.name.clone()));
        }
    }
    page.put("</ul>");
}
