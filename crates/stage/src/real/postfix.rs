//! Postfix: submission, by STARTTLS, TLS from the first byte, or in the clear.

use std::{
    fs::{self, File, Permissions},
    os::unix::fs::{PermissionsExt, chown},
    path::Path,
    process::Command,
    time::{Duration, SystemTime},
};

use anyhow::Result;
use mailsteps_settings::Security;

use super::{Part, ProcessGroup, Server, Troupe, dovecot, log_file, write};

/// A submission server, and a Dovecot that it asks who may log in.
pub(super) fn start(troupe: &Troupe, part: &Part) -> Result<Server> {
    let directory = &part.directory;
    let (authentication, auth_socket) = dovecot::start_authentication(troupe, &directory.join("dovecot"))?;
    let configuration = directory.join("etc");
    fs::create_dir(&configuration)?;
    write_as_old(&configuration.join("main.cf"), &main_cf(part, &auth_socket))?;
    write_as_old(&configuration.join("master.cf"), &master_cf(part))?;
    create_queue(troupe, directory)?;
    let log = directory.join("log");
    // `master -d` rather than `postfix start-fg`: it stays in the process group, and saves a second of shell scripts
    // that check the system's own directories.
    let mut master = Command::new(&troupe.postfix_master);
    master.arg("-d").arg("-c").arg(&configuration);
    let master = ProcessGroup::spawn(&mut master, log_file(&log)?)?;
    Ok(Server { port: part.port, auth_socket: Some(auth_socket), log, processes: vec![master, authentication] })
}

/// Postfix does not trust a file that has changed within the last second or two, and reads it again until it is older.
/// Ours is complete.
fn write_as_old(path: &Path, text: &str) -> Result<()> {
    write(path, text)?;
    File::options().write(true).open(path)?.set_modified(SystemTime::now() - Duration::from_secs(60))?;
    Ok(())
}

/// Nothing is ever accepted, so nothing can be delivered to anybody.
fn main_cf(part: &Part, auth_socket: &Path) -> String {
    let directory = part.directory.display();
    let tls = match part.service.security {
        Security::Starttls | Security::None if part.offer_tls => "may",
        Security::Starttls | Security::None => "none",
        Security::Tls => "encrypt",
    };
    // In the clear only where the provider knows nothing else.
    let auth_in_tls_only = if part.service.security == Security::None && !part.offer_tls { "no" } else { "yes" };
    format!(
        "compatibility_level = 3.6
queue_directory = {directory}/queue
data_directory = {directory}/data
maillog_file = {directory}/log
maillog_file_prefixes = {directory}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = {host}
mydestination =
mynetworks =
# The default asks the proxymap service, which is not there.
local_recipient_maps =
alias_maps =
alias_database =
# No question to any name server, not even who 127.0.0.1 is.
smtpd_peername_lookup = no
smtpd_banner = $myhostname ESMTP Stand-in
smtpd_tls_security_level = {tls}
smtpd_tls_auth_only = {auth_in_tls_only}
smtpd_tls_protocols = >=TLSv1.2
smtpd_tls_mandatory_protocols = >=TLSv1.2
smtpd_tls_cert_file = {certificate}
smtpd_tls_key_file = {key}
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = {auth}
smtpd_relay_restrictions = reject
smtpd_recipient_restrictions = reject
smtpd_reject_footer = \\c. This is a stand-in that takes no mail
",
        host = part.service.host,
        certificate = part.certificate.display(),
        key = part.key.display(),
        auth = auth_socket.display(),
    )
}

/// The listener, and the helpers without which it would not answer (master(5)).
fn master_cf(part: &Part) -> String {
    let wrapper = if part.service.security == Security::Tls { "yes" } else { "no" };
    format!(
        "127.0.0.1:{port} inet n - n - - smtpd -o smtpd_tls_wrappermode={wrapper}
rewrite unix - - n - - trivial-rewrite
cleanup unix n - n - 0 cleanup
tlsmgr unix - - n 1000? 1 tlsmgr
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
",
        port = part.port,
    )
}

/// What `postfix check` would create. All but the process files belongs to Postfix.
fn create_queue(troupe: &Troupe, directory: &Path) -> Result<()> {
    let data = directory.join("data");
    fs::create_dir(&data)?;
    chown(&data, Some(troupe.postfix_user), None)?;
    let queue = directory.join("queue");
    fs::create_dir(&queue)?;
    fs::create_dir(queue.join("pid"))?;
    for name in ["active", "bounce", "defer", "deferred", "incoming", "maildrop", "private", "public"] {
        let path = queue.join(name);
        fs::create_dir(&path)?;
        fs::set_permissions(&path, Permissions::from_mode(0o700))?;
        chown(&path, Some(troupe.postfix_user), None)?;
    }
    Ok(())
}
