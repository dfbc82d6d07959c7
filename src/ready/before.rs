use mailsteps_settings::{Incoming, Protocol, RichText, Task, Topic, Withdrawal};

use super::{old_names::old_names, plan::Plan, rich_text::rich_text};
use crate::{
    dom::Html,
    text::{commas, fill},
};

/// What to know before step 1: which password, what POP3 does, and what the program's file says.
pub fn write(page: &mut Html, plan: Plan) {
    let words = &plan.words.before;
    page.put("<section class=\"before\" aria-labelledby=\"before\"><h2 id=\"before\">")
        .text(words.heading)
        .put("</h2>");
    password(page, plan);
    let protocols = plan.shown();
    let is_ended = plan.client.notice.as_ref().is_some_and(|notice| notice.state == Withdrawal::Ended);
    if plan.task == Task::Setup(Incoming::Pop3) && !is_ended {
        stop_sign(page, plan);
    }
    for protocol in &protocols {
        reservations(page, plan, *protocol);
    }
    page.put("<ul>");
    let names = old_names(plan, &[Protocol::Imap, Protocol::Pop3, Protocol::Smtp]);
    if plan.client.autofill.is_some() && !names.is_empty() {
        let (domain, names) = (plan.offer.domain().as_str(), commas(names));
        let values = [("program", plan.client.name.as_str()), ("domain", domain), ("names", &names)];
        page.put("<li>").fill(words.autofill, &values).put("</li>");
    }
    let is_shown = |only: Option<Incoming>| only.is_none_or(|only| protocols.contains(&only));
    for note in plan.walkthrough().before.iter().filter(|note| is_shown(note.only)) {
        let protocol = note.only.unwrap_or(protocols[0]);
        page.put("<li>");
        rich_text(page, &note.text, plan.sheet(protocol));
        page.put("</li>");
    }
    page.put("</ul></section>");
}

/// "Which password?": what the data says of it for this domain.
fn password(page: &mut Html, plan: Plan) {
    page.put("<div class=\"card card--password\">");
    for (index, note) in plan.offer.notes().filter(|note| note.topic == Some(Topic::Password)).enumerate() {
        // One thing at a time: the first is for everybody, the others are for some.
        page.put(if index == 0 { "<h3>" } else { "<details><summary>" }).text(&note.title);
        page.put(if index == 0 { "</h3><p>" } else { "</summary><p>" }).text(&note.text);
        if note.inference {
            page.put(" <i>").text(plan.words.before.inference).put("</i>");
        }
        page.put(if index == 0 { "</p>" } else { "</p></details>" });
    }
    page.put("</div>");
}

/// What POP3 does to the mail on other devices, and how to keep it.
fn stop_sign(page: &mut Html, plan: Plan) {
    let words = &plan.words.before;
    page.put("<div class=\"card card--stop\"><h3><span class=\"card__sign\" aria-hidden=\"true\"></span>");
    page.text(words.stop).put("</h3>");
    for paragraph in words.stop_text {
        page.put("<p>").text(paragraph).put("</p>");
    }
    page.put("<p>");
    match &plan.client.captions.leave_copy {
        Some(label) => {
            let sentence = fill(words.stop_label, &[("program", &plan.client.name), ("label", label)]);
            // Invariant: the sentence has its stars in pairs, and a label has neither stars nor braces.
            if let Ok(sentence) = RichText::try_from(sentence) {
                rich_text(page, &sentence, plan.sheet(Incoming::Pop3));
            }
        }
        None => {
            page.text(words.stop_no_label);
        }
    }
    page.put("</p>");
    if plan.common().contains(&Incoming::Imap) {
        page.put("<details><summary>").text(words.to_imap).put("</summary><ol>");
        for step in words.to_imap_steps {
            page.put("<li>").text(step).put("</li>");
        }
        page.put("</ol></details>");
    }
    page.put("</div>");
}

/// A server that nobody confirms, or the lack of a choice.
fn reservations(page: &mut Html, plan: Plan, protocol: Incoming) {
    let words = &plan.words.before;
    let (name, other) = (protocol.name(), protocol.other().name());
    let values = [("protocol", name), ("other", other), ("domain", plan.offer.domain().as_str())];
    if plan.is_unconfirmed(protocol) {
        page.put("<p class=\"warning\">").fill(words.unconfirmed, &values).put("</p>");
    } else if plan.task.protocol().is_none() && plan.offer.protocols().len() == 1 {
        page.put("<p>").fill(words.only_way, &values).put("</p>");
    }
}
