//! Settings as a profile.

use std::collections::BTreeMap;

use mailsteps_settings::{Address, Authentication, Domain, Incoming, Security};

use super::{
    ids::{Part, identifier, uuid},
    plist::Plist,
    security,
};
use crate::{Account, AccountServer, Cannot, MailServer, MailService};

/// The profile for a domain's mail by one protocol. Without an address the device asks for it, so one profile serves everybody
/// of the domain; with one it fills it in. There is never a password in it.
///
/// # Errors
/// Says what a profile cannot express.
pub fn emit(
    service: &MailService,
    domain: &Domain,
    incoming: Incoming,
    address: Option<&Address>,
) -> Result<String, Cannot> {
    let account = account(service, domain, incoming, address)?;
    let whose = account.address.as_deref().unwrap_or(domain.as_str());
    let provider = if service.provider.trim().is_empty() { domain.as_str() } else { &service.provider };

    let mut mail = BTreeMap::from([
        ("EmailAccountDescription", Plist::from(whose)),
        ("EmailAccountType", Plist::from(if incoming == Incoming::Imap { "EmailTypeIMAP" } else { "EmailTypePOP" })),
        ("PayloadDisplayName", Plist::Text(format!("E-mail of {whose} ({})", incoming.name()))),
        ("PayloadType", Plist::from("com.apple.mail.managed")),
    ]);
    if let Some(address) = &account.address {
        mail.insert("EmailAddress", Plist::from(address.as_str()));
    }
    for server in &account.incoming {
        put(server, &INCOMING, &mut mail)?;
    }
    for server in &account.outgoing {
        put(server, &OUTGOING, &mut mail)?;
    }
    // One question for the password in place of two.
    let asks_once = account.outgoing.iter().all(|server| server.authentication != Some(Authentication::None));
    mail.insert("OutgoingPasswordSameAsIncomingPassword", Plist::Truth(asks_once));
    name(Part::Account, domain, incoming, address, &mut mail);

    let mut profile = BTreeMap::from([
        (
            "PayloadDescription",
            Plist::Text(format!(
                "Sets up the e-mail account of {whose} with the servers of {provider}. It holds no password; your device asks for it."
            )),
        ),
        ("PayloadDisplayName", Plist::Text(format!("E-mail of {whose} ({})", incoming.name()))),
        ("PayloadRemovalDisallowed", Plist::Truth(false)),
        ("PayloadType", Plist::from("Configuration")),
        ("PayloadContent", Plist::List(vec![Plist::Dict(mail)])),
    ]);
    name(Part::Profile, domain, incoming, address, &mut profile);
    Ok(Plist::Dict(profile).file())
}

/// The servers that the profile names. Apple's one switch for encryption leaves STARTTLS in doubt, so a server of implicit TLS
/// comes first where the settings have one.
///
/// # Errors
/// Says what a profile cannot express.
pub fn account(
    service: &MailService,
    domain: &Domain,
    incoming: Incoming,
    address: Option<&Address>,
) -> Result<Account, Cannot> {
    if !service.domains.contains(domain) || address.is_some_and(|address| address.domain() != domain) {
        return Err(Cannot::because(format!("These settings are not for addresses of {domain}.")));
    }
    if let Some(address) = address {
        service.check(address)?;
    }
    let receiving = service.needed_incoming(incoming)?;
    let first = service.needed_outgoing()?;
    let sending = service.outgoing.iter().find(|server| server.security == Security::Tls).unwrap_or(first);
    for server in [receiving, sending] {
        check(server)?;
    }
    Ok(Account {
        address: address.map(Address::to_string),
        incoming: vec![receiving.for_mailbox(address)],
        outgoing: vec![sending.for_mailbox(address)],
    })
}

fn check(server: &MailServer) -> Result<(), Cannot> {
    let MailServer { protocol, host, port, .. } = server;
    if security(*protocol, port.number(), server.security != Security::None) != server.security {
        return Err(Cannot::because(format!(
            "A profile has one switch for every kind of encryption, and with port {port} Mail would not take it for the {} of {host}.",
            server.security.name()
        )));
    }
    authentication(server.authentication).map(drop)
}

fn authentication(authentication: Authentication) -> Result<&'static str, Cannot> {
    match authentication {
        Authentication::Password => Ok("EmailAuthPassword"),
        Authentication::EncryptedPassword => Ok("EmailAuthCRAMMD5"),
        Authentication::None => Ok("EmailAuthNone"),
        Authentication::Oauth2 => Err(Cannot::because("A profile's mail account cannot sign in by OAuth 2.")),
    }
}

/// The keys for a server.
struct Keys {
    authentication: &'static str,
    host: &'static str,
    port: &'static str,
    use_ssl: &'static str,
    username: &'static str,
}

const INCOMING: Keys = Keys {
    authentication: "IncomingMailServerAuthentication",
    host: "IncomingMailServerHostName",
    port: "IncomingMailServerPortNumber",
    use_ssl: "IncomingMailServerUseSSL",
    username: "IncomingMailServerUsername",
};

const OUTGOING: Keys = Keys {
    authentication: "OutgoingMailServerAuthentication",
    host: "OutgoingMailServerHostName",
    port: "OutgoingMailServerPortNumber",
    use_ssl: "OutgoingMailServerUseSSL",
    username: "OutgoingMailServerUsername",
};

fn put(server: &AccountServer, keys: &Keys, mail: &mut BTreeMap<&'static str, Plist>) -> Result<(), Cannot> {
    if let Some(by) = server.authentication {
        mail.insert(keys.authentication, Plist::from(authentication(by)?));
    }
    mail.insert(keys.host, Plist::from(server.host.as_str()));
    mail.insert(keys.port, Plist::Integer(server.port.number()));
    mail.insert(keys.use_ssl, Plist::Truth(server.security != Security::None));
    if let Some(username) = &server.username {
        mail.insert(keys.username, Plist::from(username.as_str()));
    }
    Ok(())
}

fn name(
    part: Part,
    domain: &Domain,
    incoming: Incoming,
    address: Option<&Address>,
    dict: &mut BTreeMap<&'static str, Plist>,
) {
    let uuid = uuid(part, domain, incoming, address).hyphenated().to_string().to_uppercase();
    dict.insert("PayloadIdentifier", Plist::Text(identifier(part, domain, incoming, address)));
    dict.insert("PayloadUUID", Plist::Text(uuid));
    dict.insert("PayloadVersion", Plist::Integer(1));
}
