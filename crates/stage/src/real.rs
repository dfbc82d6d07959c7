//! Dovecot and Postfix in private instances: their own configuration, directories and ports, nothing of the system's.

mod dovecot;
mod installed;
mod postfix;
mod process;

use std::{
    fs, io,
    net::{Ipv4Addr, TcpStream},
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use mailsteps_settings::Protocol;

pub(crate) use self::installed::Troupe;
use self::process::ProcessGroup;
use crate::{Identity, Service};

/// A busy machine may take its time.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running server. Dropping it stops it.
pub(crate) struct Server {
    port: u16,
    /// Where it asks who may log in, if that is another server's task.
    auth_socket: Option<PathBuf>,
    log: PathBuf,
    processes: Vec<ProcessGroup>,
}

/// What a server needs to know to start.
struct Part<'a> {
    service: &'a Service,
    port: u16,
    /// Whether the service offers TLS. One that does lets nobody sign in before it.
    offer_tls: bool,
    certificate: PathBuf,
    key: PathBuf,
    /// Its own, empty but for the certificate and key.
    directory: PathBuf,
}

impl Troupe {
    /// Starts a server, and does not wait for it.
    pub(crate) fn start(
        &self,
        service: &Service,
        port: u16,
        offer_tls: bool,
        identity: &Identity,
        stage: &Path,
    ) -> Result<Server> {
        // Sockets live in there, whose paths may have 108 bytes at most: the name is short.
        let directory = stage.join(port.to_string());
        if directory.exists() {
            fs::remove_dir_all(&directory)?;
        }
        fs::create_dir(&directory)?;
        let (certificate, key) = identity.write(&directory)?;
        let part = Part { service, port, offer_tls, certificate, key, directory };
        match service.protocol {
            Protocol::Pop3 | Protocol::Imap => dovecot::start(self, &part),
            Protocol::Smtp => postfix::start(self, &part),
        }
    }
}

impl Server {
    pub(crate) fn wait_until_it_listens(&mut self) -> Result<()> {
        let began = Instant::now();
        while !self.listens() {
            for process in &mut self.processes {
                if let Some(status) = process.ended()? {
                    bail!("it ended with {status}: {}", self.last_words());
                }
            }
            if began.elapsed() > PATIENCE {
                bail!("it does not listen after {} s: {}", PATIENCE.as_secs(), self.last_words());
            }
            thread::sleep(Duration::from_millis(10));
        }
        Ok(())
    }

    fn listens(&self) -> bool {
        self.auth_socket.as_deref().is_none_or(Path::exists)
            && TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_ok()
    }

    fn last_words(&self) -> String {
        let log = fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        let last = &lines[lines.len().saturating_sub(3)..];
        if last.is_empty() { "its log is empty".to_owned() } else { last.join(" / ") }
    }
}

/// The log file, in which whatever a server says before it has read its configuration goes too.
fn log_file(path: &Path) -> io::Result<fs::File> {
    fs::OpenOptions::new().create(true).append(true).open(path)
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}
