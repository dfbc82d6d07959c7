use mailsteps_settings::{Amount, Incoming, Offer, Protocol, Setting, Sourced, Unit};

use super::{
    origins::{login_origins, server_origins},
    server_list::other_servers,
    settings_table::{incoming_table, outgoing_table},
    sheet::Sheet,
    source_list::source_list,
};
use crate::{
    App, Route,
    components::{begin_fold, link, link_to_site},
    dom::Html,
    dress::EXAMPLE_ONLY,
    pages::PROGRAMS,
};

/// One suggestion with its reason, the settings, the place of the programs, and the rest folded.
pub fn write(page: &mut Html, app: App, offer: Offer<'static>) {
    let words = &app.ready_words().domain;
    let domain = offer.domain();
    let names = [("domain", domain.as_str())];
    suggestion(page, app, offer);
    tables(page, app, offer);
    notes(page, app, offer);
    page.put("<section aria-labelledby=\"programs\"><h2 id=\"programs\" tabindex=\"-1\">").text(words.programs_heading);
    page.put("</h2><p>").text(words.programs_lead).put("</p>");
    // Which programs come first hangs on the reader's device, so the app writes them.
    page.put(PROGRAMS[0]).put(PROGRAMS[1]);
    page.put("</section>");
    if app.place.has_checks {
        page.put("<section><h2>").text(words.check_heading).put("</h2><p>").fill(words.check_lead, &names);
        page.put("</p><p>");
        link(page, "button button--quiet", &Route::Check(domain.clone()).href(), words.check_link);
        page.put("</p></section>");
    }
    page.put("<section class=\"folds\">");
    limits(page, app, offer);
    other_servers(page, app, offer);
    begin_fold(page, words.sources_heading);
    page.put("<p>").text(words.sources_lead).put("</p>");
    server_origins(page, app, offer, &[Protocol::Imap, Protocol::Pop3, Protocol::Smtp]);
    login_origins(page, app, offer);
    page.put("</details></section>");
}

/// The protocol to use, the reason, what the words mean, and when the other one is better.
fn suggestion(page: &mut Html, app: App, offer: Offer<'static>) {
    let words = &app.ready_words().domain;
    let recommended = &offer.group().recommended;
    let (name, other) = (recommended.protocol.name(), recommended.protocol.other().name());
    page.put("<section class=\"suggestion\"><h2>").fill(words.suggestion, &[("protocol", name)]).put("</h2><p>");
    page.text(&recommended.reason).put("</p>");
    word_meanings(page, app);
    let protocols = offer.protocols();
    for incoming in &protocols {
        stance(page, app, offer, *incoming);
    }
    if protocols.len() > 1 {
        page.put("<details><summary>").fill(words.otherwise, &[("protocol", other)]).put("</summary><p>");
        page.text(&recommended.otherwise).put("</p></details>");
    } else {
        let values = [("other", other), ("protocol", name), ("domain", offer.domain().as_str())];
        page.put("<p>").fill(words.only_one, &values).put("</p>");
    }
    page.put("<p>");
    link(page, "button", "#programs", words.to_programs);
    page.put("</p></section>");
}

/// How the provider stands to a protocol that it does not support like the others.
fn stance(page: &mut Html, app: App, offer: Offer<'static>, incoming: Incoming) {
    let Some(stance) = offer.best(incoming.protocol()).and_then(|server| server.stance.as_ref()) else { return };
    let names = [("provider", offer.provider().name.as_str()), ("protocol", incoming.name())];
    page.put("<details><summary>")
        .fill(app.ready_words().domain.stance, &names)
        .put("</summary><p>")
        .text(&stance.value);
    page.put("</p>");
    source_list(page, app, &stance.sources);
    page.put("</details>");
}

/// Incoming with each protocol, then outgoing.
fn tables(page: &mut Html, app: App, offer: Offer<'static>) {
    let words = &app.ready_words().domain;
    page.put("<section aria-labelledby=\"settings\"><h2 id=\"settings\" tabindex=\"-1\">").text(words.table_heading);
    page.put("</h2><p>").text(words.table_lead).put("</p><div class=\"settings-grid\">");
    for incoming in offer.protocols() {
        incoming_table(page, Sheet { app, offer, incoming, captions: None, translated: None });
    }
    let sheet = Sheet { app, offer, incoming: offer.group().recommended.protocol, captions: None, translated: None };
    outgoing_table(page, sheet);
    page.put("</div>");
    let example = sheet.text(Setting::Address);
    page.put(EXAMPLE_ONLY[0]).put("<p class=\"fine\">").fill(words.example, &[("example", &example)]);
    page.put("</p>").put(EXAMPLE_ONLY[1]);
    page.put("<p>").text(words.webmail).put(": ");
    link_to_site(page, &offer.group().webmail.value);
    page.put("</p></section>");
}

fn notes(page: &mut Html, app: App, offer: Offer<'static>) {
    let words = &app.ready_words().domain;
    page.put("<section><h2>").text(words.notes_heading).put("</h2>");
    for note in offer.notes() {
        begin_fold(page, &note.title);
        page.put("<p>").text(&note.text).put("</p>");
        if note.inference {
            page.put("<p class=\"fine\">").text(words.inference).put("</p>");
        }
        source_list(page, app, &note.sources);
        page.put("</details>");
    }
    page.put("</section>");
}

fn word_meanings(page: &mut Html, app: App) {
    let words = &app.ready_words().domain;
    page.put("<details><summary>").text(words.words_heading).put("</summary><dl>");
    for (term, meaning) in &words.words {
        page.put("<dt>").text(term).put("</dt><dd>").text(meaning).put("</dd>");
    }
    page.put("</dl></details>");
}

fn limits(page: &mut Html, app: App, offer: Offer<'static>) {
    let words = &app.ready_words().domain;
    let limits = &offer.group().limits;
    let rows = [
        (words.limit_mailbox, &limits.mailbox),
        (words.limit_message, &limits.message),
        (words.limit_recipients, &limits.recipients),
    ];
    begin_fold(page, words.limits_heading);
    let mut is_empty = true;
    for (name, limit) in rows {
        if let Some(limit) = limit {
            page.put(if is_empty { "<dl><dt>" } else { "<dt>" }).text(name).put("</dt>");
            limit_value(page, app, limit);
            is_empty = false;
        }
    }
    if is_empty {
        page.put("<p>").fill(words.limits_unknown, &[("domain", offer.domain().as_str())]).put("</p>");
    } else {
        page.put("</dl>");
    }
    if offer.group().leave_copy.as_ref().is_some_and(|advice| advice.value) {
        page.put("<p>").fill(words.leave_copy, &[("provider", &offer.provider().name)]).put("</p>");
    }
    page.put("</details>");
}

fn limit_value(page: &mut Html, app: App, limit: &Sourced<Amount>) {
    let words = &app.ready_words().domain;
    let Amount { amount, unit } = limit.value;
    let sentence = match unit {
        Unit::Megabytes => "{number} MB",
        Unit::Gigabytes => "{number} GB",
        Unit::RecipientsPerMessage => words.recipients_per_message,
        Unit::MessagesPerHour => words.messages_per_hour,
    };
    page.put("<dd><b>").fill(sentence, &[("number", &amount.to_string())]).put("</b>");
    if let Some(decision) = &limit.decision {
        page.put("<p>").text(decision).put("</p>");
    }
    source_list(page, app, &limit.sources);
    page.put("</dd>");
}
