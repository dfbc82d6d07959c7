//! The field of a server's name.

use mailsteps_settings::{Host, Offer, Server, Status};

use crate::{
    Field, Reason, Remark, Verdict,
    known::{Known, Use, known},
    server::{Entered, Side, meant},
    slips::slips,
    text::HostText,
};

/// The remark, and the host that port and security are held against.
pub(crate) fn judge<'a>(
    offer: Offer<'a>,
    side: &Side<'a>,
    field: Field,
    text: HostText<'a>,
    entered: Entered,
) -> (Remark<'a>, &'a Host) {
    let best = side.best;
    let mut reasons = text.slips;
    let mut verdict =
        if reasons.iter().all(|slip| *slip == Reason::UpperCase) { Verdict::Right } else { Verdict::Wrong };
    let mut host = &best.host;
    let used = if text.name.is_empty() { None } else { find(&known(offer, side), best, &text.name, &mut reasons) };
    match used {
        None if reasons.contains(&Reason::AddressForHost) => {}
        None => {
            verdict = verdict.max(unknown(offer, best, &text.name, &mut reasons));
        }
        Some((used, slipped)) => {
            if slipped {
                verdict = Verdict::Wrong;
            }
            let (found, reason) = mark(side, used, entered);
            verdict = verdict.max(found);
            // What was pasted around the webmail's address is not the point.
            if matches!(used, Use::Webmail) {
                reasons.clear();
            }
            reasons.extend(reason);
            if let Use::Mine(server) = used
                && found != Verdict::Wrong
            {
                host = &server.host;
            }
        }
    }
    // Said for comfort, and of no interest beside a mistake.
    if verdict != Verdict::Right {
        reasons.retain(|reason| *reason != Reason::UpperCase);
    }
    (Remark::new(field, verdict, reasons, best.host.as_str()), host)
}

/// The known name that was meant, and whether it took a slip to get from it to what was typed.
fn find<'a>(all: &[Known<'a>], best: &Server, name: &str, reasons: &mut Vec<Reason<'a>>) -> Option<(Use<'a>, bool)> {
    if let Some(known) = all.iter().find(|known| known.host == name) {
        return Some((known.used, false));
    }
    let mut nearest: Option<(usize, Vec<Reason<'a>>, Use<'a>)> = None;
    for known in all {
        let is_best = matches!(known.used, Use::Mine(server) if server.host == best.host);
        if let Some((distance, found)) = slips(name, known.host, is_best)
            && nearest.as_ref().is_none_or(|(least, ..)| distance < *least)
        {
            nearest = Some((distance, found, known.used));
        }
    }
    let (_, found, used) = nearest?;
    reasons.extend(found);
    Some((used, true))
}

/// What a known name is worth in this field.
fn mark<'a>(side: &Side<'a>, used: Use<'a>, entered: Entered) -> (Verdict, Option<Reason<'a>>) {
    match used {
        Use::Mine(server) if server.host == side.best.host => (Verdict::Right, listed(side.best)),
        Use::Mine(server) => {
            let entry = match server.status {
                Status::Outdated => {
                    let mut same_host = side.servers.iter().filter(|other| other.host == server.host);
                    same_host.find(|other| entered.fits(other)).copied().unwrap_or(server)
                }
                _ => meant(side, &server.host, entered),
            };
            (Verdict::of(entry.status), listed(entry))
        }
        Use::Other(protocol) => (Verdict::Wrong, Some(Reason::HostOf { protocol, wanted: side.protocol })),
        Use::Webmail => (Verdict::Wrong, Some(Reason::Webmail)),
        Use::Elsewhere { server, note_holds: true, .. } if server.status != Status::Recommended => {
            (Verdict::of(server.status), listed(server))
        }
        Use::Elsewhere { server, domain, same_group, .. } => {
            let may_work = same_group && server.status != Status::Outdated;
            let verdict = if may_work { Verdict::Doubtful } else { Verdict::Wrong };
            (verdict, Some(Reason::HostForDomain(domain)))
        }
    }
}

/// What the data says of an entry that it does not recommend.
pub(crate) fn listed<'a>(server: &'a Server) -> Option<Reason<'a>> {
    let reason = Reason::Listed { status: server.status, note: server.note.as_deref() };
    (server.status != Status::Recommended).then_some(reason)
}

/// A name with nothing near it in the data.
fn unknown<'a>(offer: Offer<'a>, best: &'a Server, name: &str, reasons: &mut Vec<Reason<'a>>) -> Verdict {
    let right = best.host.as_str().split_once('.').map_or("", |(_, rest)| rest);
    if is_within(name, right) {
        reasons.push(Reason::UnknownHost);
        return Verdict::Doubtful;
    }
    for group in &offer.provider().groups {
        for entry in &group.domains {
            if is_within(name, entry.name.as_str()) {
                reasons.push(Reason::EndsIn { domain: entry.name.as_str(), right });
                return Verdict::Wrong;
            }
        }
    }
    reasons.push(Reason::UnknownHost);
    Verdict::Wrong
}

fn is_within(name: &str, domain: &str) -> bool {
    name.strip_suffix(domain).is_some_and(|before| before.is_empty() || before.ends_with('.'))
}
