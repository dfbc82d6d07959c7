//! Whether Dovecot and Postfix are there and can run.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail, ensure};

const INSTALL: &str = "apt-get install dovecot-imapd dovecot-pop3d postfix";

/// Dovecot and Postfix, installed and able to run.
pub(crate) struct Troupe {
    pub(super) dovecot: PathBuf,
    pub(super) postfix_master: PathBuf,
    pub(super) postfix_user: u32,
    /// Under which mail is kept; it needs no rights at all.
    pub(super) mail_user: u32,
    pub(super) mail_group: u32,
}

impl Troupe {
    /// Finds them, or says what is missing and how to get it.
    pub(crate) fn find() -> Result<Self> {
        ensure!(
            rustix::process::geteuid().is_root(),
            "Dovecot and Postfix start as root only: run this as root, or use the fakes"
        );
        let dovecot = program("dovecot");
        let libexec = ["/usr/lib/dovecot", "/usr/libexec/dovecot"].map(Path::new);
        let has = |name: &str| libexec.iter().any(|directory| directory.join(name).exists());
        let postfix_master = program("postconf").and_then(|postconf| postfix_master(&postconf));
        let (Some(dovecot), true, true, Some(postfix_master)) =
            (dovecot, has("imap-login"), has("pop3-login"), postfix_master)
        else {
            bail!("Dovecot or Postfix is not installed: {INSTALL}");
        };
        // Dovecot 2.4 reads another configuration language.
        let version = output(Command::new(&dovecot).arg("--version"))?;
        ensure!(version.starts_with("2.3."), "Dovecot is {version}, and only 2.3 (as of Debian 12) is supported here");
        let (postfix_user, _) = user("postfix")?;
        let (mail_user, mail_group) = user("nobody")?;
        Ok(Self { dovecot, postfix_master, postfix_user, mail_user, mail_group })
    }
}

/// Servers live in `sbin`, which is not on everybody's path.
fn program(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let directories = env::split_paths(&path).chain(["/usr/sbin", "/usr/local/sbin"].map(PathBuf::from));
    directories.map(|directory| directory.join(name)).find(|file| file.is_file())
}

fn postfix_master(postconf: &Path) -> Option<PathBuf> {
    let directory = output(Command::new(postconf).args(["-d", "-h", "daemon_directory"])).ok()?;
    Some(Path::new(&directory).join("master")).filter(|file| file.is_file())
}

fn output(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("cannot run {}", command.get_program().display()))?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// A system user's number and their group's (passwd(5)).
fn user(name: &str) -> Result<(u32, u32)> {
    let passwd = fs::read_to_string("/etc/passwd").context("cannot read /etc/passwd")?;
    let find = |line: &str| {
        let mut fields = line.split(':');
        (fields.next()? == name).then_some(())?;
        let (user, group) = (fields.nth(1)?, fields.next()?);
        Some((user.parse().ok()?, group.parse().ok()?))
    };
    passwd.lines().find_map(find).with_context(|| format!("there is no user {name}: {INSTALL}"))
}
