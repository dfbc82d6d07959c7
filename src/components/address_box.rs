use leptos::prelude::*;
use mailsteps_settings::{Address, Domain};

use super::domain_links;
use crate::{
    App,
    dom::{Action, El, Html, el},
    entry::Problem,
    text::fill,
};

/// The box for the reader's address, and the answer when it leads nowhere.
///
/// The input has no name: a form that is sent before the app runs carries nothing with it.
pub fn address_box(app: App, label: &str, button: &str) -> Html {
    let words = &app.words.address_box;
    let problem = app.problem.get();
    let input = el("input")
        .attr("id", "address")
        .attr("type", "text")
        .attr("inputmode", "email")
        .attr("autocomplete", "email")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .attr("placeholder", words.placeholder)
        .attr("aria-describedby", "address-hint address-problem")
        .attr("aria-invalid", problem.is_some().to_string())
        // What is typed meanwhile must not build the page again.
        .attr("value", app.typed.get_untracked());
    let submit = el("button").attr("type", "submit").class("button").text(button);
    let is_kept = app.reader.with(|reader| reader.is_kept != Some(false));
    let hint = if is_kept { words.stays_here } else { words.not_kept };
    let form = el("form")
        .class("address-box")
        .attr("novalidate", "")
        .child(el("label").attr("for", "address").text(label))
        .child(el("div").class("address-box__row").child(input).child(submit))
        .child(el("p").attr("id", "address-hint").class("fine").text(hint))
        .child(
            el("div")
                .attr("id", "address-problem")
                .attr("role", "alert")
                .maybe(problem.map(|problem| answer(app, problem))),
        );
    Html::all([form.html(), el("p").class("without-script").text(words.without_script).html()])
}

fn answer(app: App, problem: Problem) -> El {
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
            let links = domain_links(near, |domain| route.at(domain));
            Some(el("div").child(el("p").text(words.did_you_mean)).child(links))
        }
        Some(_) => Some(el("p").text(words.nothing_near)),
        None => None,
    };
    el("div").class("problem").child(el("p").text(sentence)).maybe(near)
}

/// On a domain's pages: whose values are shown, or the box to type the address into.
pub fn address_line(app: App, domain: &Domain) -> Html {
    let words = &app.words.address_box;
    match app.reader.with(|reader| reader.address_at(domain).map(Address::to_string)) {
        Some(address) => el("p")
            .class("address-line")
            .text(words.yours)
            .text(" ")
            .child(el("b").attr("translate", "no").text(address))
            .text(" ")
            .child(el("button").class("link").action(Action::ChangeAddress).text(words.change))
            .html(),
        None => address_box(app, words.label_on_page, words.button_on_page),
    }
}
