//! The nginx configuration, with nginx where it is there.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command},
    time::{Duration, Instant},
};

use mailsteps_stage::{Scripted, Step, free_port};
use tempfile::TempDir;

use crate::{read, served::Served, version};

/// An nginx that ends with the test.
struct Nginx {
    child: Child,
    port: u16,
    _folder: TempDir,
}

impl Nginx {
    fn start(program: &str, upstream: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let port = free_port().unwrap();
        fs::write(folder.path().join("nginx.conf"), configuration(folder.path(), port, upstream)).unwrap();
        let mut command = Command::new(program);
        command.arg("-e").arg("stderr").arg("-p").arg(folder.path()).args(["-c", "nginx.conf"]);
        Self { child: command.spawn().unwrap(), port, _folder: folder }
    }

    fn ask(&self, path: &str) -> BufReader<TcpStream> {
        let began = Instant::now();
        let mut stream = loop {
            match TcpStream::connect(("127.0.0.1", self.port)) {
                Ok(stream) => break stream,
                Err(error) => assert!(began.elapsed() < Duration::from_secs(10), "nginx does not listen: {error}"),
            }
            std::thread::sleep(Duration::from_millis(10));
        };
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        stream.write_all(format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").as_bytes()).unwrap();
        BufReader::new(stream)
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The example as it is, but for the two addresses, in a frame that touches nothing of the system's.
fn configuration(folder: &Path, port: u16, upstream: &str) -> String {
    let example = read("deploy/nginx.conf")
        .replace("    listen 80;\n    listen [::]:80;\n", &format!("    listen 127.0.0.1:{port};\n"))
        .replace("server 127.0.0.1:8080;", &format!("server 127.0.0.1:{upstream};"));
    assert!(!example.contains(":80;") && !example.contains("8080"), "{example}");
    let temp = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("{kind}_temp_path {}/{kind};\n", folder.display()))
        .concat();
    format!(
        "daemon off;\nmaster_process off;\npid {}/pid;\nevents {{}}\nhttp {{\naccess_log off;\n{temp}\n{example}\n}}\n",
        folder.display()
    )
}

/// Servers live in `sbin`, which is not on everybody's path.
fn program() -> Option<&'static str> {
    let there = Path::new("/usr/sbin/nginx").exists();
    let program = if there { "/usr/sbin/nginx" } else { "nginx" };
    version(program, &["-v"]).map(|_| program)
}

#[test]
fn nginx_hands_everything_on_and_each_stage_at_once() {
    let Some(program) = program() else { return };
    // It never greets, so the check goes on while the stages so far have to be there already.
    let silent = Scripted::start([Step::Hold]).unwrap();
    let served = Served::start(&["--connect-to", &format!("pop.plain.test:110:{}", silent.address())]);
    let nginx = Nginx::start(program, served.port());

    let mut answer = String::new();
    nginx.ask("/api/v1/probe/plian.test").read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 404 ") && answer.contains("plain.test"), "{answer}");
    assert!(answer.to_lowercase().contains("content-security-policy: default-src 'none'"), "{answer}");

    let began = Instant::now();
    let lines = nginx.ask("/api/v1/probe/plain.test/events").lines();
    let first = lines.map(Result::unwrap).find(|line| line.starts_with("data: ")).unwrap();
    assert!(first.contains("\"stage\":"), "{first}");
    // The check gives up on the greeting after 6 s; whoever collects the stages has nothing to say before.
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
}
