//! Setting up without typing settings, where that truly works for the domain, the program and the protocol.

use mailsteps_formats::{
    MailService,
    qr::Payload,
    setup_rules::{AutomaticSetup, Served, automatic_setup},
};
use mailsteps_settings::{Confidence, Incoming, Protocol, Query, Server, Setting, SourceKind, Task, UsernameForm};

use super::{plan::Plan, setting_value::bare_value, sources};
use crate::{dom::Html, text::ready::Automatic};

/// The quick way, before the steps that are typed; nothing where there is none.
pub fn write(page: &mut Html, plan: Plan) {
    let Task::Setup(incoming) = plan.task else { return };
    let service = MailService::of(&plan.offer, None);
    let served = Served { autoconfig: is_found(plan, incoming), profile: plan.site.server };
    let mut ways = automatic_setup(&service, &plan.client.id, incoming, served);
    ways.retain(|way| *way != AutomaticSetup::ScanInApp || code(plan, &service, incoming).is_some());
    ways.retain(|way| !matches!(way, AutomaticSetup::NotPossible { .. }));
    let Some((first, others)) = ways.split_first() else { return impossible(page, plan, incoming) };
    let words = &plan.words.automatic;
    page.put("<section class=\"automatic\" aria-labelledby=\"automatic\"><h2 id=\"automatic\" tabindex=\"-1\">");
    page.text(words.heading).put("</h2><div class=\"card\">");
    one(page, plan, &service, incoming, *first);
    page.put("</div>");
    for way in others {
        page.put("<details class=\"fold\"><summary>").text(words.another).put("</summary>");
        one(page, plan, &service, incoming, *way);
        page.put("</details>");
    }
    page.put("<p>").text(words.by_hand).put("</p>");
    origin(page, plan);
    page.put("</section>");
}

/// For the one program whose readers are used to a code, where no code can say the settings: what there is to type instead.
fn impossible(page: &mut Html, plan: Plan, incoming: Incoming) {
    if plan.client.id.as_str() != "thunderbird-android" || !plan.shown().contains(&incoming) {
        return;
    }
    let words = &plan.words.automatic;
    page.put("<section class=\"automatic\" aria-labelledby=\"automatic\"><h2 id=\"automatic\" tabindex=\"-1\">");
    page.text(words.impossible_heading).put("</h2><div class=\"card\"><p>");
    page.fill(words.impossible, &names(plan, incoming)).put("</p>");
    values(page, plan, incoming);
    page.put("</div><p>").text(words.impossible_steps).put("</p></section>");
}

fn one(page: &mut Html, plan: Plan, service: &MailService, incoming: Incoming, way: AutomaticSetup) {
    let words = &plan.words.automatic;
    match way {
        AutomaticSetup::FoundByItself => found(page, plan, incoming),
        AutomaticSetup::Profile => profile(page, plan, incoming),
        AutomaticSetup::ScanInApp => scan(page, plan, words, service, incoming),
        AutomaticSetup::NotPossible { .. } => {}
    }
}

/// Where the captions of the quick way come from, and that they may differ where nobody gives them word for word.
fn origin(page: &mut Html, plan: Plan) {
    let Some(source) = &plan.client.automatic else { return };
    let words = &plan.words.steps;
    if source.confidence == Confidence::General {
        page.put("<p class=\"step__general\">").text(words.general).put("</p>");
    }
    page.put("<p class=\"fine\">").text(words.source).put(": ");
    sources::references(page, plan.app, &source.sources);
}

/// The program looks the settings up; the reader compares what it shows.
fn found(page: &mut Html, plan: Plan, incoming: Incoming) {
    let words = &plan.words.automatic;
    let names = names(plan, incoming);
    page.put("<p><b>").fill(words.found, &names).put("</b></p>");
    steps(page, &words.found_steps, &names);
    page.put("<p>").text(words.found_values).put("</p>");
    values(page, plan, incoming);
    page.put("<p>").text(words.found_differs).put("</p>");
}

/// The seven values of an account: two servers with port and encryption, and the user name.
fn values(page: &mut Html, plan: Plan, incoming: Incoming) {
    let words = &plan.words.automatic;
    page.put("<ul class=\"automatic__values\">");
    let sheet = plan.sheet(incoming);
    for (caption, host, port, security) in [
        (words.incoming, Setting::IncomingHost, Setting::IncomingPort, Setting::IncomingSecurity),
        (words.outgoing, Setting::OutgoingHost, Setting::OutgoingPort, Setting::OutgoingSecurity),
    ] {
        page.put("<li>").text(caption).put(": ");
        bare_value(page, sheet, host);
        page.put("<br>").text(words.port).put(" ");
        bare_value(page, sheet, port);
        page.put(", ");
        bare_value(page, sheet, security);
        page.put("</li>");
    }
    page.put("<li>").text(words.username).put(": ");
    bare_value(page, sheet, Setting::IncomingUsername);
    page.put("</li></ul>");
}

/// The file has no address in it: the device asks for it, and no request holds it.
fn profile(page: &mut Html, plan: Plan, incoming: Incoming) {
    let words = &plan.words.automatic;
    let names = names(plan, incoming);
    let is_phone = plan.client.id.as_str() == "iphone";
    page.put("<p><b>").text(words.profile).put("</b></p>");
    // A frame cannot give out a profile; and it is no page of the guide's.
    page.put("<p><a class=\"button\" target=\"_blank\" rel=\"noopener\" href=\"").text(plan.app.place.base());
    page.text(plan.offer.domain().as_str());
    page.put("/email.mobileconfig?protocol=").put(incoming.id()).put("\">").fill(words.profile_get, &names);
    page.put("</a></p>");
    steps(page, if is_phone { &words.profile_on_phone } else { &words.profile_on_mac }, &names);
    page.put("<p>").text(words.profile_safe).put("</p>");
}

/// The code holds no password. It is drawn in the browser, with the reader's own address.
fn scan(page: &mut Html, plan: Plan, words: &'static Automatic, service: &MailService, incoming: Incoming) {
    let names = names(plan, incoming);
    page.put("<p><b>").text(words.scan).put("</b></p>");
    if incoming == Incoming::Pop3 {
        page.put("<p>").text(words.scan_for_pop3).put("</p>");
    }
    steps(page, &words.scan_steps, &names);
    let payload = code(plan, service, incoming).unwrap_or_default();
    page.put("<p class=\"with-script\"><button type=\"button\" class=\"button\" data-action=\"show-code\" ");
    page.put("aria-controls=\"setup-code\" aria-expanded=\"false\" id=\"show-setup-code\">").text(words.scan_show);
    page.put("</button></p><div id=\"setup-code\" class=\"code\" hidden data-label=\"").text(words.scan_label);
    page.put("\" data-text=\"").text(words.scan_text).put("\" data-needs=\"").text(words.scan_needs);
    page.put("\" data-failed=\"").text(words.scan_failed).put("\" data-payload=\"").text(&payload);
    page.put("\"></div>");
}

/// The code's text for the made-up address, in whose place the reader's own comes; nothing where that would not be enough.
fn code(plan: Plan, service: &MailService, incoming: Incoming) -> Option<String> {
    let is_whole = plan.offer.group().login.username.value == UsernameForm::FullAddress;
    let example = plan.sheet(incoming).text(Setting::Address);
    let address = Query::read(&example, |_| None).ok()?.address()?;
    let payload = Payload::of(service, incoming, &address, None).ok()?;
    is_whole.then(|| payload.text())
}

/// What stands between two pairs of stars is what the program itself calls it.
fn steps(page: &mut Html, steps: &[&'static str], names: &[(&str, &str)]) {
    page.put("<ol>");
    for step in steps {
        page.put("<li>");
        for (at, part) in step.split("**").enumerate() {
            let is_caption = at % 2 == 1;
            page.put(if is_caption { "<b translate=\"no\">" } else { "" }).fill(part, names);
            page.put(if is_caption { "</b>" } else { "" });
        }
        page.put("</li>");
    }
    page.put("</ol>");
}

fn names(plan: Plan<'_>, incoming: Incoming) -> [(&'static str, &'static str); 3] {
    let (program, domain) = (plan.client.name.as_str(), plan.offer.domain().as_str());
    [("program", program), ("domain", domain), ("protocol", incoming.name())]
}

/// Whether the program comes upon the right servers: the domain's own names lead to this guide's server, or the list that the
/// program carries says of this domain what the guide says.
fn is_found(plan: Plan, incoming: Incoming) -> bool {
    let domain = plan.offer.domain().as_str();
    let is_own = plan.site.server && plan.site.autoconfig.iter().any(|own| own == domain);
    let is_listed = |protocol| {
        let best = plan.offer.best(protocol);
        best.is_some_and(|best| listed(plan, protocol).is_some_and(|listed| is_same(listed, best)))
    };
    is_own || (is_listed(incoming.protocol()) && is_listed(Protocol::Smtp))
}

fn is_same(one: &Server, other: &Server) -> bool {
    (&one.host, one.port, one.security) == (&other.host, other.port, other.security)
}

/// What the program's list says of the domain: where it has entries for the domain alone, those and no others.
fn listed(plan: Plan, protocol: Protocol) -> Option<&'static Server> {
    let autofill = plan.client.autofill.as_ref()?;
    let is_list = |id: &&_| plan.app.catalog.source(id).is_some_and(|source| source.kind == SourceKind::Database);
    let list = autofill.sources.iter().find(is_list)?;
    if !plan.offer.entry().sources.contains(list) {
        return None;
    }
    let of_list = |protocol| {
        let servers = plan.offer.servers(protocol).into_iter();
        servers.filter(|server| server.sources.contains(list))
    };
    let has_own = [Protocol::Imap, Protocol::Pop3, Protocol::Smtp]
        .into_iter()
        .any(|protocol| of_list(protocol).any(|server| !server.only.is_empty()));
    of_list(protocol).find(|server| server.only.is_empty() != has_own)
}
