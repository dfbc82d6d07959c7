//! Settings as PACC.

use mailsteps_settings::{Authentication, Protocol, Security};
use serde_json::{Map, Value, json};

use crate::{Cannot, MailServer, MailService, ports};

/// Characters that a provider's name may have, and its short name.
pub(super) const NAME: usize = 60;
pub(super) const SHORT_NAME: usize = 12;

/// The file of a domain. Each protocol goes by the server that the pages show: a second choice must not become a program's only
/// one because this format can say it.
///
/// # Errors
/// Says what the format cannot express.
pub fn emit(service: &MailService) -> Result<String, Cannot> {
    let sending = service.needed_outgoing()?;
    if service.incoming.is_empty() {
        return Err(Cannot::because("No server for incoming mail is known."));
    }
    let mut protocols = Map::new();
    for server in service.incoming.iter().chain([sending]) {
        check(server)?;
        protocols.insert(server.protocol.id().to_owned(), json!({ "host": server.host.as_str() }));
    }
    let name: String = service.provider.trim().chars().take(NAME).collect();
    if name.is_empty() {
        return Err(Cannot::because("PACC needs the provider's name."));
    }
    let mut provider = Map::from_iter([("name".to_owned(), Value::from(name.as_str()))]);
    if name.chars().count() <= SHORT_NAME {
        provider.insert("shortName".to_owned(), Value::from(name));
    }
    let mut info = Map::from_iter([("provider".to_owned(), Value::from(provider))]);
    if let Some(help) = service.help.as_deref().filter(|help| help.starts_with("https://")) {
        info.insert("help".to_owned(), json!({ "documentation": help }));
    }
    let file = json!({ "protocols": protocols, "authentication": { "password": true }, "info": info });
    Ok(format!("{file:#}\n"))
}

fn check(server: &MailServer) -> Result<(), Cannot> {
    let MailServer { protocol, host, port, security, .. } = server;
    let need = ports::usual(*protocol, Security::Tls);
    let what = match protocol {
        Protocol::Smtp => "outgoing mail",
        Protocol::Imap | Protocol::Pop3 => "incoming mail",
    };
    let why = match security {
        Security::Starttls => format!("{host} for {what} uses port {port} with STARTTLS"),
        Security::None => format!("{host} for {what} uses port {port} without encryption"),
        Security::Tls if port.number() != need => format!("{host} for {what} uses port {port}"),
        Security::Tls if server.authentication != Authentication::Password => {
            return Err(Cannot::because(format!(
                "PACC cannot say how one signs in to {host} without a plain password."
            )));
        }
        Security::Tls => return Ok(()),
    };
    Err(Cannot::because(format!("PACC knows only port {need} with SSL/TLS for {protocol}, but {why}.")))
}
