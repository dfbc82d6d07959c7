//! `cargo xtask serve`: everything built, then the server.

use std::{
    io::{BufRead as _, BufReader},
    net::{SocketAddr, TcpListener},
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Context as _, Result, anyhow, bail};
use clap::Args;

use crate::{BuildOptions, build, limited, owner, process, site};

/// What `serve` can be told.
#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    pub build: BuildOptions,
    #[command(flatten)]
    pub listen: Listen,
    /// Handed on to `mailsteps serve`.
    #[arg(last = true)]
    pub args: Vec<String>,
}

/// Where to listen.
#[derive(Args)]
pub struct Listen {
    /// The port.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The address and port; wins over --port.
    #[arg(long, value_name = "ADDR:PORT")]
    listen: Option<SocketAddr>,
    /// Open the guide in the browser.
    #[arg(long)]
    open: bool,
}

impl Listen {
    fn address(&self) -> SocketAddr {
        self.listen.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], self.port)))
    }

    /// Fails at once rather than after the build.
    pub fn check(&self) -> Result<()> {
        let address = self.address();
        match TcpListener::bind(address) {
            Ok(_) => Ok(()),
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => bail!(
                "port {} is in use: stop the program that uses it, or choose another with --port {}",
                address.port(),
                address.port().saturating_add(1)
            ),
            Err(error) => Err(anyhow!("cannot listen on {address}: {error}; choose another address with --listen")),
        }
    }
}

/// `cargo xtask serve`.
pub fn run(options: &Options) -> Result<()> {
    options.listen.check()?;
    let build = limited::resolved(&options.build)?;
    build::fetch()?;
    let dist = site::build(&build)?;
    let server = build::server(&build)?;
    let mut args = options.args.clone();
    // A build with less than that has it in the server.
    if let Some(settings) = build.settings.filter(|settings| Some(settings) == options.build.settings.as_ref()) {
        args.extend(["--settings".to_owned(), settings.display().to_string()]);
    }
    args.extend(base(&options.build)?);
    serve(&server, &dist, &options.listen, &args, "")
}

/// Where the site that was built begins, for the server.
pub fn base(options: &BuildOptions) -> Result<[String; 2]> {
    Ok(["--base".to_owned(), owner::read(options)?.base])
}

/// Runs the server until Ctrl-C; the last line printed is the address to open.
pub fn serve(server: &Path, dist: &Path, listen: &Listen, args: &[String], remark: &str) -> Result<()> {
    let mut command = Command::new(server);
    command.arg("serve").arg("--listen").arg(listen.address().to_string()).arg("--site").arg(dist).args(args);
    let mut child = command.stdout(Stdio::piped()).stdin(Stdio::null()).spawn().context("the server does not start")?;
    let id = child.id();
    // The terminal sends Ctrl-C to the server as well, a service manager does not; asking twice does no harm.
    ctrlc::set_handler(move || process::ask_to_end(id))?;
    let output = child.stdout.take().context("the server has no output")?;
    let mut lines = BufReader::new(output).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    if let Some(address) = first.strip_prefix("Listening on ") {
        if !remark.is_empty() {
            println!("{remark}");
        }
        println!("Open {address}  (Ctrl-C stops it)");
        if listen.open {
            open(address);
        }
    }
    for line in lines {
        println!("{}", line?);
    }
    let status = child.wait()?;
    if status.success() { Ok(()) } else { bail!("the server ended ({status})") }
}

fn open(address: &str) {
    let program = ["xdg-open", "open", "explorer"].into_iter().find(|program| process::find(program).is_some());
    let opened = program.and_then(|program| process::quietly(Command::new(program).arg(address)).ok());
    if opened.is_none() {
        println!("(no program was found that opens a browser: open the address yourself)");
    }
}
