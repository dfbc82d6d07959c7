//! Settings as lines of a zone.

use mailsteps_settings::{Domain, Host, Security};

use super::SERVICES;
use crate::{Cannot, MailService, pacc};

/// The places on the web that the lines lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The server of the files.
    pub server: Host,
    /// The address of the Autoconfig file, which begins with `https://`.
    pub autoconfig: String,
    /// The SHA-256 of the PACC file, where there is one.
    pub pacc_sha256: Option<[u8; 32]>,
}

/// The lines for one domain. A server without encryption gets none: these records promise TLS (RFC 8314, section 5.1); a remark
/// says so.
///
/// # Errors
/// When the settings are not of this domain, or the address of the Autoconfig file cannot stand in a record.
pub fn emit(service: &MailService, domain: &Domain, published: Option<&Published>) -> Result<String, Cannot> {
    if !service.domains.contains(domain) {
        return Err(Cannot::because(format!("These settings are not those of {domain}.")));
    }
    let mut text = format!("; E-mail of {domain}\n");
    for (label, protocol, security) in SERVICES {
        let owner = format!("{label}._tcp.{domain}.");
        let servers = if SERVICES[4..].iter().any(|(outgoing, ..)| *outgoing == label) {
            &service.outgoing
        } else {
            &service.incoming
        };
        let found = servers.iter().position(|server| server.protocol == protocol && server.security == security);
        if let (Some(at), Some(server)) = (found, found.and_then(|at| servers.get(at))) {
            // The lower number is the one to prefer (RFC 6186, section 3.4).
            let priority = if at == 0 { 0 } else { 10 };
            text.push_str(&format!("{owner} IN SRV {priority} 1 {} {}.\n", server.port, server.host));
        } else if security == Security::Starttls
            && servers.iter().any(|server| server.protocol == protocol && server.security == Security::None)
        {
            text.push_str(&format!("; {label}: left out, because the server for {protocol} has no encryption\n"));
        } else {
            text.push_str(&format!("{owner} IN SRV 0 0 0 .\n"));
        }
    }
    if let Some(published) = published {
        publish(published, domain, &mut text)?;
    }
    Ok(text)
}

fn publish(published: &Published, domain: &Domain, text: &mut String) -> Result<(), Cannot> {
    let Published { server, autoconfig, pacc_sha256 } = published;
    let is_plain = autoconfig.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\\'));
    if !autoconfig.starts_with("https://") || !is_plain || autoconfig.len() > 240 {
        return Err(Cannot::because("The address of the Autoconfig file must be short and begin with https://."));
    }
    text.push_str("; Where mail programs find their settings\n");
    text.push_str(&format!("autoconfig.{domain}. IN CNAME {server}.\n"));
    text.push_str(&format!("autodiscover.{domain}. IN CNAME {server}.\n"));
    text.push_str(&format!("{domain}. IN TXT \"mailconf={autoconfig}\"\n"));
    if let Some(sha256) = pacc_sha256 {
        text.push_str(&format!("ua-auto-config.{domain}. IN CNAME {server}.\n"));
        text.push_str(&format!("_ua-auto-config.{domain}. IN TXT \"{}\"\n", pacc::record(sha256)));
    }
    Ok(())
}
