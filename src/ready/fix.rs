//! `/fix/` and `/DOMAIN/fix/`: what the reader sees, three questions, and the places where the plan appears.

use mailsteps_extras::InLanguage as Extras;
use mailsteps_settings::{Offer, Symptoms};

use super::own_test;
use crate::{
    App, Route,
    components::{link, link_out, link_to_site},
    dom::Html,
    text::{
        fill,
        ready::{self, Question},
    },
};

/// The page; `offer` is that of the domain, where the page is for one.
pub fn write(page: &mut Html, app: App, offer: Option<Offer<'static>>) {
    let (words, extras) = (&app.ready_words().fix, crate::text::extras(app.place.language));
    message(page, words);
    buttons(page, words, extras.symptoms());
    programs(page, app, words);
    page.put("<p class=\"with-script\"><a class=\"button\" href=\"#plan\">").text(words.see).put("</a></p>");
    questions(page, words);
    page.put("<p class=\"fix__servers\" id=\"servers\" role=\"status\"></p>");
    page.put("<section class=\"fix__plan\" id=\"plan\" tabindex=\"-1\" aria-labelledby=\"plan-heading\"><h2 id=\"plan-heading\">");
    page.text(words.plan).put("</h2><p class=\"problem\" role=\"alert\" id=\"plan-failed\" hidden>").text(words.failed);
    page.put(" <button type=\"button\" class=\"button\" data-action=\"diagnose\">").text(words.retry);
    page.put("</button></p><div id=\"plan-items\" data-empty=\"").text(words.empty).put("\"><p class=\"with-script\">");
    page.text(words.empty).put("</p>");
    without_script(page, app, extras, offer);
    page.put("</div></section>");
    if let Some(offer) = offer {
        // For the plan, which comes later: dressed with the reader's address like the rest of the page.
        page.put("<data id=\"own-address\" value=\"yourname@").text(offer.domain().as_str()).put("\"></data>");
        own_test::write(page, app, offer);
        chat(page, words, offer);
    }
}

/// The box for the message.
fn message(page: &mut Html, words: &ready::Fix) {
    page.put("<section class=\"fix__message with-script\"><label for=\"message\">").text(words.message);
    page.put("</label><textarea id=\"message\" rows=\"3\" autocomplete=\"off\" spellcheck=\"false\" ");
    page.put("aria-describedby=\"message-hint\"></textarea><p class=\"fine\" id=\"message-hint\">").text(words.hint);
    page.put("</p><div id=\"suggestions\" class=\"chips\" role=\"group\" aria-label=\"").text(words.suggestions);
    page.put("\"></div></section>");
}

/// The symptoms as large buttons.
fn buttons(page: &mut Html, words: &ready::Fix, symptoms: &Symptoms) {
    page.put("<fieldset class=\"symptoms with-script\"><legend>").text(words.symptoms).put("</legend>");
    for symptom in symptoms.symptoms.iter().filter(|symptom| symptom.button) {
        let id = symptom.id.as_str();
        page.put("<label class=\"symptom\"><input type=\"radio\" name=\"symptom\" id=\"symptom-").text(id);
        page.put("\" value=\"").text(id).put("\"><span>").text(&symptom.title).put("</span></label>");
    }
    page.put("</fieldset>");
}

/// The mail programs, folded: the plan is better with one, and good without.
fn programs(page: &mut Html, app: App, words: &ready::Fix) {
    page.put("<details class=\"fold with-script\"><summary>").text(words.program).put("</summary>");
    page.put("<fieldset class=\"symptoms\"><legend class=\"visually-hidden\">").text(words.program).put("</legend>");
    for program in app.catalog.programs() {
        let id = program.id.as_str();
        page.put("<label class=\"symptom\"><input type=\"radio\" name=\"program\" id=\"program-").text(id);
        page.put("\" value=\"").text(id).put("\"><span>").text(&program.name).put("</span></label>");
    }
    page.put("</fieldset></details>");
}

/// The three questions that come before any advice to change something, while a password is refused.
fn questions(page: &mut Html, words: &ready::Fix) {
    page.put("<section class=\"questions\" id=\"questions\" hidden aria-labelledby=\"questions-heading\">");
    page.put("<h2 id=\"questions-heading\">").text(words.questions).put("</h2><p>").text(words.questions_lead);
    page.put("</p>");
    for Question { id, text } in &words.three {
        page.put("<fieldset class=\"question\"><legend>").text(text).put("</legend>");
        for (answer, label) in [("yes", words.yes), ("no", words.no)] {
            page.put("<label class=\"symptom\"><input type=\"radio\" name=\"").put(id).put("\" id=\"").put(id).put("-");
            page.put(answer).put("\" value=\"").put(answer).put("\"><span>").text(label).put("</span></label>");
        }
        page.put("</fieldset>");
    }
    page.put("</section>");
}

/// Every symptom with its plan, for browsers without a script.
fn without_script(page: &mut Html, app: App, extras: &Extras, offer: Option<Offer<'static>>) {
    page.put("<div class=\"without-script\">");
    for symptom in extras.symptoms().symptoms.iter().filter(|symptom| symptom.button) {
        page.put("<details class=\"fold\"><summary>").text(&symptom.title).put("</summary>");
        page.ready_made(&extras.plan_of_symptom(symptom, offer, &app.place.prefix(), app.place.has_checks));
        page.put("</details>");
    }
    page.put("</div>");
}

/// Where people help, and what to tell them.
fn chat(page: &mut Html, words: &ready::Fix, offer: Offer<'static>) {
    let support = &offer.provider().support;
    page.put("<section class=\"fix__chat\" id=\"chat\" tabindex=\"-1\"><h2>").text(words.chat).put("</h2><p>");
    link_out(page, &support.chat.value.address, &support.chat.value.name);
    if let Some(hours) = &support.chat.value.hours {
        page.put(" (").text(hours).put(")");
    }
    page.put("</p>");
    if let Some(ready) = &support.have_ready {
        page.put("<p>").text(&ready.value).put("</p>");
    }
    page.put("<p>").text(words.chat_lead).put("</p><p class=\"value value--ticket\"><span class=\"value__text\">");
    let server = offer.best(offer.group().recommended.protocol.protocol());
    let host = server.map_or("", |server| server.host.as_str());
    let port = server.map_or_else(String::new, |server| server.port.to_string());
    let protocol = offer.group().recommended.protocol.name();
    page.fill(words.chat_sentence, &[("protocol", protocol), ("host", host), ("port", &port)]);
    page.put("</span><button type=\"button\" class=\"copy\" data-action=\"copy\" data-what=\"").text(words.chat);
    page.put("\">").text(words.copy).put("</button></p><p>").text(words.password_owner).put("</p><p>");
    page.text(words.meanwhile).put(" ");
    link_to_site(page, &offer.group().webmail.value);
    page.put("</p><p>");
    let settings = Route::Domain(offer.domain().clone()).href() + "#settings";
    link(page, "", &settings, &fill(words.settings, &[("domain", offer.domain().as_str())]));
    page.put("</p></section>");
}
