use leptos::prelude::*;
use mailsteps_probe::report::{Report, Verdict};
use mailsteps_settings::{Domain, Offer};

use crate::{App, CheckFailure, CheckState, Route, browser, components::ProbeLadder, findings::conclude, text::fill};

/// `/DOMAIN/check/`: whether the servers answer, in one sentence with one next action.
#[component]
pub fn Check(
    /// The domain; the catalog has it.
    domain: Domain,
) -> impl IntoView {
    let app = App::from_context();
    let words = &app.words.check;
    let offer = app.catalog.offer(&domain)?;
    let names = [("domain", domain.as_str())];
    let heading = fill(words.heading, &names);
    let running = fill(words.running, &names);
    let result = move || match app.check.get() {
        CheckState::Idle => ().into_any(),
        CheckState::Running => view! { <p class="waiting">{running.clone()}</p> }.into_any(),
        CheckState::Done(checked, report) if checked == domain => view! { <Result offer report /> }.into_any(),
        CheckState::Done(..) => ().into_any(),
        CheckState::Failed(failure) => view! { <NoResult offer failure /> }.into_any(),
    };
    Some(
        view! {
            <div class="page">
                <h1>{heading}</h1>
                <p class="lead">{words.lead}</p>
                <div class="without-script">
                    <p>{words.without_script}</p>
                    <NextSteps offer />
                </div>
                <div class="check-result" role="status" aria-live="polite">{result}</div>
            </div>
        }
        .into_any(),
    )
}

#[component]
fn Result(offer: Offer<'static>, report: Report) -> AnyView {
    let app = App::from_context();
    let words = &app.words.check;
    let conclusion = conclude(offer.domain(), &report, app.words);
    let tone = match conclusion.verdict {
        Verdict::Ok => "ok",
        Verdict::Degraded => "degraded",
        Verdict::Failed => "failed",
    };
    let stand_ins = report.stand_ins.then(|| {
        view! { <p class="warning" data-stand-ins="">{fill(words.stand_ins, &[("provider", &offer.provider().name)])}</p> }
    });
    let services = report.services.into_iter().map(|service| view! { <ProbeLadder app service /> }).collect_view();
    view! {
        {stand_ins}
        <div class="verdict" data-verdict=tone>
            <p class="verdict__sentence">{conclusion.sentence}</p>
            <h2>{words.next}</h2>
            <p>{conclusion.action}</p>
            <NextSteps offer />
        </div>
        <div class="services">{services}</div>
        <p class="fine">{fill(words.checked_at, &[("time", &browser::local_time(&report.checked_at))])}</p>
        <Again offer />
    }
    .into_any()
}

#[component]
fn NoResult(offer: Offer<'static>, failure: CheckFailure) -> AnyView {
    let app = App::from_context();
    let reason = (app.words.check.failure)(failure);
    view! {
        <div class="verdict" data-verdict="none" data-failure=format!("{failure:?}").to_lowercase()>
            <p class="verdict__sentence">{reason.found}</p>
            <h2>{app.words.check.next}</h2>
            <p>{reason.action}</p>
            <NextSteps offer />
        </div>
        <Again offer />
    }
    .into_any()
}

#[component]
fn Again(offer: Offer<'static>) -> AnyView {
    let app = App::from_context();
    let again = move |_| browser::check(app, offer.domain().clone());
    view! { <p><button type="button" class="button" on:click=again>{app.words.check.again}</button></p> }.into_any()
}

/// The ways on from here: webmail, the right settings, the provider's people.
#[component]
fn NextSteps(offer: Offer<'static>) -> AnyView {
    let app = App::from_context();
    let words = &app.words.check;
    let provider = offer.provider();
    let settings = format!("{}#settings", Route::Domain(offer.domain().clone()).href());
    view! {
        <ul class="next-steps">
            <li><a href=offer.group().webmail.value.as_str() target="_blank" rel="noopener">{words.webmail}</a></li>
            <li><a href=settings>{words.compare}</a></li>
            <li>
                <a href=provider.support.chat.value.address.as_str() target="_blank" rel="noopener">
                    {fill(words.chat, &[("provider", &provider.name)])}
                </a>
            </li>
        </ul>
    }
    .into_any()
}
