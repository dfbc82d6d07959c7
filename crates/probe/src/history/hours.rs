//! Availability by the hour.

use super::Sample;

/// Seconds of an hour.
pub(super) const HOUR_S: i64 = 60 * 60;

/// What was seen of a service within an hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hour {
    /// Its beginning, in seconds since 1970, UTC.
    pub began_s: i64,
    /// How many checks began in it; at least one.
    pub checks: u32,
    /// How many of them found that a mail program could use the service.
    pub ok: u32,
}

/// The hours in which there were checks, from samples in the order of their times. An hour without a check is not
/// among them: nothing is known of it, neither good nor bad.
#[must_use]
pub fn hours(samples: &[Sample]) -> Vec<Hour> {
    let mut hours: Vec<Hour> = Vec::new();
    for sample in samples {
        let began_s = hour_of(sample.checked_at_s);
        let ok = u32::from(sample.is_ok());
        match hours.last_mut() {
            Some(hour) if hour.began_s == began_s => {
                hour.checks += 1;
                hour.ok += ok;
            }
            _ => hours.push(Hour { began_s, checks: 1, ok }),
        }
    }
    hours
}

/// When the hour began to which a moment belongs.
pub(super) fn hour_of(moment_s: i64) -> i64 {
    moment_s.div_euclid(HOUR_S) * HOUR_S
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Code;

    #[test]
    fn hours_count_their_own_checks() {
        let (good, bad) = (Code::Ok, Code::Refused);
        for (samples, expected) in [
            (&[][..], &[][..]),
            (&[(0, good)], &[(0, 1, 1)]),
            (&[(0, good), (3599, bad)], &[(0, 2, 1)]),
            // The next hour begins with its first second.
            (&[(3599, good), (3600, bad), (3601, bad)], &[(0, 1, 1), (3600, 2, 0)]),
            // Nothing is known of the hours in between.
            (&[(100, good), (4 * 3600 + 5, good)], &[(0, 1, 1), (4 * 3600, 1, 1)]),
            (&[(100, Code::Unknown)], &[(0, 1, 0)]),
            // A drawback is no outage.
            (&[(100, Code::PlaintextOnly)], &[(0, 1, 1)]),
            (&[(-1, good)], &[(-3600, 1, 1)]),
        ] {
            let samples: Vec<Sample> =
                samples.iter().map(|&(checked_at_s, code)| Sample { checked_at_s, code }).collect();
            let found: Vec<_> = hours(&samples).iter().map(|hour| (hour.began_s, hour.checks, hour.ok)).collect();
            assert_eq!(found, expected, "{samples:?}");
        }
    }
}
