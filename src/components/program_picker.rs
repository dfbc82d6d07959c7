use leptos::prelude::*;
use mailsteps_settings::{ClientSummary, Offer, Platform, Task, Withdrawal};

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
    page.put("<h3>").fill(words.programs_on, &[("platform", words.platforms.of(platform))]).put("</h3>");
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

/// A program: its name leads to the steps with the protocol that comes first, lines below to the other one and to repair.
fn item(page: &mut Html, app: App, offer: Offer<'static>, program: &'static ClientSummary) {
    let words = &app.words.domain;
    let offered = offer.protocols();
    let mut protocols = offered.clone();
    protocols.retain(|one| program.protocols.contains(one));
    // A program that cannot speak what the domain offers still gets a page, which says so.
    let Some(first) = protocols.first().or(offered.first()).copied() else { return };
    let sentence = if protocols.is_empty() { words.cannot } else { words.with_protocol };
    page.put("<li><a class=\"programs__main\" href=\"").address(&href(offer, program, Task::Setup(first)));
    page.put("\"><span class=\"programs__name\">").text(&program.name);
    page.put("</span> <span class=\"programs__with\">").fill(sentence, &[("protocol", first.name())]);
    page.put("</span> <span class=\"programs__platforms\">");
    for (index, platform) in program.platforms.iter().enumerate() {
        page.put(if index == 0 { "" } else { ", " }).text(words.platforms.of(*platform));
    }
    page.put("</span>");
    if let Some(withdrawal) = program.withdrawn {
        page.put(" <span class=\"programs__end\">").text(match withdrawal {
            Withdrawal::Ended => words.ended,
            Withdrawal::Ending => words.ending,
        });
        page.put("</span>");
    }
    page.put("</a>");
    for protocol in protocols.iter().skip(1) {
        let with = fill(words.with_protocol, &[("protocol", protocol.name())]);
        other(page, &href(offer, program, Task::Setup(*protocol)), &program.name, &with);
    }
    if !protocols.is_empty() {
        other(page, &href(offer, program, Task::Repair), &program.name, words.repair);
    }
    page.put("</li>");
}

/// A second way into a program. Its name is for those who hear the link alone.
fn other(page: &mut Html, href: &str, program: &str, text: &str) {
    page.put("<a class=\"programs__other\" href=\"").address(href).put("\"><span class=\"visually-hidden\">");
    page.text(program).put(" </span>").text(text).put("</a>");
}

fn href(offer: Offer<'static>, program: &ClientSummary, task: Task) -> String {
    Route::Walkthrough { domain: offer.domain().clone(), client: program.id.clone(), task }.href()
}
