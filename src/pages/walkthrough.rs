use leptos::prelude::*;
use mailsteps_settings::{Client, ClientId, ClientSummary, Domain, Incoming, Offer, Status};

use crate::{
    App, ProgramState, Route,
    components::{address_line, link, rich_text, settings_table, step_view},
    dom::{Action, El, Html, el},
    sheet::Sheet,
    text::fill,
};

/// `/DOMAIN/CLIENT/PROTOCOL/`: every step, with the reader's own values.
pub fn walkthrough_page(app: App, domain: &Domain, client: &ClientId, protocol: Incoming) -> Html {
    let words = &app.words.walkthrough;
    // The route exists only for domains and programs of the catalog.
    let Some((offer, program)) = app.catalog.offer(domain).zip(app.catalog.program(client)) else {
        return Html::nothing();
    };
    let names = [("domain", domain.as_str()), ("program", program.name.as_str()), ("protocol", protocol.name())];
    let content = match obstacle(app, offer, program, protocol) {
        Some(obstacle) => obstacle.html(),
        None => steps(app, offer, program, protocol),
    };
    let heading = el("h1")
        .text(fill(words.heading, &names) + " ")
        .child(el("span").class("protocol").text(fill(words.with, &names)));
    el("div").class("page page--walkthrough").child(heading).with(address_line(app, domain)).with(content).html()
}

/// Says before step 1 that this way is closed, and offers the one that is open.
fn obstacle(app: App, offer: Offer<'static>, program: &'static ClientSummary, protocol: Incoming) -> Option<El> {
    let words = &app.words.walkthrough;
    let other = protocol.other();
    let names = [("domain", offer.domain().as_str()), ("program", &program.name), ("protocol", protocol.name())];
    let reason = if offer.best(protocol.protocol()).is_none() {
        words.no_protocol
    } else if !program.protocols.contains(&protocol) {
        words.program_lacks
    } else {
        return None;
    };
    let is_open = offer.best(other.protocol()).is_some() && program.protocols.contains(&other);
    let way = if is_open {
        let offered = fill(words.no_protocol_offer, &[("protocol", other.name())]);
        link(route(offer, &program.id, other), offered)
    } else {
        link(programs_of(offer), words.other_program)
    };
    let obstacle =
        el("div").class("obstacle").child(el("p").text(fill(reason, &names))).child(el("p").child(way.class("button")));
    Some(obstacle)
}

fn route(offer: Offer<'static>, client: &ClientId, protocol: Incoming) -> String {
    Route::Walkthrough { domain: offer.domain().clone(), client: client.clone(), protocol }.href()
}

fn programs_of(offer: Offer<'static>) -> String {
    format!("{}#programs", Route::Domain(offer.domain().clone()).href())
}

/// The steps when they are here; what is being waited for, or what went wrong, when they are not.
fn steps(app: App, offer: Offer<'static>, program: &'static ClientSummary, protocol: Incoming) -> Html {
    match app.program.get() {
        ProgramState::Ready(client) if client.id == program.id => ready(app, client, offer, protocol),
        ProgramState::Failed(id) if id == program.id => failed(app, offer, protocol),
        _ => {
            let text = fill(app.words.walkthrough.loading, &[("program", &program.name)]);
            el("p").class("waiting").text(text).html()
        }
    }
}

fn failed(app: App, offer: Offer<'static>, protocol: Incoming) -> Html {
    let words = &app.words.walkthrough;
    let retry = el("button").class("button").action(Action::FetchSteps).text(words.retry);
    let problem =
        el("div").class("problem").attr("role", "alert").child(el("p").text(words.failed)).child(el("p").child(retry));
    Html::all([problem.html(), settings_table(Sheet { app, offer, incoming: protocol, captions: None })])
}

fn ready(app: App, client: &'static Client, offer: Offer<'static>, protocol: Incoming) -> Html {
    let words = &app.words.walkthrough;
    let sheet = Sheet { app, offer, incoming: protocol, captions: Some(&client.captions) };
    let count = client.setup.steps(protocol).count();
    let steps = client.setup.steps(protocol).zip(1..).map(|(step, number)| step_view(step, number, count, sheet));
    let column = el("div")
        .class("steps-column")
        .with(before(client, sheet))
        .child(el("h2").text(words.steps))
        .child(el("ol").class("steps").children(steps))
        .child(finish(app, offer));
    let side = el("aside")
        .class("side")
        .attr("aria-labelledby", "your-settings")
        .child(el("h2").attr("id", "your-settings").text(words.your_settings))
        .with(settings_table(Sheet { captions: None, ..sheet }));
    el("div").class("with-side").child(column).child(side).html()
}

/// What to know before step 1, and the other protocol as a way out.
fn before(client: &'static Client, sheet: Sheet) -> Html {
    let words = &sheet.app.words.walkthrough;
    let offer = sheet.offer;
    let (protocol, other) = (sheet.incoming, sheet.incoming.other());
    let is_unconfirmed = offer.best(protocol.protocol()).is_some_and(|server| server.status == Status::Unconfirmed);
    let unconfirmed = is_unconfirmed.then(|| {
        let values = [("protocol", protocol.name()), ("domain", offer.domain().as_str()), ("other", other.name())];
        el("p").class("warning").text(fill(words.unconfirmed, &values))
    });
    let has_other = offer.best(other.protocol()).is_some() && client.protocols.contains(&other);
    let switch = has_other
        .then(|| link(route(offer, &client.id, other), fill(words.other_protocol, &[("protocol", other.name())])));
    let versions =
        el("p").class("fine").text(fill(words.for_versions, &[("versions", &client.versions)]) + ". ").maybe(switch);
    let notes = client.setup.before(protocol).map(|note| el("li").with(rich_text(&note.text, sheet)));
    let section = el("section").class("before").child(el("h2").text(words.before)).child(el("ul").children(notes));
    Html::all([versions.html(), unconfirmed.map_or_else(Html::nothing, El::html), section.html()])
}

fn finish(app: App, offer: Offer<'static>) -> El {
    let words = &app.words.walkthrough;
    let check = link(Route::Check(offer.domain().clone()).href(), words.done_check).class("button button--quiet");
    el("section")
        .class("finish")
        .child(el("h2").text(words.done_heading))
        .child(el("p").text(words.done_text))
        .child(el("p").child(check))
        .child(el("p").child(link(programs_of(offer), words.other_program)))
}
