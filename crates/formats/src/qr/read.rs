//! Reading a code's text: every mistake, and the accounts in it.

use mailsteps_settings::{Host, Port, Protocol};

use super::{AUTHENTICATIONS, Payload, SECURITIES};
use crate::{
    Account, AccountServer, Finding, Rule,
    placed_json::{Json, Value, read as read_json},
    ports,
    report::{Report, quoted},
};

const Q2: Rule = Rule("Q2");

/// Everything that is wrong with a code's text (rule Q2).
#[must_use]
pub fn lint(text: &str) -> Vec<Finding> {
    let mut report = Report::of(text);
    read(text, &mut report);
    report.findings()
}

/// The accounts of a code.
///
/// # Errors
/// What is wrong with it, where no account can be read from it.
pub fn parse(text: &str) -> Result<Vec<Payload>, Vec<Finding>> {
    let mut report = Report::of(text);
    let payloads = read(text, &mut report);
    if !payloads.is_empty() {
        return Ok(payloads);
    }
    report.add(Q2, 0, "There is no account in this code that can be read", "Add the two arrays of an account");
    Err(report.findings())
}

fn read(text: &str, report: &mut Report<'_>) -> Vec<Payload> {
    let mut payloads = Vec::new();
    let Some(json) = read_json(text, Q2, report) else { return payloads };
    let Some(root) = list(&json, "The code", 4, usize::MAX, report) else { return payloads };
    let [version, sequence, accounts @ ..] = root else { return payloads };
    if version.integer() != Some(1) {
        report.add(Q2, version.at, "The format version is not 1", "Write 1 as the first element");
    }
    check_sequence(sequence, report);
    for pair in accounts.chunks(2) {
        match pair {
            [incoming, groups] => payloads.extend(account(incoming, groups, report)),
            [incoming] => report.add(Q2, incoming.at, "An account has no array for outgoing mail", "Add it behind"),
            _ => {}
        }
    }
    payloads
}

fn list<'a>(json: &'a Json, what: &str, least: usize, most: usize, report: &mut Report<'_>) -> Option<&'a [Json]> {
    let Some(list) = json.list() else {
        report.add(Q2, json.at, format!("{what} is not an array"), "Put it into [ and ]");
        return None;
    };
    if list.len() < least {
        let text = format!("{what} has {} elements, not {least}", list.len());
        report.add(Q2, json.at, text, "Add those that are missing, in the order of the format");
        return None;
    }
    if let Some(more) = list.get(most) {
        report.add(
            Q2,
            more.at,
            format!("{what} has more than {most} elements"),
            "Remove those that the format does not know",
        );
    }
    Some(list)
}

fn check_sequence(json: &Json, report: &mut Report<'_>) {
    let Some([number, end, ..]) = list(json, "The sequence", 2, 2, report) else { return };
    match (number.integer(), end.integer()) {
        (Some(number), Some(end)) if 1 <= number && number <= end => {}
        _ => report.add(Q2, json.at, "The sequence is not of a number and a total", "Write [1,1] for a single code"),
    }
}

fn account(incoming: &Json, groups: &Json, report: &mut Report<'_>) -> Option<Payload> {
    let incoming = server(incoming, true, report);
    let (mut outgoing, mut identity) = (Vec::new(), None);
    for group in list(groups, "The array for outgoing mail", 1, usize::MAX, report)? {
        let Some([first, identities @ ..]) = list(group, "A group of outgoing mail", 2, usize::MAX, report) else {
            continue;
        };
        outgoing.extend(server(first, false, report));
        for json in identities {
            let read = read_identity(json, report);
            identity = identity.or(read);
        }
    }
    let (address, name) = identity?;
    let incoming = vec![incoming?];
    (!outgoing.is_empty()).then_some(Payload { account: Account { address: Some(address), incoming, outgoing }, name })
}

fn read_identity(json: &Json, report: &mut Report<'_>) -> Option<(String, String)> {
    let Some([address, name, ..]) = list(json, "An identity", 2, 2, report) else { return None };
    let (at, address, name) = (address.at, text(address, "The address", report), text(name, "The name", report));
    let is_address = |text: &str| {
        text.is_ascii()
            && text.rsplit_once('@').is_some_and(|(local, domain)| !local.is_empty() && domain.parse::<Host>().is_ok())
    };
    if let Some(address) = address.as_deref().filter(|address| !is_address(&address.to_ascii_lowercase())) {
        let mend = "Write the whole address, in ASCII";
        report.add(Q2, at, format!("{} is not an address that the app takes", quoted(address)), mend);
        return None;
    }
    Some((address?, name?))
}

fn text(json: &Json, what: &str, report: &mut Report<'_>) -> Option<String> {
    let Some(text) = json.text() else {
        report.add(Q2, json.at, format!("{what} is not a text"), "Put it in quotes");
        return None;
    };
    if text.contains(['\r', '\n']) {
        report.add(Q2, json.at, format!("{what} has a line break"), "Write it on one line");
    }
    Some(text.to_owned())
}

fn number(json: &Json, what: &str, allowed: std::ops::RangeInclusive<i64>, report: &mut Report<'_>) -> Option<i64> {
    let number = json.integer().filter(|number| allowed.contains(number));
    if number.is_none() {
        let text = format!("{what} is not a whole number from {} to {}", allowed.start(), allowed.end());
        report.add(Q2, json.at, text, "Write such a number, without quotes and without a point");
    }
    number
}

fn server(json: &Json, is_incoming: bool, report: &mut Report<'_>) -> Option<AccountServer> {
    let (what, most) = if is_incoming { ("The incoming server", 8) } else { ("The outgoing server", 7) };
    let elements = list(json, what, 6, most, report)?;
    let [protocol, host, port, security, authentication, username, optional @ ..] = elements else { return None };
    let protocol = number(protocol, "The protocol", 0..=i64::from(is_incoming), report).map(|number| match number {
        _ if !is_incoming => Protocol::Smtp,
        0 => Protocol::Imap,
        _ => Protocol::Pop3,
    });
    let host = text(host, "The host name", report).and_then(|name| {
        let name = name.to_ascii_lowercase().parse::<Host>().map_err(|why| {
            let mend = "Write the name alone, in ASCII";
            report.add(Q2, host.at, format!("The host name is not one: {why}"), mend);
        });
        name.ok()
    });
    let port = number(port, "The port", 1..=65_535, report)
        .and_then(|port| u64::try_from(port).ok())
        .and_then(|port| Port::try_from(port).ok());
    let encryption = number(security, "The encryption", 0..=3, report).and_then(|number| {
        if number == 1 {
            report.add(Q2, security.at, "The encryption 1 is forbidden", "Write 2 for STARTTLS or 3 for SSL/TLS");
        }
        SECURITIES.iter().find(|(known, _)| *known == number).map(|(_, security)| *security)
    });
    if let (Some(protocol), Some(port), Some(encryption)) = (protocol, port, encryption)
        && let Some(text) = ports::contradiction(protocol, port, encryption)
    {
        report.add(Q2, security.at, text, "Write 3 for ports 993, 995 and 465, and 2 for 143, 110 and 587");
    }
    let by = number(authentication, "The authentication", 0..=6, report);
    let username_text = text(username, "The user name", report);
    if username_text.as_deref() == Some("") && by != Some(0) {
        report.add(Q2, username.at, "The user name is empty", "Write the user name itself");
    }
    let (name, password) = if is_incoming { (optional.first(), optional.get(1)) } else { (None, optional.first()) };
    if let Some(name) = name.filter(|name| name.value != Value::Null) {
        text(name, "The account's name", report);
    }
    if let Some(password) = password.filter(|password| password.value != Value::Null)
        && text(password, "The password", report).is_some_and(|text| !text.is_empty())
    {
        let mend = "Leave it out: the app asks for it";
        report.add(Q2, password.at, "The code holds a password, which everybody who sees it can read", mend);
    }
    let authentication = AUTHENTICATIONS.iter().find(|(known, _)| Some(*known) == by).map(|(_, by)| *by);
    Some(AccountServer {
        protocol: protocol?,
        host: host?,
        port: port?,
        security: encryption?,
        username: username_text,
        authentication,
    })
}
