//! Where a fact comes from.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Date, SourceId};

/// What kind of page or file a source is. The order is that of trust.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// The provider's or the program maker's own current text or source code.
    Official,
    /// An older text of theirs.
    OfficialOlder,
    /// A maintained collection that programs read.
    Database,
    /// What users and helpers wrote in a forum.
    UserReport,
    /// Anybody else.
    ThirdParty,
}

impl SourceKind {
    /// In plain words.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::OfficialOlder => "official, older",
            Self::Database => "database",
            Self::UserReport => "user report",
            Self::ThirdParty => "third party",
        }
    }
}

/// A page, file or thread that facts were read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its title.
    pub title: String,
    /// Its address; absent where only a quotation of it was at hand.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^https?://[^ ]+$")))]
    pub address: Option<String>,
    /// Its kind.
    pub kind: SourceKind,
    /// Who published it.
    pub who: String,
    /// When it was published or last changed, where known.
    pub published: Option<Date>,
    /// The day on which it was read for this data.
    pub read: Date,
    /// What to keep in mind about it.
    pub note: Option<String>,
}

/// `sources.json`: every source by its key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Sources {
    /// The JSON Schema of this file, for editors.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The sources.
    pub sources: BTreeMap<SourceId, Source>,
}
