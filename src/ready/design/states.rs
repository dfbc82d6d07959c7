//! The components, each in its states.

use leptos::prelude::*;
use mailsteps_probe::report::Report;
use mailsteps_settings::{Client, Incoming, Offer, Platform, Query, Task};

use super::State;
use crate::{
    App, CheckFailure, CheckState, Reader, Route,
    components::{address_box, address_line, page_foot, page_head, program_picker},
    dom::Html,
    entry::{self, Problem},
    pages::check_page,
    ready::{
        Site, obstacle, own_test,
        plan::Plan,
        screen, settings_table,
        sheet::Sheet,
        step::{self, Place},
        support, tasks,
    },
};

/// A report with a server that answers, one with a drawback, and one that does not.
const REPORT: &str = include_str!("report.json");

type Group = (&'static str, Vec<State>);

/// Everything; the data's first domain stands for all.
pub fn all(app: App, site: &Site) -> Vec<Group> {
    let Some(offer) = app.catalog.domains().find_map(|entry| app.catalog.offer(&entry.name)) else { return Vec::new() };
    vec![
        (
            "Head and foot",
            vec![
                state(app, "head", |page| {
                    page.put("<div class=\"page-head\">");
                    append(page, page_head(app));
                    page.put("</div>");
                }),
                foot(app, offer),
            ],
        ),
        ("Address box", boxes(app, offer)),
        ("Programs", programs(app, offer)),
        ("Settings", tables(app, offer)),
        ("Steps", steps(app, site, offer)),
        ("Dialogs", dialogs(app, site, offer)),
        ("Typing", remarks(app)),
        ("Check", checks(app, offer)),
        ("Plan", plans(app, offer)),
        ("Obstacles", obstacles(app, site, offer)),
        ("Telephone", telephone(app, site, offer)),
        ("Buttons", buttons(app)),
    ]
}

fn state(app: App, name: impl Into<String>, write: impl FnOnce(&mut Html)) -> State {
    let mut markup = app.page();
    write(&mut markup);
    State { name: name.into(), markup }
}

fn append(page: &mut Html, part: Html) {
    page.ready_made(&part.into_string());
}

/// The state of a reader of whom this is known.
fn with_reader(app: App, reader: Reader) -> App {
    App { reader: RwSignal::new(reader), ..app }
}

fn foot(app: App, offer: Offer<'static>) -> State {
    let app = App { route: RwSignal::new(Route::Domain(offer.domain().clone())), ..app };
    state(app, "foot of a domain's page", |page| append(page, page_foot(app)))
}

fn boxes(app: App, offer: Offer<'static>) -> Vec<State> {
    let words = &app.words.address_box;
    let empty = |app: App, name: &str| state(app, name, |page| address_box(page, app, words.label, words.button));
    let domain = offer.domain();
    let typed = ["", "jane", "jane@q,com", "jane@gmail.com", "jane@centurylink.com"];
    let problem = |text: &&str| entry::read(app.catalog, text, |_| None).err();
    let problems = typed.iter().filter_map(|text| Some((text, problem(text)?)));
    let with_problem = |(text, problem): (&&str, Problem)| {
        let app = App { problem: RwSignal::new(Some(problem)), typed: RwSignal::new((*text).to_owned()), ..app };
        empty(app, &format!("after {text:?}"))
    };
    let address = Query::read(&format!("jane@{domain}"), |_| None).ok().and_then(|query| query.address());
    let known = with_reader(app, Reader { address, ..Reader::default() });
    let not_kept = Reader { is_kept: Some(false), ..Reader::default() };
    let mut states = vec![
        empty(app, "empty"),
        empty(with_reader(app, not_kept), "in a browser that keeps nothing"),
        state(known, "with the reader's address", |page| address_line(page, known, domain)),
    ];
    states.extend(problems.map(with_problem));
    states
}

fn programs(app: App, offer: Offer<'static>) -> Vec<State> {
    let on = |platform| with_reader(app, Reader { platform, ..Reader::default() });
    let (any, iphone) = (on(None), on(Some(Platform::Ios)));
    vec![
        state(any, "on any device", |page| program_picker(page, any, offer)),
        state(iphone, "on an iPhone", |page| program_picker(page, iphone, offer)),
    ]
}

fn tables(app: App, offer: Offer<'static>) -> Vec<State> {
    let sheet = |incoming| Sheet { app, offer, incoming, captions: None, translated: None };
    let incoming = offer
        .protocols()
        .into_iter()
        .map(|one| state(app, one.name(), |page| settings_table::incoming_table(page, sheet(one))));
    let outgoing = state(app, "outgoing", |page| settings_table::outgoing_table(page, sheet(Incoming::Imap)));
    incoming.chain([outgoing]).collect()
}

/// A walkthrough of the program with this name.
fn plan<'a>(app: App, site: &'a Site, offer: Offer<'static>, program: &str, task: Task) -> Option<Plan<'a>> {
    let client: &'static Client = app.catalog.client(&program.parse().ok()?)?;
    Some(Plan::new(app, site, offer, client, task))
}

fn steps(app: App, site: &Site, offer: Offer<'static>) -> Vec<State> {
    let Some(plan) = plan(app, site, offer, "thunderbird", Task::Setup(Incoming::Imap)) else { return Vec::new() };
    let mut states = vec![state(app, "what else there is to do", |page| tasks::write(page, plan))];
    for section in plan.sections().into_iter().take(1) {
        let steps: Vec<_> = section.way.steps(section.sheet.incoming).collect();
        let count = steps.len();
        for (index, one) in steps.into_iter().enumerate() {
            states.push(state(app, format!("step {}", index + 1), |page| {
                page.put("<ol class=\"steps\">");
                step::write(page, plan, &section, one, Place { number: index + 1, count });
                page.put("</ol>");
            }));
        }
    }
    states
}

/// The first dialog of every program.
fn dialogs(app: App, site: &Site, offer: Offer<'static>) -> Vec<State> {
    let of_program = |client: &'static Client| {
        let plan = Plan::new(app, site, offer, client, Task::Setup(*client.protocols.first()?));
        let section = plan.sections().into_iter().next()?;
        let step = section.way.steps(section.sheet.incoming).find(|step| step.screen.is_some())?;
        Some(state(app, client.name.clone(), |page| screen::write(page, plan, step, section.sheet)))
    };
    let clients = app.catalog.programs().iter().filter_map(|program| app.catalog.client(&program.id));
    clients.filter_map(of_program).collect()
}

fn remarks(app: App) -> Vec<State> {
    let verdicts = [
        ("right", "Right."),
        ("works", "This can work. The first choice is 993."),
        ("doubtful", "Not certain. We do not know this server."),
        ("wrong", "Not right. There is a comma where a dot belongs. Type mail.centurylink.net."),
    ];
    let remark = |(verdict, text): (&'static str, &str)| {
        state(app, verdict, |page| {
            page.put("<section class=\"typing\"><p class=\"typing__field\"><label for=\"box\">Server</label>");
            page.put("<input type=\"text\" class=\"typed\" id=\"box\" aria-describedby=\"remark\">");
            page.put("<span class=\"remark\" id=\"remark\" data-verdict=\"").put(verdict).put("\">").text(text);
            page.put("</span></p></section>");
        })
    };
    verdicts.into_iter().map(remark).collect()
}

fn checks(app: App, offer: Offer<'static>) -> Vec<State> {
    let domain = offer.domain();
    let mut states = vec![("under way".to_owned(), CheckState::Running)];
    if let Ok(report) = serde_json::from_str::<Report>(REPORT) {
        let of = |name: &str, range: std::ops::Range<usize>| {
            let report =
                Report { domain: domain.to_string(), services: report.services[range].to_vec(), ..report.clone() };
            (name.to_owned(), CheckState::Done(domain.clone(), report, 90))
        };
        states.extend([
            of("all well", 0..1),
            of("with a drawback", 0..2),
            of("one failed", 0..3),
            of("all failed", 2..3),
        ]);
    }
    states.extend(CheckFailure::ALL.map(|failure| (format!("no report: {failure:?}"), CheckState::Failed(failure))));
    let show = |(name, check): (String, CheckState)| {
        let app = App { check: RwSignal::new(check), ..app };
        state(app, name, |page| {
            let mut check = app.page();
            check_page(&mut check, app, domain);
            // The heading of that page would be a second one of the first level here.
            page.ready_made(&check.into_string().replace("<h1>", "<h3>").replace("</h1>", "</h3>"));
        })
    };
    states.into_iter().map(show).collect()
}

fn plans(app: App, offer: Offer<'static>) -> Vec<State> {
    let extras = crate::text::extras(app.place.language);
    let wanted = ["password-again", "cannot-send", "certificate-warning"];
    let symptoms = extras.symptoms().symptoms.iter().filter(|symptom| wanted.contains(&symptom.id.as_str()));
    let show = |symptom: &mailsteps_settings::Symptom| {
        let plan = extras.plan_of_symptom(symptom, Some(offer), &app.place.prefix(), true);
        state(app, symptom.title.clone(), |page| {
            page.ready_made(&plan);
        })
    };
    let own_test = state(app, "own test", |page| own_test::write(page, app, offer));
    symptoms.map(show).chain([own_test]).collect()
}

fn obstacles(app: App, site: &Site, offer: Offer<'static>) -> Vec<State> {
    let notices = app.catalog.programs().iter().filter_map(|program| app.catalog.client(&program.id));
    let notices = notices.filter_map(|client| Some((client, client.notice.as_ref()?)));
    let notice = |(client, notice)| {
        let plan = Plan::new(app, site, offer, client, Task::Repair);
        state(app, client.name.clone(), |page| obstacle::notice(page, plan, notice))
    };
    let mut states: Vec<State> = notices.map(notice).collect();
    if let Some(plan) = plan(app, site, offer, "gmail-web", Task::Setup(Incoming::Imap)) {
        states.push(state(app, "a program without IMAP", |page| obstacle::closed(page, plan)));
    }
    states
}

fn telephone(app: App, site: &Site, offer: Offer<'static>) -> Vec<State> {
    let Some(plan) = plan(app, site, offer, "iphone", Task::Setup(Incoming::Imap)) else { return Vec::new() };
    vec![state(app, "for support staff", |page| support::write(page, plan, &plan.sections()))]
}

fn buttons(app: App) -> Vec<State> {
    let show = |name: &str, markup: &'static str| {
        state(app, name, |page| {
            page.put("<p>").put(markup).put("</p>");
        })
    };
    vec![
        show("button", "<button type=\"button\" class=\"button\">Show my settings</button>"),
        show("quiet", "<button type=\"button\" class=\"button button--quiet\">Print on one sheet</button>"),
        show("like a link", "<button type=\"button\" class=\"link\">Change</button>"),
        show("chip", "<a class=\"chip\" href=\"/\">q.com</a>"),
        show("fold", "<details class=\"fold\"><summary>Where this comes from</summary><p>A source.</p></details>"),
        show(
            "open fold",
            "<details class=\"fold\" open><summary>Where this comes from</summary><p>A source.</p></details>",
        ),
    ]
}
