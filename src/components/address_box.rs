use leptos::prelude::*;
use mailsteps_settings::{Address, Domain};

use super::domain_link;
use crate::{App, dom::Html, entry::Problem};

/// The box for the reader's address, and the answer when it leads nowhere.
///
/// The input has no name: a form that is sent before the app runs carries nothing with it.
pub fn address_box(page: &mut Html, app: App, label: &str, button: &str) {
    let words = &app.words.address_box;
    let problem = app.problem.get();
    page.put("<form class=\"address-box\" method=\"dialog\" novalidate=\"\"><label for=\"address\">");
    page.text(label);
    page.put(concat!(
        "</label><div class=\"address-box__row\"><input id=\"address\" type=\"text\" inputmode=\"email\" ",
        "autocomplete=\"email\" autocapitalize=\"none\" spellcheck=\"false\" ",
        "aria-describedby=\"address-hint address-problem\" placeholder=\""
    ));
    page.text(words.placeholder).put(if problem.is_some() {
        "\" aria-invalid=\"true\" value=\""
    } else {
        "\" value=\""
    });
    // What is typed meanwhile must not build the page again.
    page.text(&app.typed.get_untracked()).put("\"><button type=\"submit\" class=\"button\">").text(button);
    let is_kept = app.reader.with(|reader| reader.is_kept != Some(false));
    page.put("</button></div><p id=\"address-hint\" class=\"fine\">");
    page.text(if is_kept { words.stays_here } else { words.not_kept });
    page.put("</p><div id=\"address-problem\" role=\"alert\">");
    if let Some(problem) = problem {
        answer(page, app, problem);
    }
    page.put("</div></form>");
}

fn answer(page: &mut Html, app: App, problem: Problem) {
    let words = &app.words.address_box;
    page.put("<div class=\"problem\"><p>");
    let near = match problem {
        Problem::NothingTyped => {
            page.text(words.nothing_typed);
            None
        }
        Problem::NoDomain(text) => {
            page.fill(words.no_domain, &[("text", &text)]);
            None
        }
        Problem::NotADomain(text, near) => {
            page.fill(words.not_a_domain, &[("text", &text)]);
            Some(near)
        }
        Problem::Unknown(domain, near) => {
            page.fill(words.unknown, &[("domain", domain.as_str())]);
            Some(near)
        }
    };
    page.put("</p>");
    if let Some(near) = near {
        if near.is_empty() {
            page.put("<p>").text(words.nothing_near).put("</p>");
        } else {
            page.put("<p>").text(words.did_you_mean).put("</p><ul class=\"chips\">");
            let route = app.route.get_untracked();
            for domain in near {
                domain_link(page, domain, &route.at(domain.clone()));
            }
            page.put("</ul>");
        }
    }
    page.put("</div>");
}

/// On a domain's pages: whose values are shown, or the box to type the address into.
pub fn address_line(page: &mut Html, app: App, domain: &Domain) {
    let words = &app.words.address_box;
    let known = app.reader.with(|reader| reader.address_at(domain).map(Address::to_string));
    let Some(address) = known else {
        return address_box(page, app, words.label_on_page, words.button_on_page);
    };
    page.put("<p class=\"address-line\">").text(words.yours).put(" <b translate=\"no\">").text(&address);
    page.put("</b> <button type=\"button\" class=\"link\" data-action=\"change-address\">").text(words.change);
    page.put("</button></p>");
    if app.reader.with(|reader| reader.is_kept == Some(false)) {
        page.put("<p class=\"fine\">").text(words.not_kept).put("</p>");
    }
}
