//! Settings as the answer to Outlook.

use std::fmt::Write;

use mailsteps_settings::{Address, Authentication, Protocol, Security};

use super::{ENVELOPE, RESPONSE};
use crate::{Account, AccountServer, Cannot, MailServer, MailService, escaped::xml};

/// The answer for a mailbox: one account, and in it each protocol once, the recommended one first.
///
/// # Errors
/// Says what the format cannot express.
pub fn emit(service: &MailService, address: &Address) -> Result<String, Cannot> {
    let account = account(service, address)?;
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Autodiscover xmlns=\"{ENVELOPE}\">\n  <Response xmlns=\"{RESPONSE}\">\n    \
         <User>\n      <DisplayName>{}</DisplayName>\n    </User>\n    <Account>\n      \
         <AccountType>email</AccountType>\n      <Action>settings</Action>\n",
        xml(&address.to_string())
    );
    for server in account.incoming.iter().chain(&account.outgoing) {
        protocol(server, &mut text);
    }
    text.push_str("    </Account>\n  </Response>\n</Autodiscover>\n");
    Ok(text)
}

/// The servers that the answer names.
///
/// # Errors
/// Says what the format cannot express.
pub fn account(service: &MailService, address: &Address) -> Result<Account, Cannot> {
    service.check(address)?;
    let sending = service.needed_outgoing()?;
    if service.incoming.is_empty() {
        return Err(Cannot::because("No server for incoming mail is known."));
    }
    for server in service.incoming.iter().chain([sending]) {
        check(server)?;
    }
    Ok(Account {
        address: Some(address.to_string()),
        incoming: service.incoming.iter().map(|server| server.for_mailbox(Some(address))).collect(),
        outgoing: vec![sending.for_mailbox(Some(address))],
    })
}

fn check(server: &MailServer) -> Result<(), Cannot> {
    let way = match server.authentication {
        Authentication::Password => return Ok(()),
        Authentication::None if server.protocol == Protocol::Smtp => return Ok(()),
        Authentication::None => "without a password",
        Authentication::EncryptedPassword => "by an encrypted password",
        Authentication::Oauth2 => "by OAuth 2",
    };
    Err(Cannot::because(format!("Autodiscover cannot say that one signs in to {} {way}.", server.host)))
}

/// `Type` and then the elements in the order of the reference. `SPA`, `SSL` and `AuthRequired` are on where they are missing, so
/// none is.
fn protocol(server: &AccountServer, text: &mut String) {
    let (ssl, encryption) = match server.security {
        Security::Tls => ("on", "SSL"),
        Security::Starttls => ("on", "TLS"),
        Security::None => ("off", "None"),
    };
    let is_smtp = server.protocol == Protocol::Smtp;
    let needs_password = server.authentication != Some(Authentication::None);
    let on_off = |is_on| if is_on { "on" } else { "off" };
    let port = server.port.to_string();
    let username = xml(server.username.as_deref().unwrap_or_default());
    let mut elements = vec![
        ("Type", server.protocol.name()),
        ("Server", server.host.as_str()),
        ("Port", &port),
        ("LoginName", &username),
        ("DomainRequired", "off"),
        ("SPA", "off"),
        ("SSL", ssl),
        ("Encryption", encryption),
        ("AuthRequired", on_off(needs_password)),
    ];
    if is_smtp {
        elements.extend([("UsePOPAuth", on_off(needs_password)), ("SMTPLast", "off")]);
    }
    text.push_str("      <Protocol>\n");
    for (name, value) in elements {
        // Writing to a text cannot fail.
        let _ = writeln!(text, "        <{name}>{value}</{name}>");
    }
    text.push_str("      </Protocol>\n");
}
