use leptos::{ev::SubmitEvent, prelude::*};
use mailsteps_settings::{Address, AddressError, Domain, Lookup, Query};

use crate::{App, Route, browser, text::fill};

/// Why an input leads nowhere.
#[derive(Debug, Clone, PartialEq)]
enum Problem {
    NothingTyped,
    NoDomain(String),
    NotADomain(String, Vec<&'static Domain>),
    Unknown(Domain, Vec<&'static Domain>),
}

/// The box for the reader's address, and the answer when it leads nowhere.
///
/// The input has no name: a form that is sent before the app runs carries nothing with it.
#[component]
pub fn AddressBox(
    /// Where the reader goes from here, once the domain is known.
    to: fn(&Route, Domain) -> Route,
    /// What stands above the box.
    label: &'static str,
    /// What stands on the button.
    button: &'static str,
) -> AnyView {
    let app = App::from_context();
    let words = &app.words.address_box;
    let typed = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<Problem>);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        match read(app, &typed.get_untracked()) {
            Ok((domain, address)) => {
                problem.set(None);
                if let Some(address) = address {
                    browser::remember_address(app, Some(address));
                }
                browser::location::go(app, &to(&app.route.get_untracked(), domain));
            }
            Err(found) => problem.set(Some(found)),
        }
    };
    let hint = move || {
        let is_kept = app.reader.with(|reader| reader.is_kept != Some(false));
        if is_kept { words.stays_here } else { words.not_kept }
    };
    view! {
        <form class="address-box" on:submit=submit novalidate>
            <label for="address">{label}</label>
            <div class="address-box__row">
                <input
                    id="address"
                    type="text"
                    inputmode="email"
                    autocomplete="email"
                    autocapitalize="none"
                    spellcheck="false"
                    placeholder=words.placeholder
                    aria-describedby="address-hint address-problem"
                    aria-invalid=move || problem.get().is_some().to_string()
                    prop:value=typed
                    on:input:target=move |event| typed.set(event.target().value())
                />
                <button type="submit" class="button">{button}</button>
            </div>
            <p id="address-hint" class="fine">{hint}</p>
            <div id="address-problem" role="alert">{move || problem.get().map(|problem| problem_view(app, to, problem))}</div>
        </form>
        <p class="without-script">{words.without_script}</p>
    }
    .into_any()
}

fn read(app: App, typed: &str) -> Result<(Domain, Option<Address>), Problem> {
    let query = Query::read(typed, browser::domain_to_ascii).map_err(|error| match error {
        AddressError::Empty => Problem::NothingTyped,
        AddressError::NoDomain(text) => Problem::NoDomain(text),
        AddressError::NotADomain { text, .. } => {
            let near = app.catalog.near(&text);
            Problem::NotADomain(text, near)
        }
    })?;
    match app.catalog.lookup(query.domain()) {
        Lookup::Known(_) => Ok((query.domain().clone(), query.address())),
        Lookup::Unknown { near } => Err(Problem::Unknown(query.domain().clone(), near)),
    }
}

fn problem_view(app: App, to: fn(&Route, Domain) -> Route, problem: Problem) -> AnyView {
    let words = &app.words.address_box;
    let (sentence, near) = match problem {
        Problem::NothingTyped => (words.nothing_typed.to_owned(), None),
        Problem::NoDomain(text) => (fill(words.no_domain, &[("text", &text)]), None),
        Problem::NotADomain(text, near) => (fill(words.not_a_domain, &[("text", &text)]), Some(near)),
        Problem::Unknown(domain, near) => (fill(words.unknown, &[("domain", domain.as_str())]), Some(near)),
    };
    let near = match near {
        Some(near) if !near.is_empty() => {
            let route = app.route.get_untracked();
            let links = near.into_iter().map(|domain| {
                view! { <li><a class="chip" href=to(&route, domain.clone()).href()>{domain.as_str()}</a></li> }
            });
            view! { <p>{words.did_you_mean}</p><ul class="chips">{links.collect_view()}</ul> }.into_any()
        }
        Some(_) => view! { <p>{words.nothing_near}</p> }.into_any(),
        None => ().into_any(),
    };
    view! { <div class="problem"><p>{sentence}</p>{near}</div> }.into_any()
}

/// On a domain's pages: whose values are shown, or the box to type the address into.
#[component]
pub fn AddressLine(
    /// The page's domain.
    domain: Domain,
) -> impl IntoView {
    let app = App::from_context();
    let words = &app.words.address_box;
    let known = Memo::new({
        let domain = domain.clone();
        move |_| app.reader.with(|reader| reader.address_at(&domain).map(Address::to_string))
    });
    let forget = move |_| browser::remember_address(app, None);
    move || match known.get() {
        Some(address) => view! {
            <p class="address-line">
                {words.yours}" "<b translate="no">{address}</b>" "
                <button type="button" class="link" on:click=forget>{words.change}</button>
            </p>
        }
        .into_any(),
        None => view! {
            <AddressBox to=same_page_of label=words.label_on_page button=words.button_on_page />
        }
        .into_any(),
    }
}

/// The page that is shown, for another domain.
fn same_page_of(route: &Route, domain: Domain) -> Route {
    match route {
        Route::Walkthrough { client, protocol, .. } => {
            Route::Walkthrough { domain, client: client.clone(), protocol: *protocol }
        }
        Route::Check(_) => Route::Check(domain),
        Route::Domain(_) | Route::Home | Route::NotFound { .. } => Route::Domain(domain),
    }
}
