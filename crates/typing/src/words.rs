//! The English sentences. The rules know no words, so another language is another module like this one.

use mailsteps_settings::{Protocol, Security, Status};

use crate::{Kind, Reason, Remark, Verdict, username::EXAMPLE};

/// A remark as the reader reads it: the mark, why, and what to enter.
#[must_use]
pub fn text(remark: &Remark<'_>) -> String {
    let mut text = mark(remark.verdict).to_owned();
    for reason in &remark.reasons {
        add(&mut text, &sentence(reason));
    }
    let advice = advice(remark, &text);
    add(&mut text, &advice);
    text
}

/// The mark in words, for those who do not see its colour.
#[must_use]
pub fn mark(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Right => "Right.",
        Verdict::Works => "This can work.",
        Verdict::Doubtful => "Not certain.",
        Verdict::Wrong => "Not right.",
    }
}

fn add(text: &mut String, sentence: &str) {
    if !sentence.is_empty() {
        text.push(' ');
    }
    text.push_str(sentence);
}

/// What to enter, unless `said` holds it already.
fn advice(remark: &Remark<'_>, said: &str) -> String {
    let expected = remark.expected.as_str();
    let kind = remark.field.kind();
    let is_example = kind == Kind::Username && expected.starts_with(EXAMPLE);
    let data_says = || remark.reasons.iter().filter_map(Reason::data_text).any(|text| text.contains(expected));
    let fits = || remark.reasons.iter().any(|reason| matches!(reason, Reason::FitsPort(_) | Reason::FitsHost(_)));
    let verb = if kind == Kind::Security { "choose " } else { "type " };
    match remark.verdict {
        Verdict::Right => String::new(),
        Verdict::Works if fits() || said.contains(expected) => String::new(),
        Verdict::Works => ["The first choice is ", expected, "."].concat(),
        _ if is_example => ["It looks like ", expected, "."].concat(),
        Verdict::Doubtful if said.contains(expected) => String::new(),
        Verdict::Doubtful => ["If it does not work, ", verb, expected, "."].concat(),
        Verdict::Wrong if data_says() => String::new(),
        Verdict::Wrong if kind == Kind::Security => ["Choose ", expected, "."].concat(),
        Verdict::Wrong => ["Type ", expected, "."].concat(),
    }
}

/// One reason, in one or two sentences.
#[must_use]
pub fn sentence(reason: &Reason<'_>) -> String {
    match reason {
        Reason::MarkForDot(mark) => ["There is ", &named(*mark), " where a dot belongs."].concat(),
        Reason::Space => "There is a space in it that does not belong there.".to_owned(),
        Reason::DoubleDot => "There are two dots in a row; one is enough.".to_owned(),
        Reason::Dots => "A dot is missing or stands in the wrong place.".to_owned(),
        Reason::EndMark(mark) => ["There is ", &named(*mark), " too many at the beginning or the end."].concat(),
        Reason::Character(c) => ["There is ", &named(*c), ", which does not belong there."].concat(),
        Reason::Extra(extra) => ["Leave out “", extra, "”."].concat(),
        Reason::MissingStart(start) => ["The first part, “", start, "”, is missing."].concat(),
        Reason::MissingEnd(end) => ["The end, “.", end, "”, is missing."].concat(),
        Reason::Misspelt { part, right } => ["“", part, "” is misspelt. It should be “", right, "”."].concat(),
        Reason::WrongEnding { ending, right } => ["It ends in “.", right, "”, not in “.", ending, "”."].concat(),
        Reason::WrongStart { start, right } => ["It begins with “", right, "”, not with “", start, "”."].concat(),
        Reason::UpperCase => "Capital letters make no difference here.".to_owned(),
        Reason::PortWithHost(port) => ["The port, ", port, ", goes into a field of its own."].concat(),
        Reason::AddressForHost => "This is an e-mail address. The name of the server goes here.".to_owned(),
        Reason::Listed { note: Some(note), .. } => (*note).to_owned(),
        Reason::Listed { status, .. } => listed(*status).to_owned(),
        Reason::HostOf { protocol, wanted } => host_of(*protocol, *wanted),
        Reason::HostForDomain(domain) => ["This server is for addresses that end in ", domain, "."].concat(),
        Reason::Webmail => {
            "This is the page where you read mail in a browser. A mail program needs a mail server.".to_owned()
        }
        Reason::EndsIn { domain, right } => {
            ["This name ends in ", domain, ". The server’s name ends in ", right, "."].concat()
        }
        Reason::UnknownHost => "We do not know this server.".to_owned(),
        Reason::NoServer { wanted, instead, domain } => {
            ["We know of no ", wanted.name(), " server for ", domain, ". Use ", instead.name(), "."].concat()
        }
        Reason::NotANumber => "A port is a number and nothing else.".to_owned(),
        Reason::LetterForDigit(letter) => {
            let digit = if *letter == 'o' { "0" } else { "1" };
            ["There is a letter in it where the digit ", digit, " belongs."].concat()
        }
        Reason::NoSuchPort => "There is no port with this number.".to_owned(),
        Reason::PortGoesWith { port, security, chosen } => {
            ["Port ", &port.to_string(), " goes with ", choice(*security), "; you chose ", chosen, "."].concat()
        }
        Reason::PlainPort(port) => {
            ["Port ", &port.to_string(), " is the old port, which begins without encryption."].concat()
        }
        Reason::Port25 => "Port 25 is blocked on most home internet lines.".to_owned(),
        Reason::PortOf { port, protocol, wanted } => port_of(*port, *protocol, *wanted),
        Reason::UnknownPort(port) => ["We know of no port ", &port.to_string(), " at this server."].concat(),
        Reason::UnusualPort(text) => (*text).to_owned(),
        Reason::FitsPort(port) => ["It goes with port ", &port.to_string(), "."].concat(),
        Reason::FitsHost(host) => ["It goes with ", host, "."].concat(),
        Reason::NotUnderstood => "We do not know this choice.".to_owned(),
        Reason::NotEncrypted(Some(warning)) => (*warning).to_owned(),
        Reason::NotEncrypted(None) => {
            "This is without encryption, so somebody on the same network could read your password and your mail.".to_owned()
        }
        Reason::Automatic => "Here your program chooses by itself, and it may choose the wrong one.".to_owned(),
        Reason::TlsMeans { port, security } => {
            ["Beside port ", &port.to_string(), ", TLS means ", choice(*security), "."].concat()
        }
        Reason::SslSwitch => {
            "If this is a switch or a box to tick, it is right. If your program has a list, choose STARTTLS.".to_owned()
        }
        Reason::AnyCertificate => {
            "“Accept all certificates” trusts false servers too. If your program has the same choice without these words, choose that one."
                .to_owned()
        }
        Reason::EncryptionNotListed => {
            "The provider names no encryption for this server. If this works for you, keep it, because it is safer.".to_owned()
        }
        Reason::LocalPartOnly => "The whole e-mail address is needed, not only the part before the @.".to_owned(),
        Reason::WholeAddress => "Only the part before the @ is needed.".to_owned(),
        Reason::MissingAt => "The @ is missing.".to_owned(),
        Reason::NoName => "The part before the @ is missing.".to_owned(),
        Reason::OtherDomain { domain, right } => {
            ["These settings are for addresses that end in ", right, ". This one ends in ", domain, "."].concat()
        }
        Reason::NewDomain(new) => ["This is right if your address has been changed to ", new, "."].concat(),
        Reason::OldDomain { old, new } => {
            [&changing(old, new), " Your user name is the whole new address."].concat()
        }
        Reason::BeingReplaced { old, new } => {
            [&changing(old, new), " If yours has been changed, type the new address here."].concat()
        }
        Reason::DiffersFromAddress => "This is not the e-mail address that you gave us.".to_owned(),
        Reason::ExampleName => ["“", EXAMPLE, "” stands for your own name."].concat(),
    }
}

fn named(mark: char) -> String {
    match mark {
        '.' => "a dot".to_owned(),
        ',' => "a comma".to_owned(),
        ';' => "a semicolon".to_owned(),
        other => ["the character “", other.encode_utf8(&mut [0; 4]), "”"].concat(),
    }
}

fn listed(status: Status) -> &'static str {
    match status {
        Status::Recommended => "This is the first choice.",
        Status::Alternative => "This is a second choice, which works for some people.",
        Status::Unconfirmed => "No source that we trust names it.",
        Status::Outdated => "This is an old setting.",
    }
}

fn choice(security: Security) -> &'static str {
    match security {
        Security::None => "no encryption",
        other => other.name(),
    }
}

fn host_of(protocol: Protocol, wanted: Protocol) -> String {
    match (protocol, wanted) {
        (Protocol::Smtp, _) => "This server is for outgoing mail, and this field is for incoming mail.".to_owned(),
        (_, Protocol::Smtp) => "This server is for incoming mail, and this field is for outgoing mail.".to_owned(),
        _ => {
            let (is, checked) = (protocol.name(), wanted.name());
            let sentence = ["This server is for ", is, ", and you are checking ", checked, "."].concat();
            [&sentence, " If your account is set up with ", is, ", look at the settings for ", is, "."].concat()
        }
    }
}

fn port_of(port: u16, protocol: Protocol, wanted: Protocol) -> String {
    let port = port.to_string();
    match (protocol, wanted) {
        (Protocol::Smtp, _) => ["Port ", &port, " is for outgoing mail."].concat(),
        (_, Protocol::Smtp) => ["Port ", &port, " is for incoming mail."].concat(),
        _ => ["Port ", &port, " is for ", protocol.name(), ", and you are checking ", wanted.name(), "."].concat(),
    }
}

fn changing(old: &str, new: &str) -> String {
    ["Addresses that end in ", old, " are being changed to ", new, "."].concat()
}
