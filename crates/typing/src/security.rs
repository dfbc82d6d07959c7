//! The choice of encryption under every name that programs give it.

use mailsteps_settings::{Security, find};

/// What a choice means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// One security and no other.
    Is(Security),
    /// `TLS` alone: implicit TLS in some programs, STARTTLS in others. The port decides.
    Tls,
    /// `SSL` alone: implicit TLS in a list, and a switch for any encryption in programs that have no list.
    Ssl,
    /// A box that is ticked or a switch that is on: encrypted, and the program chooses how by the port.
    On,
    /// The program tries by itself.
    Automatic,
}

impl Meaning {
    /// Whether a program with this choice can be on its way to such a server.
    pub(crate) fn fits(self, security: Security) -> bool {
        match self {
            Self::Is(meant) => meant == security,
            Self::Tls | Self::On => security != Security::None,
            Self::Ssl => security == Security::Tls,
            Self::Automatic => true,
        }
    }
}

/// For a list of suggestions: the choices as programs spell them.
pub const SECURITY_CHOICES: [&str; 16] = [
    "SSL/TLS",
    "STARTTLS",
    "SSL",
    "TLS",
    "TLS/SSL",
    "SSL/TLS (recommended)",
    "STARTTLS if available",
    "TLS if available",
    "SSL (Accept all certificates)",
    "TLS (Accept all certificates)",
    "Automatic",
    "None",
    "On",
    "Off",
    "Ticked",
    "Not ticked",
];

const TLS: Meaning = Meaning::Is(Security::Tls);
const STARTTLS: Meaning = Meaning::Is(Security::Starttls);
const NONE: Meaning = Meaning::Is(Security::None);

/// The whole choice, without anything but letters and digits.
const WHOLE: [(&str, Meaning); 58] = [
    ("ssltls", TLS),
    ("sslortls", TLS),
    ("smtps", TLS),
    ("imaps", TLS),
    ("pop3s", TLS),
    ("pops", TLS),
    ("stls", STARTTLS),
    ("starttsl", STARTTLS),
    ("starttl", STARTTLS),
    ("tls", Meaning::Tls),
    ("tsl", Meaning::Tls),
    ("ssl", Meaning::Ssl),
    ("tlsssl", Meaning::Ssl),
    ("tlsorssl", Meaning::Ssl),
    ("none", NONE),
    ("no", NONE),
    ("off", NONE),
    ("never", NONE),
    ("nothing", NONE),
    ("plain", NONE),
    ("plaintext", NONE),
    ("cleartext", NONE),
    ("clear", NONE),
    ("unencrypted", NONE),
    ("unsecured", NONE),
    ("unsecure", NONE),
    ("insecure", NONE),
    ("disabled", NONE),
    ("disable", NONE),
    ("false", NONE),
    ("unticked", NONE),
    ("unchecked", NONE),
    ("empty", NONE),
    ("na", NONE),
    ("on", Meaning::On),
    ("yes", Meaning::On),
    ("ticked", Meaning::On),
    ("tick", Meaning::On),
    ("checked", Meaning::On),
    ("selected", Meaning::On),
    ("enabled", Meaning::On),
    ("enable", Meaning::On),
    ("true", Meaning::On),
    ("encrypted", Meaning::On),
    ("encryption", Meaning::On),
    ("secure", Meaning::On),
    ("secured", Meaning::On),
    ("secureconnection", Meaning::On),
    ("always", Meaning::On),
    ("required", Meaning::On),
    ("auto", Meaning::Automatic),
    ("autodetect", Meaning::Automatic),
    ("default", Meaning::Automatic),
    ("any", Meaning::Automatic),
    ("detect", Meaning::Automatic),
    ("autotls", Meaning::Automatic),
    ("autossl", Meaning::Automatic),
    ("autossltls", Meaning::Automatic),
];

/// What gives the meaning away wherever it stands; the first one found decides.
const WITHIN: [(&str, Meaning); 19] = [
    ("starttls", STARTTLS),
    ("explicit", STARTTLS),
    ("afterconnecting", STARTTLS),
    ("implicit", TLS),
    ("dedicatedport", TLS),
    ("specialport", TLS),
    ("automatic", Meaning::Automatic),
    ("autodetect", Meaning::Automatic),
    ("notencrypted", NONE),
    ("nonencrypted", NONE),
    ("notsecure", NONE),
    ("without", NONE),
    ("dontuse", NONE),
    ("donotuse", NONE),
    ("notticked", NONE),
    ("notchecked", NONE),
    ("notselected", NONE),
    // A box's own caption: "This server requires an encrypted connection (SSL/TLS)".
    ("requires", Meaning::On),
    ("force", Meaning::On),
];

/// What stands before or after a choice and changes nothing.
const BEFORE: [&str; 3] = ["security", "encryption", "connection"];
const AFTER: [&str; 12] = [
    "ifavailable",
    "whenavailable",
    "ifpossible",
    "acceptallcertificates",
    "acceptanycertificate",
    "trustallcertificates",
    "recommended",
    "default",
    "required",
    "always",
    "encryption",
    "connection",
];

/// What a choice means, or `None` where no program that we know has it. Case and punctuation do not matter.
#[must_use]
pub fn security_named(text: &str) -> Option<Meaning> {
    if text.contains(['✓', '✔', '☑', '✅']) {
        return Some(Meaning::On);
    }
    if text.contains('☐') {
        return Some(NONE);
    }
    let letters = letters(text);
    if let Some(meaning) = exact(&letters) {
        return Some(meaning);
    }
    let bare = bare(&letters);
    // "No encryption", "No STARTTLS".
    let denied = bare.strip_prefix("not").or_else(|| bare.strip_prefix("no"));
    if bare.starts_with("none") || denied.and_then(found).is_some_and(|meaning| meaning != Meaning::Automatic) {
        return Some(NONE);
    }
    found(bare).or_else(|| in_a_caption(bare))
}

/// A caption around a choice or a box: "SSL/TLS, port 993", "Use SSL to connect", "TLS: off".
fn in_a_caption(letters: &str) -> Option<Meaning> {
    let is_choice = |end: &usize| letters.get(..*end).is_some_and(|to| to.ends_with("ssl") || to.ends_with("tls"));
    let end = (0..=letters.len()).rev().find(is_choice)?;
    let (start, rest) = letters.split_at(end);
    if let Some(state) = exact(rest) {
        return Some(state);
    }
    let choices = [("ssltls", TLS), ("ssl", Meaning::Ssl), ("tls", Meaning::Tls)];
    let choice = choices.iter().find(|(name, _)| start.ends_with(name)).map(|(_, meaning)| *meaning);
    if start.starts_with("use") { Some(Meaning::On) } else { choice }
}

/// Whether the choice trusts every server, false ones too.
pub(crate) fn accepts_any_certificate(text: &str) -> bool {
    let letters = letters(text);
    find::has(&letters, "allcertificates") || find::has(&letters, "anycertificate")
}

fn letters(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

fn exact(letters: &str) -> Option<Meaning> {
    WHOLE.iter().find(|(word, _)| *word == letters).map(|(_, meaning)| *meaning)
}

fn found(letters: &str) -> Option<Meaning> {
    let within = || WITHIN.iter().find(|(word, _)| find::has(letters, word)).map(|(_, meaning)| *meaning);
    exact(letters).or_else(within)
}

/// Without what changes nothing, and without a version: "TLS 1.2", "SSLv3".
fn bare(letters: &str) -> &str {
    let mut bare = letters;
    for before in BEFORE {
        bare = bare.strip_prefix(before).filter(|rest| !rest.is_empty()).unwrap_or(bare);
    }
    for after in AFTER {
        bare = bare.strip_suffix(after).filter(|rest| *rest != "no" && !rest.is_empty()).unwrap_or(bare);
    }
    let version = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    version.strip_suffix('v').unwrap_or(version)
}
