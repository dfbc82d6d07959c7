//! Settings as an Autoconfig file.

use std::fmt::Write as _;

use mailsteps_settings::{Authentication, Protocol, Security, UsernameForm};

use super::{ADDRESS, LOCAL_PART, LONGEST_NAMES, NOT_ON_ANDROID};
use crate::{Cannot, MailServer, MailService, escaped::xml};

/// The file. With an address, which may be of any domain and need not exist, it stands where the placeholders are otherwise.
///
/// # Errors
/// When there is no domain, no incoming or no outgoing server: every reader refuses such a file.
pub fn emit(service: &MailService, address: Option<&str>) -> Result<String, Cannot> {
    let Some(id) = service.domains.first() else { return Err(Cannot::because("The settings are for no domain.")) };
    if service.incoming.is_empty() {
        return Err(Cannot::because("There is no server for incoming mail."));
    }
    if service.outgoing.is_empty() {
        return Err(Cannot::because("There is no server for outgoing mail, and an Autoconfig file needs one."));
    }
    let [longest, shortest] = LONGEST_NAMES;
    let name = |most| xml(&shortened(&service.provider, most));
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<clientConfig version=\"1.1\">\n");
    // Writing to a String cannot fail.
    let _ = writeln!(text, "  <emailProvider id=\"{id}\">");
    if let Some(why) = not_on_android(service) {
        let _ = writeln!(text, "    <!-- {NOT_ON_ANDROID} {why} -->");
    }
    for domain in &service.domains {
        let _ = writeln!(text, "    <domain>{domain}</domain>");
    }
    let _ = writeln!(text, "    <displayName>{}</displayName>", name(longest));
    let _ = writeln!(text, "    <displayShortName>{}</displayShortName>", name(shortest));
    for server in &service.incoming {
        write_server(&mut text, "incomingServer", server, address);
    }
    for server in &service.outgoing {
        write_server(&mut text, "outgoingServer", server, address);
    }
    // Thunderbird shows it as a link, and a page about passwords is no page to read over an open line.
    if let Some(help) = service.help.as_deref().filter(|help| help.starts_with("https://")) {
        let _ = writeln!(text, "    <documentation url=\"{}\">", xml(help));
        let _ = writeln!(text, "      <descr lang=\"en\">Mail settings of {}</descr>", name(longest));
        text.push_str("    </documentation>\n");
    }
    text.push_str("  </emailProvider>\n</clientConfig>\n");
    Ok(text)
}

fn write_server(text: &mut String, element: &str, server: &MailServer, address: Option<&str>) {
    let MailServer { protocol, host, port, security, username, authentication } = server;
    let socket = match security {
        Security::Tls => "SSL",
        Security::Starttls => "STARTTLS",
        Security::None => "plain",
    };
    let authentication = match authentication {
        Authentication::Password => "password-cleartext",
        Authentication::EncryptedPassword => "password-encrypted",
        Authentication::Oauth2 => "OAuth2",
        Authentication::None => "none",
    };
    let username = match (username, address) {
        (UsernameForm::FullAddress, None) => ADDRESS.to_owned(),
        (UsernameForm::LocalPart, None) => LOCAL_PART.to_owned(),
        (UsernameForm::FullAddress, Some(address)) => xml(address),
        (UsernameForm::LocalPart, Some(address)) => xml(address.rsplit_once('@').map_or(address, |(local, _)| local)),
    };
    // Writing to a String cannot fail.
    let _ = write!(
        text,
        "    <{element} type=\"{}\">\n      <hostname>{host}</hostname>\n      <port>{port}</port>\n      \
         <socketType>{socket}</socketType>\n      <authentication>{authentication}</authentication>\n      \
         <username>{username}</username>\n",
        protocol.id()
    );
    if crate::ports::usual(*protocol, *security) != port.number() {
        text.push_str("      <!-- The port is unusual, and meant so. -->\n");
    }
    let _ = writeln!(text, "    </{element}>");
}

/// Why Thunderbird for Android refuses the file, in words that a comment can hold.
fn not_on_android(service: &MailService) -> Option<&'static str> {
    let mut read = service.incoming.iter().chain(&service.outgoing).filter(|one| one.protocol != Protocol::Pop3);
    if service.incoming.iter().all(|server| server.protocol != Protocol::Imap) {
        Some("there is no IMAP server")
    } else if read.any(|server| server.security == Security::None) {
        Some("a server has no encryption")
    } else if service.incoming.iter().chain(&service.outgoing).any(|one| one.authentication == Authentication::None) {
        Some("a server asks for no password")
    } else {
        None
    }
}

/// The name, cut off after a word where it is longer than dialogs show.
fn shortened(name: &str, most: usize) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.chars().count() <= most {
        return name;
    }
    let cut: String = name.chars().take(most).collect();
    let is_whole = name.chars().nth(most) == Some(' ');
    match cut.rsplit_once(' ') {
        Some((words, _)) if !is_whole => words.to_owned(),
        _ => cut.trim_end().to_owned(),
    }
}
