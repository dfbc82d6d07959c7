//! Which format a text is in, and the linter for it.

use std::fmt;

use crate::{
    Finding, Rule, apple, autoconfig, autodiscover, pacc, qr,
    report::{Report, place},
    zone,
};

/// A format that the linter knows by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FormatName {
    /// Mozilla's XML.
    Autoconfig,
    /// Microsoft's XML.
    Autodiscover,
    /// Microsoft's JSON that says where the XML is.
    AutodiscoverRedirect,
    /// Apple's property list.
    AppleProfile,
    /// The code that Thunderbird for Android scans, as text.
    Qr,
    /// The draft's JSON.
    Pacc,
    /// Lines of a DNS zone.
    Zone,
    /// None of them.
    Unknown,
}

impl FormatName {
    /// As people call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Autoconfig => "Mozilla Autoconfig",
            Self::Autodiscover => "Microsoft Autodiscover",
            Self::AutodiscoverRedirect => "Microsoft Autodiscover redirect",
            Self::AppleProfile => "Apple profile",
            Self::Qr => "Thunderbird for Android code",
            Self::Pacc => "PACC",
            Self::Zone => "DNS zone lines",
            Self::Unknown => "unknown format",
        }
    }

    /// The format that a text is meant to be in, however broken it is.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        match text.chars().next() {
            Some('<') => Self::of_xml(text),
            Some('[') => Self::Qr,
            Some('{') if is_data(text) => Self::Unknown,
            Some('{') if has_key(text, "Protocol") || has_key(text, "Url") => Self::AutodiscoverRedirect,
            Some('{') => Self::Pacc,
            _ if is_zone(text) => Self::Zone,
            _ => Self::Unknown,
        }
    }

    fn of_xml(text: &str) -> Self {
        match first_element(text) {
            Some(name) if name.eq_ignore_ascii_case("plist") => Self::AppleProfile,
            Some(name) if name.eq_ignore_ascii_case("Autodiscover") => Self::Autodiscover,
            Some(name) if name.eq_ignore_ascii_case("clientConfig") => Self::Autoconfig,
            // Without the outermost element, an inner one still tells.
            _ if text.contains("<emailProvider") || text.contains("<incomingServer") => Self::Autoconfig,
            _ if text.contains("<PayloadType") || text.contains("<key>Payload") => Self::AppleProfile,
            _ if text.contains("/autodiscover/") => Self::Autodiscover,
            _ => Self::Unknown,
        }
    }
}

impl fmt::Display for FormatName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Finds out the format of a text from its content, and everything that is wrong with it.
#[must_use]
pub fn lint(text: &str) -> (FormatName, Vec<Finding>) {
    let format = FormatName::of(text);
    let findings = match format {
        FormatName::Autoconfig => autoconfig::lint(text),
        FormatName::Autodiscover => autodiscover::lint(text),
        FormatName::AutodiscoverRedirect => autodiscover::lint_redirect(text),
        FormatName::AppleProfile => apple::lint(text),
        FormatName::Qr => qr::lint(text),
        FormatName::Pacc => pacc::lint(text),
        FormatName::Zone => zone::lint(text),
        FormatName::Unknown => {
            let mut report = Report::of(text);
            let mend = if is_data(text.trim_start()) {
                "This looks like a file of the guide's own data: check it with `mailsteps validate`"
            } else {
                "Give an Autoconfig or Autodiscover file, an Apple profile, the text of a code for Thunderbird, a PACC file, or \
                 lines of a zone"
            };
            report.add(Rule("F1"), 0, "The file is in none of the formats that mail programs read", mend);
            report.findings()
        }
    };
    (format, findings)
}

/// That a file was not UTF-8, where that first shows: `text` is the file with U+FFFD in the place of what could not be read.
#[must_use]
pub fn not_utf8(text: &str) -> Finding {
    let place = place(text, text.find('\u{fffd}').unwrap_or(0));
    Finding { rule: Rule("F2"), place, text: "The file is not UTF-8".into(), mend: "Save it as UTF-8".into() }
}

/// The name of the first element, past declarations and comments.
fn first_element(text: &str) -> Option<&str> {
    let mut rest = text;
    loop {
        rest = rest.get(rest.find('<')? + 1..)?;
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.get(comment.find("-->")? + 3..)?;
        } else if !rest.starts_with(['?', '!']) {
            let name = rest.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next()?;
            return name.rsplit(':').next();
        }
    }
}

/// Whether a JSON text has a key, spelt in any case.
fn has_key(text: &str, key: &str) -> bool {
    let mut pieces = text.split('"').skip(1).peekable();
    while let Some(piece) = pieces.next() {
        if piece.eq_ignore_ascii_case(key) && pieces.peek().is_some_and(|next| next.trim_start().starts_with(':')) {
            return true;
        }
    }
    false
}

/// A file of the guide's own data.
fn is_data(text: &str) -> bool {
    text.starts_with('{') && ["groups", "setup", "symptoms", "sources"].iter().any(|key| has_key(text, key))
}

/// Whether a line has the type of a DNS record among its words.
fn is_zone(text: &str) -> bool {
    let types = ["SRV", "TXT", "CNAME"];
    let is_record =
        |line: &str| line.split_whitespace().any(|word| types.iter().any(|one| one.eq_ignore_ascii_case(word)));
    text.lines().take(200).filter(|line| !line.trim_start().starts_with(';')).any(is_record)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_apart() {
        for (text, format) in [
            ("<?xml version=\"1.0\"?>\n<!-- <plist> -->\n<clientConfig version=\"1.1\"/>", FormatName::Autoconfig),
            ("\u{feff}<clientConfig", FormatName::Autoconfig),
            ("<emailProvider id=\"q.com\">", FormatName::Autoconfig),
            ("<Autodiscover xmlns=\"x\">", FormatName::Autodiscover),
            ("<a:Autodiscover>", FormatName::Autodiscover),
            ("<!DOCTYPE plist PUBLIC \"x\" \"y\"><plist version=\"1.0\">", FormatName::AppleProfile),
            ("[1,[1,1]", FormatName::Qr),
            ("{\"Protocol\": \"Autodiscoverv1\"}", FormatName::AutodiscoverRedirect),
            ("{\"protocols\": {}}", FormatName::Pacc),
            ("{\"name\": \"x\", \"groups\": []}", FormatName::Unknown),
            ("_imaps._tcp.q.com. 3600 IN SRV 0 1 993 mail.q.com.", FormatName::Zone),
            ("", FormatName::Unknown),
            ("<", FormatName::Unknown),
            ("<!--", FormatName::Unknown),
            ("<html>", FormatName::Unknown),
            ("Dear reader", FormatName::Unknown),
        ] {
            assert_eq!(FormatName::of(text), format, "{text}");
            let (found, findings) = lint(text);
            assert_eq!(found, format);
            assert!(format != FormatName::Unknown || findings.len() == 1);
        }
        assert!(lint("{\"groups\": []}").1[0].mend.contains("validate"));
    }

    #[test]
    fn where_it_is_not_utf8() {
        let text = String::from_utf8_lossy(b"<a>\n  J\xe9r\xf4me");
        assert_eq!(not_utf8(&text).to_string(), "2:4: F2: The file is not UTF-8. Save it as UTF-8.");
    }

    proptest::proptest! {
        #[test]
        fn nothing_stops_it(text in "[<{\\[ ]?[a-zA-Z!?<>\"':;/=\\-\\[\\]{}0-9 \n\u{e4}]{0,200}") {
            let (_, findings) = lint(&text);
            proptest::prop_assert!(findings.len() <= 200);
        }
    }
}
