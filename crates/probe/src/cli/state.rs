//! A report in one word and one line, for those who watch servers.

use mailsteps_settings::Status;

use crate::report::{Report, Service, Verdict};

/// The worst that is true of the servers that count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// All are well.
    Ok,
    /// All work, one or more with a drawback.
    Warning,
    /// One or more fail.
    Critical,
}

impl State {
    /// The exit status of a monitoring plugin that could not check.
    pub(super) const NAGIOS_UNKNOWN: u8 = 3;

    /// The exit status of a monitoring plugin.
    pub(super) fn nagios(self) -> u8 {
        match self {
            Self::Ok => 0,
            Self::Warning => 1,
            Self::Critical => 2,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Ok => "OK",
            Self::Warning => "WARNING",
            Self::Critical => "CRITICAL",
        }
    }
}

/// The state and a line that says it, with every server that is not well.
///
/// The recommended servers count: an outdated one that no longer answers is as it should be. Where a report has none, all
/// count.
pub(super) fn summary(report: &Report) -> (State, String) {
    let recommended: Vec<&Service> =
        report.services.iter().filter(|service| service.status == Status::Recommended.id()).collect();
    let counting = if recommended.is_empty() { report.services.iter().collect() } else { recommended };
    let state = |verdict| counting.iter().any(|service| service.verdict == verdict);
    let state = match (state(Verdict::Failed), state(Verdict::Degraded)) {
        (true, _) => State::Critical,
        (_, true) => State::Warning,
        _ => State::Ok,
    };
    let mut unwell: Vec<String> = counting.iter().filter_map(|service| trouble(service)).collect();
    if unwell.is_empty() {
        let names: Vec<&str> = counting.iter().map(|service| service.protocol.name()).collect();
        unwell.push(format!("{} {}", names.join(", "), if names.len() == 1 { "is well" } else { "are well" }));
    }
    let stand_ins = if report.stand_ins { " (stand-ins answered for some servers)" } else { "" };
    (state, format!("{} - {}: {}{stand_ins}", state.name(), report.domain, unwell.join("; ")))
}

fn trouble(service: &Service) -> Option<String> {
    let Service { host, port, .. } = service;
    let what = match service.verdict {
        Verdict::Ok => return None,
        Verdict::Degraded => "works with a drawback",
        Verdict::Failed => service.code.id(),
    };
    Some(format!("{} {host}:{port} {what}", service.protocol.name()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(services: &[(&str, &str, &str, &str)]) -> Report {
        let services = services.iter().map(|(protocol, status, verdict, code)| {
            serde_json::json!({
                "protocol": protocol, "host": "mail.q.com", "port": 995, "security": "tls", "status": status,
                "verdict": verdict, "code": code, "warnings": [], "stages": [],
            })
        });
        let services: Vec<_> = services.collect();
        serde_json::from_value(serde_json::json!({ "domain": "q.com", "checked_at": "", "services": services }))
            .unwrap()
    }

    #[test]
    fn recommended_servers_count() {
        let well = ("pop3", "recommended", "ok", "ok");
        let old = ("smtp", "outdated", "failed", "name_not_found");
        for (services, state, line) in [
            (&[well][..], State::Ok, "OK - q.com: POP3 is well"),
            (&[well, well, old], State::Ok, "OK - q.com: POP3, POP3 are well"),
            (
                &[well, ("imap", "recommended", "degraded", "ok")],
                State::Warning,
                "WARNING - q.com: IMAP mail.q.com:995 works with a drawback",
            ),
            (
                &[("imap", "recommended", "degraded", "ok"), ("smtp", "recommended", "failed", "refused")],
                State::Critical,
                "CRITICAL - q.com: IMAP mail.q.com:995 works with a drawback; SMTP mail.q.com:995 refused",
            ),
            (&[old], State::Critical, "CRITICAL - q.com: SMTP mail.q.com:995 name_not_found"),
        ] {
            assert_eq!(summary(&report(services)), (state, line.to_owned()));
        }
    }
}
