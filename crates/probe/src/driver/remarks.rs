//! What works but deserves a look, drawn from what the stages found.

use std::net::SocketAddr;

use super::Target;
use crate::report::{Code, Facts, Other, Protocol, Security, Stage, StageName, Warning, WarningCode};

/// Ways to sign in that show the password to whoever listens.
const PLAINTEXT_METHODS: [&str; 3] = ["PLAIN", "LOGIN", "USER"];

/// What one of a host's addresses answers, as far as mail programs notice a difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answer {
    address: SocketAddr,
    code: Code,
    login_methods: Vec<String>,
    size_limit_bytes: Option<u64>,
}

impl Answer {
    pub(super) fn new(address: SocketAddr, code: Code, stages: &[Stage]) -> Self {
        let facts = facts(stages, StageName::Capabilities);
        let mut login_methods = facts.map(|facts| facts.login_methods.clone()).unwrap_or_default();
        login_methods.sort();
        Self { address, code, login_methods, size_limit_bytes: facts.and_then(|facts| facts.size_limit_bytes) }
    }

    pub(super) fn reported(&self) -> Other {
        Other { address: self.address.to_string(), code: self.code }
    }

    /// How it differs from the answer of the address that the report is about.
    fn difference(&self, code: Code, of: &Self) -> Option<String> {
        let address = self.address;
        if self.code == Code::Unreachable {
            // No way from here, mostly for want of IPv6: that says nothing of the server.
            None
        } else if self.code != code {
            Some(format!("{address} ends with {}", self.code.id()))
        } else if self.login_methods != of.login_methods {
            Some(format!("{address} offers other ways to sign in"))
        } else if self.size_limit_bytes != of.size_limit_bytes {
            Some(format!("{address} takes messages of another size"))
        } else {
            None
        }
    }
}

/// Whether nothing is encrypted and nothing could be.
pub(super) fn is_plaintext_only(target: &Target, stages: &[Stage]) -> bool {
    target.security == Security::None && !offers_starttls(target.protocol, stages)
}

/// All remarks but those on the certificate.
pub(super) fn on(target: &Target, code: Code, stages: &[Stage], others: &[Answer]) -> Vec<Warning> {
    let remarks =
        [not_encrypted(target, stages), plaintext_login(stages), size(target, stages), differ(code, stages, others)];
    remarks.into_iter().flatten().collect()
}

fn warning(code: WarningCode, text: impl Into<String>) -> Option<Warning> {
    Some(Warning { code, text: text.into() })
}

fn not_encrypted(target: &Target, stages: &[Stage]) -> Option<Warning> {
    if target.security != Security::None {
        return None;
    }
    let text = "The connection is not encrypted: the password and all mail can be read on the way.";
    if offers_starttls(target.protocol, stages) {
        let text = format!("{text} The server offers STARTTLS, which would encrypt it.");
        return warning(WarningCode::NotEncrypted, text);
    }
    warning(WarningCode::NotEncrypted, text)
}

fn offers_starttls(protocol: Protocol, stages: &[Stage]) -> bool {
    let word = if protocol == Protocol::Pop3 { "STLS" } else { "STARTTLS" };
    let capabilities = facts(stages, StageName::Capabilities).map(|facts| facts.capabilities.as_slice());
    capabilities.unwrap_or_default().iter().any(|one| one.eq_ignore_ascii_case(word))
}

/// RFC 8314, section 3.2; RFC 4954, section 4: no PLAIN without TLS.
fn plaintext_login(stages: &[Stage]) -> Option<Warning> {
    let offered = &facts(stages, StageName::Starttls)?.login_methods;
    let plain: Vec<&str> =
        offered.iter().map(String::as_str).filter(|method| PLAINTEXT_METHODS.contains(method)).collect();
    if plain.is_empty() {
        return None;
    }
    let text = format!(
        "The server takes passwords before the connection is encrypted ({}). A program that forgets to encrypt shows \
         the password to others.",
        plain.join(", ")
    );
    warning(WarningCode::PlaintextLoginBeforeTls, text)
}

/// What the settings data calls a limit of 10 MB may be any figure from there to half as much again: attachments grow by
/// a third on the way (RFC 2045, section 6.8), and some count in powers of two.
fn size(target: &Target, stages: &[Stage]) -> Option<Warning> {
    let (ours, theirs) = target.size_limit_bytes.zip(facts(stages, StageName::Capabilities)?.size_limit_bytes)?;
    if (ours..=ours + ours / 2).contains(&theirs) {
        return None;
    }
    let text = format!(
        "The server takes messages of up to {}; the settings data says {}.",
        megabytes(theirs),
        megabytes(ours)
    );
    warning(WarningCode::SizeLimitDiffers, text)
}

fn megabytes(bytes: u64) -> String {
    let tenths = (bytes + 50_000) / 100_000;
    match (tenths / 10, tenths % 10) {
        (whole, 0) => format!("{whole} MB"),
        (whole, tenth) => format!("{whole}.{tenth} MB"),
    }
}

fn differ(code: Code, stages: &[Stage], others: &[Answer]) -> Option<Warning> {
    let unspecified = SocketAddr::from(([0, 0, 0, 0], 0));
    let ours = Answer::new(unspecified, code, stages);
    let differences: Vec<String> = others.iter().filter_map(|other| other.difference(code, &ours)).collect();
    if differences.is_empty() {
        return None;
    }
    let text = format!("The host's addresses do not answer alike: {}.", differences.join("; "));
    warning(WarningCode::AnswersDiffer, text)
}

fn facts(stages: &[Stage], name: StageName) -> Option<&Facts> {
    stages.iter().find(|stage| stage.stage == name).map(|stage| &stage.facts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Outcome;

    fn stages(stage: StageName, facts: Facts) -> Vec<Stage> {
        vec![Stage { stage, outcome: Outcome::Ok, duration_ms: 1, facts }]
    }

    fn target(security: Security) -> Target {
        Target {
            protocol: Protocol::Smtp,
            host: "smtp.test".to_owned(),
            port: 587,
            security,
            status: "recommended",
            size_limit_bytes: Some(10_000_000),
        }
    }

    fn words(list: &[&str]) -> Vec<String> {
        list.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn sizes_that_agree_and_sizes_that_differ() {
        for (theirs, differs) in [
            (10_000_000, None),
            (10_485_760, None),
            (14_680_064, None),
            (15_000_001, Some("The server takes messages of up to 15 MB; the settings data says 10 MB.")),
            (20_971_520, Some("The server takes messages of up to 21 MB; the settings data says 10 MB.")),
            (9_999_999, Some("The server takes messages of up to 10 MB; the settings data says 10 MB.")),
            (5_242_880, Some("The server takes messages of up to 5.2 MB; the settings data says 10 MB.")),
        ] {
            let stages = stages(StageName::Capabilities, Facts { size_limit_bytes: Some(theirs), ..Facts::default() });
            let found = on(&target(Security::Tls), Code::Ok, &stages, &[]);
            assert_eq!(found.first().map(|warning| warning.text.as_str()), differs, "{theirs}");
        }
    }

    #[test]
    fn passwords_in_the_clear() {
        let offer = |methods: &[&str]| {
            let facts = Facts { login_methods: words(methods), ..Facts::default() };
            on(&target(Security::Starttls), Code::Ok, &stages(StageName::Starttls, facts), &[])
        };
        assert_eq!(offer(&["PLAIN", "LOGIN"])[0].code, WarningCode::PlaintextLoginBeforeTls);
        assert!(offer(&["CRAM-MD5"]).is_empty() && offer(&[]).is_empty());
    }

    #[test]
    fn an_unencrypted_server_that_could_encrypt() {
        let can =
            |list: &[&str]| stages(StageName::Capabilities, Facts { capabilities: words(list), ..Facts::default() });
        let plain = target(Security::None);
        assert!(is_plaintext_only(&plain, &can(&["AUTH PLAIN"])));
        assert!(!is_plaintext_only(&plain, &can(&["starttls"])));
        assert!(on(&plain, Code::Ok, &can(&["STARTTLS"]), &[])[0].text.contains("offers STARTTLS"));
        assert!(!is_plaintext_only(&target(Security::Tls), &can(&[])));
    }

    #[test]
    fn addresses_that_differ() {
        let well =
            stages(StageName::Capabilities, Facts { login_methods: words(&["PLAIN", "LOGIN"]), ..Facts::default() });
        let address = "192.0.2.1:587".parse().unwrap();
        let same =
            stages(StageName::Capabilities, Facts { login_methods: words(&["LOGIN", "PLAIN"]), ..Facts::default() });
        let other = stages(StageName::Capabilities, Facts { login_methods: words(&["LOGIN"]), ..Facts::default() });
        for (answer, expected) in [
            (Answer::new(address, Code::Ok, &same), None),
            (Answer::new(address, Code::Unreachable, &[]), None),
            (Answer::new(address, Code::Refused, &[]), Some("192.0.2.1:587 ends with refused")),
            (Answer::new(address, Code::Ok, &other), Some("192.0.2.1:587 offers other ways to sign in")),
        ] {
            let found = on(&target(Security::Tls), Code::Ok, &well, std::slice::from_ref(&answer));
            assert_eq!(found.is_empty(), expected.is_none(), "{answer:?}");
            assert!(expected.is_none_or(|words| found[0].text.contains(words)), "{found:?}");
        }
    }
}
