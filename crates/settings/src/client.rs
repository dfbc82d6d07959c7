//! A mail program's file: its captions, and its steps with the reader's settings as placeholders.

use serde::{Deserialize, Serialize};

use crate::{ClientId, Date, Incoming, Platform, RichText, Security, Setting, Source, SourceId};

/// What the picker of mail programs needs to know of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientSummary {
    /// Its name in addresses.
    pub id: ClientId,
    /// Its name for readers.
    pub name: String,
    /// Its place among the others.
    pub order: u16,
    /// Where it runs.
    pub platforms: Vec<Platform>,
    /// What it speaks.
    pub protocols: Vec<Incoming>,
}

/// What the picker shows: every program, in order.
pub(crate) fn summaries(clients: &[Client]) -> Vec<ClientSummary> {
    let mut list: Vec<ClientSummary> = clients.iter().map(Client::summary).collect();
    list.sort_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
    list
}

/// `clients/*.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Client {
    /// The JSON Schema of this file, for editors.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// Its name in addresses; the file is called after it.
    pub id: ClientId,
    /// Its name for readers.
    pub name: String,
    /// Its place among the others.
    pub order: u16,
    /// The day on which somebody last went through the whole file.
    pub updated: Date,
    /// Where it runs.
    pub platforms: Vec<Platform>,
    /// The versions that the steps are for.
    pub versions: String,
    /// What it speaks.
    pub protocols: Vec<Incoming>,
    /// The program's words for settings.
    pub captions: Captions,
    /// Setting up a new account.
    pub setup: Walkthrough,
}

impl Client {
    /// The part that the picker of programs needs.
    #[must_use]
    pub fn summary(&self) -> ClientSummary {
        ClientSummary {
            id: self.id.clone(),
            name: self.name.clone(),
            order: self.order,
            platforms: self.platforms.clone(),
            protocols: self.protocols.clone(),
        }
    }

    /// Every source that the program's steps cite; some of them more than once.
    pub fn cited(&self) -> impl Iterator<Item = &SourceId> {
        let notes = self.setup.before.iter().flat_map(|note| &note.sources);
        notes.chain(self.setup.steps.iter().flat_map(|step| &step.source.sources))
    }
}

/// A program's steps with the sources that they cite: what the app fetches to show them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Program {
    /// The program.
    pub client: Client,
    /// The sources that its steps cite.
    pub sources: Vec<(SourceId, Source)>,
}

impl Program {
    /// A source that the steps cite.
    #[must_use]
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.sources.iter().find(|(key, _)| key == id).map(|(_, source)| source)
    }

    /// The program as bytes, for the app of the same build: what they mean hangs on the order of every field, so they
    /// are never an interface and never kept.
    ///
    /// # Errors
    /// None that these types can give.
    #[cfg(feature = "clients")]
    pub fn to_bytes(&self) -> Result<Vec<u8>, postcard::Error> {
        postcard::to_allocvec(self)
    }
}

/// The words that the program itself uses for the values of settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Captions {
    /// For POP3.
    pub pop3: String,
    /// For IMAP.
    pub imap: String,
    /// For implicit TLS.
    pub tls: String,
    /// For STARTTLS.
    pub starttls: String,
    /// For no encryption.
    pub no_security: String,
    /// For a box that switches encryption on, in the state "on".
    pub box_on: String,
    /// The same box in the state "off".
    pub box_off: String,
    /// For authentication by password.
    pub password: String,
    /// The program's own label of the POP3 option that leaves a copy on the server, where it has one.
    pub leave_copy: Option<String>,
}

impl Captions {
    /// The program's word for a security.
    #[must_use]
    pub fn security(&self, security: Security) -> &str {
        match security {
            Security::Tls => &self.tls,
            Security::Starttls => &self.starttls,
            Security::None => &self.no_security,
        }
    }

    /// The program's word for the state of a box that switches encryption on.
    #[must_use]
    pub fn security_box(&self, security: Security) -> &str {
        match security {
            Security::Tls | Security::Starttls => &self.box_on,
            Security::None => &self.box_off,
        }
    }

    /// The program's word for a protocol.
    #[must_use]
    pub fn protocol(&self, incoming: Incoming) -> &str {
        match incoming {
            Incoming::Pop3 => &self.pop3,
            Incoming::Imap => &self.imap,
        }
    }
}

/// A task from the first step to the last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Walkthrough {
    /// Every setting that the program asks for on the way. The steps show these and no others.
    pub asks: Vec<Setting>,
    /// What to know before step 1.
    #[serde(default)]
    pub before: Vec<Note>,
    /// The steps.
    pub steps: Vec<Step>,
}

impl Walkthrough {
    /// The steps for one protocol, in order.
    pub fn steps(&self, incoming: Incoming) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(move |step| step.only.is_none_or(|only| only == incoming))
    }

    /// What to know before step 1 with one protocol.
    pub fn before(&self, incoming: Incoming) -> impl Iterator<Item = &Note> {
        self.before.iter().filter(move |note| note.only.is_none_or(|only| only == incoming))
    }
}

/// Something to know before step 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// One to three sentences.
    pub text: RichText,
    /// Only with this protocol.
    pub only: Option<Incoming>,
    /// Who says so.
    pub sources: Vec<SourceId>,
}

/// One step: what one screen of the program asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Its name in addresses and for support; unique in the walkthrough.
    pub id: ClientId,
    /// What the step does, as a short instruction.
    pub title: RichText,
    /// Only with this protocol.
    pub only: Option<Incoming>,
    /// The menu path to click through, caption by caption.
    #[serde(default)]
    pub path: Vec<String>,
    /// What to do, a paragraph each.
    #[serde(default)]
    pub text: Vec<RichText>,
    /// The fields of the dialog, in its order.
    #[serde(default)]
    pub fields: Vec<Field>,
    /// What to do at the end: the button to press.
    pub then: Option<RichText>,
    /// What to do when the screen looks different.
    pub different: RichText,
    /// Where the path and the captions come from.
    pub source: StepSource,
}

impl Step {
    /// Every text of the step.
    pub fn texts(&self) -> impl Iterator<Item = &RichText> {
        std::iter::once(&self.title)
            .chain(&self.text)
            .chain(self.fields.iter().map(|field| &field.value))
            .chain(&self.then)
            .chain(std::iter::once(&self.different))
    }
}

/// A field of a dialog.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// The field's caption exactly as the program shows it.
    pub caption: String,
    /// What belongs in it: a setting, or words such as "your e-mail password".
    pub value: RichText,
}

/// Where a step comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StepSource {
    /// Who describes the path and the captions.
    pub sources: Vec<SourceId>,
    /// The date of that description, or of the reading where it has none.
    pub date: Date,
    /// How sure the captions are.
    pub confidence: Confidence,
}

/// How sure a step's captions are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// The source gives the path and the captions.
    Sourced,
    /// The source gives the general way; the page says that menus may differ.
    General,
}
