//! The sentences of an imported file: what the file itself shows, and that no more is known.

use mailsteps_settings::{Domain, Incoming, Protocol, Security, Server, Status};

use crate::{MailServer, autoconfig::parse::Read, ports};

pub(super) const NO_WEBMAIL: &str = "The imported file names no webmail, so this is the provider's help page, or its web site as its domain lets one guess. Put the webmail's own address here.";
pub(super) const NO_CHAT: &str = "The imported file names no support chat, so this is the provider's help page, or its web site as its domain lets one guess. Put the provider's own support here.";

pub(super) fn reason(name: &str, first: Incoming) -> String {
    let what = match first {
        Incoming::Imap => "With IMAP the mail stays on the server, and all your devices show the same messages.",
        Incoming::Pop3 => "POP3 brings your mail to one device.",
    };
    format!("{what} The settings that {name} has for mail programs name {} first.", first.name())
}

pub(super) fn otherwise(name: &str, first: Incoming, has_other: bool) -> String {
    let other = first.other();
    match (has_other, other) {
        (false, _) => format!("The settings of {name} name no server for {}.", other.name()),
        (true, Incoming::Pop3) => {
            "Choose POP3 if you read your mail on one device only and want to keep it there.".to_owned()
        }
        (true, Incoming::Imap) => "Choose IMAP if you read your mail on more than one device.".to_owned(),
    }
}

pub(super) fn server(entry: &Read, server: MailServer, status: Status, only: Vec<Domain>) -> Server {
    let MailServer { protocol, host, port, security, .. } = server;
    let is_usual = ports::usual(protocol, security) == port.number() && security != Security::None;
    let restricted =
        "The provider's settings say that this server is open only to some networks, such as the provider's own.";
    Server {
        protocol,
        host,
        port,
        security,
        status,
        only,
        note: entry.is_restricted.then(|| restricted.to_owned()),
        stance: None,
        plaintext_warning: (security == Security::None).then(|| {
            "This connection is not encrypted, so somebody on the same network could read your password and your mail."
                .to_owned()
        }),
        unusual_port: (!is_usual).then(|| unusual(protocol, security, port.number())),
        decision: None,
        sources: Vec::new(),
    }
}

fn unusual(protocol: Protocol, security: Security, port: u16) -> String {
    match security {
        Security::None => {
            format!("The provider's settings for mail programs name {protocol} on port {port} without encryption.")
        }
        _ => format!("The provider's settings for mail programs name port {port} for {protocol}."),
    }
}

/// Where there are several servers of a protocol, each says why it is there.
pub(super) fn decide(servers: &mut [Server]) {
    let several = |protocol| servers.iter().filter(|server| server.protocol == protocol).count() > 1;
    let several = [Protocol::Imap, Protocol::Pop3, Protocol::Smtp].map(several);
    for server in servers {
        let is_one_of_several = match server.protocol {
            Protocol::Imap => several[0],
            Protocol::Pop3 => several[1],
            Protocol::Smtp => several[2],
        };
        if !is_one_of_several {
            continue;
        }
        if server.status == Status::Recommended {
            server.decision = Some("The imported file names this server first, so mail programs take it.".to_owned());
        } else if server.note.is_none() {
            server.note = Some("Try this one if the first server does not answer.".to_owned());
        }
    }
}
