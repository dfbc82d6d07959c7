use leptos::prelude::*;
use mailsteps_probe::report::{Report, Verdict};
use mailsteps_settings::{Domain, Offer};

use crate::{
    App, CheckFailure, CheckState, Route, browser,
    components::{link, link_out, probe_ladder},
    dom::{Action, El, Html, el},
    findings::conclude,
    text::fill,
};

/// `/DOMAIN/check/`: whether the servers answer, in one sentence with one next action.
pub fn check_page(app: App, domain: &Domain) -> Html {
    let words = &app.words.check;
    // The route exists only for domains of the catalog.
    let Some(offer) = app.catalog.offer(domain) else { return Html::nothing() };
    let names = [("domain", offer.domain().as_str())];
    let result = match app.check.get() {
        CheckState::Running => el("p").class("waiting").text(fill(words.running, &names)).html(),
        CheckState::Done(checked, report) if checked == *offer.domain() => answered(app, offer, report),
        CheckState::Failed(failure) => unanswered(app, offer, failure),
        CheckState::Idle | CheckState::Done(..) => Html::nothing(),
    };
    el("div")
        .class("page")
        .child(el("h1").text(fill(words.heading, &names)))
        .child(el("p").class("lead").text(words.lead))
        .child(
            el("div").class("without-script").child(el("p").text(words.without_script)).child(next_steps(app, offer)),
        )
        .child(el("div").class("check-result").with(result))
        .html()
}

fn answered(app: App, offer: Offer<'static>, report: Report) -> Html {
    let words = &app.words.check;
    let conclusion = conclude(offer.domain(), &report, app.words);
    let tone = match conclusion.verdict {
        Verdict::Ok => "ok",
        Verdict::Degraded => "degraded",
        Verdict::Failed => "failed",
    };
    let stand_ins = report.stand_ins.then(|| {
        let text = fill(words.stand_ins, &[("provider", &offer.provider().name)]);
        el("p").class("warning").attr("data-stand-ins", "").text(text)
    });
    let time = browser::local_time(&report.checked_at);
    Html::all([
        stand_ins.map_or_else(Html::nothing, El::html),
        verdict(app, offer, conclusion.sentence, conclusion.action).attr("data-verdict", tone).html(),
        el("div").class("services").children(report.services.iter().map(|service| probe_ladder(app, service))).html(),
        el("p").class("fine").text(fill(words.checked_at, &[("time", &time)])).html(),
        again(app),
    ])
}

fn unanswered(app: App, offer: Offer<'static>, failure: CheckFailure) -> Html {
    let reason = (app.words.check.failure)(failure);
    let verdict = verdict(app, offer, reason.found.to_owned(), reason.action.to_owned())
        .attr("data-verdict", "none")
        .attr("data-failure", failure.id());
    Html::all([verdict.html(), again(app)])
}

/// One sentence, one next action, and the ways on.
fn verdict(app: App, offer: Offer<'static>, sentence: String, action: String) -> El {
    el("div")
        .class("verdict")
        .child(el("p").class("verdict__sentence").text(sentence))
        .child(el("h2").text(app.words.check.next))
        .child(el("p").text(action))
        .child(next_steps(app, offer))
}

fn again(app: App) -> Html {
    let again = el("button").attr("id", "again").class("button").action(Action::CheckAgain).text(app.words.check.again);
    el("p").child(again).html()
}

/// The ways on from here: webmail, the right settings, the provider's people.
fn next_steps(app: App, offer: Offer<'static>) -> El {
    let words = &app.words.check;
    let provider = offer.provider();
    let settings = format!("{}#settings", Route::Domain(offer.domain().clone()).href());
    let ways = [
        link_out(&offer.group().webmail.value, words.webmail),
        link(settings, words.compare),
        link_out(&provider.support.chat.value.address, fill(words.chat, &[("provider", &provider.name)])),
    ];
    el("ul").class("next-steps").children(ways.into_iter().map(|way| el("li").child(way)))
}
