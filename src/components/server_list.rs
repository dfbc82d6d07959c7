use leptos::prelude::*;
use mailsteps_settings::{Offer, Protocol, Server, Status};

use super::SourceList;
use crate::App;

/// The servers that the guide does not use: to try, to replace, or not confirmed.
#[component]
pub fn OtherServers(
    /// The state.
    app: App,
    /// The domain.
    offer: Offer<'static>,
) -> impl IntoView {
    let words = &app.words.domain;
    let servers: Vec<&'static Server> = [Protocol::Imap, Protocol::Pop3, Protocol::Smtp]
        .into_iter()
        .flat_map(|protocol| others(offer, protocol))
        .collect();
    (!servers.is_empty()).then(|| {
        let items = servers.into_iter().map(|server| view! { <OtherServer app server /> }).collect_view();
        view! {
            <details class="fold">
                <summary>{words.older_heading}</summary>
                <p>{words.older_lead}</p>
                <ul class="other-servers">{items}</ul>
            </details>
        }
    })
}

fn others(offer: Offer<'static>, protocol: Protocol) -> Vec<&'static Server> {
    let best = offer.best(protocol);
    offer.servers(protocol).into_iter().filter(|server| Some(*server) != best).collect()
}

#[component]
fn OtherServer(app: App, server: &'static Server) -> AnyView {
    let words = &app.words.settings;
    let status = match server.status {
        Status::Recommended => "",
        Status::Alternative => words.status_alternative,
        Status::Outdated => words.status_outdated,
        Status::Unconfirmed => words.status_unconfirmed,
    };
    let what = format!(" {}, port {}, {}", server.protocol, server.port, server.security.name());
    view! {
        <li data-status=server.status.id()>
            <p>
                <span class="tag">{status}</span>
                <span class="host" translate="no">{server.host.as_str()}</span>
                {what}
            </p>
            {server.note.as_deref().map(|note| view! { <p>{note}</p> })}
            <SourceList app sources=&server.sources />
        </li>
    }
    .into_any()
}
