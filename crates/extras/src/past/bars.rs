//! What was seen in each six hours.

use super::{DAYS, Service, local::Local};

/// Bars of a day.
pub const BARS: usize = 4;

/// Hours of a bar.
const HOURS: i64 = 6;

/// What was seen in some hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Seen {
    pub checks: u32,
    pub ok: u32,
}

/// The place of a bar.
pub struct Bar {
    pub day: i64,
    /// From the morning on.
    pub index: usize,
}

impl Bar {
    /// Whether it begins after the day and hour that is now.
    pub fn is_to_come(&self, now: (i64, i64)) -> bool {
        (self.day, i64::try_from(self.index).map_or(0, |index| index * HOURS)) > now
    }
}

/// The bars of the last days, today's included, oldest first.
pub fn bars(service: &Service, local: &dyn Local, today: i64) -> Vec<Seen> {
    let first = today - DAYS + 1;
    let count = BARS * usize::try_from(DAYS).unwrap_or_default();
    let mut bars = vec![Seen::default(); count];
    for hour in &service.hours {
        let index = (local.day(hour.began_s) - first) * (24 / HOURS) + local.hour(hour.began_s) / HOURS;
        if let Some(seen) = usize::try_from(index).ok().and_then(|index| bars.get_mut(index)) {
            seen.checks += hour.checks;
            seen.ok += hour.ok.min(hour.checks);
        }
    }
    bars
}

/// Several together.
pub fn within(seen: &[Seen]) -> Seen {
    Seen { checks: seen.iter().map(|seen| seen.checks).sum(), ok: seen.iter().map(|seen| seen.ok).sum() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::past::{
        Hour,
        local::tests::Clock,
        tests::{NOON_S, service},
    };

    #[test]
    fn hours_stand_where_the_readers_clock_has_them() {
        let hour = |began_s| Hour { began_s, checks: 2, ok: 1 };
        for (east_s, moment_s, expected) in [
            (0, NOON_S, Some(26)),
            (0, NOON_S - 1, Some(25)),
            (-7 * 3600, NOON_S, Some(24)),
            // A day earlier, by the reader's clock.
            (-13 * 3600, NOON_S, Some(23)),
            (0, NOON_S - 6 * 86_400 - 12 * 3600, Some(0)),
            (0, NOON_S - 6 * 86_400 - 13 * 3600, None),
        ] {
            let local = Clock { east_s };
            let today = if east_s == -13 * 3600 { local.day(NOON_S) + 1 } else { local.day(NOON_S) };
            let bars = bars(&service("POP3", vec![hour(moment_s)], vec![]), &local, today);
            let full: Vec<_> = (0..bars.len()).filter(|index| bars[*index].checks > 0).collect();
            assert_eq!((bars.len(), full.first().copied()), (28, expected), "{east_s} {moment_s}");
        }
    }

    #[test]
    fn hours_of_a_bar_are_counted_together() {
        let hours = (0..6).map(|hour| Hour { began_s: NOON_S + 3600 * hour, checks: 12, ok: 10 }).collect();
        let local = Clock { east_s: 0 };
        let bars = bars(&service("POP3", hours, vec![]), &local, local.day(NOON_S));
        assert_eq!(bars[26], Seen { checks: 72, ok: 60 });
        assert_eq!(within(&bars), bars[26]);
        assert!(Bar { day: 0, index: 3 }.is_to_come((0, 17)) && !Bar { day: 0, index: 3 }.is_to_come((0, 18)));
    }
}
