//! The field of a port.

use mailsteps_settings::{Protocol, Security, Server, Status};

use crate::{
    Field, Reason, Remark, Verdict,
    host::listed,
    server::{Entered, Side},
    text::{cut, is_number, visible},
};

/// Reads a port.
pub(crate) fn read<'a>(text: &str) -> Result<u16, Reason<'a>> {
    let text: String = visible(text).to_ascii_lowercase().split_whitespace().collect();
    let text = text.strip_prefix("port").unwrap_or(&text).trim_matches(['.', ',', ':', ';']);
    if is_number(text) {
        return text.parse().ok().filter(|port| *port != 0).ok_or(Reason::NoSuchPort);
    }
    let digits = text.replace('o', "0").replace(['l', 'i'], "1");
    match text.chars().find(|c| matches!(c, 'o' | 'l' | 'i')) {
        Some(letter) if is_number(&digits) => Err(Reason::LetterForDigit(letter)),
        _ => Err(Reason::NotANumber),
    }
}

/// `chosen` is the security in the reader's words.
pub(crate) fn judge<'a>(
    side: &Side<'a>,
    server: &'a Server,
    field: Field,
    read: Result<u16, Reason<'a>>,
    entered: Entered,
    chosen: &str,
) -> Remark<'a> {
    let mut reasons = Vec::new();
    let mut expected = server.port;
    let verdict = match read {
        Ok(port) if port == server.port.number() => {
            expected = side.best.port;
            if server.port == side.best.port {
                reasons.extend(server.unusual_port.as_deref().map(Reason::UnusualPort));
                Verdict::Right
            } else {
                // The note on another host stands beside the host already.
                let same_host = server.host == side.best.host;
                let here = if same_host { listed(server) } else { Some(Reason::FitsHost(server.host.as_str())) };
                reasons.extend(here);
                Verdict::of(server.status)
            }
        }
        Ok(port) => {
            let (verdict, reason) = other(side, server, port, entered, chosen);
            reasons.push(reason);
            verdict
        }
        Err(reason) => {
            reasons.push(reason);
            Verdict::Wrong
        }
    };
    Remark::new(field, verdict, reasons, &expected.to_string())
}

/// A port that is not the server's.
fn other<'a>(side: &Side<'a>, server: &'a Server, port: u16, entered: Entered, chosen: &str) -> (Verdict, Reason<'a>) {
    let wanted = side.protocol;
    let outdated =
        |entry: &&&'a Server| entry.status == Status::Outdated && entry.host == server.host && entered.fits(entry);
    let old = side.servers.iter().find(outdated).and_then(|entry| listed(entry));
    let reason = match usual(port) {
        _ if old.is_some() => old.unwrap_or(Reason::UnknownPort(port)),
        Some((protocol, _)) if protocol != wanted => Reason::PortOf { port, protocol, wanted },
        // Nobody says that an encrypted port does not work where the data has none.
        Some((_, Security::Tls)) if server.security == Security::None => {
            return (Verdict::Doubtful, Reason::EncryptionNotListed);
        }
        Some((_, Security::None)) if port == 25 => Reason::Port25,
        Some((_, Security::None)) => Reason::PlainPort(port),
        Some((_, security)) if entered.meaning.is_some_and(|meaning| !meaning.fits(security)) => {
            Reason::PortGoesWith { port, security, chosen: cut(chosen) }
        }
        _ => Reason::UnknownPort(port),
    };
    (Verdict::Wrong, reason)
}

/// What a port is for. Those of security `None` begin in the clear, and may go on with STARTTLS.
fn usual(port: u16) -> Option<(Protocol, Security)> {
    Some(match port {
        110 => (Protocol::Pop3, Security::None),
        995 => (Protocol::Pop3, Security::Tls),
        143 => (Protocol::Imap, Security::None),
        993 => (Protocol::Imap, Security::Tls),
        25 => (Protocol::Smtp, Security::None),
        465 => (Protocol::Smtp, Security::Tls),
        587 => (Protocol::Smtp, Security::Starttls),
        _ => return None,
    })
}
