//! A diagnosis as markup: what it probably is, and what to do, one thing open at a time.

use mailsteps_diagnosis::{Account, Because, Case, Diagnosis, Found};
use mailsteps_markup::Html;
use mailsteps_settings::{Action, Evidence, LeadsTo, Task, find};

use crate::{look_at, words::PlanWords};

/// Whom a plan is for.
#[derive(Clone, Copy)]
pub struct Plan<'a> {
    pub words: &'a PlanWords,
    pub case: &'a Case<'a>,
    /// The domain and the program of the case.
    pub account: Account<'a>,
    /// Tells the plans of a page apart, where it has several.
    pub group: &'a str,
    /// Whether this site has a page for the check.
    pub has_checks: bool,
}

/// The plan; the sentence that nothing is known, for a case without causes.
pub fn write(page: &mut Html, plan: Plan<'_>, diagnosis: &Diagnosis<'_>) {
    let Plan { words, case, .. } = plan;
    let Some((first, others)) = diagnosis.causes.split_first() else { return unknown(page, plan) };
    let is_down = is_down(case, first);
    page.put("<p class=\"plan__because\">");
    match first.because {
        _ if is_down => page.text(words.checked),
        Because::Message(message) => page.text(&message.meaning),
        Because::Symptom(symptom) => page.fill(words.because, &[("what", &symptom.title)]),
        Because::Words => page.text(words.own_words),
        Because::Check => page.text(words.checked),
        Because::Host => page.text(words.old_host),
    };
    page.put("</p>");
    if diagnosis.needs_questions && !is_down {
        page.put("<p class=\"plan__questions\">").text(words.questions_first).put("</p>");
    }
    if case.report.is_some_and(mailsteps_diagnosis::Checked::is_well) {
        page.put("<p class=\"plan__limit\">").text(words.limit).put("</p>");
    }
    cause(page, plan, first, true);
    if !others.is_empty() {
        page.put("<h3 class=\"plan__others\">").text(words.others).put("</h3>");
    }
    for other in others {
        page.put("<details class=\"fold\"><summary>").text(&plan.account.filled(&other.cause.title)).put("</summary>");
        cause(page, plan, other, false);
        page.put("</details>");
    }
}

/// Whether the check of the servers has found the cause: then there is nothing to ask and nothing to change.
pub fn is_down(case: &Case<'_>, found: &Found<'_>) -> bool {
    let Some(report) = case.report else { return false };
    match found.cause.evidence {
        Some(Evidence::IncomingDown) => report.incoming == Some(false),
        Some(Evidence::OutgoingDown) => report.outgoing == Some(false),
        _ => false,
    }
}

/// A cause with its plan; the first thing to do is open.
fn cause(page: &mut Html, plan: Plan<'_>, found: &Found<'_>, is_first: bool) {
    page.put("<article class=\"cause\" data-cause=\"").text(found.cause.id.as_str()).put("\">");
    if is_first {
        page.put("<h3>").text(&plan.account.filled(&found.cause.title)).put("</h3>");
    }
    if let Some(setting) = plan.account.look_at(found.cause) {
        look_at::write(page, plan.words, &setting);
    }
    page.put("<ol class=\"plan\">");
    let can_be_done = |action: &&&Action| plan.has_checks || action.leads_to != Some(LeadsTo::Check);
    for (index, action) in found.plan.iter().filter(can_be_done).enumerate() {
        // Those of one name close each other.
        page.put("<li><details name=\"").text(plan.group).put("-").text(found.cause.id.as_str()).put("\"");
        page.put(if index == 0 && is_first { " open>" } else { ">" });
        item(page, plan, action);
        page.put("</details></li>");
    }
    page.put("</ol></article>");
}

fn item(page: &mut Html, plan: Plan<'_>, action: &Action) {
    let Plan { words, account, .. } = plan;
    let text = account.filled(&action.text);
    let (short, rest) = first_sentence(&text);
    page.put("<summary>").text(short).put("</summary>");
    if !rest.is_empty() {
        page.put("<p>").text(rest).put("</p>");
    }
    if let Some(target) = action.leads_to {
        lead(page, plan, target);
    }
    page.put("<p><b>").text(words.helped).put("</b> ").text(&account.filled(&action.helped)).put("</p><p><b>");
    page.text(words.otherwise).put("</b> ").text(&account.filled(&action.otherwise)).put("</p>");
}

/// The sentence that stands on the fold, and those within it.
fn first_sentence(text: &str) -> (&str, &str) {
    let end = [". ", "? "].iter().filter_map(|mark| find::place(text, mark)).min();
    end.map_or((text, ""), |end| (&text[..=end], text[end + 1..].trim_start()))
}

/// A link to the part of the guide that an action leads to, where there is one for this case.
fn lead(page: &mut Html, plan: Plan<'_>, target: LeadsTo) {
    let Plan { words, case, .. } = plan;
    let Some(offer) = case.domain else { return };
    let domain = offer.domain();
    let of_program = |task: &str| match case.program {
        Some(program) => format!("/{domain}/{program}/{task}"),
        // Without a program: the list of them.
        None => format!("/{domain}/#programs"),
    };
    let (href, text) = match target {
        LeadsTo::Check => (format!("/{domain}/check/"), words.to_check),
        LeadsTo::Repair => (of_program(&[Task::Repair.id(), "/"].concat()), words.to_repair),
        LeadsTo::NewAddress => (of_program(&[Task::NewAddress.id(), "/"].concat()), words.to_new_address),
        LeadsTo::Settings => (format!("/{domain}/#settings"), words.to_settings),
        LeadsTo::Typing => (of_program(&[Task::Repair.id(), "/#typing"].concat()), words.to_typing),
        LeadsTo::SavedPasswords => {
            (of_program(&[Task::Repair.id(), "/#saved-passwords"].concat()), words.to_saved_passwords)
        }
        LeadsTo::OwnTest => ("#own-test".to_owned(), words.to_own_test),
        LeadsTo::Chat => ("#chat".to_owned(), words.to_chat),
        LeadsTo::Webmail => (offer.group().webmail.value.clone(), words.to_webmail),
    };
    page.put(if target == LeadsTo::Webmail {
        "<p><a target=\"_blank\" rel=\"noopener\" href=\""
    } else {
        "<p><a href=\""
    });
    page.address(&href).put("\">").text(text).put("</a></p>");
}

/// No answer: says so, and what helps all the same.
fn unknown(page: &mut Html, plan: Plan<'_>) {
    let words = plan.words;
    page.put("<p class=\"plan__unknown\" data-unknown=\"\">").text(words.unknown).put("</p><ul>");
    if let Some(offer) = plan.case.domain {
        let domain = offer.domain();
        page.put("<li><a href=\"").address(&format!("/{domain}/#settings")).put("\">").text(words.to_settings);
        if plan.has_checks {
            page.put("</a></li><li><a href=\"").address(&format!("/{domain}/check/")).put("\">").text(words.to_check);
        }
        page.put("</a></li><li><a href=\"#chat\">").text(words.to_chat).put("</a></li>");
    } else {
        page.put("<li>").text(words.unknown_domain).put("</li>");
    }
    page.put("</ul>");
}

#[cfg(test)]
mod tests {
    use super::first_sentence;

    #[test]
    fn the_first_sentence_stands_on_the_fold() {
        assert_eq!(first_sentence("Wait. It clears."), ("Wait.", "It clears."));
        assert_eq!(first_sentence("Does it? Then go on."), ("Does it?", "Then go on."));
        assert_eq!(first_sentence("Use pop.q.com."), ("Use pop.q.com.", ""));
    }
}
