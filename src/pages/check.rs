use leptos::prelude::*;
use mailsteps_probe::report::{Report, Verdict};
use mailsteps_settings::{Domain, Offer, Protocol};

use crate::{
    App, CheckFailure, CheckState, Route,
    components::{link, link_out, probe_ladder, time},
    dom::Html,
    findings::conclude,
    text::fill,
};

/// `/DOMAIN/check/`: whether the servers answer, in one sentence with one next action.
pub fn check_page(page: &mut Html, app: App, domain: &Domain) {
    let words = &app.words.check;
    // The route exists only for domains of the catalog.
    let Some(offer) = app.catalog.offer(domain) else { return };
    let names = [("domain", domain.as_str())];
    page.put("<div class=\"page\"><h1>").fill(words.heading, &names).put("</h1><p class=\"lead\">").text(words.lead);
    page.put("</p><div class=\"without-script\"><p>").text(words.without_script).put("</p>");
    next_steps(page, app, offer);
    page.put("</div><div class=\"check-result\">");
    app.check.with(|state| match state {
        CheckState::Running => {
            page.put("<p class=\"waiting checking\">").fill(words.running, &names).put("</p>");
            under_way(page, offer);
        }
        CheckState::Done(checked, report, age_seconds) if checked == domain => {
            answered(page, app, offer, report, *age_seconds);
        }
        CheckState::Failed(failure) => unanswered(page, app, offer, *failure),
        CheckState::Idle | CheckState::Done(..) => {}
    });
    page.put("</div></div>");
}

/// The servers that are being asked, in the order of the report; `browser::live` adds each stage as it ends.
fn under_way(page: &mut Html, offer: Offer<'static>) {
    page.put("<div class=\"services\">");
    for server in [Protocol::Pop3, Protocol::Imap, Protocol::Smtp].into_iter().filter_map(|one| offer.best(one)) {
        page.put("<section class=\"service service--live\" id=\"live-").put(server.protocol.id()).put("\"><h2>");
        page.put(server.protocol.name()).put("</h2><p class=\"host\" translate=\"no\">");
        page.text(server.host.as_str()).put("</p></section>");
    }
    page.put("</div>");
}

fn answered(page: &mut Html, app: App, offer: Offer<'static>, report: &Report, age_seconds: u32) {
    let words = &app.words.check;
    let conclusion = conclude(offer.domain(), report, app.words);
    if report.stand_ins {
        page.put("<p class=\"warning\" data-stand-ins=\"\">");
        page.fill(words.stand_ins, &[("provider", &offer.provider().name)]).put("</p>");
    }
    page.put(match conclusion.verdict {
        Verdict::Ok => "<div class=\"verdict\" data-verdict=\"ok\">",
        Verdict::Degraded => "<div class=\"verdict\" data-verdict=\"degraded\">",
        Verdict::Failed => "<div class=\"verdict\" data-verdict=\"failed\">",
    });
    verdict(page, app, offer, &conclusion.sentence, &conclusion.action);
    page.put("<div class=\"services\">");
    for service in &report.services {
        probe_ladder(page, app, service);
    }
    page.put("</div><p class=\"fine\">");
    time(page, words.checked_at, &report.checked_at);
    if age_seconds > 0 {
        page.put(" ").fill(words.age, &[("number", &age_seconds.to_string())]);
    }
    page.put("</p>");
    again(page, app);
    if report.history {
        // `browser/past.js` fills it.
        page.put("<past-days data-domain=\"").text(&report.domain).put("\"></past-days>");
    }
}

fn unanswered(page: &mut Html, app: App, offer: Offer<'static>, failure: CheckFailure) {
    let reason = app.words.check.failure(failure);
    page.put("<div class=\"verdict\" data-verdict=\"none\" data-failure=\"").put(failure.id()).put("\">");
    verdict(page, app, offer, reason.found, reason.action);
    again(page, app);
}

/// One sentence, one next action, and the ways on; ends the block that the caller began.
fn verdict(page: &mut Html, app: App, offer: Offer<'static>, sentence: &str, action: &str) {
    page.put("<p class=\"verdict__sentence\">").text(sentence).put("</p><h2>").text(app.words.check.next);
    page.put("</h2><p>").text(action).put("</p>");
    next_steps(page, app, offer);
    page.put("</div>");
}

fn again(page: &mut Html, app: App) {
    page.put("<p><button type=\"button\" id=\"again\" class=\"button\" data-action=\"check-again\">");
    page.text(app.words.check.again).put("</button></p>");
}

/// The ways on from here: webmail, the right settings, the provider's people.
fn next_steps(page: &mut Html, app: App, offer: Offer<'static>) {
    let words = &app.words.check;
    let provider = offer.provider();
    page.put("<ul class=\"next-steps\"><li>");
    link(page, "", &Route::Fix(Some(offer.domain().clone())).href(), app.words.frame.fix_link);
    page.put("</li><li>");
    link_out(page, &offer.group().webmail.value, words.webmail);
    page.put("</li><li>");
    link(page, "", &(Route::Domain(offer.domain().clone()).href() + "#settings"), words.compare);
    page.put("</li><li>");
    let ask = fill(words.chat, &[("provider", &provider.name)]);
    link_out(page, &provider.support.chat.value.address, &ask);
    page.put("</li></ul>");
}
