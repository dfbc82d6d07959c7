//! Any web host: it gives files by their paths and knows nothing of the guide.

use std::{
    fs,
    io::{self, BufRead, BufReader, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

/// A host for a folder below a path. Dropping it ends it.
pub struct PlainHost {
    address: SocketAddr,
    stopped: Arc<AtomicBool>,
}

impl PlainHost {
    /// Starts it; `base` has a slash at both ends.
    #[must_use]
    #[track_caller]
    pub fn start(folder: PathBuf, base: &'static str) -> Self {
        Self::start_with(folder, base, "")
    }

    /// The same, and pages of other sites may take its scripts.
    #[must_use]
    #[track_caller]
    pub fn open_to_others(folder: PathBuf, base: &'static str) -> Self {
        Self::start_with(folder, base, "access-control-allow-origin: *\r\n")
    }

    #[track_caller]
    fn start_with(folder: PathBuf, base: &'static str, more: &'static str) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("loopback has a free port");
        let address = listener.local_addr().expect("the listener has an address");
        let stopped = Arc::new(AtomicBool::new(false));
        let is_over = Arc::clone(&stopped);
        thread::spawn(move || {
            for socket in listener.incoming().flatten() {
                if is_over.load(Ordering::SeqCst) {
                    return;
                }
                let folder = folder.clone();
                // A browser that leaves early is its own business.
                thread::spawn(move || serve(socket, &folder, base, more).ok());
            }
        });
        Self { address, stopped }
    }

    /// The address of a page, from the host's root.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }
}

impl Drop for PlainHost {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        // Wakes the thread that waits for a connection.
        let _ = TcpStream::connect(self.address);
    }
}

/// `more` is what stands in the head of each answer beside the usual.
fn serve(mut socket: TcpStream, folder: &Path, base: &str, more: &str) -> io::Result<()> {
    let mut lines = BufReader::new(socket.try_clone()?).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    // The rest of the head has to be read, or the browser takes the answer for a broken connection.
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let path = first.split(' ').nth(1).unwrap_or_default();
    let path = path.split('?').next().unwrap_or_default();
    let inside = path.strip_prefix(base).filter(|inside| !inside.split('/').any(|part| part == ".."));
    let file = inside.map(|inside| folder.join(inside));
    let file = file.map(|file| if path.ends_with('/') { file.join("index.html") } else { file });
    let found = file.as_ref().and_then(|file| fs::read(file).ok());
    let (status, file, body) = match (file, found) {
        (Some(file), Some(body)) => ("200 OK", file, body),
        _ => ("404 Not Found", folder.join("404.html"), fs::read(folder.join("404.html"))?),
    };
    let kind = match file.extension().and_then(|kind| kind.to_str()) {
        Some("html") => "text/html",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    let length = body.len();
    write!(
        socket,
        "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\n{more}connection: close\r\n\r\n"
    )?;
    socket.write_all(&body)
}
