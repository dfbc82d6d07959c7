//! Step texts: plain words with program captions in `**bold**` and settings as `{incoming.host}`.

use std::fmt;

use serde::{Deserialize, Serialize, Serializer};
use thiserror::Error;

use crate::find;

/// A value that a step can show, by the name it has in step texts and in `data-setting` attributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Setting {
    /// The incoming server's host name.
    #[serde(rename = "incoming.host")]
    IncomingHost,
    /// The incoming server's port.
    #[serde(rename = "incoming.port")]
    IncomingPort,
    /// The incoming server's security, in the program's words.
    #[serde(rename = "incoming.security")]
    IncomingSecurity,
    /// The incoming server's security where the program has a box to tick: "ticked" or "not ticked", in its words.
    #[serde(rename = "incoming.security.box")]
    IncomingSecurityBox,
    /// The user name for incoming mail.
    #[serde(rename = "incoming.username")]
    IncomingUsername,
    /// The authentication for incoming mail, in the program's words.
    #[serde(rename = "incoming.authentication")]
    IncomingAuthentication,
    /// The protocol, in the program's words.
    #[serde(rename = "incoming.protocol")]
    IncomingProtocol,
    /// The outgoing server's host name.
    #[serde(rename = "outgoing.host")]
    OutgoingHost,
    /// The outgoing server's port.
    #[serde(rename = "outgoing.port")]
    OutgoingPort,
    /// The outgoing server's security, in the program's words.
    #[serde(rename = "outgoing.security")]
    OutgoingSecurity,
    /// The outgoing server's security where the program has a box to tick.
    #[serde(rename = "outgoing.security.box")]
    OutgoingSecurityBox,
    /// The user name for outgoing mail.
    #[serde(rename = "outgoing.username")]
    OutgoingUsername,
    /// The authentication for outgoing mail, in the program's words.
    #[serde(rename = "outgoing.authentication")]
    OutgoingAuthentication,
    /// The reader's whole e-mail address.
    #[serde(rename = "address")]
    Address,
    /// The reader's domain.
    #[serde(rename = "domain")]
    Domain,
    /// The provider's name.
    #[serde(rename = "provider")]
    Provider,
    /// The webmail's address.
    #[serde(rename = "webmail")]
    Webmail,
}

impl Setting {
    /// Every setting.
    pub const ALL: [Self; 17] = [
        Self::IncomingHost,
        Self::IncomingPort,
        Self::IncomingSecurity,
        Self::IncomingSecurityBox,
        Self::IncomingUsername,
        Self::IncomingAuthentication,
        Self::IncomingProtocol,
        Self::OutgoingHost,
        Self::OutgoingPort,
        Self::OutgoingSecurity,
        Self::OutgoingSecurityBox,
        Self::OutgoingUsername,
        Self::OutgoingAuthentication,
        Self::Address,
        Self::Domain,
        Self::Provider,
        Self::Webmail,
    ];

    /// As in step texts and `data-setting`.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::IncomingHost => "incoming.host",
            Self::IncomingPort => "incoming.port",
            Self::IncomingSecurity => "incoming.security",
            Self::IncomingSecurityBox => "incoming.security.box",
            Self::IncomingUsername => "incoming.username",
            Self::IncomingAuthentication => "incoming.authentication",
            Self::IncomingProtocol => "incoming.protocol",
            Self::OutgoingHost => "outgoing.host",
            Self::OutgoingPort => "outgoing.port",
            Self::OutgoingSecurity => "outgoing.security",
            Self::OutgoingSecurityBox => "outgoing.security.box",
            Self::OutgoingUsername => "outgoing.username",
            Self::OutgoingAuthentication => "outgoing.authentication",
            Self::Address => "address",
            Self::Domain => "domain",
            Self::Provider => "provider",
            Self::Webmail => "webmail",
        }
    }

    /// The fact that this shows: a box to tick shows the same fact as a list to choose from.
    #[must_use]
    pub fn fact(self) -> Self {
        match self {
            Self::IncomingSecurityBox => Self::IncomingSecurity,
            Self::OutgoingSecurityBox => Self::OutgoingSecurity,
            other => other,
        }
    }

    /// Whether a program asks for it, as opposed to words around the steps.
    #[must_use]
    pub fn is_asked_for(self) -> bool {
        !matches!(self, Self::Domain | Self::Provider | Self::Webmail)
    }

    fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|setting| setting.id() == id)
    }
}

/// Why a step text cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TextError {
    /// `{…}` names no setting.
    #[error("{{{0}}} is no setting; known are {known}", known = Setting::ALL.map(Setting::id).join(", "))]
    UnknownSetting(String),
    /// `{` without `}`.
    #[error("a {{ has no }} behind it")]
    OpenBrace,
    /// `**` without a second one.
    #[error("a ** has no second ** behind it")]
    OpenBold,
}

/// A piece of a step text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// Plain words.
    Words(String),
    /// A caption exactly as the program shows it.
    Caption(String),
    /// A setting's value.
    Setting(Setting),
}

/// A step text, read into its pieces. In the data it is a string.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct RichText {
    spans: Vec<Span>,
}

impl RichText {
    /// The pieces in order.
    #[must_use]
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The settings it shows, in order.
    pub fn settings(&self) -> impl Iterator<Item = Setting> {
        self.spans.iter().filter_map(|span| match span {
            Span::Setting(setting) => Some(*setting),
            _ => None,
        })
    }
}

impl TryFrom<String> for RichText {
    type Error = TextError;
    fn try_from(source: String) -> Result<Self, TextError> {
        read(&source).map(|spans| Self { spans })
    }
}

impl fmt::Display for RichText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.spans.iter().try_for_each(|span| match span {
            Span::Words(words) => f.write_str(words),
            Span::Caption(caption) => write!(f, "**{caption}**"),
            Span::Setting(setting) => write!(f, "{{{}}}", setting.id()),
        })
    }
}

impl Serialize for RichText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for RichText {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "RichText".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "Plain words; the program's captions in **two stars**; settings as {incoming.host}",
        })
    }
}

fn read(source: &str) -> Result<Vec<Span>, TextError> {
    let mut spans = Vec::new();
    let mut rest = source;
    while !rest.is_empty() {
        if let Some(inner) = rest.strip_prefix("**") {
            let (caption, after) = find::around(inner, "**").ok_or(TextError::OpenBold)?;
            spans.push(Span::Caption(caption.to_owned()));
            rest = after;
        } else if let Some(inner) = rest.strip_prefix('{') {
            let (id, after) = inner.split_once('}').ok_or(TextError::OpenBrace)?;
            let setting = Setting::from_id(id).ok_or_else(|| TextError::UnknownSetting(id.to_owned()))?;
            spans.push(Span::Setting(setting));
            rest = after;
        } else {
            let end = [find::place(rest, "**"), rest.find('{')].into_iter().flatten().min().unwrap_or(rest.len());
            let (words, after) = rest.split_at(end);
            spans.push(Span::Words(words.to_owned()));
            rest = after;
        }
    }
    Ok(spans)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_captions_and_settings() {
        assert_eq!(
            read("In **Hostname** type {incoming.host}."),
            Ok(vec![
                Span::Words("In ".into()),
                Span::Caption("Hostname".into()),
                Span::Words(" type ".into()),
                Span::Setting(Setting::IncomingHost),
                Span::Words(".".into()),
            ])
        );
    }

    #[test]
    fn says_what_is_wrong() {
        assert_eq!(read("{incoming.hostname}"), Err(TextError::UnknownSetting("incoming.hostname".into())));
        assert_eq!(read("{incoming.host"), Err(TextError::OpenBrace));
        assert_eq!(read("Press **Next"), Err(TextError::OpenBold));
    }

    #[test]
    fn every_setting_is_found_by_its_id() {
        for setting in Setting::ALL {
            assert_eq!(Setting::from_id(setting.id()), Some(setting));
            assert_eq!(serde_json::to_value(setting).unwrap(), setting.id());
        }
    }

    proptest! {
        #[test]
        fn never_panics_and_loses_no_words(source in "[a-z *{}.]{0,40}") {
            if let Ok(text) = RichText::try_from(source.clone()) {
                prop_assert_eq!(text.to_string(), source);
            }
        }
    }
}
