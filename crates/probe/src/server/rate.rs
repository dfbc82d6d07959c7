//! How often one client may ask: `30/minute`.

use std::{fmt, num::NonZeroU32, str::FromStr, time::Duration};

use thiserror::Error;

/// So many requests in such a time. They may come all at once; the allowance then grows back evenly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate(Option<(NonZeroU32, Period)>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Period {
    Second,
    Minute,
    Hour,
}

const PERIODS: [Period; 3] = [Period::Second, Period::Minute, Period::Hour];

/// A text that is no rate.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{0:?} is no rate: write N/second, N/minute or N/hour, such as 60/minute, or 0 for no limit")]
pub struct RateError(String);

impl Rate {
    /// No limit.
    pub const OFF: Self = Self(None);

    /// How many requests, and how long until all of them are allowed again. None where there is no limit.
    pub(super) fn allowance(self) -> Option<(NonZeroU32, Duration)> {
        self.0.map(|(count, period)| (count, period.length()))
    }
}

/// A page of the guide asks twice for each check. 60 a minute let a household or an office with one address look at
/// every domain, and keep one client from asking more than the mail servers should hear.
impl Default for Rate {
    fn default() -> Self {
        Self(NonZeroU32::new(60).map(|count| (count, Period::Minute)))
    }
}

impl FromStr for Rate {
    type Err = RateError;

    fn from_str(text: &str) -> Result<Self, RateError> {
        parse(text).ok_or_else(|| RateError(text.to_owned()))
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            None => f.write_str("0"),
            Some((count, period)) => write!(f, "{count}/{}", period.name()),
        }
    }
}

fn parse(text: &str) -> Option<Rate> {
    if text == "0" {
        return Some(Rate::OFF);
    }
    let (count, name) = text.split_once('/')?;
    // `parse` would take a plus sign.
    let count = count.bytes().all(|byte| byte.is_ascii_digit()).then_some(count)?;
    let period = PERIODS.into_iter().find(|period| period.name() == name)?;
    Some(Rate(NonZeroU32::new(count.parse().ok()?).map(|count| (count, period))))
}

impl Period {
    fn name(self) -> &'static str {
        match self {
            Self::Second => "second",
            Self::Minute => "minute",
            Self::Hour => "hour",
        }
    }

    fn length(self) -> Duration {
        Duration::from_secs(match self {
            Self::Second => 1,
            Self::Minute => 60,
            Self::Hour => 3600,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates() {
        for (text, count, seconds) in [("30/minute", 30, 60), ("5/second", 5, 1), ("1000/hour", 1000, 3600)] {
            let rate: Rate = text.parse().unwrap();
            assert_eq!(rate.allowance(), NonZeroU32::new(count).map(|count| (count, Duration::from_secs(seconds))));
            assert_eq!(rate.to_string(), text);
        }
        for off in ["0", "0/minute"] {
            assert_eq!(off.parse(), Ok(Rate::OFF));
        }
        assert_eq!(Rate::OFF.to_string().parse(), Ok(Rate::OFF));
        assert_eq!(Rate::default().to_string(), "60/minute");
    }

    #[test]
    fn what_is_no_rate() {
        for wrong in
            ["", "30", "/minute", "30/", "30/fortnight", "-1/minute", "+1/minute", "1.5/second", "9999999999/hour"]
        {
            let error = wrong.parse::<Rate>().unwrap_err().to_string();
            assert!(error.starts_with(&format!("{wrong:?} is no rate")) && error.contains("60/minute"), "{error}");
        }
    }
}
