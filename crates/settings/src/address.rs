//! What a reader types into the box: an address, a domain, or something near it.

use std::fmt;

use thiserror::Error;

use crate::{Domain, NameError, find};

/// An e-mail address. It never leaves the reader's browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The part before the `@`, as typed.
    local: String,
    /// The part behind it.
    domain: Domain,
}

impl Address {
    /// The part before the `@`.
    #[must_use]
    pub fn local(&self) -> &str {
        &self.local
    }

    /// The part behind the `@`.
    #[must_use]
    pub fn domain(&self) -> &Domain {
        &self.domain
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.local, self.domain)
    }
}

/// Why an input names no domain.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AddressError {
    /// Nothing was typed.
    #[error("nothing was typed")]
    Empty,
    /// A name alone, without `@` and without a dot.
    #[error("{0:?} has no domain: the part behind the @ is missing")]
    NoDomain(String),
    /// The part behind the `@` is no domain name.
    #[error("{text:?} is not a domain: {why}")]
    NotADomain {
        /// The part behind the `@`, as typed.
        text: String,
        /// What is wrong with it.
        why: NameError,
    },
}

/// A reader's input, read as far as it can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// The part before the `@`, where there is one.
    local: Option<String>,
    domain: Domain,
}

impl Query {
    /// Reads an address or a domain: any case, spaces around and within, `mailto:`, angle brackets, a dot at the end.
    ///
    /// `to_ascii` turns an internationalised domain, in any case, into A-labels in lower case; the caller has a library
    /// for it (the browser's own URL reader, or `idna`), and this crate stays small.
    ///
    /// # Errors
    /// Says which part is missing or wrong.
    pub fn read(input: &str, to_ascii: impl Fn(&str) -> Option<String>) -> Result<Self, AddressError> {
        Self::read_with(input, &to_ascii)
    }

    /// Once for every caller, where [`Query::read`] is there once for each.
    fn read_with(input: &str, to_ascii: &dyn Fn(&str) -> Option<String>) -> Result<Self, AddressError> {
        let text: String = input.chars().filter(|c| !c.is_whitespace() && !is_invisible(*c)).collect();
        let text = text.trim_start_matches('<').trim_end_matches(['>', '.', ',', ';']);
        let text = strip_prefix_ignoring_case(text, "mailto:");
        if text.is_empty() {
            return Err(AddressError::Empty);
        }
        let (local, domain) = match text.rsplit_once(['@', '＠']) {
            Some(("", domain)) => (None, domain),
            Some((local, domain)) => (Some(local.to_owned()), domain),
            None if text.contains(['.', ',', '。']) => (None, without_address_parts(text)),
            None => return Err(AddressError::NoDomain(text.to_owned())),
        };
        if domain.is_empty() {
            return Err(AddressError::NoDomain(text.to_owned()));
        }
        let ascii = if domain.is_ascii() { None } else { to_ascii(domain) };
        let ascii = ascii.unwrap_or_else(|| domain.to_ascii_lowercase());
        let domain = ascii.parse().map_err(|why| AddressError::NotADomain { text: ascii.clone(), why })?;
        Ok(Self { local, domain })
    }

    /// The domain.
    #[must_use]
    pub fn domain(&self) -> &Domain {
        &self.domain
    }

    /// The whole address, where one was typed.
    #[must_use]
    pub fn address(&self) -> Option<Address> {
        self.local.clone().map(|local| Address { local, domain: self.domain.clone() })
    }
}

/// Characters that come along when an address is copied from a web page.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

fn strip_prefix_ignoring_case<'a>(text: &'a str, prefix: &str) -> &'a str {
    match text.get(..prefix.len()) {
        Some(start) if start.eq_ignore_ascii_case(prefix) => &text[prefix.len()..],
        _ => text,
    }
}

/// `https://www.q.com/mail` pasted from an address bar still names q.com.
fn without_address_parts(text: &str) -> &str {
    let text = find::around(text, "://").map_or(text, |(_, rest)| rest);
    let text = text.split(['/', '?', '#']).next().unwrap_or(text);
    strip_prefix_ignoring_case(text, "www.")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn domain(input: &str) -> Result<String, AddressError> {
        Query::read(input, |_| None).map(|query| query.domain().to_string())
    }

    #[test]
    fn reads_what_people_type() {
        for (input, expected) in [
            ("jane@q.com", "q.com"),
            ("  Jane@Q.COM ", "q.com"),
            ("Q.com", "q.com"),
            ("@q.com", "q.com"),
            ("jane @ q . com", "q.com"),
            ("mailto:jane@q.com", "q.com"),
            ("<jane@q.com>", "q.com"),
            ("jane@q.com.", "q.com"),
            ("https://www.centurylink.net/home", "centurylink.net"),
            ("www.q.com", "q.com"),
            ("\u{200b}jane@q.com", "q.com"),
            ("ja@ne@q.com", "q.com"),
        ] {
            assert_eq!(domain(input).as_deref(), Ok(expected), "{input:?}");
        }
    }

    #[test]
    fn says_what_is_missing() {
        assert_eq!(domain(" "), Err(AddressError::Empty));
        assert_eq!(domain("jane"), Err(AddressError::NoDomain("jane".into())));
        assert_eq!(domain("jane@"), Err(AddressError::NoDomain("jane@".into())));
        assert_eq!(
            domain("jane@q,com"),
            Err(AddressError::NotADomain { text: "q,com".into(), why: NameError::Character(',') })
        );
    }

    #[test]
    fn keeps_the_local_part_as_typed() {
        let query = Query::read(" Jane.Doe@Q.com", |_| None).unwrap();
        assert_eq!(query.address().unwrap().to_string(), "Jane.Doe@q.com");
        assert_eq!(Query::read("q.com", |_| None).unwrap().address(), None);
    }

    #[test]
    fn internationalised_names_go_through_the_caller() {
        let query = Query::read("jan@München.de", |name| (name == "München.de").then(|| "xn--mnchen-3ya.de".into()));
        assert_eq!(query.unwrap().domain().as_str(), "xn--mnchen-3ya.de");
        assert!(matches!(domain("jan@münchen.de"), Err(AddressError::NotADomain { .. })));
    }

    proptest! {
        #[test]
        fn never_panics(input in ".{0,60}") {
            let _ = domain(&input);
        }
    }
}
