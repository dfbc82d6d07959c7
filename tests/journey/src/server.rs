//! The built server with the built site.

use std::{
    fs::{self, File},
    io::{BufRead, BufReader},
    net::SocketAddr,
    path::Path,
    process::{Command, Stdio},
};

use mailsteps_stage::Stage;
use tempfile::TempDir;

use crate::{process::ProcessGroup, server_program, site_folder};

/// `mailsteps serve` on a free port. Dropping it ends it.
pub struct Server {
    address: SocketAddr,
    _process: ProcessGroup,
    directory: TempDir,
}

impl Server {
    /// Starts it with the stand-ins for the provider's mail servers.
    #[must_use]
    #[track_caller]
    pub fn start(stage: &Stage) -> Self {
        // Long enough that readers of one check share it, short enough that a test need not wait for a fresh one.
        Self::start_with_cache(stage, 1)
    }

    /// The same; an answer counts for so many seconds.
    #[must_use]
    #[track_caller]
    pub fn start_with_cache(stage: &Stage, seconds: u32) -> Self {
        Self::start_with(&beside(stage, seconds))
    }

    /// The same, and it keeps its history in a file.
    #[must_use]
    #[track_caller]
    pub fn start_with_history(stage: &Stage, history: &Path) -> Self {
        let mut arguments = beside(stage, 1);
        arguments.extend(["--history".to_owned(), history.display().to_string()]);
        Self::start_with(&arguments)
    }

    /// Starts it without mail servers, for tests that check none.
    #[must_use]
    #[track_caller]
    pub fn without_mail_servers() -> Self {
        Self::start_with(&[])
    }

    /// Starts it without mail servers, for pages of another site that show the guide in a frame.
    #[must_use]
    #[track_caller]
    pub fn framed_by(origin: &str) -> Self {
        Self::start_with(&["--frame-ancestors".to_owned(), origin.to_owned()])
    }

    /// The same with another site than the one that was built.
    #[must_use]
    #[track_caller]
    pub fn with_site(folder: &Path) -> Self {
        Self::launch(&["--site".to_owned(), folder.display().to_string()])
    }

    /// Starts it with the stand-ins and a site that was built for a path of a host. That path is no part of its address.
    #[must_use]
    #[track_caller]
    pub fn below(stage: &Stage, folder: &Path, base: &str) -> Self {
        let mut arguments = beside(stage, 1);
        arguments.extend(["--site".to_owned(), folder.display().to_string(), "--base".to_owned(), base.to_owned()]);
        Self::launch(&arguments)
    }

    /// Starts it without mail servers and without the guide, for programs that only ask how to set themselves up.
    #[must_use]
    #[track_caller]
    pub fn without_site() -> Self {
        Self::launch(&[])
    }

    #[track_caller]
    fn start_with(arguments: &[String]) -> Self {
        let site = ["--site".to_owned(), site_folder().display().to_string()];
        Self::launch(&[&site, arguments].concat())
    }

    #[track_caller]
    fn launch(arguments: &[String]) -> Self {
        let directory = tempfile::tempdir().expect("there is room for a temporary file");
        let log = File::create(directory.path().join("log")).expect("the folder was made a moment ago");
        let mut command = Command::new(server_program());
        command.args(["serve", "--listen", "127.0.0.1:0"]).args(arguments);
        let mut process = ProcessGroup::spawn(command.stdout(Stdio::piped()).stderr(log));
        let output = process.leader().stdout.take().expect("it was asked for in the line above");
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line).expect("the server says where it listens");
        let address = line.trim().strip_prefix("Listening on http://").and_then(|rest| rest.split('/').next());
        let log = || fs::read_to_string(directory.path().join("log")).unwrap_or_default();
        let address = address.unwrap_or_else(|| panic!("the server did not start: {line}{}", log()));
        let address = address.parse().expect("the server prints an address and a port");
        Self { address, _process: process, directory }
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address of a page.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// What it has said so far, after the line with its address.
    #[must_use]
    pub fn log(&self) -> String {
        fs::read_to_string(self.directory.path().join("log")).unwrap_or_default()
    }
}

/// The arguments for a stage; an answer counts for so many seconds.
fn beside(stage: &Stage, seconds: u32) -> Vec<String> {
    let mut arguments = vec!["--ca-file".to_owned(), stage.ca_file().display().to_string()];
    arguments.extend(["--cache-seconds".to_owned(), seconds.to_string()]);
    arguments.extend(stage.connect_to().into_iter().flat_map(|place| ["--connect-to".to_owned(), place]));
    arguments
}
