use mailsteps_settings::{Amount, Domain, Incoming, Note, Offer, Protocol, Setting, SourceId, Sourced};

use crate::{
    App, Route,
    components::{
        address_line, fold, incoming_table, link, link_out, other_servers, outgoing_table, program_picker, source_list,
    },
    dom::{El, Html, el},
    sheet::Sheet,
    text::fill,
};

/// `/DOMAIN/`: one suggestion with its reason, the settings, the programs, and the rest folded.
pub fn domain_page(app: App, domain: &Domain) -> Html {
    let words = &app.words.domain;
    // The route exists only for domains of the catalog.
    let Some(offer) = app.catalog.offer(domain) else { return Html::nothing() };
    let names = [("domain", domain.as_str())];
    let programs = el("section")
        .attr("aria-labelledby", "programs")
        .child(el("h2").attr("id", "programs").attr("tabindex", "-1").text(words.programs_heading))
        .child(el("p").text(words.programs_lead))
        .with(program_picker(app, offer));
    let check = el("section")
        .child(el("h2").text(words.check_heading))
        .child(el("p").text(fill(words.check_lead, &names)))
        .child(
            el("p").child(link(Route::Check(domain.clone()).href(), words.check_link).class("button button--quiet")),
        );
    let folds = el("section")
        .class("folds")
        .child(word_meanings(app))
        .child(limit_list(app, offer))
        .maybe(other_servers(app, offer))
        .child(origins(app, offer));
    el("div")
        .class("page")
        .child(el("h1").text(fill(words.heading, &names)))
        .with(address_line(app, domain))
        .child(suggestion(app, offer))
        .child(tables(app, offer))
        .child(notes(app, offer))
        .child(programs)
        .child(check)
        .child(folds)
        .html()
}

/// The protocol to use, the reason, and when the other one is better.
fn suggestion(app: App, offer: Offer<'static>) -> El {
    let words = &app.words.domain;
    let recommended = &offer.group().recommended;
    let (name, other) = (recommended.protocol.name(), recommended.protocol.other().name());
    let otherwise = if offer.protocols().len() > 1 {
        el("details")
            .child(el("summary").text(fill(words.otherwise, &[("protocol", other)])))
            .child(el("p").text(recommended.otherwise.as_str()))
    } else {
        let values = [("other", other), ("protocol", name), ("domain", offer.domain().as_str())];
        el("p").text(fill(words.only_one, &values))
    };
    el("section")
        .class("suggestion")
        .child(el("h2").text(fill(words.suggestion, &[("protocol", name)])))
        .child(el("p").text(recommended.reason.as_str()))
        .children(offer.protocols().into_iter().filter_map(|incoming| stance(app, offer, incoming)))
        .child(otherwise)
        .child(el("p").child(link("#programs", words.to_programs).class("button")))
}

/// How the provider stands to a protocol that it does not support like the others.
fn stance(app: App, offer: Offer<'static>, incoming: Incoming) -> Option<El> {
    let stance = offer.best(incoming.protocol())?.stance.as_ref()?;
    let names = [("provider", offer.provider().name.as_str()), ("protocol", incoming.name())];
    let details = el("details")
        .child(el("summary").text(fill(app.words.domain.stance, &names)))
        .child(el("p").text(stance.value.as_str()))
        .child(source_list(app, &stance.sources));
    Some(details)
}

/// Incoming with each protocol, then outgoing.
fn tables(app: App, offer: Offer<'static>) -> El {
    let words = &app.words.domain;
    let sheet = move |incoming| Sheet { app, offer, incoming, captions: None };
    let protocols = offer.protocols();
    let first = sheet(protocols.first().copied().unwrap_or(offer.group().recommended.protocol));
    let grid = protocols
        .into_iter()
        .fold(el("div").class("settings-grid"), |grid, incoming| grid.with(incoming_table(sheet(incoming))))
        .with(outgoing_table(first));
    let example = (!first.has_address()).then(|| {
        let example = first.text(Setting::Address);
        el("p").class("fine").text(fill(app.words.settings.example, &[("example", &example)]))
    });
    let webmail = offer.group().webmail.value.as_str();
    el("section")
        .attr("aria-labelledby", "settings")
        .child(el("h2").attr("id", "settings").attr("tabindex", "-1").text(words.table_heading))
        .child(el("p").text(words.table_lead))
        .child(grid)
        .maybe(example)
        .child(el("p").text(words.webmail).text(": ").child(link_out(webmail, webmail).attr("translate", "no")))
}

fn notes(app: App, offer: Offer<'static>) -> El {
    let words = &app.words.domain;
    let note = |note: &'static Note| {
        fold(note.title.as_str())
            .child(el("p").text(note.text.as_str()))
            .maybe(note.inference.then(|| el("p").class("fine").text(words.inference)))
            .child(source_list(app, &note.sources))
    };
    el("section").child(el("h2").text(words.notes_heading)).children(offer.notes().map(note))
}

fn word_meanings(app: App) -> El {
    let words = &app.words.domain;
    let meanings = words.words.iter().flat_map(|(term, meaning)| [el("dt").text(*term), el("dd").text(*meaning)]);
    fold(words.words_heading).child(el("dl").children(meanings))
}

fn limit_list(app: App, offer: Offer<'static>) -> El {
    let words = &app.words.domain;
    let limits = &offer.group().limits;
    let rows: Vec<El> = [
        (words.limit_mailbox, &limits.mailbox),
        (words.limit_message, &limits.message),
        (words.limit_recipients, &limits.recipients),
    ]
    .into_iter()
    .filter_map(|(name, limit)| limit.as_ref().map(|limit| limit_row(app, name, limit)))
    .flatten()
    .collect();
    let unknown =
        rows.is_empty().then(|| el("p").text(fill(words.limits_unknown, &[("domain", offer.domain().as_str())])));
    let advises_copy = offer.group().leave_copy.as_ref().is_some_and(|advice| advice.value);
    let copy = advises_copy.then(|| el("p").text(fill(words.leave_copy, &[("provider", &offer.provider().name)])));
    fold(words.limits_heading).maybe(unknown).child(el("dl").children(rows)).maybe(copy)
}

fn limit_row(app: App, name: &'static str, limit: &'static Sourced<Amount>) -> [El; 2] {
    let value = el("dd")
        .child(el("b").text(limit.value.to_string()))
        .maybe(limit.decision.as_deref().map(|text| el("p").text(text)))
        .child(source_list(app, &limit.sources));
    [el("dt").text(name), value]
}

/// Every source of the settings shown, by server.
fn origins(app: App, offer: Offer<'static>) -> El {
    let words = &app.words.domain;
    let item = |heading: String, decision: Option<&'static str>, sources: &'static [SourceId]| {
        el("li")
            .child(el("p").attr("translate", "no").text(heading))
            .maybe(decision.map(|text| el("p").text(text)))
            .child(source_list(app, sources))
    };
    let servers = [Protocol::Imap, Protocol::Pop3, Protocol::Smtp].into_iter().filter_map(|protocol| {
        let server = offer.best(protocol)?;
        let heading = format!("{protocol}: {}, {}, {}", server.host, server.port, server.security.name());
        Some(item(heading, server.decision.as_deref(), &server.sources))
    });
    let login = &offer.group().login;
    let settings = &app.words.settings;
    let username = item(settings.username.to_owned(), login.username.decision.as_deref(), &login.username.sources);
    let authentication = item(
        format!("{} {}", settings.authentication, settings.authentication_is),
        login.authentication.decision.as_deref(),
        &login.authentication.sources,
    );
    fold(words.sources_heading)
        .child(el("p").text(words.sources_lead))
        .child(el("ul").class("origins").children(servers).child(username).child(authentication))
}
