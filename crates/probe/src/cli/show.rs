//! A report for people at a terminal.

use std::fmt::Write as _;

use crate::report::{Code, Facts, Outcome, Report, Security, Service, Stage, Verdict};

/// A ladder per service, a line per stage.
pub(super) fn ladder(report: &Report) -> String {
    let mut text = format!("{}, checked at {}\n", report.domain, report.checked_at);
    if report.stand_ins {
        text.push_str("Stand-ins answered for some servers (--connect-to).\n");
    }
    for service in &report.services {
        show_service(&mut text, service);
    }
    text
}

/// How long each server took, as performance data of a monitoring plugin.
pub(super) fn times(report: &Report) -> String {
    let time = |service: &Service| {
        let milliseconds: u64 = service.stages.iter().map(|stage| stage.duration_ms).sum();
        format!("{}_{}_{}={milliseconds}ms;;;0", service.protocol.id(), service.host, service.port)
    };
    report.services.iter().map(time).collect::<Vec<_>>().join(" ")
}

fn show_service(text: &mut String, service: &Service) {
    let Service { host, port, status, .. } = service;
    let security = match service.security {
        Security::Tls => "SSL/TLS",
        Security::Starttls => "STARTTLS",
        Security::None => "no encryption",
    };
    let verdict = match service.verdict {
        Verdict::Ok => "ok".to_owned(),
        Verdict::Degraded => "works, with a drawback".to_owned(),
        Verdict::Failed => format!("failed: {}", service.code.id()),
    };
    // Writing to a String cannot fail.
    let _ = writeln!(text, "\n{} {host}:{port} ({security}, {status}): {verdict}", service.protocol.name());
    for stage in &service.stages {
        show_stage(text, stage);
    }
    for warning in &service.warnings {
        let _ = writeln!(text, "  warning  {}", warning.text);
    }
}

fn show_stage(text: &mut String, stage: &Stage) {
    let (outcome, time) = match stage.outcome {
        Outcome::Ok => ("ok", format!("{} ms", stage.duration_ms)),
        Outcome::Failed => ("failed", format!("{} ms", stage.duration_ms)),
        Outcome::Skipped => ("skipped", String::new()),
    };
    let line = format!("  {outcome:<8} {:<13} {time:>8}  {}", stage.stage.id(), facts(&stage.facts));
    text.push_str(line.trim_end());
    text.push('\n');
}

fn facts(facts: &Facts) -> String {
    let mut parts = Vec::new();
    parts.extend(facts.detail.clone());
    parts.extend(facts.addresses.iter().cloned());
    parts.extend(facts.tls_version.clone());
    parts.extend(facts.cipher.clone());
    parts.extend(facts.attempts.iter().filter(|attempt| attempt.code != Some(Code::Ok)).map(|attempt| {
        let ended = attempt.code.map_or("given up", Code::id);
        format!("{} {ended} after {} ms", attempt.address, attempt.duration_ms)
    }));
    if let Some(certificate) = &facts.certificate {
        parts.push(format!("certificate for {} until {}", certificate.names.join(" "), certificate.not_after));
    }
    parts.extend(facts.banner.clone());
    if !facts.capabilities.is_empty() {
        parts.push(facts.capabilities.join(", "));
    }
    if !facts.login_methods.is_empty() {
        parts.push(format!("login by {}", facts.login_methods.join(" ")));
    }
    parts.extend(facts.size_limit_bytes.map(|bytes| format!("messages up to {bytes} bytes")));
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ladder() {
        let report: Report = serde_json::from_value(serde_json::json!({
            "domain": "q.com", "checked_at": "2026-11-21T20:00:00Z", "stand_ins": true,
            "services": [{
                "protocol": "pop3", "host": "pop.q.com", "port": 110, "security": "none", "status": "alternative",
                "verdict": "failed", "code": "refused",
                "warnings": [{ "code": "not_encrypted", "text": "No encryption." }],
                "stages": [
                    { "stage": "dns", "outcome": "ok", "duration_ms": 12, "addresses": ["192.0.2.1"] },
                    { "stage": "connect", "outcome": "failed", "duration_ms": 3, "detail": "connection refused" },
                    { "stage": "greeting", "outcome": "skipped", "duration_ms": 0 },
                ],
            }],
        }))
        .unwrap();
        let expected = "\
q.com, checked at 2026-11-21T20:00:00Z
Stand-ins answered for some servers (--connect-to).

POP3 pop.q.com:110 (no encryption, alternative): failed: refused
  ok       dns              12 ms  192.0.2.1
  failed   connect           3 ms  connection refused
  skipped  greeting
  warning  No encryption.
";
        assert_eq!(ladder(&report), expected);
        assert_eq!(times(&report), "pop3_pop.q.com_110=15ms;;;0");
    }
}
