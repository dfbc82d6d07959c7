//! Rules of a provider's file.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{
    Cursor, Rule,
    findings::{Findings, quoted, shown},
    servers,
    sources::day,
};
use crate::{Incoming, Protocol, Status, Unit, UsernameForm};

pub(super) fn check(file: &Cursor<'_>, findings: &mut Findings) {
    day(&file.at("updated"), Rule::Date, "the day on which somebody last went through the file", findings);
    domains_once(file, findings);
    replaced_by_itself(file, findings);
    for group in file.at("groups").items() {
        username(&group.at("login"), findings);
        only(&group, findings);
        servers::check(&group, findings);
        offers(&group, findings);
        limits(&group.at("limits"), findings);
        web_address(&group.at("webmail"), findings);
    }
}

/// The domains of a group.
pub(super) fn domains<'a>(group: &Cursor<'a>) -> Vec<&'a str> {
    group.at("domains").items().filter_map(|domain| domain.at("name").text()).collect()
}

/// D1: each domain once.
fn domains_once(file: &Cursor<'_>, findings: &mut Findings) {
    let mut seen = BTreeMap::new();
    for domain in file.at("groups").items().flat_map(|group| group.at("domains").items()) {
        let name = domain.at("name");
        let Some(text) = name.text() else { continue };
        let first = seen.entry(text.to_lowercase()).or_insert_with(|| name.path().clone());
        if first != name.path() {
            let problem = format!("the domain {text:?} is in the file already, at {first}");
            findings.add(&name, Rule::D1, problem, "remove one of them");
        }
    }
}

/// An address changes to one of another domain.
fn replaced_by_itself(file: &Cursor<'_>, findings: &mut Findings) {
    for domain in file.at("groups").items().flat_map(|group| group.at("domains").items()) {
        let new = domain.at("replaced_by").at("value");
        if new.text().is_some() && new.text() == domain.at("name").text() {
            let problem = "the domain is replaced by itself";
            findings.add(&new, Rule::Only, problem, "name the new domain, or remove \"replaced_by\"");
        }
    }
}

/// D7: the form of the user name is given.
fn username(login: &Cursor<'_>, findings: &mut Findings) {
    let username = login.at("username");
    let form = username.at("value");
    let mend = "write \"full-address\" (jane@example.net) or \"local-part\" (jane)";
    for (holder, part) in [(login, &username), (&username, &form)] {
        if holder.value().is_some_and(Value::is_object) && part.value().is_none() {
            findings.add(part, Rule::D7, "the form of the user name is missing", mend);
        }
    }
    if let Some(value) = form.value()
        && form.read::<UsernameForm>().is_none()
    {
        findings.add(&form, Rule::D7, format!("{} is no form of a user name", shown(value)), mend);
    }
}

/// `only` names domains of its own group.
fn only(group: &Cursor<'_>, findings: &mut Findings) {
    let domains = domains(group);
    let holders = group.at("servers").items().chain(group.at("notes").items());
    for name in holders.flat_map(|holder| holder.at("only").items()) {
        let Some(text) = name.text() else { continue };
        if !domains.contains(&text) {
            let mend = format!("name a domain of the group: {}", quoted(&domains));
            findings.add(&name, Rule::Only, format!("{text:?} is not a domain of this group"), mend);
        }
    }
}

/// Every domain has servers that the guide can show: for the recommended protocol, and for outgoing mail.
fn offers(group: &Cursor<'_>, findings: &mut Findings) {
    let recommended = group.at("recommended").at("protocol");
    let incoming = recommended.read::<Incoming>().map(|incoming| (recommended, incoming.protocol()));
    for (at, protocol) in incoming.into_iter().chain([(group.at("servers"), Protocol::Smtp)]) {
        let servers = group.at("servers");
        let shown: Vec<Cursor<'_>> = servers
            .items()
            .filter(|server| server.at("protocol").read() == Some(protocol))
            .filter(|server| server.at("status").read() != Some(Status::Outdated))
            .collect();
        let without: BTreeSet<&str> = domains(group)
            .into_iter()
            .filter(|domain| !shown.iter().any(|server| servers::is_for(server, domain)))
            .collect();
        if !without.is_empty() {
            let problem = format!("the guide has no {protocol} server to show for {}", quoted(without));
            let mend = format!("add a {protocol} server for them that is not outdated");
            findings.add(&at, Rule::Servers, problem, mend);
        }
    }
}

/// D9: a limit says what it counts.
fn limits(limits: &Cursor<'_>, findings: &mut Findings) {
    let sizes: &[Unit] = &[Unit::Megabytes, Unit::Gigabytes];
    for (name, units) in [("mailbox", sizes), ("message", sizes), ("recipients", &[Unit::RecipientsPerMessage])] {
        let limit = limits.at(name);
        let values = limit.at("others").items().chain([limit]).map(|holder| holder.at("value"));
        for value in values.filter(|value| value.value().is_some()) {
            let unit = value.at("unit");
            let fitting = quoted(units.iter().map(|unit| unit.name()));
            if value.value().is_some_and(|value| !value.is_object()) {
                let mend = format!("write {{ \"amount\": 700, \"unit\": … }} with one of {fitting}");
                findings.add(&value, Rule::D9, "the limit is not an amount with a unit", mend);
            } else if unit.read::<Unit>().is_none_or(|unit| !units.contains(&unit)) {
                let problem = match unit.value() {
                    None => "the unit is missing".to_owned(),
                    Some(unit) => format!("{unit} is no unit for this limit"),
                };
                findings.add(&unit, Rule::D9, problem, format!("write one of {fitting}"));
            }
            if value.at("amount").number() == Some(0) {
                let mend = "write the number, or leave the limit out where no source gives one";
                findings.add(&value.at("amount"), Rule::D9, "a limit of 0 lets nothing through", mend);
            }
        }
    }
}

/// The webmail is a link in the guide.
fn web_address(webmail: &Cursor<'_>, findings: &mut Findings) {
    let value = webmail.at("value");
    if value.text().is_some_and(|text| !text.starts_with("https://") && !text.starts_with("http://")) {
        let problem = "this is not a web address that can be opened";
        findings.add(&value, Rule::Shape, problem, "write a whole web address that begins with https://");
    }
}
