//! What stands around the steps: closed ways, warnings, and what to know before.

use std::collections::BTreeSet;

use mailsteps_settings::{Incoming, Setting, Task, Topic, Withdrawal};
use scraper::ElementRef;

use crate::{
    expected::Expected,
    findings::{Findings, Rule},
    hosts::names,
    page::{all, attr, children, first, is, is_in, said, said_by},
};

/// Judges a page.
pub fn check(page: ElementRef, expected: &Expected, findings: &mut Findings) {
    let Some(ready) = first(page, "#ready") else { return findings.add(Rule::Steps, "no ready-made part") };
    tasks(ready, expected, findings);
    notice(ready, expected, findings);
    closed(ready, expected, findings);
    if !expected.kinds.is_empty() {
        password(ready, expected, findings);
        replaced(ready, expected, findings);
        old_names(ready, expected, findings);
    }
    stop_sign(ready, expected, findings);
}

/// The way to each task that is open, and the mark on this one.
fn tasks(ready: ElementRef, expected: &Expected, findings: &mut Findings) {
    let open = open_kinds(expected);
    let is_shown = |task: &Task| *task == expected.task || task.protocol().is_none_or(|kind| open.contains(&kind));
    let wanted: Vec<String> =
        Task::ALL.into_iter().filter(is_shown).map(|task| expected.href(expected.client.id.as_str(), task)).collect();
    let links: Vec<&str> = all(ready, ".tasks a").into_iter().map(|link| attr(link, "href")).collect();
    findings.same(Rule::Labels, "tasks", links, wanted);
    let here: Vec<&str> =
        all(ready, ".tasks a[aria-current=page]").into_iter().map(|link| attr(link, "href")).collect();
    findings.same(Rule::Labels, "this task", here, [expected.href(expected.client.id.as_str(), expected.task)]);
}

/// The kinds of account that both the domain and the program have.
fn open_kinds(expected: &Expected) -> Vec<Incoming> {
    let mut kinds = expected.offer.protocols();
    kinds.retain(|kind| expected.client.protocols.contains(kind));
    kinds
}

/// What stands in the ready-made part, without the list of tasks.
fn parts<'a>(ready: ElementRef<'a>) -> Vec<ElementRef<'a>> {
    children(ready).into_iter().filter(|part| !is(*part, ".tasks")).collect()
}

/// That the program has ended or will, before everything else, with others to use.
fn notice(ready: ElementRef, expected: &Expected, findings: &mut Findings) {
    let states: Vec<&str> =
        all(ready, ".obstacle[data-state]").into_iter().map(|one| attr(one, "data-state")).collect();
    let Some(notice) = &expected.client.notice else {
        return findings.same(Rule::Notice, "notices", states, [""; 0]);
    };
    let state = match notice.state {
        Withdrawal::Ended => "ended",
        Withdrawal::Ending => "ending",
    };
    findings.same(Rule::Notice, "notices", states, [state]);
    let Some(shown) = parts(ready).into_iter().next().filter(|part| is(*part, ".obstacle[data-state]")) else {
        return findings.add(Rule::Notice, "something comes before the notice");
    };
    let programs: Vec<&str> =
        all(shown, "a.chip").into_iter().filter_map(|link| attr(link, "href").split('/').nth(2)).collect();
    let wanted: Vec<&str> = notice.instead.iter().map(|id| id.as_str()).collect();
    findings.same(Rule::Notice, "programs to use instead", programs, wanted);
    findings.check(
        Rule::Notice,
        first(shown, "p").is_some_and(|text| !said(text).is_empty()),
        "a notice without words",
    );
}

/// Why there are no steps, before anything else, and the way on.
fn closed(ready: ElementRef, expected: &Expected, findings: &mut Findings) {
    let obstacles = all(ready, ".obstacle:not([data-state])");
    if !expected.kinds.is_empty() {
        let outside = obstacles.iter().filter(|one| !is_in(**one, ".steps-column")).count();
        return findings.same(Rule::Closed, "obstacles on an open way", outside, 0);
    }
    let first_part = parts(ready).into_iter().find(|part| !is(*part, "[data-state]"));
    findings.check(
        Rule::Closed,
        first_part.is_some_and(|part| is(part, ".obstacle")),
        "something comes before the reason",
    );
    let [obstacle] = obstacles[..] else { return findings.same(Rule::Closed, "reasons", obstacles.len(), 1) };
    let reason = first(obstacle, "p").map(said).unwrap_or_default();
    let (domain, program) = (expected.domain(), expected.client.name.as_str());
    let lacking = expected.task.protocol().unwrap_or(expected.offer.group().recommended.protocol);
    let is_clear = reason.contains(lacking.name()) && (reason.contains(domain) || reason.contains(program));
    findings.check(Rule::Closed, is_clear, format!("{reason:?}"));
    let steps = all(ready, ".step, .fields, [data-setting]").len();
    findings.same(Rule::Closed, "steps on a closed way", steps, 0);
    let links: Vec<&str> = all(obstacle, "a").into_iter().map(|link| attr(link, "href")).collect();
    let way_on = match open_kinds(expected).first() {
        Some(kind) => expected.href(expected.client.id.as_str(), Task::Setup(*kind)),
        None => format!("/{domain}/#programs"),
    };
    findings.same(Rule::Closed, "way on", links, [way_on]);
}

/// "Which password?", with all that the data says of it, before any server.
fn password(ready: ElementRef, expected: &Expected, findings: &mut Findings) {
    let cards = all(ready, ".card--password");
    let wanted: Vec<&str> = notes(expected, Topic::Password).map(|(title, _)| title).collect();
    let found: Vec<String> = cards.iter().flat_map(|card| said_by(*card, "h3, summary")).collect();
    findings.same(Rule::Password, "titles", found, &wanted[..]);
    findings.check(Rule::Password, !wanted.is_empty(), "nothing is known");
    let texts: Vec<String> = cards.iter().flat_map(|card| said_by(*card, "p")).collect();
    for ((_, note), text) in notes(expected, Topic::Password).zip(&texts) {
        findings.check(Rule::Password, text.starts_with(note), format!("{text:?}"));
    }
    let marked = expected.offer.notes().filter(|note| note.topic == Some(Topic::Password) && note.inference).count();
    findings.same(Rule::Password, "marked as inference", all(ready, ".card--password i").len(), marked);
    let server = "[data-setting^='incoming.'], [data-setting^='outgoing.'], .fields, .card--password";
    let first_of_all = first(ready, server);
    let is_first = first_of_all.is_some_and(|one| is(one, ".card--password"));
    findings.check(Rule::Password, is_first, "a server comes before the password");
}

fn notes(expected: &Expected, topic: Topic) -> impl Iterator<Item = (&'static str, &'static str)> {
    let notes = expected.offer.notes().filter(move |note| note.topic == Some(topic));
    notes.map(|note| (note.title.as_str(), note.text.as_str()))
}

/// What POP3 does to mail on other devices, with the program's own label of the box for it.
fn stop_sign(ready: ElementRef, expected: &Expected, findings: &mut Findings) {
    let signs = all(ready, ".card--stop");
    // A program that works no more fetches nothing.
    let has_ended = expected.client.notice.as_ref().is_some_and(|notice| notice.state == Withdrawal::Ended);
    let is_wanted = expected.task == Task::Setup(Incoming::Pop3) && !expected.kinds.is_empty() && !has_ended;
    findings.same(Rule::StopSign, "stop signs", signs.len(), usize::from(is_wanted));
    let Some(sign) = signs.first().filter(|_| is_wanted) else { return };
    let labels = said_by(*sign, "b");
    let label = &expected.client.captions.leave_copy;
    findings.same(Rule::StopSign, "the program's label", labels, label.iter().cloned().collect::<Vec<_>>());
    let way_out = usize::from(open_kinds(expected).contains(&Incoming::Imap));
    findings.same(Rule::StopSign, "ways to IMAP", all(*sign, "details").len(), way_out);
    let first_step = first(ready, ".card--stop, .step");
    findings.check(Rule::StopSign, first_step.is_some_and(|one| is(one, ".card--stop")), "it comes too late");
}

/// Each step with a host name in a field says that an old one may stand there, and which.
fn old_names(ready: ElementRef, expected: &Expected, findings: &mut Findings) {
    let offers: Vec<_> = match expected.task {
        Task::NewAddress => expected.former().chain([expected.offer]).collect(),
        _ => vec![expected.offer],
    };
    let known: BTreeSet<&str> =
        offers.iter().flat_map(|offer| &offer.group().servers).map(|one| one.host.as_str()).collect();
    for (section, walk) in all(ready, "section.way").into_iter().zip(&expected.walks) {
        let right = [Setting::IncomingHost, Setting::OutgoingHost].map(|setting| walk.values.text(setting));
        for (shown, step) in all(section, "li.step").into_iter().zip(&walk.steps) {
            let hints = said_by(shown, ".step__overwrite");
            let settings = step.fields.iter().flat_map(|field| field.value.settings());
            let hosts = settings.filter(|one| matches!(one, Setting::IncomingHost | Setting::OutgoingHost)).count();
            let place = format!("{}: {}", walk.place(), step.id);
            let is_hinted = hints.len() == 1 || hints.is_empty() && (hosts == 0 || !expected.has_old_names());
            findings.check(Rule::OldNames, is_hinted, format!("{place}: {} hints", hints.len()));
            findings.check(Rule::OldNames, hosts > 0 || hints.is_empty(), format!("{place}: a hint without a host"));
            let named: Vec<&str> = hints.iter().flat_map(|hint| names(hint)).collect();
            findings.check(Rule::OldNames, hints.is_empty() || !named.is_empty(), format!("{place}: no names"));
            for name in named {
                let is_old = known.contains(name) && !right.iter().any(|right| right == name);
                findings.check(Rule::OldNames, is_old, format!("{place}: {name} is no old name"));
            }
        }
    }
}

/// Where addresses are being changed to another domain: the same page of that domain.
fn replaced(ready: ElementRef, expected: &Expected, findings: &mut Findings) {
    let links: Vec<&str> =
        all(ready, ".steps-column > .obstacle a").into_iter().map(|link| attr(link, "href")).collect();
    let new = expected.offer.replaced_by().filter(|_| expected.task == Task::NewAddress);
    let wanted: Vec<String> =
        new.iter().map(|new| format!("/{new}/{}/{}/", expected.client.id, expected.task.id())).collect();
    findings.same(Rule::Replaced, "links", links, wanted);
    let first_obstacle = first(ready, ".steps-column .obstacle, .steps-column .step");
    let is_first = first_obstacle.is_some_and(|one| is(one, ".obstacle"));
    findings.check(Rule::Replaced, new.is_none() || is_first, "it is said too late");
}
