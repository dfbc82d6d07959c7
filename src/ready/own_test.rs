use mailsteps_settings::{Offer, Protocol, Server};

use crate::{App, components::begin_fold, dom::Html, text::fill};

/// Commands that test host and port from the reader's own machine, and how to read their answers.
pub fn write(page: &mut Html, app: App, offer: Offer<'static>) {
    let words = &app.ready_words().own_test;
    page.put("<section id=\"own-test\" tabindex=\"-1\"><h2>").text(words.heading).put("</h2><p>").text(words.lead);
    page.put("</p>");
    for system in &words.systems {
        begin_fold(page, system.name);
        page.put("<p>").text(system.open).put("</p><ul class=\"commands\">");
        for server in [Protocol::Imap, Protocol::Pop3, Protocol::Smtp].into_iter().filter_map(|one| offer.best(one)) {
            command(page, app, server, system.command);
        }
        page.put("</ul><p>").text(system.good).put("</p><p>").text(system.bad).put("</p></details>");
    }
    page.put("</section>");
}

fn command(page: &mut Html, app: App, server: &Server, command: &str) {
    let command = fill(command, &[("host", server.host.as_str()), ("port", &server.port.to_string())]);
    page.put("<li>")
        .put(server.protocol.name())
        .put(": <span class=\"value\"><span class=\"value__text\" translate=\"no\">");
    page.text(&command).put("</span><button type=\"button\" class=\"copy\" data-action=\"copy\" data-what=\"");
    page.text(&command).put("\">").text(app.ready_words().fix.copy).put("</button></span></li>");
}
