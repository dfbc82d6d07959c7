use leptos::prelude::*;
use mailsteps_settings::{ClientSummary, Domain, Incoming, Platform};

use crate::{App, Route, text::fill};

/// The mail programs, those of the reader's device first.
#[component]
pub fn ProgramPicker(
    /// The domain.
    domain: Domain,
    /// The protocols that the domain has servers for, the suggested one first.
    protocols: Vec<Incoming>,
) -> impl IntoView {
    let app = App::from_context();
    let words = &app.words.domain;
    move || {
        let platform = app.reader.with(|reader| reader.platform);
        let (here, elsewhere) = by_device(app.catalog.programs(), platform);
        let list = |programs: Vec<&'static ClientSummary>| {
            let (domain, protocols) = (domain.clone(), protocols.clone());
            let items = programs.into_iter().map(move |program| program_item(app, &domain, &protocols, program));
            view! { <ul class="programs">{items.collect_view()}</ul> }
        };
        match platform.filter(|_| !here.is_empty()) {
            Some(platform) => {
                let on = fill(words.programs_on, &[("platform", platform.name())]);
                let rest =
                    (!elsewhere.is_empty()).then(|| view! { <h3>{words.programs_elsewhere}</h3>{list(elsewhere)} });
                view! { <h3>{on}</h3>{list(here)}{rest} }.into_any()
            }
            None => list(elsewhere).into_any(),
        }
    }
}

/// Splits the programs into those that run on the reader's device and the others; the order stays.
fn by_device(
    programs: &'static [ClientSummary],
    platform: Option<Platform>,
) -> (Vec<&'static ClientSummary>, Vec<&'static ClientSummary>) {
    programs.iter().partition(|program| platform.is_some_and(|platform| program.platforms.contains(&platform)))
}

fn program_item(
    app: App,
    domain: &Domain,
    protocols: &[Incoming],
    program: &'static ClientSummary,
) -> impl IntoView + use<> {
    let words = &app.words.domain;
    let usable: Vec<Incoming> = protocols.iter().copied().filter(|one| program.protocols.contains(one)).collect();
    let href = |protocol| Route::Walkthrough { domain: domain.clone(), client: program.id.clone(), protocol }.href();
    let platforms = program.platforms.iter().map(|platform| platform.name()).collect::<Vec<_>>().join(", ");
    // A program that cannot speak what the domain offers still gets a page, which says so.
    let first = usable.first().or(protocols.first()).copied().unwrap_or(Incoming::Imap);
    let others = usable.into_iter().filter(move |one| *one != first).map(|protocol| {
        let name = fill(words.with_protocol, &[("protocol", protocol.name())]);
        let full = format!("{} {name}", program.name);
        view! { <a class="programs__other" href=href(protocol) aria-label=full>{name}</a> }
    });
    let with_first = fill(words.with_protocol, &[("protocol", first.name())]);
    view! {
        <li>
            <a class="programs__main" href=href(first)>
                <span class="programs__name">{program.name.as_str()}</span>
                " "
                <span class="programs__with">{with_first}</span>
                " "
                <span class="programs__platforms">{platforms}</span>
            </a>
            {others.collect_view()}
        </li>
    }
}
