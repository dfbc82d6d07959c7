//! The reader's settings for one domain, protocol and program, as text that follows the reader's address.

use leptos::prelude::*;
use mailsteps_settings::{Captions, Incoming, Offer, Setting, Values};

use crate::App;

/// Which settings a part of a page shows.
#[derive(Clone, Copy)]
pub struct Sheet {
    /// The state.
    pub app: App,
    /// The domain.
    pub offer: Offer<'static>,
    /// The protocol for incoming mail; the domain has a server for it.
    pub incoming: Incoming,
    /// The program's words; the general terms without them.
    pub captions: Option<&'static Captions>,
    /// Where the page is in another language than the program's file: every caption that is known in it.
    pub translated: Option<&'static [String]>,
}

impl Sheet {
    /// The text of a setting. Tracks the reader's address.
    pub fn text(self, setting: Setting) -> String {
        self.app.reader.with(|reader| {
            Values::new(self.offer, self.incoming, reader.address.as_ref(), self.captions)
                .map_or_else(String::new, |values| values.text(setting))
        })
    }

    /// Whether nobody found out what the program's version in the page's language prints instead: then it is the English caption.
    pub fn is_foreign(self, caption: &str) -> bool {
        self.translated.is_some_and(|translated| translated.iter().all(|known| known != caption))
    }

    /// Whether the reader's own address is in the values. Tracks it.
    pub fn has_address(self) -> bool {
        self.app.reader.with(|reader| reader.address_at(self.offer.domain()).is_some())
    }
}
