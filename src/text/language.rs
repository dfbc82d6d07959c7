//! The languages of the guide.

/// A language that the guide is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Spanish, as people write it in the United States and Latin America.
    Spanish,
}

impl Language {
    /// All of them; the first one has no folder in addresses.
    pub const ALL: [Self; 2] = [Self::English, Self::Spanish];

    /// BCP 47.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
        }
    }

    /// The language with the country that it is written for, as Open Graph has it.
    #[cfg(feature = "ssr")]
    #[must_use]
    pub fn locale(self) -> &'static str {
        match self {
            Self::English => "en_US",
            Self::Spanish => "es_US",
        }
    }

    /// Its own name for itself.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Spanish => "Español",
        }
    }

    /// The folder of its pages.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Self::English => "",
            Self::Spanish => "es/",
        }
    }

    /// The language with a name in addresses; the first one where there is no such language.
    #[must_use]
    pub fn from_id(id: &str) -> Self {
        Self::ALL.into_iter().find(|language| language.id() == id).unwrap_or_default()
    }
}
