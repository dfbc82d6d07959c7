//! From when to when a service was of no use.

use super::Sample;
use crate::report::Code;

/// After so many seconds without a check nobody knows how things stand: two of the watch's longest intervals, and a
/// little more.
pub const LONGEST_SILENCE_S: i64 = 2 * 60 * 60 + 10 * 60;

/// A time in which every check failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outage {
    /// The first check that failed, in seconds since 1970, UTC.
    pub from_s: i64,
    /// The first check that went well again; or, where there was none for [`LONGEST_SILENCE_S`], the last one that
    /// failed. None for what goes on.
    pub to_s: Option<i64>,
    /// How the first check that failed ended.
    pub code: Code,
}

/// The outages in samples that stand in the order of their times.
#[must_use]
pub fn outages(samples: &[Sample], now_s: i64) -> Vec<Outage> {
    let mut outages = Vec::new();
    let mut under_way: Option<UnderWay> = None;
    for sample in samples {
        if let Some(outage) = under_way.take_if(|outage| outage.is_forgotten_at(sample.checked_at_s)) {
            outages.push(outage.until(outage.last_s));
        }
        if sample.is_ok() {
            outages.extend(under_way.take().map(|outage| outage.until(sample.checked_at_s)));
        } else {
            let begin = || UnderWay { from_s: sample.checked_at_s, last_s: sample.checked_at_s, code: sample.code };
            under_way.get_or_insert_with(begin).last_s = sample.checked_at_s;
        }
    }
    outages.extend(under_way.map(|outage| match outage.is_forgotten_at(now_s) {
        true => outage.until(outage.last_s),
        false => Outage { from_s: outage.from_s, to_s: None, code: outage.code },
    }));
    outages
}

/// An outage whose end is not known yet.
struct UnderWay {
    from_s: i64,
    /// The last check that failed.
    last_s: i64,
    code: Code,
}

impl UnderWay {
    fn is_forgotten_at(&self, moment_s: i64) -> bool {
        moment_s - self.last_s > LONGEST_SILENCE_S
    }

    fn until(&self, to_s: i64) -> Outage {
        Outage { from_s: self.from_s, to_s: Some(to_s), code: self.code }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: Code = Code::Ok;
    const REFUSED: Code = Code::Refused;
    const LATE: Code = Code::TimedOut;

    #[track_caller]
    fn check(samples: &[(i64, Code)], now_s: i64, expected: &[(i64, Option<i64>, Code)]) {
        let samples: Vec<Sample> = samples.iter().map(|&(checked_at_s, code)| Sample { checked_at_s, code }).collect();
        let found: Vec<_> =
            outages(&samples, now_s).iter().map(|outage| (outage.from_s, outage.to_s, outage.code)).collect();
        assert_eq!(found, expected, "{samples:?}");
    }

    #[test]
    fn an_outage_ends_with_the_first_check_that_goes_well() {
        check(&[], 0, &[]);
        check(&[(0, GOOD), (300, GOOD)], 400, &[]);
        check(&[(0, GOOD), (300, REFUSED), (600, REFUSED), (900, GOOD)], 1000, &[(300, Some(900), REFUSED)]);
        check(
            &[(0, REFUSED), (300, GOOD), (600, LATE), (900, GOOD)],
            1000,
            &[(0, Some(300), REFUSED), (600, Some(900), LATE)],
        );
        check(&[(0, REFUSED), (300, LATE), (600, GOOD)], 1000, &[(0, Some(600), REFUSED)]);
    }

    #[test]
    fn what_goes_on_has_no_end() {
        check(&[(0, GOOD), (300, LATE)], 400, &[(300, None, LATE)]);
        check(&[(0, REFUSED), (300, LATE)], 300 + LONGEST_SILENCE_S, &[(0, None, REFUSED)]);
    }

    #[test]
    fn a_long_silence_is_no_outage() {
        let silence = LONGEST_SILENCE_S + 1;
        // Nobody looked since.
        check(&[(0, REFUSED), (300, REFUSED)], 300 + silence, &[(0, Some(300), REFUSED)]);
        // Nor is it when the service fails after it too.
        let later = 300 + silence;
        check(&[(0, REFUSED), (300, LATE), (later, LATE)], later, &[(0, Some(300), REFUSED), (later, None, LATE)]);
        check(&[(0, REFUSED), (silence, GOOD)], silence, &[(0, Some(0), REFUSED)]);
        // A short one is bridged.
        let just = LONGEST_SILENCE_S;
        check(&[(0, REFUSED), (just, REFUSED), (just + 9, GOOD)], just + 9, &[(0, Some(just + 9), REFUSED)]);
    }
}
