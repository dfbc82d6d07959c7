//! Which words belong to what a check reports.

use mailsteps_probe::report::{Code, StageName};

use super::{Check, Reason};
use crate::CheckFailure;

impl Check {
    /// What a stage does.
    #[must_use]
    pub fn stage(&self, stage: StageName) -> &'static str {
        match stage {
            StageName::Dns => self.stages.dns,
            StageName::Connect => self.stages.connect,
            StageName::Tls => self.stages.tls,
            StageName::Greeting => self.stages.greeting,
            StageName::Starttls => self.stages.starttls,
            StageName::Capabilities => self.stages.capabilities,
        }
    }

    /// What was found, and what the reader does. Most faults are the provider's to mend: then the reader waits and uses webmail,
    /// and changes nothing.
    #[must_use]
    pub fn code(&self, code: Code) -> Reason {
        let codes = &self.codes;
        let (found, action) = match code {
            Code::Ok | Code::PlaintextOnly => (codes.well, ""),
            Code::NameNotFound => (codes.name_not_found, self.replace_name),
            Code::DnsFailed => (codes.dns_failed, self.wait),
            Code::Refused => (codes.refused, self.wait),
            Code::NoAddress | Code::Unreachable => (codes.unreachable, self.wait),
            Code::TimedOut => (codes.timed_out, self.wait),
            Code::TlsTooOld => (codes.tls_too_old, self.wait),
            Code::TlsFailed => (codes.tls_failed, self.wait),
            Code::CertificateExpired => (codes.certificate_expired, self.tell),
            Code::CertificateNotYetValid => (codes.certificate_not_yet_valid, self.tell),
            Code::CertificateWrongName => (codes.certificate_wrong_name, self.tell),
            Code::CertificateUntrusted => (codes.certificate_untrusted, self.tell),
            Code::CertificateChainIncomplete => (codes.certificate_chain_incomplete, self.tell),
            Code::TlsNotSpoken | Code::StarttlsNotOffered => (codes.tls_not_offered, self.wait),
            Code::StarttlsRefused => (codes.starttls_refused, self.wait),
            Code::StarttlsInjection => (codes.starttls_injection, self.tell),
            Code::WrongProtocol => (codes.wrong_protocol, self.wait),
            Code::ServerBusy => (codes.server_busy, self.wait),
            Code::ServerRefused => (codes.server_refused, self.wait),
            Code::ClosedEarly => (codes.closed_early, self.wait),
            Code::Garbled | Code::TooMuchData => (codes.garbled, self.wait),
            Code::LoginNotOffered => (codes.login_not_offered, self.wait),
            Code::Unknown => (codes.unknown, self.wait),
        };
        Reason { found, action }
    }

    /// Why there is no report, and what the reader does.
    #[must_use]
    pub fn failure(&self, failure: CheckFailure) -> &Reason {
        match failure {
            CheckFailure::Offline => &self.failures.offline,
            CheckFailure::Unreachable => &self.failures.unreachable,
            CheckFailure::TimedOut => &self.failures.timed_out,
            CheckFailure::Refused => &self.failures.refused,
            CheckFailure::Malformed => &self.failures.malformed,
        }
    }
}
