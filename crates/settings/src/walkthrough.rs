//! A task in a mail program, step by step, with the reader's settings as placeholders.

use serde::{Deserialize, Serialize};

use crate::{Captions, ClientId, Date, Incoming, RichText, Screen, Setting, SourceId};

/// A task from the first step to the last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Walkthrough {
    /// What to know before step 1.
    #[serde(default)]
    pub before: Vec<Note>,
    /// The ways to do it: one, or one for each generation of the program's windows. The commonest comes first.
    pub ways: Vec<Way>,
}

impl Walkthrough {
    /// What to know before step 1 with one protocol.
    pub fn before(&self, incoming: Incoming) -> impl Iterator<Item = &Note> {
        self.before.iter().filter(move |note| note.only.is_none_or(|only| only == incoming))
    }

    /// Every source that it cites; some of them more than once.
    pub fn cited(&self) -> impl Iterator<Item = &SourceId> {
        let notes = self.before.iter().flat_map(|note| &note.sources);
        notes.chain(self.ways.iter().flat_map(|way| &way.steps).flat_map(|step| &step.source.sources))
    }
}

/// One way through a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Way {
    /// What the reader sees when this is their way, such as "iOS 18 and later"; where there is more than one way.
    pub label: Option<String>,
    /// How to tell that it is this one, in one sentence.
    pub hint: Option<RichText>,
    /// The program's words for settings on this way, where they differ from its others.
    pub captions: Option<Captions>,
    /// Every setting that the program asks for on the way. The steps show these and no others.
    pub asks: Vec<Setting>,
    /// The steps.
    pub steps: Vec<Step>,
}

impl Way {
    /// The steps for one protocol, in order.
    pub fn steps(&self, incoming: Incoming) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(move |step| step.only.is_none_or(|only| only == incoming))
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
    /// Its name for progress and support; unique on its way.
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
    /// The fields of the dialog that the reader fills in or compares, in its order.
    #[serde(default)]
    pub fields: Vec<Field>,
    /// The dialog, drawn. Required where there are fields.
    pub screen: Option<Screen>,
    /// What to do at the end: the button to press.
    pub then: Option<RichText>,
    /// What to do when the screen looks different.
    pub different: RichText,
    /// Where the path and the captions come from.
    pub source: StepSource,
}

impl Step {
    /// For each row of the step's screen: which of the step's fields it is, if it is one. A row is the first field with
    /// its caption that no row above it is.
    #[must_use]
    pub fn field_of_each_row(&self) -> Vec<Option<usize>> {
        let mut taken = vec![false; self.fields.len()];
        let rows = self.screen.iter().flat_map(|screen| &screen.rows);
        rows.map(|row| {
            let caption = row.caption.as_ref().filter(|_| row.kind.is_field() && row.value.is_none())?;
            let field = (0..taken.len()).find(|at| !taken[*at] && self.fields[*at].caption == *caption)?;
            taken[field] = true;
            Some(field)
        })
        .collect()
    }

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
