use leptos::prelude::*;
use mailsteps_settings::{Client, ClientId, ClientSummary, Domain, Incoming, Offer, Status, Step};

use crate::{
    App, ProgramState, Route, browser,
    components::{AddressLine, RichTextView, SettingsTable, StepView},
    sheet::Sheet,
    text::fill,
};

/// `/DOMAIN/CLIENT/PROTOCOL/`: every step, with the reader's own values.
#[component]
pub fn WalkthroughPage(
    /// The domain; the catalog has it.
    domain: Domain,
    /// The program; the catalog has it.
    client: ClientId,
    /// The protocol for incoming mail.
    protocol: Incoming,
) -> impl IntoView {
    let app = App::from_context();
    let words = &app.words.walkthrough;
    let (offer, program) = (app.catalog.offer(&domain)?, app.catalog.program(&client)?);
    let names = [("domain", domain.as_str()), ("program", program.name.as_str()), ("protocol", protocol.name())];
    let content = match obstacle(app, offer, program, protocol) {
        Some(obstacle) => obstacle,
        None => view! { <Steps offer program protocol /> }.into_any(),
    };
    Some(
        view! {
            <div class="page page--walkthrough">
                <h1>{fill(words.heading, &names)}" "<span class="protocol">{fill(words.with, &names)}</span></h1>
                <AddressLine domain=domain.clone() />
                {content}
            </div>
        }
        .into_any(),
    )
}

/// Says before step 1 that this way is closed, and offers the one that is open.
fn obstacle(app: App, offer: Offer<'static>, program: &'static ClientSummary, protocol: Incoming) -> Option<AnyView> {
    let words = &app.words.walkthrough;
    let other = protocol.other();
    let names = [("domain", offer.domain().as_str()), ("program", &program.name), ("protocol", protocol.name())];
    let reason = if offer.best(protocol.protocol()).is_none() {
        words.no_protocol
    } else if !program.protocols.contains(&protocol) {
        words.program_lacks
    } else {
        return None;
    };
    let is_open = offer.best(other.protocol()).is_some() && program.protocols.contains(&other);
    let offered = fill(words.no_protocol_offer, &[("protocol", other.name())]);
    let way = if is_open {
        let route = Route::Walkthrough { domain: offer.domain().clone(), client: program.id.clone(), protocol: other };
        view! { <p><a class="button" href=route.href()>{offered}</a></p> }.into_any()
    } else {
        let route = Route::Domain(offer.domain().clone());
        view! { <p><a class="button" href=format!("{}#programs", route.href())>{words.other_program}</a></p> }
            .into_any()
    };
    Some(view! { <div class="obstacle"><p>{fill(reason, &names)}</p>{way}</div> }.into_any())
}

/// The steps when they are here; what is being waited for, or what went wrong, when they are not.
#[component]
fn Steps(offer: Offer<'static>, program: &'static ClientSummary, protocol: Incoming) -> impl IntoView {
    let app = App::from_context();
    let words = &app.words.walkthrough;
    let general = Sheet { app, offer, incoming: protocol, captions: None };
    move || match app.program.get() {
        ProgramState::Ready(client) if client.id == program.id => {
            view! { <ReadySteps client offer protocol /> }.into_any()
        }
        ProgramState::Failed(id) if id == program.id => {
            let retry = move |_| browser::load_program(app);
            view! {
                <div class="problem" role="alert">
                    <p>{words.failed}</p>
                    <p><button type="button" class="button" on:click=retry>{words.retry}</button></p>
                </div>
                <SettingsTable sheet=general />
            }
            .into_any()
        }
        _ => {
            let text = fill(words.loading, &[("program", &program.name)]);
            view! { <p class="waiting" role="status">{text}</p> }.into_any()
        }
    }
}

#[component]
fn ReadySteps(client: &'static Client, offer: Offer<'static>, protocol: Incoming) -> AnyView {
    let app = App::from_context();
    let words = &app.words.walkthrough;
    let sheet = Sheet { app, offer, incoming: protocol, captions: Some(&client.captions) };
    let steps: Vec<&'static Step> = client.setup.steps(protocol).collect();
    let count = steps.len();
    let steps = steps.into_iter().enumerate().map(|(index, step)| {
        view! { <StepView step number=index + 1 count sheet /> }
    });
    view! {
        <div class="with-side">
            <div class="steps-column">
                <Before client sheet />
                <h2>{words.steps}</h2>
                <ol class="steps">{steps.collect_view()}</ol>
                <Finish offer />
            </div>
            <aside class="side" aria-labelledby="your-settings">
                <h2 id="your-settings">{words.your_settings}</h2>
                <SettingsTable sheet=Sheet { captions: None, ..sheet } />
            </aside>
        </div>
    }
    .into_any()
}

/// What to know before step 1, and the other protocol as a way out.
#[component]
fn Before(client: &'static Client, sheet: Sheet) -> AnyView {
    let words = &sheet.app.words.walkthrough;
    let (protocol, other) = (sheet.incoming, sheet.incoming.other());
    let domain = sheet.offer.domain();
    let unconfirmed = sheet.offer.best(protocol.protocol()).filter(|server| server.status == Status::Unconfirmed);
    let unconfirmed = unconfirmed.map(|_| {
        let values = [("protocol", protocol.name()), ("domain", domain.as_str()), ("other", other.name())];
        view! { <p class="warning">{fill(words.unconfirmed, &values)}</p> }
    });
    let notes = client.setup.before(protocol).map(|note| view! { <li><RichTextView text=&note.text sheet /></li> });
    let switch = (sheet.offer.best(other.protocol()).is_some() && client.protocols.contains(&other)).then(|| {
        let route = Route::Walkthrough { domain: domain.clone(), client: client.id.clone(), protocol: other };
        view! { <a href=route.href()>{fill(words.other_protocol, &[("protocol", other.name())])}</a> }
    });
    view! {
        <p class="fine">{fill(words.for_versions, &[("versions", &client.versions)])}". "{switch}</p>
        {unconfirmed}
        <section class="before">
            <h2>{words.before}</h2>
            <ul>{notes.collect_view()}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn Finish(offer: Offer<'static>) -> AnyView {
    let app = App::from_context();
    let words = &app.words.walkthrough;
    let domain = offer.domain().clone();
    view! {
        <section class="finish">
            <h2>{words.done_heading}</h2>
            <p>{words.done_text}</p>
            <p><a class="button button--quiet" href=Route::Check(domain.clone()).href()>{words.done_check}</a></p>
            <p><a href=format!("{}#programs", Route::Domain(domain).href())>{words.other_program}</a></p>
        </section>
    }
    .into_any()
}
