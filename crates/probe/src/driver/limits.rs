//! How long things may take.

use std::time::Duration;

use crate::report::StageName;

/// How long things may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// One stage.
    pub stage: Duration,
    /// Waiting for the greeting. Some servers let clients wait on purpose, to tell spammers apart.
    pub greeting: Duration,
    /// The server's answer to our good-bye, which is no part of the finding.
    pub bye: Duration,
    /// Everything together.
    pub overall: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            stage: Duration::from_secs(4),
            greeting: Duration::from_secs(6),
            bye: Duration::from_secs(1),
            overall: Duration::from_secs(10),
        }
    }
}

impl Limits {
    pub(super) fn of(&self, stage: StageName) -> Duration {
        if stage == StageName::Greeting { self.greeting } else { self.stage }
    }
}

/// A duration for people: `4 s`, `0.3 s`.
pub(super) fn in_words(duration: Duration) -> String {
    let tenths = (duration.as_millis() + 50) / 100;
    match (tenths / 10, tenths % 10) {
        (seconds, 0) => format!("{seconds} s"),
        (seconds, tenth) => format!("{seconds}.{tenth} s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_in_words() {
        for (millis, words) in [(4000, "4 s"), (300, "0.3 s"), (1249, "1.2 s"), (3990, "4 s"), (0, "0 s")] {
            assert_eq!(in_words(Duration::from_millis(millis)), words);
        }
    }
}
