use leptos::prelude::*;
use mailsteps_settings::{Client, ClientId, ClientSummary, Domain, Incoming, Offer, Status};

use crate::{
    App, ProgramState, Route,
    components::{address_line, link, rich_text, settings_table, step_view},
    dom::Html,
    sheet::Sheet,
    text::fill,
};

/// `/DOMAIN/CLIENT/PROTOCOL/`: every step, with the reader's own values.
pub fn walkthrough_page(page: &mut Html, app: App, domain: &Domain, client: &ClientId, protocol: Incoming) {
    let words = &app.words.walkthrough;
    // The route exists only for domains and programs of the catalog.
    let (Some(offer), Some(program)) = (app.catalog.offer(domain), app.catalog.program(client)) else { return };
    let names = [("domain", domain.as_str()), ("program", program.name.as_str()), ("protocol", protocol.name())];
    page.put("<div class=\"page page--walkthrough\"><h1>").fill(words.heading, &names);
    page.put(" <span class=\"protocol\">").fill(words.with, &names).put("</span></h1>");
    address_line(page, app, domain);
    if offer.best(protocol.protocol()).is_none() {
        obstacle(page, app, offer, program, protocol, words.no_protocol);
    } else if !program.protocols.contains(&protocol) {
        obstacle(page, app, offer, program, protocol, words.program_lacks);
    } else {
        steps(page, app, offer, program, protocol);
    }
    page.put("</div>");
}

/// Says before step 1 that this way is closed, and offers the one that is open.
fn obstacle(
    page: &mut Html,
    app: App,
    offer: Offer<'static>,
    program: &ClientSummary,
    protocol: Incoming,
    reason: &str,
) {
    let words = &app.words.walkthrough;
    let other = protocol.other();
    let names = [("domain", offer.domain().as_str()), ("program", &program.name), ("protocol", protocol.name())];
    page.put("<div class=\"obstacle\"><p>").fill(reason, &names).put("</p><p>");
    if offer.best(other.protocol()).is_some() && program.protocols.contains(&other) {
        let offered = fill(words.no_protocol_offer, &[("protocol", other.name())]);
        link(page, "button", &route(offer, &program.id, other), &offered);
    } else {
        link(page, "button", &programs_of(offer), words.other_program);
    }
    page.put("</p></div>");
}

fn route(offer: Offer<'static>, client: &ClientId, protocol: Incoming) -> String {
    Route::Walkthrough { domain: offer.domain().clone(), client: client.clone(), protocol }.href()
}

fn programs_of(offer: Offer<'static>) -> String {
    Route::Domain(offer.domain().clone()).href() + "#programs"
}

/// The steps when they are here; what is being waited for, or what went wrong, when they are not.
fn steps(page: &mut Html, app: App, offer: Offer<'static>, program: &ClientSummary, protocol: Incoming) {
    let words = &app.words.walkthrough;
    match app.program.get() {
        ProgramState::Ready(steps) if steps.client.id == program.id => ready(page, app, &steps.client, offer, protocol),
        ProgramState::Failed(id) if id == program.id => {
            page.put("<div class=\"problem\" role=\"alert\"><p>").text(words.failed).put("</p><p>");
            page.put("<button type=\"button\" class=\"button\" data-action=\"fetch-steps\">").text(words.retry);
            page.put("</button></p></div>");
            settings_table(page, Sheet { app, offer, incoming: protocol, captions: None });
        }
        _ => {
            page.put("<p class=\"waiting\">").fill(words.loading, &[("program", &program.name)]).put("</p>");
        }
    }
}

fn ready(page: &mut Html, app: App, client: &'static Client, offer: Offer<'static>, protocol: Incoming) {
    let words = &app.words.walkthrough;
    let sheet = Sheet { app, offer, incoming: protocol, captions: Some(&client.captions) };
    page.put("<div class=\"with-side\"><div class=\"steps-column\">");
    before(page, client, sheet);
    page.put("<h2>").text(words.steps).put("</h2><ol class=\"steps\">");
    let count = client.setup.steps(protocol).count();
    for (index, step) in client.setup.steps(protocol).enumerate() {
        step_view(page, step, index + 1, count, sheet);
    }
    page.put("</ol>");
    finish(page, app, offer);
    page.put("</div><aside class=\"side\" aria-labelledby=\"your-settings\"><h2 id=\"your-settings\">");
    page.text(words.your_settings).put("</h2>");
    settings_table(page, Sheet { captions: None, ..sheet });
    page.put("</aside></div>");
}

/// What to know before step 1, and the other protocol as a way out.
fn before(page: &mut Html, client: &'static Client, sheet: Sheet) {
    let words = &sheet.app.words.walkthrough;
    let offer = sheet.offer;
    let (protocol, other) = (sheet.incoming, sheet.incoming.other());
    page.put("<p class=\"fine\">").fill(words.for_versions, &[("versions", &client.versions)]).put(". ");
    if offer.best(other.protocol()).is_some() && client.protocols.contains(&other) {
        let switch = fill(words.other_protocol, &[("protocol", other.name())]);
        link(page, "", &route(offer, &client.id, other), &switch);
    }
    page.put("</p>");
    if offer.best(protocol.protocol()).is_some_and(|server| server.status == Status::Unconfirmed) {
        let values = [("protocol", protocol.name()), ("domain", offer.domain().as_str()), ("other", other.name())];
        page.put("<p class=\"warning\">").fill(words.unconfirmed, &values).put("</p>");
    }
    page.put("<section class=\"before\"><h2>").text(words.before).put("</h2><ul>");
    for note in client.setup.before(protocol) {
        page.put("<li>");
        rich_text(page, &note.text, sheet);
        page.put("</li>");
    }
    page.put("</ul></section>");
}

fn finish(page: &mut Html, app: App, offer: Offer<'static>) {
    let words = &app.words.walkthrough;
    page.put("<section class=\"finish\"><h2>").text(words.done_heading).put("</h2><p>").text(words.done_text);
    page.put("</p><p>");
    link(page, "button button--quiet", &Route::Check(offer.domain().clone()).href(), words.done_check);
    page.put("</p><p>");
    link(page, "", &programs_of(offer), words.other_program);
    page.put("</p></section>");
}
