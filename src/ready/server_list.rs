use mailsteps_settings::{Offer, Protocol, Server, Status};

use super::source_list::source_list;
use crate::{App, components::begin_fold, dom::Html};

/// The servers that the guide does not use: to try, to replace, or not confirmed.
pub fn other_servers(page: &mut Html, app: App, offer: Offer<'static>) {
    let words = &app.ready_words().domain;
    let mut servers = Vec::new();
    for protocol in [Protocol::Imap, Protocol::Pop3, Protocol::Smtp] {
        servers.extend(offer.others(protocol));
    }
    if servers.is_empty() {
        return;
    }
    begin_fold(page, words.older_heading);
    page.put("<p>").text(words.older_lead).put("</p><ul class=\"other-servers\">");
    for server in servers {
        item(page, app, server);
    }
    page.put("</ul></details>");
}

fn item(page: &mut Html, app: App, server: &'static Server) {
    let words = &app.ready_words().domain;
    let status = match server.status {
        Status::Recommended => "",
        Status::Alternative => words.status_alternative,
        Status::Outdated => words.status_outdated,
        Status::Unconfirmed => words.status_unconfirmed,
    };
    page.put("<li data-status=\"").put(server.status.id()).put("\"><p><span class=\"tag\">").text(status);
    page.put("</span><span class=\"host\" translate=\"no\">").text(server.host.as_str()).put("</span> ");
    page.put(server.protocol.name()).put(", port ").text(&server.port.to_string()).put(", ");
    page.put(server.security.name()).put("</p>");
    if let Some(note) = &server.note {
        page.put("<p>").text(note).put("</p>");
    }
    source_list(page, app, &server.sources);
    page.put("</li>");
}
