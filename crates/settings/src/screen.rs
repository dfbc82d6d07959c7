//! A dialog of a mail program as data, for a drawing with the reader's values in it.

use serde::{Deserialize, Serialize};

use crate::RichText;

/// How the windows of a program look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Look {
    /// Windows 10 and 11.
    Windows,
    /// macOS.
    Macos,
    /// iOS and iPadOS.
    Ios,
    /// Android.
    Android,
    /// GTK and GNOME.
    Gtk,
    /// Qt and KDE.
    Qt,
    /// A page in the browser, or a program that looks like one.
    Web,
}

impl Look {
    /// As in the data and in class names.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Windows => "windows",
            Self::Macos => "macos",
            Self::Ios => "ios",
            Self::Android => "android",
            Self::Gtk => "gtk",
            Self::Qt => "qt",
            Self::Web => "web",
        }
    }
}

/// A dialog: what stands in it from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Screen {
    /// What stands in the window's title bar, or at the top of the screen of a telephone.
    pub title: String,
    /// Its parts.
    pub rows: Vec<Row>,
}

/// A part of a dialog.
///
/// A row whose caption is that of one of the step's fields is that field: it shows the field's value and carries its
/// number. Where the step has a caption twice, the rows with it stand for the fields with it, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// What it is.
    pub kind: RowKind,
    /// Its caption, or its words; none for buttons, items and tabs without one.
    pub caption: Option<String>,
    /// What stands in it, where it is none of the step's fields.
    pub value: Option<RichText>,
    /// The captions of its buttons, tabs or list entries, or what there is to choose from.
    #[serde(default)]
    pub options: Vec<String>,
    /// Of `options`: the one to press, or the tab that is open.
    pub press: Option<String>,
}

/// What a part of a dialog is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RowKind {
    /// A heading inside the dialog; `caption`.
    Heading,
    /// Words inside the dialog; `caption`.
    Text,
    /// A box to type in; `caption`, and `value` or a field of the step.
    Box,
    /// A box for a password, shown as dots; `caption`.
    Secret,
    /// A list to choose from, closed; `caption`, and `value` or a field of the step.
    List,
    /// A box to tick; `caption`, and `value` or a field of the step, either "ticked" or "not ticked", or a setting
    /// that ends in `.box`.
    Tick,
    /// A switch that is on or off; as a box to tick, with "on" and "off".
    Switch,
    /// Choices side by side, one of them chosen; `caption`, `options`, and `value` or a field of the step.
    Choice,
    /// Entries of a list or a menu below each other; `options`, and `press` for the one to choose.
    Items,
    /// Buttons beside each other; `options`, and `press` for the one to press.
    Buttons,
    /// Tabs; `options`, and `press` for the open one.
    Tabs,
}

impl RowKind {
    /// Whether the reader may have to fill it in: then it has a caption and holds a value.
    #[must_use]
    pub fn is_field(self) -> bool {
        matches!(self, Self::Box | Self::Secret | Self::List | Self::Tick | Self::Switch | Self::Choice)
    }

    /// Whether it offers things to press.
    #[must_use]
    pub fn has_presses(self) -> bool {
        matches!(self, Self::Items | Self::Buttons | Self::Tabs)
    }
}
