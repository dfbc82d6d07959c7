//! The stages of one check as they are climbed, with their times and limits.

use std::time::{Duration, Instant};

use tokio::time::timeout;

use super::limits::{Limits, in_words};
use crate::{
    dialogue::Failure,
    report::{Code, Facts, Outcome, Security, Stage, StageName},
};

/// Why a check ended before its last stage, with what the failed stage had found all the same.
#[derive(Debug)]
pub(super) struct Ending {
    pub(super) code: Code,
    /// Boxed, for this is the error of most functions here.
    pub(super) facts: Box<Facts>,
}

impl Ending {
    pub(super) fn new(code: Code, detail: impl Into<String>) -> Self {
        Self::with(code, detail, Facts::default())
    }

    pub(super) fn with(code: Code, detail: impl Into<String>, facts: Facts) -> Self {
        Self { code, facts: Box::new(Facts { detail: Some(detail.into()), ..facts }) }
    }
}

impl From<Failure> for Ending {
    fn from(failure: Failure) -> Self {
        Self::with(failure.code, failure.detail, *failure.facts)
    }
}

/// The stages so far.
pub(super) struct Ladder<'a> {
    plan: &'static [StageName],
    stages: Vec<Stage>,
    limits: Limits,
    /// Hears of each stage as soon as it has ended.
    tell: &'a (dyn Fn(&Stage) + Sync),
    check_began: Instant,
    stage_began: Instant,
    /// When the stage under way came to its finding, where that is past.
    stage_found: Option<Instant>,
}

impl<'a> Ladder<'a> {
    pub(super) fn new(security: Security, limits: Limits, tell: &'a (dyn Fn(&Stage) + Sync)) -> Self {
        Self::since(Instant::now(), security, limits, tell)
    }

    /// A second ladder within the time of another one, which began then.
    pub(super) fn since(
        check_began: Instant,
        security: Security,
        limits: Limits,
        tell: &'a (dyn Fn(&Stage) + Sync),
    ) -> Self {
        Self {
            plan: StageName::of(security),
            stages: Vec::new(),
            limits,
            tell,
            check_began,
            stage_began: Instant::now(),
            stage_found: None,
        }
    }

    /// The stage under way; none after the last.
    fn stage(&self) -> Option<StageName> {
        self.plan.get(self.stages.len()).copied()
    }

    /// Whether every stage has ended well.
    pub(super) fn is_complete(&self) -> bool {
        self.stage().is_none()
    }

    /// What the stage under way could find it has found; what follows is politeness and not its time.
    pub(super) fn stop_clock(&mut self) {
        self.stage_found = Some(Instant::now());
    }

    /// How long the stage under way may still take.
    pub(super) fn left(&self) -> Duration {
        let stage = self.stage().map_or(self.limits.bye, |stage| self.limits.of(stage));
        let overall = self.limits.overall.saturating_sub(self.check_began.elapsed());
        stage.saturating_sub(self.stage_began.elapsed()).min(overall)
    }

    /// Does something within the limit of the stage under way.
    pub(super) async fn within<T>(&self, what: impl Future<Output = T>) -> Result<T, Ending> {
        timeout(self.left(), what).await.map_err(|_| self.timed_out())
    }

    fn timed_out(&self) -> Ending {
        let took = in_words(self.stage_began.elapsed());
        let (code, words) = match self.stage() {
            // No server reached is what `dns_failed` means; what timed out is not the mail server.
            Some(StageName::Dns) => (Code::DnsFailed, "looking the name up: no DNS server answered"),
            Some(StageName::Connect) => (Code::TimedOut, "connecting: no answer"),
            Some(StageName::Tls) => (Code::TimedOut, "setting up TLS: not complete"),
            Some(StageName::Greeting) => (Code::TimedOut, "waiting for the greeting: it did not come"),
            Some(StageName::Starttls) => (Code::TimedOut, "asking for STARTTLS: no complete answer"),
            Some(StageName::Capabilities) | None => (Code::TimedOut, "asking what it can do: no complete answer"),
        };
        Ending::new(code, format!("{words} within {took}"))
    }

    /// When the check began.
    pub(super) fn check_began(&self) -> Instant {
        self.check_began
    }

    /// The stage under way has ended well.
    pub(super) fn pass(&mut self, facts: Facts) {
        self.close(Outcome::Ok, facts);
    }

    fn close(&mut self, outcome: Outcome, facts: Facts) {
        let Some(stage) = self.stage() else { return };
        let ended = self.stage_found.take().unwrap_or_else(Instant::now);
        let duration = ended.saturating_duration_since(self.stage_began);
        let duration_ms = u64::try_from(duration.as_millis()).unwrap_or(u64::MAX);
        self.push(Stage { stage, outcome, duration_ms, facts });
        self.stage_began = Instant::now();
    }

    fn push(&mut self, stage: Stage) {
        (self.tell)(&stage);
        self.stages.push(stage);
    }

    /// All stages, those that were not reached included.
    pub(super) fn finish(mut self, result: Result<(), Ending>) -> (Code, Vec<Stage>) {
        let code = match result {
            Ok(()) => Code::Ok,
            Err(ending) => {
                self.close(Outcome::Failed, *ending.facts);
                ending.code
            }
        };
        while let Some(stage) = self.stage() {
            self.push(Stage { stage, outcome: Outcome::Skipped, duration_ms: 0, facts: Facts::default() });
        }
        (code, self.stages)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcomes(stages: &[Stage]) -> String {
        stages.iter().map(|stage| format!("{} {:?}", stage.stage.id(), stage.outcome)).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn every_stage_is_there_once() {
        let mut ladder = Ladder::new(Security::Starttls, Limits::default(), &|_| {});
        ladder.pass(Facts::default());
        let (code, stages) = ladder.finish(Err(Ending::new(Code::Refused, "no")));
        assert_eq!(code, Code::Refused);
        assert_eq!(
            outcomes(&stages),
            "dns Ok, connect Failed, greeting Skipped, starttls Skipped, tls Skipped, capabilities Skipped"
        );
    }

    #[tokio::test]
    async fn a_limit_names_its_stage() {
        let limits = Limits { stage: Duration::ZERO, ..Limits::default() };
        let mut ladder = Ladder::new(Security::None, limits, &|_| {});
        ladder.pass(Facts::default());
        let ending = ladder.within(std::future::pending::<()>()).await.unwrap_err();
        assert_eq!(ending.code, Code::TimedOut);
        assert_eq!(ending.facts.detail.as_deref(), Some("connecting: no answer within 0 s"));
    }
}
