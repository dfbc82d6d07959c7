//! The languages of the guide: one for each folder in `languages`.

/// A language that the guide is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Language {
    id: &'static str,
    name: &'static str,
    is_first: bool,
}

impl Language {
    /// A language by its folder's name and its own name for itself. The first one has no folder in addresses.
    #[must_use]
    pub const fn new(id: &'static str, name: &'static str, is_first: bool) -> Self {
        Self { id, name, is_first }
    }

    /// BCP 47.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.id
    }

    /// Its own name for itself.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.name
    }

    /// Whether it is that of addresses without a language, and of pages that are there in one language alone.
    #[must_use]
    pub fn is_first(self) -> bool {
        self.is_first
    }

    /// The folder of its pages: `es/`, or nothing.
    #[must_use]
    pub fn folder(self) -> String {
        if self.is_first { String::new() } else { [self.id, "/"].concat() }
    }
}
