//! The program at work, with the made-up provider's data.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

/// A server that ends with the test.
pub(crate) struct Served {
    child: Child,
    port: String,
}

impl Served {
    pub(crate) fn start(args: &[&str]) -> Self {
        let settings = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/probe/settings");
        let mut command = Command::new(env!("CARGO_BIN_EXE_mailsteps"));
        command.args(["serve", "--listen", "127.0.0.1:0", "--settings"]).arg(settings).args(args);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let port = line.trim().trim_end_matches('/').rsplit(':').next().unwrap().to_owned();
        Self { child, port }
    }

    pub(crate) fn port(&self) -> &str {
        &self.port
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
