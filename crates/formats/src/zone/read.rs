//! Reading such lines: every mistake, and what they offer.

use std::collections::BTreeMap;

use mailsteps_settings::{Domain, Host, Port, Protocol, Security};

use super::SERVICES;
use crate::{
    Finding, Rule, ports,
    report::{Report, quoted},
    xml_source::LARGEST_BYTES,
};

const N1: Rule = Rule("N1");
const N2: Rule = Rule("N2");
const N3: Rule = Rule("N3");
const N4: Rule = Rule("N4");
const N5: Rule = Rule("N5");
const N6: Rule = Rule("N6");
const N7: Rule = Rule("N7");
const J2: Rule = Rule("J2");

/// Lines of one file. A domain has about fifteen; each record is compared with those before it of the same name.
const MOST_LINES: usize = 1_000;

/// A server that the lines offer. They say nothing of user names and signing in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// The domain.
    pub domain: Domain,
    /// What the server speaks.
    pub protocol: Protocol,
    /// How the connection is protected.
    pub security: Security,
    /// Its name.
    pub host: Host,
    /// Its port.
    pub port: Port,
    /// The lower, the better.
    pub priority: u16,
}

/// Everything that is wrong with the lines (rules N1 to N7, and J2).
#[must_use]
pub fn lint(text: &str) -> Vec<Finding> {
    let mut report = Report::of(text);
    read(text, &mut report);
    report.findings()
}

/// The servers that the lines offer, in the order of the lines.
///
/// # Errors
/// Everything that is wrong with the lines: half a zone is none.
pub fn parse(text: &str) -> Result<Vec<Offered>, Vec<Finding>> {
    let mut report = Report::of(text);
    let offered = read(text, &mut report);
    let findings = report.findings();
    if findings.is_empty() { Ok(offered) } else { Err(findings) }
}

/// A record, and the byte where its line begins.
struct Record<'a> {
    at: usize,
    owner: String,
    kind: &'a str,
    data: &'a str,
}

/// What was read so far.
#[derive(Default)]
struct Zone {
    offered: Vec<Offered>,
    /// The kinds of record of each name, and the targets of its SRV records.
    kinds: BTreeMap<String, Vec<String>>,
    targets: Vec<(usize, String)>,
}

fn read(text: &str, report: &mut Report<'_>) -> Vec<Offered> {
    if text.len() > LARGEST_BYTES {
        report.add(N1, 0, "The file is larger than a megabyte", "Keep only the lines about mail in it");
        return Vec::new();
    }
    let mut zone = Zone::default();
    let mut at = 0;
    if text.lines().count() > MOST_LINES {
        report.add(N1, 0, "The file has too many lines", "Keep only the lines about mail in it");
        return Vec::new();
    }
    for line in text.split_inclusive('\n') {
        let content = line.trim_end();
        if !content.trim_start().is_empty()
            && !content.trim_start().starts_with(';')
            && let Some(record) = record(content, at, report)
        {
            zone.add(&record, report);
        }
        at += line.len();
    }
    for (at, target) in &zone.targets {
        if zone.kinds.get(target).is_some_and(|kinds| kinds.iter().any(|kind| kind.starts_with("CNAME"))) {
            let mend = "Name the server that the CNAME leads to (RFC 2782)";
            report.add(N5, *at, format!("The target {} is a CNAME", quoted(target)), mend);
        }
    }
    zone.offered
}

/// `name. [time to live] IN type data`, a whole record on each line.
fn record<'a>(line: &'a str, at: usize, report: &mut Report<'_>) -> Option<Record<'a>> {
    let (owner, mut rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let mut next = || {
        let (word, after) = rest.trim_start().split_once(char::is_whitespace).unwrap_or((rest.trim_start(), ""));
        rest = after;
        word
    };
    let mut class = next();
    if !class.is_empty() && class.bytes().all(|byte| byte.is_ascii_digit()) {
        class = next();
    }
    let kind = next();
    let mend = "Write a whole record on each line: name. IN type data";
    if !class.eq_ignore_ascii_case("IN") || !matches!(kind, "SRV" | "CNAME" | "TXT") {
        report.add(N1, at, format!("The line is not a record of SRV, CNAME or TXT: {}", quoted(line)), mend);
        return None;
    }
    let Some(name) = owner.strip_suffix('.') else {
        report.add(N1, at, format!("The name {} does not end with a dot", quoted(owner)), "End it with a dot");
        return None;
    };
    Some(Record { at, owner: name.to_ascii_lowercase(), kind, data: rest.trim() })
}

impl Zone {
    fn add(&mut self, record: &Record<'_>, report: &mut Report<'_>) {
        let Record { at, owner, kind, data } = record;
        let seen = self.kinds.entry(owner.clone()).or_default();
        let this = format!("{kind} {data}");
        if seen.contains(&this) {
            report.add(N6, *at, "The same record is there twice", "Remove one of the two");
        } else if seen.iter().any(|other| other.starts_with("CNAME") || *kind == "CNAME") {
            let text = format!("{} has a CNAME and something else", quoted(owner));
            report.add(N6, *at, text, "Keep the CNAME alone (RFC 1034, section 3.6.2)");
        }
        seen.push(this);
        match *kind {
            "SRV" => self.srv(record, report),
            "CNAME" => drop(target(*at, data, report)),
            _ => txt(record, report),
        }
    }

    fn srv(&mut self, record: &Record<'_>, report: &mut Report<'_>) {
        let Record { at, owner, data, .. } = record;
        let Some((label, domain)) = owner.split_once("._tcp.") else {
            report.add(
                N2,
                *at,
                format!("{} is not a service over TCP", quoted(owner)),
                "Use _imaps._tcp and the domain",
            );
            return;
        };
        if label == "_autodiscover" {
            return;
        }
        let Some((_, protocol, security)) = SERVICES.iter().find(|(known, ..)| *known == label) else {
            let known = SERVICES.map(|(label, ..)| label).join(", ");
            report.add(N2, *at, format!("The service {} is not known", quoted(label)), format!("Use one of {known}"));
            return;
        };
        let domain = domain.parse::<Domain>().map_err(|why| {
            report.add(N2, *at, format!("The domain is not one: {why}"), "Write the domain behind _tcp");
        });
        let words: Vec<&str> = data.split_whitespace().collect();
        let [priority, weight, port, name] = words.as_slice() else {
            report.add(N1, *at, "The record does not have four values", "Write priority, weight, port and target");
            return;
        };
        let (Ok(priority), Ok(weight), Ok(port)) =
            (priority.parse::<u16>(), weight.parse::<u16>(), port.parse::<u16>())
        else {
            report.add(N1, *at, "Priority, weight or port is not a number up to 65535", "Write numbers");
            return;
        };
        let of_owner = self.kinds.get(owner).map_or(0, Vec::len);
        if *name == "." {
            if (priority, weight, port) != (0, 0, 0) {
                report.add(N3, *at, "What is not offered has a port", "Write 0 0 0 . (RFC 6186, section 3.4)");
            }
            if of_owner > 1 {
                report.add(N3, *at, format!("{label} is both offered and not"), "Remove one of the two");
            }
            return;
        }
        if of_owner > 1 && self.kinds.get(owner).is_some_and(|kinds| kinds.iter().any(|kind| kind.ends_with(" ."))) {
            report.add(N3, *at, format!("{label} is both offered and not"), "Remove one of the two");
        }
        let Some(host) = target(*at, name, report) else { return };
        self.targets.push((*at, host.to_string()));
        let Ok(port) = Port::try_from(u64::from(port)) else {
            report.add(N4, *at, "The port is 0", "Write the server's port");
            return;
        };
        if let Some(text) = ports::contradiction(*protocol, port, *security) {
            let mend = "Use the label that ends with s for ports 993, 995 and 465, and the other for 143, 110 and 587";
            report.add(N4, *at, text, mend);
        }
        if let Ok(domain) = domain {
            let (protocol, security) = (*protocol, *security);
            self.offered.push(Offered { domain, protocol, security, host, port, priority });
        }
    }
}

fn target(at: usize, name: &str, report: &mut Report<'_>) -> Option<Host> {
    let Some(host) = name.strip_suffix('.') else {
        let mend = "End it with a dot, or the zone's own name is added";
        report.add(N5, at, format!("The target {} does not end with a dot", quoted(name)), mend);
        return None;
    };
    let host = host.to_ascii_lowercase().parse::<Host>().map_err(|why| {
        report.add(N5, at, format!("The target is not a host name: {why}"), "Name a server, not an address of numbers");
    });
    host.ok()
}

fn txt(record: &Record<'_>, report: &mut Report<'_>) {
    let Record { at, owner, data, .. } = record;
    let text = data.strip_prefix('"').and_then(|data| data.strip_suffix('"'));
    let Some(text) = text.filter(|text| !text.contains('"') && text.len() <= 255) else {
        report.add(N1, *at, "The text is not one of up to 255 characters in quotes", "Put it in quotes");
        return;
    };
    if owner.starts_with("_ua-auto-config.") {
        let is_right = text.strip_prefix("v=UAAC1; a=sha256; d=").is_some_and(|digest| {
            let is_base64 = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/');
            digest.len() == 44 && digest.ends_with('=') && digest.bytes().take(43).all(is_base64)
        });
        if !is_right {
            let mend = "Write v=UAAC1; a=sha256; d= and the digest of the file in base64";
            report.add(J2, *at, format!("PACC's record cannot be {}", quoted(text)), mend);
        }
    } else if let Some(address) = text.strip_prefix("mailconf=") {
        if !address.starts_with("https://") || address.contains(char::is_whitespace) || address.len() < 12 {
            let text = format!("mailconf does not lead to a safe address: {}", quoted(address));
            report.add(N7, *at, text, "Use an address that begins with https://");
        }
    } else {
        report.add(N7, *at, format!("The text is not known here: {}", quoted(text)), "Begin it with mailconf=https://");
    }
}
