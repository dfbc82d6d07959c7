use mailsteps_settings::{Offer, Protocol, Server, Status};

use super::{fold, source_list};
use crate::{
    App,
    dom::{El, el},
};

/// The servers that the guide does not use: to try, to replace, or not confirmed.
pub fn other_servers(app: App, offer: Offer<'static>) -> Option<El> {
    let words = &app.words.domain;
    let servers: Vec<&'static Server> = [Protocol::Imap, Protocol::Pop3, Protocol::Smtp]
        .into_iter()
        .flat_map(|protocol| others(offer, protocol))
        .collect();
    let list = el("ul").class("other-servers").children(servers.iter().map(|server| item(app, server)));
    (!servers.is_empty()).then(|| fold(words.older_heading).child(el("p").text(words.older_lead)).child(list))
}

fn others(offer: Offer<'static>, protocol: Protocol) -> Vec<&'static Server> {
    let best = offer.best(protocol);
    offer.servers(protocol).into_iter().filter(|server| Some(*server) != best).collect()
}

fn item(app: App, server: &'static Server) -> El {
    let words = &app.words.settings;
    let status = match server.status {
        Status::Recommended => "",
        Status::Alternative => words.status_alternative,
        Status::Outdated => words.status_outdated,
        Status::Unconfirmed => words.status_unconfirmed,
    };
    let what = format!(" {}, port {}, {}", server.protocol, server.port, server.security.name());
    let name = el("p")
        .child(el("span").class("tag").text(status))
        .child(el("span").class("host").attr("translate", "no").text(server.host.as_str()))
        .text(what);
    el("li")
        .attr("data-status", server.status.id())
        .child(name)
        .maybe(server.note.as_deref().map(|note| el("p").text(note)))
        .child(source_list(app, &server.sources))
}
