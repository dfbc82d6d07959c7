//! What a walkthrough's page should show, from the data alone.

use std::collections::BTreeSet;

use mailsteps_guide::Route;
use mailsteps_settings::{
    Captions, Client, Incoming, Offer, Protocol, RichText, Server, Setting, Span, Status, Step, Task, Topic, Values,
    Way,
};

use crate::sweep::catalog;

/// A path.
pub struct Expected {
    /// The domain's settings.
    pub offer: Offer<'static>,
    /// The program.
    pub client: &'static Client,
    /// The task.
    pub task: Task,
    /// The kinds of account that the page shows steps for, the recommended one first; none where the way is closed.
    pub kinds: Vec<Incoming>,
    /// Each kind of account on each way.
    pub walks: Vec<Walk>,
}

/// The steps for one kind of account on one way.
pub struct Walk {
    /// The kind.
    pub kind: Incoming,
    /// The way.
    pub way: &'static Way,
    /// `a`, `b`, …; where there are several.
    pub letter: Option<char>,
    /// The program's words on this way.
    pub captions: &'static Captions,
    /// What belongs in the fields.
    pub values: Values<'static>,
    /// The steps.
    pub steps: Vec<&'static Step>,
}

/// The server that the guide follows: of those for the domain the most trusted one that is not outdated.
pub fn best(offer: Offer<'static>, protocol: Protocol) -> Option<&'static Server> {
    let is_for_it = |server: &&Server| server.only.is_empty() || server.only.contains(offer.domain());
    let servers = offer.group().servers.iter().filter(is_for_it);
    servers.filter(|one| one.protocol == protocol && one.status != Status::Outdated).min_by_key(|one| one.status)
}

impl Expected {
    /// What a route's page should show, where it is a walkthrough.
    pub fn of(route: &Route) -> Option<Self> {
        let Route::Walkthrough { domain, client, task } = route else { return None };
        let offer = catalog().offer(domain)?;
        let client = catalog().client(client)?;
        let first = offer.group().recommended.protocol;
        let mut kinds = vec![first, first.other()];
        kinds.retain(|kind| client.protocols.contains(kind) && best(offer, kind.protocol()).is_some());
        kinds.retain(|kind| task.protocol().is_none_or(|only| only == *kind));
        let ways = &client.walkthrough(*task).ways;
        let walks = kinds.iter().flat_map(|kind| {
            ways.iter().zip('a'..).map(|(way, letter)| {
                let captions = way.captions.as_ref().unwrap_or(&client.captions);
                Walk {
                    kind: *kind,
                    way,
                    letter: (ways.len() > 1).then_some(letter),
                    captions,
                    values: Values::new(offer, *kind, None, Some(captions)).expect("the domain has servers"),
                    steps: way.steps.iter().filter(|step| step.only.is_none_or(|only| only == *kind)).collect(),
                }
            })
        });
        Some(Self { offer, client, task: *task, walks: walks.collect(), kinds })
    }

    /// The domain's name.
    pub fn domain(&self) -> &'static str {
        self.offer.domain().as_str()
    }

    /// The same program with another task, or the same task with another program, or both.
    pub fn href(&self, program: &str, task: Task) -> String {
        format!("/{}/{program}/{}/", self.offer.domain(), task.id())
    }

    /// The domains whose addresses are being changed to those of this one.
    pub fn former(&self) -> impl Iterator<Item = Offer<'static>> {
        let entries = catalog().domains();
        let replaced =
            entries.filter(|entry| entry.replaced_by.as_ref().is_some_and(|new| new.value == *self.offer.domain()));
        replaced.filter_map(|entry| catalog().offer(&entry.name))
    }

    /// Whether the steps must say that a field may hold an old name.
    pub fn has_old_names(&self) -> bool {
        let is_known = self.offer.notes().any(|note| note.topic == Some(Topic::OldNames));
        let is_filled_in = self.client.autofill.is_some() && is_known;
        is_filled_in || self.task == Task::NewAddress && self.former().next().is_some()
    }
}

impl Walk {
    /// Where it stands, for findings.
    pub fn place(&self) -> String {
        let letter = self.letter.map_or_else(String::new, |letter| format!(" {letter}"));
        format!("{}{letter}", self.kind.id())
    }

    /// A text as the page says it.
    pub fn text(&self, text: &RichText) -> String {
        let spans = text.spans().iter().map(|span| match span {
            Span::Words(words) | Span::Caption(words) => words.clone(),
            Span::Setting(Setting::Webmail) => as_people_say(&self.values.text(Setting::Webmail)),
            Span::Setting(setting) => self.values.text(*setting),
        });
        let whole: String = spans.collect();
        whole.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The facts that the program asks for.
    pub fn asks(&self) -> BTreeSet<Setting> {
        self.way.asks.iter().map(|setting| setting.fact()).collect()
    }
}

/// A site's address as the page shows it.
fn as_people_say(address: &str) -> String {
    address.trim_start_matches("https://").trim_end_matches('/').to_owned()
}

/// The facts that a text shows.
pub fn facts(text: &RichText) -> impl Iterator<Item = Setting> {
    text.settings().map(Setting::fact)
}
