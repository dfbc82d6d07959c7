//! The field of a user name.

use mailsteps_settings::{Address, Domain, Offer, UsernameForm};

use crate::{
    Field, Reason, Remark, Verdict,
    slips::slips,
    text::{cut, dotted, note, visible, without_end_marks},
};

/// What stands for the reader's own name in the guide's examples.
pub(crate) const EXAMPLE: &str = "yourname";

/// Whole addresses or the part before the @, whichever the provider takes; the reader's own where it is known.
pub(crate) fn judge<'a>(offer: Offer<'a>, address: Option<&Address>, field: Field, text: &str) -> Remark<'a> {
    let address = address.filter(|address| address.domain() == offer.domain());
    let wants_whole = offer.group().login.username.value == UsernameForm::FullAddress;
    let mut reasons = Vec::new();
    let text = clean(&visible(text), &mut reasons);
    let mut verdict = if reasons.is_empty() { Verdict::Right } else { Verdict::Wrong };

    let own = offer.domain().as_str();
    let (local, domain) = split(&text, own, wants_whole, &mut reasons);
    if local.contains('@') {
        reasons.push(Reason::Character('@'));
    }
    if local.bytes().any(|byte| byte.is_ascii_uppercase()) {
        note(&mut reasons, Reason::UpperCase);
    }
    if reasons.iter().any(|slip| *slip != Reason::UpperCase) {
        verdict = Verdict::Wrong;
    }
    if let Some(domain) = domain {
        let (found, reason) = judge_domain(offer, &domain);
        verdict = verdict.max(found);
        reasons.extend(reason);
        if !wants_whole {
            verdict = Verdict::Wrong;
            reasons.push(Reason::WholeAddress);
        }
    }
    let (found, reason) = judge_name(local, address);
    verdict = verdict.max(found);
    reasons.extend(reason);
    // Said for comfort, and of no interest beside a mistake.
    if verdict != Verdict::Right {
        reasons.retain(|reason| !matches!(reason, Reason::UpperCase | Reason::BeingReplaced { .. }));
    }

    // RFC 5321, section 4.5.3.1.1: what is longer is something else that was pasted.
    let is_name = (1..=64).contains(&local.len()) && !local.contains('@') && !local.eq_ignore_ascii_case(EXAMPLE);
    let name = address.map_or(if is_name { local } else { EXAMPLE }, Address::local);
    let expected = if wants_whole { [name, "@", own].concat() } else { name.to_owned() };
    Remark::new(field, verdict, reasons, &expected)
}

/// Without white space and what was pasted along.
fn clean(text: &str, reasons: &mut Vec<Reason<'_>>) -> String {
    let mut rest = text;
    if let Some(start) = rest.get(..7)
        && start.eq_ignore_ascii_case("mailto:")
    {
        reasons.push(Reason::Extra(start.to_owned()));
        rest = &rest[7..];
    }
    let around = |c: char| matches!(c, '<' | '>' | '"' | '“' | '”' | '(' | ')');
    if let Some(mark) = rest.chars().find(|c| around(*c)) {
        reasons.push(Reason::Character(mark));
        rest = rest.trim_matches(around);
    }
    let rest = without_end_marks(rest, reasons);
    if rest.contains(char::is_whitespace) {
        reasons.push(Reason::Space);
    }
    rest.chars().filter(|c| !c.is_whitespace()).map(|c| if c == '＠' { '@' } else { c }).collect()
}

/// The part before the @, and the domain where there is one.
fn split<'t>(text: &'t str, own: &str, wants_whole: bool, reasons: &mut Vec<Reason<'_>>) -> (&'t str, Option<String>) {
    let (local, domain) = text.rsplit_once('@').unwrap_or((text, ""));
    if !domain.is_empty() {
        return (local, Some(dotted(domain, reasons)));
    }
    if !wants_whole || local.is_empty() {
        return (local, None);
    }
    let before = without_own_domain(local, own);
    reasons.push(if before.is_some() { Reason::MissingAt } else { Reason::LocalPartOnly });
    (before.unwrap_or(local), None)
}

/// The part before the domain where only the @ is missing: `jane.q.com`, `janeq.com`.
fn without_own_domain<'t>(text: &'t str, own: &str) -> Option<&'t str> {
    let at = text.len().checked_sub(own.len()).filter(|at| *at > 0)?;
    let matches = text.get(at..)?.eq_ignore_ascii_case(own);
    text.get(..at).filter(|_| matches).map(|local| local.trim_end_matches(['.', ',', '#']))
}

fn judge_domain<'a>(offer: Offer<'a>, typed: &str) -> (Verdict, Option<Reason<'a>>) {
    let own = offer.domain();
    let replaced_by = |name: &Domain| -> Option<&'a Domain> {
        let entries = offer.provider().groups.iter().flat_map(|group| &group.domains);
        let entry = entries.into_iter().find(|entry| entry.name == *name)?;
        entry.replaced_by.as_ref().map(|new| &new.value)
    };
    let new = replaced_by(own);
    if typed == own.as_str() {
        let reason = new.map(|new| Reason::BeingReplaced { old: own.as_str(), new: new.as_str() });
        return (Verdict::Right, reason);
    }
    if let Some(new) = new.filter(|new| new.as_str() == typed) {
        return (Verdict::Doubtful, Some(Reason::NewDomain(new.as_str())));
    }
    let other = || Reason::OtherDomain { domain: cut(typed), right: own.as_str() };
    for group in &offer.provider().groups {
        for entry in &group.domains {
            if entry.name.as_str() == typed {
                let is_old = replaced_by(&entry.name) == Some(own);
                let old = Reason::OldDomain { old: entry.name.as_str(), new: own.as_str() };
                return (Verdict::Wrong, Some(if is_old { old } else { other() }));
            }
        }
    }
    let slip = slips(typed, own.as_str(), false).and_then(|(_, mut found)| found.pop());
    (Verdict::Wrong, Some(slip.unwrap_or_else(other)))
}

fn judge_name<'a>(local: &str, address: Option<&Address>) -> (Verdict, Option<Reason<'a>>) {
    if local.is_empty() {
        return (Verdict::Wrong, Some(Reason::NoName));
    }
    match address {
        Some(address) if local.eq_ignore_ascii_case(address.local()) => (Verdict::Right, None),
        _ if local.eq_ignore_ascii_case(EXAMPLE) => (Verdict::Wrong, Some(Reason::ExampleName)),
        // The slip may be in the address as well as here.
        Some(_) => (Verdict::Doubtful, Some(Reason::DiffersFromAddress)),
        None => (Verdict::Right, None),
    }
}
