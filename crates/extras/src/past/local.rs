//! The reader's own time.

use js_sys::{Date, Object, Reflect};
use wasm_bindgen::JsValue;

/// What the reader's clock shows at a moment, which is given in seconds since 1970, UTC.
pub trait Local {
    /// How far it is ahead of UTC then, in seconds.
    fn ahead_s(&self, moment_s: i64) -> i64;

    /// The time of day, such as "14:10".
    fn time(&self, moment_s: i64) -> String;

    /// A day's name, such as "Monday" or "Mon". The day is counted as in [`Self::day`].
    fn weekday(&self, day: i64, length: Length) -> String;

    /// The day, counted from the first of January 1970.
    fn day(&self, moment_s: i64) -> i64 {
        (moment_s + self.ahead_s(moment_s)).div_euclid(DAY_S)
    }

    /// The hour of the day, from 0 to 23.
    fn hour(&self, moment_s: i64) -> i64 {
        (moment_s + self.ahead_s(moment_s)).rem_euclid(DAY_S) / 3600
    }
}

/// Seconds of a day on most clocks.
const DAY_S: i64 = 24 * 60 * 60;

/// How much of a day's name there is room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    Long,
    Short,
}

/// The clock of the browser, in the manner of the reader's country.
pub struct Browser<'a> {
    /// The language of days' names, as in BCP 47: that of the page.
    pub locale: &'a str,
}

impl Local for Browser<'_> {
    fn ahead_s(&self, moment_s: i64) -> i64 {
        // Minutes behind UTC, at that moment: before and after a change to summer time they differ.
        -60 * date(moment_s).get_timezone_offset() as i64
    }

    fn time(&self, moment_s: i64) -> String {
        let options = options([("hour", "numeric"), ("minute", "2-digit")]);
        date(moment_s).to_locale_string("default", &options).into()
    }

    fn weekday(&self, day: i64, length: Length) -> String {
        let length = if length == Length::Long { "long" } else { "short" };
        // Days are those of the reader's clock already.
        let options = options([("weekday", length), ("timeZone", "UTC")]);
        date(day * DAY_S).to_locale_date_string(self.locale, &options).into()
    }
}

fn options<const N: usize>(parts: [(&str, &str); N]) -> Object {
    let options = Object::new();
    for (part, length) in parts {
        let _ = Reflect::set(&options, &part.into(), &length.into());
    }
    options
}

fn date(moment_s: i64) -> Date {
    Date::new(&JsValue::from_f64(1000.0 * moment_s as f64))
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A clock that is never changed.
    pub struct Clock {
        pub east_s: i64,
    }

    impl Local for Clock {
        fn ahead_s(&self, _: i64) -> i64 {
            self.east_s
        }

        fn time(&self, moment_s: i64) -> String {
            let minutes = (moment_s + self.east_s).rem_euclid(DAY_S) / 60;
            format!("{}:{:02}", minutes / 60, minutes % 60)
        }

        fn weekday(&self, day: i64, length: Length) -> String {
            // The first of January 1970 was a Thursday.
            let name = DAYS[usize::try_from((day + 4).rem_euclid(7)).unwrap()];
            if length == Length::Long { name } else { &name[..3] }.to_owned()
        }
    }

    /// Sunday first.
    const DAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

    #[test]
    fn days_begin_at_the_readers_midnight() {
        let west = Clock { east_s: -7 * 3600 };
        assert_eq!((west.day(7 * 3600 - 1), west.hour(7 * 3600 - 1)), (-1, 23));
        assert_eq!((west.day(7 * 3600), west.hour(7 * 3600)), (0, 0));
        let half = Clock { east_s: 19_800 };
        assert_eq!((half.day(0), half.hour(0), half.time(0)), (0, 5, "5:30".to_owned()));
    }
}
