//! What one walkthrough is made from.

use mailsteps_settings::{Client, Incoming, Offer, Status, Task, Walkthrough, Way};

use super::{Site, sheet::Sheet};
use crate::{App, Route, text::ready::ReadyWords};

/// A program, a domain and a task, with everything that their page needs.
#[derive(Clone, Copy)]
pub struct Plan<'a> {
    pub app: App,
    pub words: &'static ReadyWords,
    pub site: &'a Site,
    pub offer: Offer<'static>,
    pub client: &'static Client,
    pub task: Task,
}

/// The steps for one kind of account on one way.
pub struct Section {
    pub way: &'static Way,
    /// `a`, `b`, …; where there is more than one way.
    pub letter: Option<char>,
    pub sheet: Sheet,
    /// Begins every id in the section, which would else stand on the page twice.
    pub prefix: String,
}

impl<'a> Plan<'a> {
    pub fn new(app: App, site: &'a Site, offer: Offer<'static>, client: &'static Client, task: Task) -> Self {
        Self { app, words: app.ready_words(), site, offer, client, task }
    }

    pub fn walkthrough(self) -> &'static Walkthrough {
        self.client.walkthrough(self.task)
    }

    pub fn route(self) -> Route {
        self.route_to(self.task)
    }

    /// The same program and domain with another task.
    pub fn route_to(self, task: Task) -> Route {
        Route::Walkthrough { domain: self.offer.domain().clone(), client: self.client.id.clone(), task }
    }

    /// The protocols that both the domain and the program have, the recommended one first.
    pub fn common(self) -> Vec<Incoming> {
        let mut protocols = self.offer.protocols();
        protocols.retain(|protocol| self.client.protocols.contains(protocol));
        protocols
    }

    /// The protocols that the page shows steps for; none where the way is closed.
    pub fn shown(self) -> Vec<Incoming> {
        let mut common = self.common();
        if let Some(protocol) = self.task.protocol() {
            common.retain(|one| *one == protocol);
        }
        common
    }

    /// Whether nobody whom we trust names the domain's server for a protocol.
    pub fn is_unconfirmed(self, protocol: Incoming) -> bool {
        self.offer.best(protocol.protocol()).is_some_and(|server| server.status == Status::Unconfirmed)
    }

    pub fn sheet(self, incoming: Incoming) -> Sheet {
        Sheet {
            app: self.app,
            offer: self.offer,
            incoming,
            captions: Some(&self.client.captions),
            translated: self.client.translated.as_deref(),
        }
    }

    /// Every section of the page: each kind of account on each way.
    pub fn sections(self) -> Vec<Section> {
        let kinds = self.shown();
        let ways = &self.walkthrough().ways;
        let mut sections = Vec::new();
        for kind in &kinds {
            for (way, letter) in ways.iter().zip('a'..) {
                let letter = (ways.len() > 1).then_some(letter);
                let mut prefix = String::new();
                if kinds.len() > 1 {
                    prefix = format!("{}-", kind.id());
                }
                if let Some(letter) = letter {
                    prefix += &format!("{letter}-");
                }
                let captions = way.captions.as_ref().or(Some(&self.client.captions));
                let sheet = Sheet { captions, ..self.sheet(*kind) };
                sections.push(Section { way, letter, sheet, prefix });
            }
        }
        sections
    }

    /// The date of the data, for reports: that of the program and that of the provider.
    pub fn data(self) -> String {
        let provider = self.offer.provider();
        format!("{} {}, {} {}", self.client.id, self.client.updated, provider.name, provider.updated)
    }
}
