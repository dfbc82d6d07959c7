//! From a probe's report to one sentence and one next action.

use mailsteps_probe::report::{Protocol, Report, Service, Verdict};
use mailsteps_settings::Domain;

use crate::text::{Words, commas, fill};

/// What a report comes down to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conclusion {
    /// The worst verdict of all services.
    pub verdict: Verdict,
    /// One sentence.
    pub sentence: String,
    /// What the reader does now.
    pub action: String,
}

/// Draws the conclusion.
#[must_use]
pub fn conclude(domain: &Domain, report: &Report, words: &Words) -> Conclusion {
    let words_here = &words.check;
    let domain = domain.as_str();
    let failed: Vec<&Service> = report.services.iter().filter(|service| service.verdict == Verdict::Failed).collect();
    let about = |sentence| fill(sentence, &[("domain", domain)]);
    match failed.as_slice() {
        [] if report.services.iter().all(|service| service.verdict == Verdict::Ok) => Conclusion {
            verdict: Verdict::Ok,
            sentence: about(words_here.all_well),
            action: words_here.all_well_action.to_owned(),
        },
        [] => Conclusion {
            verdict: Verdict::Degraded,
            sentence: about(words_here.degraded),
            action: words_here.degraded_action.to_owned(),
        },
        [first, rest @ ..] => {
            let sentence = if failed.len() == report.services.len() {
                about(words_here.all_failed)
            } else if rest.is_empty() {
                fill(words_here.one_failed, &[("service", &service_name(first, words)), ("domain", domain)])
            } else {
                let names: Vec<String> = failed.iter().map(|service| service_name(service, words)).collect();
                fill(words_here.several_failed, &[("services", &commas(&names))])
            };
            // The first failure in the order incoming, outgoing is the one that the reader notices first.
            Conclusion { verdict: Verdict::Failed, sentence, action: words_here.code(first.code).action.to_owned() }
        }
    }
}

/// "Incoming mail with POP3".
#[must_use]
pub fn service_name(service: &Service, words: &Words) -> String {
    match service.protocol {
        Protocol::Pop3 => fill(words.check.service_incoming, &[("protocol", "POP3")]),
        Protocol::Imap => fill(words.check.service_incoming, &[("protocol", "IMAP")]),
        Protocol::Smtp => words.check.service_outgoing.to_owned(),
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use mailsteps_probe::report::{Code, Security};

    use super::*;
    use crate::text::{languages, words};

    fn report(services: &[(Protocol, Verdict, Code)]) -> Report {
        Report {
            domain: "q.com".into(),
            checked_at: "2026-11-21T12:00:00Z".into(),
            stand_ins: false,
            history: false,
            services: services
                .iter()
                .map(|(protocol, verdict, code)| Service {
                    protocol: *protocol,
                    host: "mail.example.net".into(),
                    port: 993,
                    security: Security::Tls,
                    verdict: *verdict,
                    code: *code,
                    stages: vec![],
                    warnings: vec![],
                })
                .collect(),
        }
    }

    #[test]
    fn one_sentence_for_each_kind_of_report() {
        use {Code as C, Protocol as P, Verdict as V};
        let ok = |protocol| (protocol, V::Ok, C::Ok);
        let bad = |protocol, code| (protocol, V::Failed, code);
        for (services, verdict, sentence) in [
            (vec![ok(P::Pop3), ok(P::Imap), ok(P::Smtp)], V::Ok, "The mail servers for q.com are answering."),
            (
                vec![(P::Pop3, V::Degraded, C::PlaintextOnly), ok(P::Smtp)],
                V::Degraded,
                "The mail servers for q.com are answering, with a drawback.",
            ),
            (
                vec![ok(P::Pop3), bad(P::Imap, C::TimedOut), ok(P::Smtp)],
                V::Failed,
                "Incoming mail with IMAP is not working right now. The other servers for q.com are answering.",
            ),
            (
                vec![bad(P::Pop3, C::Refused), ok(P::Imap), bad(P::Smtp, C::Refused)],
                V::Failed,
                "Incoming mail with POP3, Outgoing mail (SMTP) are not working right now.",
            ),
            (
                vec![bad(P::Pop3, C::Refused), bad(P::Smtp, C::TimedOut)],
                V::Failed,
                "None of the mail servers for q.com could be used right now.",
            ),
        ] {
            let conclusion = conclude(&"q.com".parse().unwrap(), &report(&services), words(languages()[0]));
            assert_eq!((conclusion.verdict, conclusion.sentence.as_str()), (verdict, sentence));
            assert!(!conclusion.action.is_empty());
        }
    }
}
