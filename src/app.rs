//! What every view can reach: the facts, the words, and the signals that views are functions of.

use leptos::prelude::*;
use mailsteps_probe::report::Report;
use mailsteps_settings::{Catalog, Domain, Source, SourceId};

use crate::{Marks, Place, Reader, Route, dom::Html, entry::Problem, text::Words};

/// The guide's state. It is created once and lives as long as the page, which is why the facts are `'static`.
#[derive(Clone, Copy)]
pub struct App {
    /// The settings data.
    pub catalog: &'static Catalog,
    /// Where the page stands, and its language.
    pub place: &'static Place,
    /// The words of that language.
    pub words: &'static Words,
    /// The page that is shown.
    pub route: RwSignal<Route>,
    /// What is known of the reader.
    pub reader: RwSignal<Reader>,
    /// The part of the route's page that was made ready with the site.
    pub ready: RwSignal<ReadyState>,
    /// What the reader has ticked and chosen on the page. Views do not read it: the page keeps it in its boxes.
    pub marks: RwSignal<Marks>,
    /// The check of the domain that the route names.
    pub check: RwSignal<CheckState>,
    /// What stands in the box for the address.
    pub typed: RwSignal<String>,
    /// The message that stands in the box of the page for what goes wrong. It goes nowhere else.
    pub message: RwSignal<String>,
    /// The place on the page to go to when it is whole.
    pub anchor: RwSignal<Option<String>>,
    /// Why it led nowhere, when it did.
    pub problem: RwSignal<Option<Problem>>,
    /// What a screen reader says next, such as "Copied".
    pub announcement: RwSignal<String>,
}

/// A ready-made part on its way.
#[derive(Debug, Clone, PartialEq)]
pub enum ReadyState {
    /// None is wanted, or the wanted one is being fetched.
    Pending,
    /// It is here.
    Ready {
        /// The page that it belongs to.
        route: Route,
        /// Its markup, with a made-up address in it.
        part: String,
    },
    /// It could not be fetched.
    Failed(Route),
}

/// A check on its way.
#[derive(Debug, Clone, PartialEq)]
pub enum CheckState {
    /// Not begun.
    Idle,
    /// Under way.
    Running,
    /// Answered, so many seconds after the check had ended.
    Done(Domain, Report, u32),
    /// No answer that could be read.
    Failed(CheckFailure),
}

/// Why there is no report. Each has its own sentence on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckFailure {
    /// The reader's device has no network.
    Offline,
    /// The check server did not answer at all.
    Unreachable,
    /// The check server took too long.
    TimedOut,
    /// The check server answered with an error.
    Refused,
    /// The answer is no report: a log-in page of the network in between, for instance.
    Malformed,
}

impl CheckFailure {
    /// Every reason.
    pub const ALL: [Self; 5] = [Self::Offline, Self::Unreachable, Self::TimedOut, Self::Refused, Self::Malformed];

    /// Its name in the page, for tests and support tools.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Offline => "offline",
            Self::Unreachable => "unreachable",
            Self::TimedOut => "timed-out",
            Self::Refused => "refused",
            Self::Malformed => "malformed",
        }
    }
}

impl App {
    /// The state in which a page comes: one for the check begins with it.
    pub(crate) fn begin(self) {
        if self.route.with_untracked(|route| matches!(route, Route::Check(_))) {
            self.check.set(CheckState::Running);
        }
    }

    /// An empty page of the guide.
    #[must_use]
    pub fn page(&self) -> Html {
        Html::at(&self.place.prefix())
    }

    /// The site's name.
    #[must_use]
    pub fn site_name(&self) -> &'static str {
        self.place.site_name(self.words.frame.site)
    }

    /// The words of the parts that are made ready with the site.
    #[cfg(feature = "ssr")]
    #[must_use]
    pub(crate) fn ready_words(&self) -> &'static crate::text::ready::ReadyWords {
        crate::text::ready_words(self.place.language)
    }

    /// A source by its key.
    #[must_use]
    pub fn source(&self, id: &SourceId) -> Option<&'static Source> {
        self.catalog.source(id)
    }

    /// A new state in the first language, of a site at the root of its host.
    #[cfg(feature = "ssr")]
    #[must_use]
    pub fn in_first_language(catalog: &'static Catalog, route: Route) -> Self {
        let place: &'static Place = Box::leak(Box::new(Place::default()));
        Self::new(catalog, place, crate::text::words(place.language), route, Reader::default())
    }

    /// A new state that shows `route`.
    #[must_use]
    pub fn new(
        catalog: &'static Catalog,
        place: &'static Place,
        words: &'static Words,
        route: Route,
        reader: Reader,
    ) -> Self {
        Self {
            catalog,
            place,
            words,
            route: RwSignal::new(route),
            reader: RwSignal::new(reader),
            ready: RwSignal::new(ReadyState::Pending),
            marks: RwSignal::new(Marks::default()),
            check: RwSignal::new(CheckState::Idle),
            typed: RwSignal::new(String::new()),
            message: RwSignal::new(String::new()),
            anchor: RwSignal::new(None),
            problem: RwSignal::new(None),
            announcement: RwSignal::new(String::new()),
        }
    }
}
