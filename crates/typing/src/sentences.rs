//! What is said of a field. The rules know no words: those of a language are given.

use mailsteps_markup::fill;
use mailsteps_settings::{Protocol, Security, Status, find};

use crate::{Kind, Reason, Remark, Verdict, username::EXAMPLE, words::Words};

impl Words {
    /// A remark as the reader reads it: the mark, why, and what to enter.
    #[must_use]
    pub fn text(&self, remark: &Remark<'_>) -> String {
        let mut text = self.mark(remark.verdict).to_owned();
        for reason in &remark.reasons {
            add(&mut text, &self.sentence(reason));
        }
        let advice = self.advice(remark, &text);
        add(&mut text, &advice);
        text
    }

    fn mark(&self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Right => self.marks.right,
            Verdict::Works => self.marks.works,
            Verdict::Doubtful => self.marks.doubtful,
            Verdict::Wrong => self.marks.wrong,
        }
    }

    /// What to enter, unless `said` holds it already.
    fn advice(&self, remark: &Remark<'_>, said: &str) -> String {
        let (words, expected) = (&self.advice, remark.expected.as_str());
        let kind = remark.field.kind();
        let is_example = kind == Kind::Username && expected.starts_with(EXAMPLE);
        let data_says = || remark.reasons.iter().filter_map(Reason::data_text).any(|text| find::has(text, expected));
        let fits = || remark.reasons.iter().any(|reason| matches!(reason, Reason::FitsPort(_) | Reason::FitsHost(_)));
        let is_choice = kind == Kind::Security;
        let sentence = match remark.verdict {
            Verdict::Right => return String::new(),
            Verdict::Works if fits() || find::has(said, expected) => return String::new(),
            Verdict::Works => words.first_choice,
            _ if is_example => words.looks_like,
            Verdict::Doubtful if find::has(said, expected) => return String::new(),
            Verdict::Doubtful if is_choice => words.or_choose,
            Verdict::Doubtful => words.or_enter,
            Verdict::Wrong if data_says() => return String::new(),
            Verdict::Wrong if is_choice => words.choose,
            Verdict::Wrong => words.enter,
        };
        fill(sentence, &[("value", expected)])
    }

    /// One reason, in one or two sentences.
    #[must_use]
    pub fn sentence(&self, reason: &Reason<'_>) -> String {
        let Self { spelling, servers, ports, encryption, usernames, .. } = self;
        match reason {
            Reason::MarkForDot(mark) => fill(spelling.mark_for_dot, &[("mark", &self.named(*mark))]),
            Reason::Space => spelling.space.to_owned(),
            Reason::DoubleDot => spelling.double_dot.to_owned(),
            Reason::Dots => spelling.dots.to_owned(),
            Reason::EndMark(mark) => fill(spelling.end_mark, &[("mark", &self.named(*mark))]),
            Reason::Character(c) => fill(spelling.character, &[("mark", &self.named(*c))]),
            Reason::Extra(extra) => fill(spelling.extra, &[("part", extra)]),
            Reason::MissingStart(start) => fill(spelling.missing_start, &[("part", start)]),
            Reason::MissingEnd(end) => fill(spelling.missing_end, &[("part", end)]),
            Reason::Misspelt { part, right } => fill(spelling.misspelt, &[("part", part), ("right", right)]),
            Reason::WrongEnding { ending, right } => fill(spelling.wrong_ending, &[("part", ending), ("right", right)]),
            Reason::WrongStart { start, right } => fill(spelling.wrong_start, &[("part", start), ("right", right)]),
            Reason::UpperCase => spelling.upper_case.to_owned(),
            Reason::PortWithHost(port) => fill(spelling.port_with_host, &[("port", port)]),
            Reason::AddressForHost => servers.address_for_host.to_owned(),
            Reason::Listed { note: Some(note), .. } => (*note).to_owned(),
            Reason::Listed { status, .. } => self.listed(*status).to_owned(),
            Reason::HostOf { protocol, wanted } => self.host_of(*protocol, *wanted),
            Reason::HostForDomain(domain) => fill(servers.for_domain, &[("domain", domain)]),
            Reason::Webmail => servers.webmail.to_owned(),
            Reason::EndsIn { domain, right } => fill(servers.ends_in, &[("domain", domain), ("right", right)]),
            Reason::UnknownHost => servers.unknown.to_owned(),
            Reason::NoServer { wanted, instead, domain } => {
                fill(servers.none, &[("wanted", wanted.name()), ("domain", domain), ("instead", instead.name())])
            }
            Reason::NotANumber => spelling.not_a_number.to_owned(),
            Reason::LetterForDigit(letter) => {
                fill(spelling.letter_for_digit, &[("digit", if *letter == 'o' { "0" } else { "1" })])
            }
            Reason::NoSuchPort => ports.no_such.to_owned(),
            Reason::PortGoesWith { port, security, chosen } => {
                let security = self.choice(*security);
                fill(ports.goes_with, &[("port", &port.to_string()), ("security", security), ("chosen", chosen)])
            }
            Reason::PlainPort(port) => fill(ports.plain, &[("port", &port.to_string())]),
            Reason::Port25 => ports.blocked.to_owned(),
            Reason::PortOf { port, protocol, wanted } => self.port_of(*port, *protocol, *wanted),
            Reason::UnknownPort(port) => fill(ports.unknown, &[("port", &port.to_string())]),
            Reason::UnusualPort(text) => (*text).to_owned(),
            Reason::FitsPort(port) => fill(ports.fits, &[("port", &port.to_string())]),
            Reason::FitsHost(host) => fill(servers.fits, &[("host", host)]),
            Reason::NotUnderstood => encryption.not_understood.to_owned(),
            Reason::NotEncrypted(Some(warning)) => (*warning).to_owned(),
            Reason::NotEncrypted(None) => encryption.not_encrypted.to_owned(),
            Reason::Automatic => encryption.automatic.to_owned(),
            Reason::TlsMeans { port, security } => {
                fill(encryption.tls_means, &[("port", &port.to_string()), ("security", self.choice(*security))])
            }
            Reason::SslSwitch => encryption.ssl_switch.to_owned(),
            Reason::AnyCertificate => encryption.any_certificate.to_owned(),
            Reason::EncryptionNotListed => encryption.not_listed.to_owned(),
            Reason::LocalPartOnly => usernames.local_part_only.to_owned(),
            Reason::WholeAddress => usernames.whole_address.to_owned(),
            Reason::MissingAt => spelling.missing_at.to_owned(),
            Reason::NoName => spelling.no_name.to_owned(),
            Reason::OtherDomain { domain, right } => {
                fill(usernames.other_domain, &[("domain", domain), ("right", right)])
            }
            Reason::NewDomain(new) => fill(usernames.new_domain, &[("new", new)]),
            Reason::OldDomain { old, new } => fill(usernames.old_domain, &[("old", old), ("new", new)]),
            Reason::BeingReplaced { old, new } => fill(usernames.being_replaced, &[("old", old), ("new", new)]),
            Reason::DiffersFromAddress => usernames.differs.to_owned(),
            Reason::ExampleName => fill(spelling.example_name, &[("name", EXAMPLE)]),
        }
    }

    fn named(&self, mark: char) -> String {
        let words = &self.characters;
        let sentence = match mark {
            '.' => words.dot,
            ',' => words.comma,
            ';' => words.semicolon,
            _ => words.other,
        };
        fill(sentence, &[("mark", mark.encode_utf8(&mut [0; 4]))])
    }

    fn listed(&self, status: Status) -> &'static str {
        match status {
            Status::Recommended => self.listed.recommended,
            Status::Alternative => self.listed.alternative,
            Status::Unconfirmed => self.listed.unconfirmed,
            Status::Outdated => self.listed.outdated,
        }
    }

    fn choice(&self, security: Security) -> &'static str {
        match security {
            Security::None => self.encryption.none,
            other => other.name(),
        }
    }

    fn host_of(&self, protocol: Protocol, wanted: Protocol) -> String {
        let words = &self.servers;
        let sentence = match (protocol, wanted) {
            (Protocol::Smtp, _) => words.of_outgoing,
            (_, Protocol::Smtp) => words.of_incoming,
            _ => words.of_other,
        };
        fill(sentence, &[("is", protocol.name()), ("checked", wanted.name())])
    }

    fn port_of(&self, port: u16, protocol: Protocol, wanted: Protocol) -> String {
        let words = &self.ports;
        let sentence = match (protocol, wanted) {
            (Protocol::Smtp, _) => words.of_outgoing,
            (_, Protocol::Smtp) => words.of_incoming,
            _ => words.of_other,
        };
        fill(sentence, &[("port", &port.to_string()), ("is", protocol.name()), ("checked", wanted.name())])
    }
}

fn add(text: &mut String, sentence: &str) {
    if !sentence.is_empty() {
        text.push(' ');
    }
    text.push_str(sentence);
}
