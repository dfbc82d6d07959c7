use leptos::prelude::*;
use mailsteps_settings::{ClientSummary, Incoming, Offer, Platform};

use super::link;
use crate::{
    App, Route,
    dom::{El, Html, el},
    text::fill,
};

/// The mail programs, those of the reader's device first.
pub fn program_picker(app: App, offer: Offer<'static>) -> Html {
    let words = &app.words.domain;
    let platform = app.reader.with(|reader| reader.platform);
    let (here, elsewhere) = by_device(app.catalog.programs(), platform);
    let list = |programs: Programs| {
        el("ul").class("programs").children(programs.into_iter().map(|program| item(app, offer, program))).html()
    };
    let Some(platform) = platform.filter(|_| !here.is_empty()) else { return list(elsewhere) };
    let on = fill(words.programs_on, &[("platform", platform.name())]);
    let mut parts = vec![el("h3").text(on).html(), list(here)];
    if !elsewhere.is_empty() {
        parts.extend([el("h3").text(words.programs_elsewhere).html(), list(elsewhere)]);
    }
    Html::all(parts)
}

type Programs = Vec<&'static ClientSummary>;

/// Splits the programs into those that run on the reader's device and the others; the order stays.
fn by_device(programs: &'static [ClientSummary], platform: Option<Platform>) -> (Programs, Programs) {
    programs.iter().partition(|program| platform.is_some_and(|platform| program.platforms.contains(&platform)))
}

fn item(app: App, offer: Offer<'static>, program: &'static ClientSummary) -> El {
    let words = &app.words.domain;
    let offered = offer.protocols();
    let usable: Vec<Incoming> = offered.iter().copied().filter(|one| program.protocols.contains(one)).collect();
    let href =
        |protocol| Route::Walkthrough { domain: offer.domain().clone(), client: program.id.clone(), protocol }.href();
    let with = |protocol: Incoming| fill(words.with_protocol, &[("protocol", protocol.name())]);
    // A program that cannot speak what the domain offers still gets a page, which says so.
    let first = usable.first().or(offered.first()).copied().unwrap_or(offer.group().recommended.protocol);
    let platforms = program.platforms.iter().map(|platform| platform.name()).collect::<Vec<_>>().join(", ");
    let main = el("a")
        .class("programs__main")
        .attr("href", href(first))
        .child(el("span").class("programs__name").text(program.name.as_str()))
        .text(" ")
        .child(el("span").class("programs__with").text(with(first)))
        .text(" ")
        .child(el("span").class("programs__platforms").text(platforms));
    let others = usable.into_iter().filter(|one| *one != first).map(|protocol| {
        let name = format!("{} {}", program.name, with(protocol));
        link(href(protocol), with(protocol)).class("programs__other").attr("aria-label", name)
    });
    el("li").child(main).children(others)
}
