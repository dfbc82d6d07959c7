use leptos::prelude::*;
use mailsteps_settings::{Amount, Domain, Offer, Protocol, SourceId, Sourced};

use crate::{
    App, Route,
    components::{AddressLine, Half, OtherServers, ProgramPicker, SettingsTable, SourceList},
    sheet::Sheet,
    text::fill,
};

/// `/DOMAIN/`: one suggestion with its reason, the settings, the programs, and the rest folded.
#[component]
pub fn DomainPage(
    /// The domain; the catalog has it, or the route would be another.
    domain: Domain,
) -> impl IntoView {
    let app = App::from_context();
    let words = &app.words.domain;
    app.catalog.offer(&domain).map(|offer| {
        view! {
            <div class="page">
                <h1>{fill(words.heading, &[("domain", domain.as_str())])}</h1>
                <AddressLine domain=domain.clone() />
                <Suggestion app offer />
                <Tables app offer />
                <Notes app offer />
                <section aria-labelledby="programs">
                    <h2 id="programs" tabindex="-1">{words.programs_heading}</h2>
                    <p>{words.programs_lead}</p>
                    <ProgramPicker domain=domain.clone() protocols=offer.protocols() />
                </section>
                <section>
                    <h2>{words.check_heading}</h2>
                    <p>{fill(words.check_lead, &[("domain", domain.as_str())])}</p>
                    <p><a class="button button--quiet" href=Route::Check(domain.clone()).href()>{words.check_link}</a></p>
                </section>
                <section class="folds">
                    <WordMeanings app />
                    <LimitList app offer />
                    <OtherServers app offer />
                    <Origins app offer />
                </section>
            </div>
        }
        .into_any()
    })
}

/// The protocol to use, the reason, and when the other one is better.
#[component]
fn Suggestion(app: App, offer: Offer<'static>) -> AnyView {
    let words = &app.words.domain;
    let recommended = &offer.group().recommended;
    let (name, other) = (recommended.protocol.name(), recommended.protocol.other().name());
    let provider = offer.provider().name.as_str();
    let has_other = offer.protocols().len() > 1;
    let otherwise = if has_other {
        let summary = fill(words.otherwise, &[("protocol", other)]);
        view! { <details><summary>{summary}</summary><p>{recommended.otherwise.as_str()}</p></details> }.into_any()
    } else {
        let values = [("other", other), ("protocol", name), ("domain", offer.domain().as_str())];
        view! { <p>{fill(words.only_one, &values)}</p> }.into_any()
    };
    let stances = offer.protocols().into_iter().filter_map(|incoming| {
        let stance = offer.best(incoming.protocol())?.stance.as_ref()?;
        let heading = fill(words.stance, &[("provider", provider), ("protocol", incoming.name())]);
        Some(view! {
            <details>
                <summary>{heading}</summary>
                <p>{stance.value.as_str()}</p>
                <SourceList app sources=&stance.sources />
            </details>
        })
    });
    view! {
        <section class="suggestion">
            <h2>{fill(words.suggestion, &[("protocol", name)])}</h2>
            <p>{recommended.reason.as_str()}</p>
            {stances.collect_view()}
            {otherwise}
            <p><a class="button" href="#programs">{words.to_programs}</a></p>
        </section>
    }
    .into_any()
}

/// Incoming with each protocol, then outgoing.
#[component]
fn Tables(app: App, offer: Offer<'static>) -> AnyView {
    let words = &app.words.domain;
    let sheet = move |incoming| Sheet { app, offer, incoming, captions: None };
    let protocols = offer.protocols();
    let first = protocols.first().copied().unwrap_or(offer.group().recommended.protocol);
    let incoming = protocols.into_iter().map(|one| view! { <SettingsTable sheet=sheet(one) only=Half::Incoming /> });
    let example = move || {
        let sheet = sheet(first);
        let example = sheet.text(mailsteps_settings::Setting::Address);
        (!sheet.has_address()).then(|| {
            view! {
                <p class="fine">{fill(app.words.settings.example, &[("example", &example)])}</p>
            }
        })
    };
    view! {
        <section aria-labelledby="settings">
            <h2 id="settings">{words.table_heading}</h2>
            <p>{words.table_lead}</p>
            <div class="settings-grid">
                {incoming.collect_view()}
                <SettingsTable sheet=sheet(first) only=Half::Outgoing />
            </div>
            {example}
            <Webmail app offer />
        </section>
    }
    .into_any()
}

#[component]
fn Webmail(app: App, offer: Offer<'static>) -> AnyView {
    let address = offer.group().webmail.value.as_str();
    view! {
        <p>{app.words.domain.webmail}": "<a href=address target="_blank" rel="noopener" translate="no">{address}</a></p>
    }
    .into_any()
}

#[component]
fn Notes(app: App, offer: Offer<'static>) -> AnyView {
    let words = &app.words.domain;
    let notes = offer.notes().map(|note| {
        let inference = note.inference.then_some(words.inference);
        view! {
            <details class="fold">
                <summary>{note.title.as_str()}</summary>
                <p>{note.text.as_str()}</p>
                {inference.map(|text| view! { <p class="fine">{text}</p> })}
                <SourceList app sources=&note.sources />
            </details>
        }
    });
    view! { <section><h2>{words.notes_heading}</h2>{notes.collect_view()}</section> }.into_any()
}

#[component]
fn WordMeanings(app: App) -> AnyView {
    let words = &app.words.domain;
    let meanings =
        words.words.iter().map(|(term, meaning)| view! { <dt>{*term}</dt><dd>{*meaning}</dd> }).collect_view();
    view! { <details class="fold"><summary>{words.words_heading}</summary><dl>{meanings}</dl></details> }.into_any()
}

#[component]
fn LimitList(app: App, offer: Offer<'static>) -> AnyView {
    let words = &app.words.domain;
    let limits = &offer.group().limits;
    let row = |name: &'static str, limit: &'static Option<Sourced<Amount>>| {
        let limit = limit.as_ref()?;
        Some(view! {
            <dt>{name}</dt>
            <dd>
                <b>{limit.value.to_string()}</b>
                {limit.decision.as_deref().map(|text| view! { <p>{text}</p> })}
                <SourceList app sources=&limit.sources />
            </dd>
        })
    };
    let rows: Vec<_> = [
        row(words.limit_mailbox, &limits.mailbox),
        row(words.limit_message, &limits.message),
        row(words.limit_recipients, &limits.recipients),
    ]
    .into_iter()
    .flatten()
    .collect();
    let unknown =
        rows.is_empty().then(|| view! { <p>{fill(words.limits_unknown, &[("domain", offer.domain().as_str())])}</p> });
    let advises_copy = offer.group().leave_copy.as_ref().is_some_and(|advice| advice.value);
    let copy = advises_copy.then(|| view! { <p>{fill(words.leave_copy, &[("provider", &offer.provider().name)])}</p> });
    view! {
        <details class="fold"><summary>{words.limits_heading}</summary>{unknown}<dl>{rows}</dl>{copy}</details>
    }
    .into_any()
}

/// Every source of the settings shown, by server.
#[component]
fn Origins(app: App, offer: Offer<'static>) -> AnyView {
    let words = &app.words.domain;
    let item = |heading: String, decision: Option<&'static str>, sources: &'static [SourceId]| {
        view! {
            <li>
                <p translate="no">{heading}</p>
                {decision.map(|text| view! { <p>{text}</p> })}
                <SourceList app sources />
            </li>
        }
    };
    let servers = [Protocol::Imap, Protocol::Pop3, Protocol::Smtp].into_iter().filter_map(|protocol| {
        let server = offer.best(protocol)?;
        let heading = format!("{protocol}: {}, {}, {}", server.host, server.port, server.security.name());
        Some(item(heading, server.decision.as_deref(), &server.sources))
    });
    let login = &offer.group().login;
    let username =
        item(app.words.settings.username.to_owned(), login.username.decision.as_deref(), &login.username.sources);
    let authentication = item(
        format!("{} {}", app.words.settings.authentication, app.words.settings.authentication_is),
        login.authentication.decision.as_deref(),
        &login.authentication.sources,
    );
    view! {
        <details class="fold">
            <summary>{words.sources_heading}</summary>
            <p>{words.sources_lead}</p>
            <ul class="origins">{servers.collect_view()}{username}{authentication}</ul>
        </details>
    }
    .into_any()
}
