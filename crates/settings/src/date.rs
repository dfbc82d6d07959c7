//! Calendar dates, as exact as a source gives them.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A text that is not a date.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{0:?} is not a date: write YYYY, YYYY-MM or YYYY-MM-DD")]
pub struct DateError(String);

/// A year, a month or a day (ISO 8601: `2026`, `2026-11`, `2026-11-21`). Ordered as text, which is ordered as time.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Date(String);

impl Date {
    /// A date that was checked before it was written in binary form.
    pub(crate) fn written(text: String) -> Self {
        Self(text)
    }

    /// The date as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

fn is_date(text: &str) -> bool {
    let digits = |part: &str, len: usize| part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    if parts.next().is_some() || !digits(year, 4) {
        return false;
    }
    let Ok(year) = year.parse::<u16>() else { return false };
    let Some(month) = month else { return true };
    if !digits(month, 2) {
        return false;
    }
    let Ok(month @ 1..=12) = month.parse::<u8>() else { return false };
    let Some(day) = day else { return true };
    digits(day, 2) && day.parse::<u8>().is_ok_and(|day| (1..=days_in(year, month)).contains(&day))
}

impl FromStr for Date {
    type Err = DateError;
    fn from_str(text: &str) -> Result<Self, DateError> {
        if is_date(text) { Ok(Self(text.to_owned())) } else { Err(DateError(text.to_owned())) }
    }
}

impl TryFrom<String> for Date {
    type Error = DateError;
    fn try_from(text: String) -> Result<Self, DateError> {
        text.parse()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
            "description": "A year, a month or a day: 2026, 2026-11, 2026-11-21",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        for good in ["2026", "2026-11", "2026-11-21", "2024-02-29"] {
            assert!(good.parse::<Date>().is_ok(), "{good}");
        }
        for bad in ["", "26", "2026-13", "2026-1", "2026-02-30", "2025-02-29", "2026-11-21-1", "21.11.2026"] {
            assert!(bad.parse::<Date>().is_err(), "{bad}");
        }
    }
}
