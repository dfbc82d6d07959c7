use leptos::prelude::*;
use mailsteps_settings::{ClientSummary, Incoming, Offer, Platform, Task};

use crate::{App, Route, dom::Html, text::fill};

/// The mail programs, those of the reader's device first.
pub fn program_picker(page: &mut Html, app: App, offer: Offer<'static>) {
    let words = &app.words.domain;
    let platform = app.reader.with(|reader| reader.platform);
    let programs = app.catalog.programs();
    let runs_on = |program: &ClientSummary, platform: Platform| program.platforms.contains(&platform);
    let here = platform.filter(|platform| programs.iter().any(|program| runs_on(program, *platform)));
    let Some(platform) = here else {
        return list(page, app, offer, |_| true);
    };
    page.put("<h3>").fill(words.programs_on, &[("platform", platform.name())]).put("</h3>");
    list(page, app, offer, |program| runs_on(program, platform));
    if programs.iter().any(|program| !runs_on(program, platform)) {
        page.put("<h3>").text(words.programs_elsewhere).put("</h3>");
        list(page, app, offer, |program| !runs_on(program, platform));
    }
}

fn list(page: &mut Html, app: App, offer: Offer<'static>, is_in: impl Fn(&ClientSummary) -> bool) {
    page.put("<ul class=\"programs\">");
    for program in app.catalog.programs() {
        if is_in(program) {
            item(page, app, offer, program);
        }
    }
    page.put("</ul>");
}

fn item(page: &mut Html, app: App, offer: Offer<'static>, program: &'static ClientSummary) {
    let words = &app.words.domain;
    let mut protocols = offer.protocols();
    // A program that cannot speak what the domain offers still gets a page, which says so.
    if protocols.iter().any(|one| program.protocols.contains(one)) {
        protocols.retain(|one| program.protocols.contains(one));
    } else {
        protocols.truncate(1);
    }
    page.put("<li>");
    for (index, protocol) in protocols.into_iter().enumerate() {
        let with = fill(words.with_protocol, &[("protocol", protocol.name())]);
        let href = href(offer, program, protocol);
        if index == 0 {
            page.put("<a class=\"programs__main\" href=\"").text(&href).put("\"><span class=\"programs__name\">");
            page.text(&program.name).put("</span> <span class=\"programs__with\">").text(&with);
            page.put("</span> <span class=\"programs__platforms\">");
            for (index, platform) in program.platforms.iter().enumerate() {
                page.put(if index == 0 { "" } else { ", " }).put(platform.name());
            }
            page.put("</span></a>");
        } else {
            page.put("<a class=\"programs__other\" href=\"").text(&href).put("\">").text(&program.name);
            page.put(" ").text(&with).put("</a>");
        }
    }
    page.put("</li>");
}

fn href(offer: Offer<'static>, program: &ClientSummary, protocol: Incoming) -> String {
    Route::Walkthrough { domain: offer.domain().clone(), client: program.id.clone(), task: Task::Setup(protocol) }
        .href()
}
