//! Names that other systems define: domains, hosts, and the identifiers of our own files.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a text is not the name it should be.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NameError {
    /// Nothing was given.
    #[error("it is empty")]
    Empty,
    /// Longer than the 253 characters that DNS allows (RFC 1035, section 2.3.4, less the root).
    #[error("it is longer than {0} characters")]
    TooLong(usize),
    /// A character that the name cannot contain.
    #[error("it contains {0:?}, which such a name cannot contain")]
    Character(char),
    /// A label is empty, over 63 characters, or begins or ends with a hyphen (RFC 1123, section 2.1).
    #[error("the part {0:?} is not a valid label")]
    Label(String),
    /// A single label, or a last label that is a number, cannot name a host of the public network.
    #[error("it is not a full name with a dot in it, such as pop.example.net")]
    NotQualified,
}

/// Checks a lower-case ASCII host name with at least two labels (RFC 952, RFC 1123 section 2.1).
fn check_host_name(text: &str) -> Result<(), NameError> {
    if text.is_empty() {
        return Err(NameError::Empty);
    }
    if text.len() > 253 {
        return Err(NameError::TooLong(253));
    }
    if let Some(bad) = text.chars().find(|c| !matches!(c, 'a'..='z' | '0'..='9' | '-' | '.')) {
        return Err(NameError::Character(bad));
    }
    for label in text.split('.') {
        if label.is_empty() || label.len() > 63 || label.starts_with('-') || label.ends_with('-') {
            return Err(NameError::Label(label.to_owned()));
        }
    }
    match text.rsplit_once('.') {
        Some((_, last)) if !last.bytes().all(|b| b.is_ascii_digit()) => Ok(()),
        _ => Err(NameError::NotQualified),
    }
}

/// Checks an identifier of ours: it becomes a file name and a part of an address.
fn check_id(text: &str) -> Result<(), NameError> {
    if text.is_empty() {
        return Err(NameError::Empty);
    }
    if text.len() > 64 {
        return Err(NameError::TooLong(64));
    }
    match text.chars().find(|c| !matches!(c, 'a'..='z' | '0'..='9' | '-')) {
        Some(bad) => Err(NameError::Character(bad)),
        None => Ok(()),
    }
}

macro_rules! name {
    ($(#[doc = $doc:literal])* $name:ident, $check:ident, $pattern:literal) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String")]
        pub struct $name(String);

        impl $name {
            /// A name that was checked before it was written in binary form.
            pub(crate) fn written(text: String) -> Self {
                Self(text)
            }

            /// The name as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = NameError;
            fn from_str(text: &str) -> Result<Self, NameError> {
                $check(text).map(|()| Self(text.to_owned()))
            }
        }

        impl TryFrom<String> for $name {
            type Error = NameError;
            fn try_from(text: String) -> Result<Self, NameError> {
                $check(&text).map(|()| Self(text))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "string",
                    "pattern": $pattern,
                    "description": concat!($($doc),*).trim(),
                })
            }
        }
    };
}

name!(
    /// The part of an e-mail address behind the `@`: lower case, ASCII (internationalised names as A-labels, RFC 5890).
    Domain, check_host_name, r"^[a-z0-9-]+(\.[a-z0-9-]+)+$"
);
name!(
    /// A server's host name: lower case, ASCII, with a dot in it.
    Host, check_host_name, r"^[a-z0-9-]+(\.[a-z0-9-]+)+$"
);
name!(
    /// A mail program's name in addresses and file names, such as `outlook-classic`.
    ClientId, check_id, r"^[a-z0-9-]{1,64}$"
);
name!(
    /// A source's key in `sources.json`.
    SourceId, check_id, r"^[a-z0-9-]{1,64}$"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn host_names() {
        let long = format!("{}.net", "a".repeat(64));
        for (text, expected) in [
            ("pop.centurylink.net", Ok(())),
            ("q.com", Ok(())),
            ("xn--mnchen-3ya.de", Ok(())),
            ("", Err(NameError::Empty)),
            ("localhost", Err(NameError::NotQualified)),
            ("127.0.0.1", Err(NameError::NotQualified)),
            ("Pop.centurylink.net", Err(NameError::Character('P'))),
            ("pop centurylink.net", Err(NameError::Character(' '))),
            ("https://q.com", Err(NameError::Character(':'))),
            ("smtp,centurylink,net", Err(NameError::Character(','))),
            ("pop..net", Err(NameError::Label(String::new()))),
            ("-pop.net", Err(NameError::Label("-pop".into()))),
            (long.as_str(), Err(NameError::Label("a".repeat(64)))),
        ] {
            assert_eq!(text.parse::<Host>().map(|_| ()), expected, "{text:?}");
        }
    }

    #[test]
    fn identifiers() {
        assert!("outlook-classic".parse::<ClientId>().is_ok());
        assert_eq!("Outlook".parse::<ClientId>(), Err(NameError::Character('O')));
        assert_eq!("a/b".parse::<ClientId>(), Err(NameError::Character('/')));
    }
}
