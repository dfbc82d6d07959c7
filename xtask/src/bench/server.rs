//! The programs under measurement, each on a port of its own.

use std::{
    fs::File,
    io::{BufRead as _, BufReader},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};

use crate::process::{self, Companion};

/// The stand-in mail servers as the probe is told of them.
pub struct Network {
    ca_file: String,
    connect_to: Vec<String>,
}

impl Network {
    pub fn new(ca_file: String, connect_to: Vec<String>) -> Self {
        Self { ca_file, connect_to }
    }

    pub fn ca_file(&self) -> &str {
        &self.ca_file
    }

    /// Where this host and port really is.
    pub fn address(&self, host_and_port: &str) -> Result<SocketAddr> {
        let place = self.connect_to.iter().find_map(|place| place.strip_prefix(host_and_port)?.strip_prefix(':'));
        place.and_then(|place| place.parse().ok()).with_context(|| format!("no stand-in plays {host_and_port}"))
    }

    /// The same network, each connection led somewhere else.
    pub fn through(&self, mut relay: impl FnMut(SocketAddr) -> Result<SocketAddr>) -> Result<Self> {
        let mut led = |place: &String| {
            let mut parts = place.splitn(3, ':');
            let (Some(host), Some(port), Some(to)) = (parts.next(), parts.next(), parts.next()) else {
                bail!("{place} is not HOST:PORT:ADDRESS:PORT");
            };
            Ok(format!("{host}:{port}:{}", relay(to.parse()?)?))
        };
        let connect_to = self.connect_to.iter().map(&mut led).collect::<Result<_>>()?;
        Ok(Self { ca_file: self.ca_file.clone(), connect_to })
    }

    /// As `mailsteps probe` and `mailsteps serve` take it.
    pub fn args(&self) -> Vec<String> {
        let mut args = vec!["--ca-file".to_owned(), self.ca_file.clone()];
        args.extend(self.connect_to.iter().flat_map(|place| ["--connect-to".to_owned(), place.clone()]));
        args
    }
}

/// `mailsteps`, as it is shipped.
pub struct Program {
    pub path: PathBuf,
    /// What a measurement must not run into: limits against readers who ask too much.
    unlimited: Vec<String>,
}

/// A running `mailsteps serve`, ended when dropped.
pub struct Served {
    pub process: Companion,
    pub address: SocketAddr,
}

impl Program {
    pub fn new(path: PathBuf) -> Result<Self> {
        let help = process::quietly(Command::new(&path).args(["serve", "--help"]))?;
        let knows = |option: &str| help.split_whitespace().any(|word| word == option);
        let limits = [("--rate", "0"), ("--connections", "25000")];
        let unlimited = limits.into_iter().filter(|(option, _)| knows(option));
        let unlimited = unlimited.flat_map(|(option, value)| [option.to_owned(), value.to_owned()]).collect();
        Ok(Self { path, unlimited })
    }

    /// Starts a server, and returns when it listens.
    pub fn serve(&self, network: &Network, args: &[&str]) -> Result<Served> {
        let mut command = Command::new(&self.path);
        command.args(["serve", "--listen", "127.0.0.1:0"]).args(network.args()).args(&self.unlimited).args(args);
        let mut process = Companion(command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?);
        let mut line = String::new();
        BufReader::new(process.0.stdout.take().context("the server has no output")?).read_line(&mut line)?;
        let address = line.trim().strip_prefix("Listening on http://").map(|rest| rest.trim_end_matches('/'));
        let address = address.and_then(|address| address.parse().ok());
        Ok(Served { process, address: address.with_context(|| format!("the server does not listen: {line:?}"))? })
    }
}

/// Starts a program that says nothing when it is ready; its log goes to a file.
pub fn start(command: &mut Command, address: SocketAddr, log: &Path) -> Result<Companion> {
    let name = command.get_program().display().to_string();
    let file = File::create(log)?;
    let command = command.stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file);
    let mut process = Companion(command.spawn().with_context(|| format!("{name} does not start"))?);
    let began = Instant::now();
    while TcpStream::connect(address).is_err() {
        let ended = process.0.try_wait()?;
        if ended.is_some() || began.elapsed() > Duration::from_secs(10) {
            bail!("{name} does not listen: {}", std::fs::read_to_string(log)?);
        }
        thread::sleep(Duration::from_millis(10));
    }
    Ok(process)
}

/// An address on which nothing listens.
pub fn free_address() -> Result<SocketAddr> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?)
}
