//! Host, port and security of one side, looked at together.

use mailsteps_settings::{Incoming, Offer, Protocol, Security, Server};

use crate::{
    Field, Meaning, Reason, Remark, Typed, Verdict, host,
    host::listed,
    port,
    security::{accepts_any_certificate, security_named},
    server::{Entered, Side, meant},
    text,
};

/// Adds the remarks on incoming mail by a protocol, or on outgoing mail.
pub(crate) fn judge<'a>(
    offer: Offer<'a>,
    incoming: Option<Incoming>,
    typed: &Typed<'_>,
    remarks: &mut Vec<Remark<'a>>,
) {
    let fields = match incoming {
        Some(_) => [Field::IncomingHost, Field::IncomingPort, Field::IncomingSecurity],
        None => [Field::OutgoingHost, Field::OutgoingPort, Field::OutgoingSecurity],
    };
    let wanted = incoming.map_or(Protocol::Smtp, Incoming::protocol);
    let other = incoming.map(Incoming::other);
    let instead = || other.and_then(|other| Side::new(offer, other.protocol()));
    let Some(side) = Side::new(offer, wanted).or_else(instead) else { return };
    let first = remarks.len();
    judge_fields(offer, &side, fields, typed, remarks);
    if let (Some(wanted), Some(instead)) = (incoming, other)
        && side.protocol == instead.protocol()
        && let Some(remark) = remarks.get_mut(first)
    {
        remark.verdict = Verdict::Wrong;
        remark.reasons.insert(0, Reason::NoServer { wanted, instead, domain: offer.domain().as_str() });
    }
}

fn judge_fields<'a>(
    offer: Offer<'a>,
    side: &Side<'a>,
    [host_field, port_field, security_field]: [Field; 3],
    typed: &Typed<'_>,
    remarks: &mut Vec<Remark<'a>>,
) {
    let (port_text, security_text) = (typed.get(port_field), typed.get(security_field).trim());
    let host_text = text::host(typed.get(host_field));
    let port = port::read(port_text);
    let entered =
        Entered { port: port.as_ref().ok().copied().or(host_text.port), meaning: security_named(security_text) };

    let mut host = &side.best.host;
    if !typed.is_empty(host_field) {
        let (remark, found) = host::judge(offer, side, host_field, host_text, entered);
        remarks.push(remark);
        host = found;
    }
    let server = meant(side, host, entered);
    if !typed.is_empty(port_field) {
        remarks.push(port::judge(side, server, port_field, port, entered, security_text));
    }
    if !typed.is_empty(security_field) {
        remarks.push(judge_security(side, server, security_field, entered, security_text));
    }
}

fn judge_security<'a>(side: &Side<'a>, server: &'a Server, field: Field, entered: Entered, text: &str) -> Remark<'a> {
    let port = server.port.number();
    let mut reasons = Vec::new();
    let mut expected = server.security;
    let verdict = match entered.meaning {
        None => {
            reasons.push(Reason::NotUnderstood);
            Verdict::Doubtful
        }
        Some(Meaning::Automatic) => {
            reasons.push(Reason::Automatic);
            Verdict::Doubtful
        }
        Some(meaning) if meaning.fits(server.security) => {
            expected = side.best.security;
            if meaning == Meaning::Tls {
                reasons.push(Reason::TlsMeans { port, security: server.security });
            }
            if server.security == Security::None {
                reasons.push(Reason::NotEncrypted(server.plaintext_warning.as_deref()));
            }
            if accepts_any_certificate(text) {
                reasons.push(Reason::AnyCertificate);
            }
            if server.security == side.best.security {
                Verdict::Right
            } else {
                // The first field that differs has the data's note.
                reasons.extend(match entered.port {
                    Some(port) => Some(Reason::FitsPort(port)),
                    None if server.host == side.best.host => listed(server),
                    None => Some(Reason::FitsHost(server.host.as_str())),
                });
                Verdict::of(server.status)
            }
        }
        Some(Meaning::Is(Security::None)) => {
            let unprotected = |entry: &&&Server| entry.host == server.host && entry.security == Security::None;
            let warning = side.servers.iter().find(unprotected).and_then(|entry| entry.plaintext_warning.as_deref());
            reasons.push(Reason::NotEncrypted(warning));
            Verdict::Wrong
        }
        Some(_) if server.security == Security::None => {
            reasons.push(Reason::EncryptionNotListed);
            Verdict::Doubtful
        }
        Some(Meaning::Ssl) => {
            reasons.push(Reason::SslSwitch);
            Verdict::Doubtful
        }
        Some(_) => {
            reasons.push(Reason::PortGoesWith { port, security: server.security, chosen: text::cut(text) });
            Verdict::Wrong
        }
    };
    Remark::new(field, verdict, reasons, expected.name())
}
