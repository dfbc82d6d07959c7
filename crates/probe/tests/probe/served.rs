//! The real program as a server.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, ChildStdout, Command, ExitStatus, Stdio},
};

use crate::command_line::{mailsteps, settings};

/// A server that ends with the test.
pub struct Served {
    child: Child,
    out: BufReader<ChildStdout>,
    pub address: String,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Served {
    /// Asks, and gives what is answered as it comes.
    pub fn ask(&self, path: &str) -> BufReader<TcpStream> {
        self.ask_with(path, "")
    }

    /// The same with headers of one's own, each ended by CRLF.
    pub fn ask_with(&self, path: &str, headers: &str) -> BufReader<TcpStream> {
        let stream = TcpStream::connect(&self.address).unwrap();
        send(stream, &format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}\r\n"))
    }

    /// Where the operator asks; for servers with `--metrics`, once.
    pub fn operator(&mut self) -> String {
        let mut line = String::new();
        self.out.read_line(&mut line).unwrap();
        line.trim().strip_prefix("Metrics on http://").unwrap().trim_end_matches("/metrics").to_owned()
    }

    /// Tells it to end.
    pub fn terminate(&self) {
        let killed = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert!(killed.success());
    }

    /// Waits for its end, and reads all that it has written after its first lines.
    pub fn ended(mut self) -> (ExitStatus, String) {
        let status = self.child.wait().unwrap();
        (status, text(&mut self.out) + &text(self.child.stderr.take().unwrap()))
    }

    /// Tells it to end, and reads its log.
    pub fn end(self) -> String {
        self.terminate();
        let (status, log) = self.ended();
        assert!(status.success());
        log
    }
}

pub fn send(mut stream: TcpStream, request: &str) -> BufReader<TcpStream> {
    stream.write_all(request.as_bytes()).unwrap();
    BufReader::new(stream)
}

pub fn text(mut from: impl Read) -> String {
    let mut text = String::new();
    from.read_to_string(&mut text).unwrap();
    text
}

pub fn serve(args: &[&str]) -> Served {
    let mut command = mailsteps(&["serve", "--listen", "127.0.0.1:0", "--settings", &settings()]);
    command.args(args);
    started(command)
}

/// The same for a program that is started in a way of its own.
pub fn started(mut command: Command) -> Served {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    out.read_line(&mut line).unwrap();
    let address = line.trim().strip_prefix("Listening on http://").unwrap().trim_end_matches('/').to_owned();
    Served { child, out, address }
}
