//! `--watch TIME`.

use std::time::Duration;

/// `90s`, `5m` or `1h`, from a minute to an hour.
pub(super) fn parse(text: &str) -> Result<Duration, String> {
    let (number, unit) = text.split_at(text.len() - text.chars().next_back().map_or(0, char::len_utf8));
    let unit_s = match unit {
        "s" => Some(1),
        "m" => Some(60),
        "h" => Some(3600),
        _ => None,
    };
    let seconds = unit_s.zip(number.parse::<u64>().ok()).and_then(|(unit_s, number)| number.checked_mul(unit_s));
    match seconds.ok_or("write a whole number and its unit, such as 300s, 5m or 1h")? {
        0..60 => Err("that is too often, for the mail servers are not ours; the least is 1m".to_owned()),
        3601.. => Err("that is too seldom, for the history tells of hours; the most is 1h".to_owned()),
        seconds => Ok(Duration::from_secs(seconds)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_a_minute_to_an_hour() {
        for (text, seconds) in [("60s", 60), ("1m", 60), ("5m", 300), ("90s", 90), ("60m", 3600), ("1h", 3600)] {
            assert_eq!(parse(text), Ok(Duration::from_secs(seconds)), "{text}");
        }
        for (text, words) in [
            ("59s", "1m"),
            ("0m", "1m"),
            ("2h", "1h"),
            ("3601s", "1h"),
            ("", "unit"),
            ("5", "unit"),
            ("m", "unit"),
            ("-5m", "unit"),
            ("1.5m", "unit"),
            ("5 m", "unit"),
            ("5min", "unit"),
            ("5\u{b5}", "unit"),
            ("99999999999999999999h", "unit"),
            ("9999999999999999999h", "unit"),
        ] {
            assert!(parse(text).unwrap_err().contains(words), "{text:?}");
        }
    }
}
