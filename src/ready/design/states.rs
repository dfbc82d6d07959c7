//! The components, each in its states.

use leptos::prelude::*;
use mailsteps_settings::{Incoming, Offer, Platform, Query, Setting, Task};

use super::{
    State,
    by_script::{Scripted, cut},
    check, coverage, dialogs, fix, markup, offline, past, publish, state, walkthrough,
};
use crate::{
    App, Reader, ReadyState, Route,
    components::{address_box, address_line, page_foot, page_head, program_picker},
    dom::Html,
    entry::{self, Problem},
    pages::ready_part,
    ready::{
        Site, domain, obstacle, own_test, plan::Plan, setting_value::setting_value, settings_table, sheet::Sheet,
        support, typing,
    },
    text::fill,
};

type Group = (&'static str, Vec<State>);

/// Everything; the data's first domain stands for all.
pub fn all(app: App, site: &Site) -> Vec<Group> {
    let Some(offer) = app.catalog.domains().find_map(|entry| app.catalog.offer(&entry.name)) else { return Vec::new() };
    vec![
        ("Head and foot", head_and_foot(app, offer)),
        ("Address box", boxes(app, offer)),
        ("Programs", programs(app, offer)),
        ("Settings", settings(app, offer)),
        ("Before the steps", walkthrough::before_steps(app, site, offer)),
        ("Steps", walkthrough::steps(app, site, offer)),
        ("Walkthrough", walkthrough::under_way(app, site, offer)),
        ("After the steps", walkthrough::after_steps(app, site, offer)),
        ("Dialogs", dialogs::first(app, site, offer)),
        ("Rows of dialogs", dialogs::with_later_rows(app, site, offer)),
        ("Typing", remarks(app, site, offer)),
        ("Check", check::states(app, offer)),
        ("Last days", past::states(app)),
        ("Fix", fix::states(app, offer)),
        ("Plan", plans(app, offer)),
        ("Obstacles", obstacles(app, site, offer)),
        ("Telephone", telephone(app, site, offer)),
        ("Fetching", fetching(app, offer)),
        ("Without a network", offline::states(app, offer)),
        ("For publishers", publish::states(app, site)),
        ("For writers", coverage::states(app)),
        ("Buttons", buttons(app, offer)),
    ]
}

/// The state of a reader of whom this is known.
fn with_reader(app: App, reader: Reader) -> App {
    App { reader: RwSignal::new(reader), ..app }
}

fn head_and_foot(app: App, offer: Offer<'static>) -> Vec<State> {
    let of_domain = App { route: RwSignal::new(Route::Domain(offer.domain().clone())), ..app };
    let around = |name: &str, begin: &'static str, part: Html| {
        state(app, name, |page| {
            page.put(begin).ready_made(&part.into_string()).put("</div>");
        })
    };
    vec![
        around("head", "<div class=\"page-head\">", page_head(app)),
        around("head of a domain's page", "<div class=\"page-head\">", page_head(of_domain)),
        around("foot of a domain's page", "<div class=\"page-foot\">", page_foot(of_domain)),
    ]
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

fn settings(app: App, offer: Offer<'static>) -> Vec<State> {
    let sheet = |incoming| Sheet { app, offer, incoming, captions: None, translated: None };
    let incoming = offer
        .protocols()
        .into_iter()
        .map(|one| state(app, one.name(), |page| settings_table::incoming_table(page, sheet(one))));
    let outgoing = state(app, "outgoing", |page| settings_table::outgoing_table(page, sheet(Incoming::Imap)));
    let page = state(app, "a domain's page", |page| domain::write(page, app, offer));
    incoming.chain([outgoing, page]).collect()
}

fn remarks(app: App, site: &Site, offer: Offer<'static>) -> Vec<State> {
    let verdicts = [
        ("right", "Right."),
        ("works", "This can work. The first choice is 993."),
        ("doubtful", "Not certain. We do not know this server."),
        ("wrong", "Not right. There is a comma where a dot belongs. Type mail.centurylink.net."),
    ];
    let Some(plan) = walkthrough::plan(app, site, offer, "thunderbird", Task::Setup(Incoming::Imap)) else {
        return Vec::new();
    };
    let boxes = markup(app, |page| typing::write(page, plan));
    let first = cut(&boxes, "<p class=\"typing__field\">", "</p>");
    // As `browser/typing.rs` marks a box.
    let remark = |(verdict, text): (&str, &str)| {
        let id = "remark-incoming.host";
        let field = Scripted(first.clone()).say(id, text).set(id, &["data-verdict=\"", verdict, "\""].concat());
        State::of(verdict, ["<section class=\"typing\">", &field.0, "</section>"].concat())
    };
    let failed = State::of("a check that could not be fetched", Scripted(boxes).show("typing-failed").0);
    verdicts.into_iter().map(remark).chain([failed]).collect()
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
    if let Some(plan) = walkthrough::plan(app, site, offer, "gmail-web", Task::Setup(Incoming::Imap)) {
        states.push(state(app, "a program without IMAP", |page| obstacle::closed(page, plan)));
    }
    states
}

fn telephone(app: App, site: &Site, offer: Offer<'static>) -> Vec<State> {
    let Some(plan) = walkthrough::plan(app, site, offer, "iphone", Task::Setup(Incoming::Imap)) else {
        return Vec::new();
    };
    let desk = markup(app, |page| support::write(page, plan, &plan.sections()));
    vec![State::of("for support staff", Scripted(desk).set("support", "checked").0)]
}

/// The part of a page that comes later.
fn fetching(app: App, offer: Offer<'static>) -> Vec<State> {
    let route = Route::Domain(offer.domain().clone());
    let show = |name: &str, ready: ReadyState| {
        let app = App { ready: RwSignal::new(ready), ..app };
        state(app, name, |page| ready_part(page, app, &route, offer.domain().as_str(), &|_| ()))
    };
    vec![show("on its way", ReadyState::Pending), show("what could not be fetched", ReadyState::Failed(route.clone()))]
}

fn buttons(app: App, offer: Offer<'static>) -> Vec<State> {
    let show = |name: &str, markup: &'static str| {
        state(app, name, |page| {
            page.put("<p>").put(markup).put("</p>");
        })
    };
    let [copy, copied] = copy_buttons(app, offer);
    vec![
        show("button", "<button type=\"button\" class=\"button\">Show my settings</button>"),
        show("quiet", "<button type=\"button\" class=\"button button--quiet\">Print on one sheet</button>"),
        show("like a link", "<button type=\"button\" class=\"link\">Change</button>"),
        State::of("copy", copy),
        State::of("copied", copied),
        show("chip", "<a class=\"chip\" href=\"/\">q.com</a>"),
        State::of(
            "fold",
            "<details class=\"fold\"><summary>Where this comes from</summary><p>A source.</p></details>".to_owned(),
        ),
        State::of(
            "open fold",
            "<details class=\"fold\" open><summary>Where this comes from</summary><p>A source.</p></details>"
                .to_owned(),
        ),
    ]
}

/// A value with its button, and the same as `copy` in `browser/actions.rs` leaves it for a moment.
fn copy_buttons(app: App, offer: Offer<'static>) -> [String; 2] {
    let sheet = Sheet { app, offer, incoming: offer.group().recommended.protocol, captions: None, translated: None };
    let label = app.ready_words().settings.host;
    let copy = markup(app, |page| setting_value(page, sheet, Setting::IncomingHost, label));
    let caption = |word: &str| [">", word, "</button>"].concat();
    let copied = copy.replace("class=\"copy\"", "class=\"copy copy--done\"");
    let copied = copied.replace(&caption(app.words.value.copy), &caption(app.words.value.copied));
    // There it keeps its name for these three seconds; here it would have a name for good that is not what it shows.
    let name = [" aria-label=\"", &fill(app.words.value.copy_of, &[("what", label)]), "\""].concat();
    let copied = copied.replace(&name, "");
    [copy, copied]
}
