//! Dovecot 2.3: POP3, IMAP, and the authentication that Postfix asks for.

use std::{
    fs,
    os::unix::fs::chown,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Result;
use mailsteps_settings::{Protocol, Security};

use super::{Part, ProcessGroup, Server, Troupe, log_file, write};

/// A server for POP3 or IMAP.
pub(super) fn start(troupe: &Troupe, part: &Part) -> Result<Server> {
    let mail = part.directory.join("mail");
    fs::create_dir(&mail)?;
    chown(&mail, Some(troupe.mail_user), Some(troupe.mail_group))?;
    let settings = [access(troupe, &mail), tls(part), listener(part)].concat();
    let process = run(troupe, &part.directory, &settings)?;
    let log = part.directory.join(LOG);
    Ok(Server { port: part.port, auth_socket: None, log, processes: vec![process] })
}

/// A Dovecot that knows no protocol, and tells Postfix who may log in. The second value is the socket.
pub(super) fn start_authentication(troupe: &Troupe, directory: &Path) -> Result<(ProcessGroup, PathBuf)> {
    fs::create_dir(directory)?;
    let socket = directory.join("auth");
    let service = format!(
        "protocols = none
ssl = no
service auth {{
  unix_listener {socket} {{
    mode = 0666
  }}
}}
",
        socket = socket.display(),
    );
    let settings = [access(troupe, directory), service].concat();
    Ok((run(troupe, directory, &settings)?, socket))
}

const LOG: &str = "log";

fn run(troupe: &Troupe, directory: &Path, settings: &str) -> Result<ProcessGroup> {
    let configuration = directory.join("dovecot.conf");
    let log = directory.join(LOG);
    let own = format!(
        "base_dir = {directory}/run
state_dir = {directory}/state
log_path = {log}
listen = 127.0.0.1, 127.0.0.2
",
        directory = directory.display(),
        log = log.display(),
    );
    write(&configuration, &[&own, settings].concat())?;
    ProcessGroup::spawn(Command::new(&troupe.dovecot).arg("-F").arg("-c").arg(&configuration), log_file(&log)?)
}

/// Anybody may log in with any password, and finds an empty mailbox. The password is thrown away.
fn access(troupe: &Troupe, mail: &Path) -> String {
    format!(
        "auth_mechanisms = plain login
first_valid_uid = 1
mail_location = maildir:~/Maildir
passdb {{
  driver = static
  args = nopassword=y
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={mail}/%u
}}
",
        user = troupe.mail_user,
        group = troupe.mail_group,
        mail = mail.display(),
    )
}

fn tls(part: &Part) -> String {
    if !part.offer_tls {
        return "ssl = no\ndisable_plaintext_auth = no\n".to_owned();
    }
    format!(
        "ssl = required
ssl_min_protocol = TLSv1.2
ssl_cert = <{certificate}
ssl_key = <{key}
",
        certificate = part.certificate.display(),
        key = part.key.display(),
    )
}

/// One port, on which TLS begins at once or not; the other listener is off.
fn listener(part: &Part) -> String {
    let protocol = if part.service.protocol == Protocol::Imap { "imap" } else { "pop3" };
    let (port, tls_port) = if part.service.security == Security::Tls { (0, part.port) } else { (part.port, 0) };
    format!(
        "protocols = {protocol}
service {protocol}-login {{
  inet_listener {protocol} {{
    port = {port}
  }}
  inet_listener {protocol}s {{
    port = {tls_port}
    ssl = yes
  }}
}}
",
    )
}
