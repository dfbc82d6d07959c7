use mailsteps_settings::{Offer, Protocol, SourceId};

use super::source_list::source_list;
use crate::{
    App,
    dom::Html,
    text::{commas, fill},
};

/// The sources of the settings shown, by server.
pub fn server_origins(page: &mut Html, app: App, offer: Offer<'static>, protocols: &[Protocol]) {
    page.put("<ul class=\"origins\">");
    for protocol in protocols {
        if let Some(server) = offer.best(*protocol) {
            let heading = commas([server.host.as_str(), &server.port.to_string(), server.security.name()]);
            let heading = fill("{protocol}: {server}", &[("protocol", protocol.name()), ("server", &heading)]);
            origin(page, app, &heading, server.decision.as_deref(), &server.sources);
        }
    }
    page.put("</ul>");
}

/// The sources of what is the same for all servers.
pub fn login_origins(page: &mut Html, app: App, offer: Offer<'static>) {
    page.put("<ul class=\"origins\">");
    let settings = &app.ready_words().settings;
    let login = &offer.group().login;
    origin(page, app, settings.username, login.username.decision.as_deref(), &login.username.sources);
    let authentication = fill("{a} {b}", &[("a", settings.authentication), ("b", settings.authentication_is)]);
    origin(page, app, &authentication, login.authentication.decision.as_deref(), &login.authentication.sources);
    page.put("</ul>");
}

fn origin(page: &mut Html, app: App, heading: &str, decision: Option<&str>, sources: &[SourceId]) {
    page.put("<li><p translate=\"no\">").text(heading).put("</p>");
    if let Some(decision) = decision {
        page.put("<p>").text(decision).put("</p>");
    }
    source_list(page, app, sources);
    page.put("</li>");
}
