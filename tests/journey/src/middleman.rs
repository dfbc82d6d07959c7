//! Somebody between the browser and the server, who meddles with what a test names.

use std::{
    io::{self, Read, Write},
    net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

/// What happens to a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meddling {
    /// Somebody else's answer.
    Answer {
        /// The status and its words, such as `500 Internal Server Error`.
        status: &'static str,
        /// The kind of the body.
        content_type: &'static str,
        /// The body.
        body: String,
    },
    /// It waits until this meddling ends; what is then in force for it happens to it.
    Hold,
    /// Nothing, whatever was in force before.
    Pass,
    /// The connection is closed without an answer.
    Close,
}

/// A proxy on a port, and thus an origin, of its own. It writes down every byte that the browser sends.
pub struct Middleman {
    address: SocketAddr,
    shared: Arc<Shared>,
}

/// Which paths, and what happens to requests for them.
struct Rule {
    pattern: String,
    meddling: Meddling,
}

struct Shared {
    upstream: SocketAddr,
    stopped: AtomicBool,
    /// The last one that fits counts.
    meddling: Mutex<Vec<Rule>>,
    changed: Condvar,
    seen: Mutex<Vec<String>>,
    held: Mutex<usize>,
}

impl Middleman {
    /// Stands in front of a server.
    #[must_use]
    #[track_caller]
    pub fn start(upstream: SocketAddr) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("loopback has a free port");
        let address = listener.local_addr().expect("the listener has an address");
        let shared = Arc::new(Shared {
            upstream,
            stopped: AtomicBool::new(false),
            meddling: Mutex::default(),
            changed: Condvar::new(),
            seen: Mutex::default(),
            held: Mutex::default(),
        });
        thread::spawn({
            let shared = Arc::clone(&shared);
            move || accept(&listener, &shared)
        });
        Self { address, shared }
    }

    /// The address of a page.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Meddles from now on with requests for these paths: `/assets/guide.*.wasm`, with one star at most. Of several
    /// meddlings with the same path, the last one counts.
    pub fn meddle(&self, path: &str, meddling: Meddling) {
        lock(&self.shared.meddling).push(Rule { pattern: path.to_owned(), meddling });
    }

    /// Meddles with nothing any more; what was held goes on its way.
    pub fn relent(&self) {
        lock(&self.shared.meddling).clear();
        self.shared.changed.notify_all();
    }

    /// Ends the holding alone; other meddlings stay in force.
    pub fn release(&self) {
        lock(&self.shared.meddling).retain(|rule| rule.meddling != Meddling::Hold);
        self.shared.changed.notify_all();
    }

    /// Every request so far: head and body as they came.
    #[must_use]
    pub fn seen(&self) -> Vec<String> {
        lock(&self.shared.seen).clone()
    }

    /// How many requests are being held.
    #[must_use]
    pub fn held(&self) -> usize {
        *lock(&self.shared.held)
    }
}

impl Drop for Middleman {
    fn drop(&mut self) {
        self.shared.stopped.store(true, Ordering::SeqCst);
        self.relent();
        // Wakes the thread that waits for a connection.
        let _ = TcpStream::connect(self.address);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn matches(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        Some((beginning, end)) => path.starts_with(beginning) && path.ends_with(end),
        None => path == pattern,
    }
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for socket in listener.incoming() {
        if shared.stopped.load(Ordering::SeqCst) {
            return;
        }
        let Ok(socket) = socket else { continue };
        let shared = Arc::clone(shared);
        // A browser that leaves early is its own business.
        thread::spawn(move || shared.serve(socket).ok());
    }
}

impl Shared {
    fn serve(&self, mut browser: TcpStream) -> io::Result<()> {
        let Some((head, body)) = read_request(&mut browser)? else { return Ok(()) };
        lock(&self.seen).push(format!("{head}\r\n\r\n{}", String::from_utf8_lossy(&body)));
        let path = head.split(' ').nth(1).unwrap_or_default();
        let mut meddling = self.meddling(path);
        if meddling == Some(Meddling::Hold) {
            self.hold(path);
            meddling = self.meddling(path);
        }
        match meddling {
            Some(Meddling::Answer { status, content_type, body }) => write!(
                browser,
                "HTTP/1.1 {status}\r\ncontent-type: {content_type}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
                body.len()
            ),
            Some(Meddling::Close) => browser.shutdown(Shutdown::Both),
            Some(Meddling::Hold | Meddling::Pass) | None => self.forward(browser, &head, &body),
        }
    }

    fn meddling(&self, path: &str) -> Option<Meddling> {
        let rules = lock(&self.meddling);
        rules.iter().rfind(|rule| matches(&rule.pattern, path)).map(|rule| rule.meddling.clone())
    }

    fn hold(&self, path: &str) {
        *lock(&self.held) += 1;
        let mut rules = lock(&self.meddling);
        while rules.iter().any(|rule| rule.meddling == Meddling::Hold && matches(&rule.pattern, path)) {
            rules = self.changed.wait(rules).unwrap_or_else(PoisonError::into_inner);
        }
        drop(rules);
        *lock(&self.held) -= 1;
    }

    /// One request per connection: simple, and slow enough to notice nothing of.
    fn forward(&self, mut browser: TcpStream, head: &str, body: &[u8]) -> io::Result<()> {
        let mut server = TcpStream::connect(self.upstream)?;
        let lines = head.split("\r\n").filter(|line| !line.to_ascii_lowercase().starts_with("connection:"));
        let head: String = lines.map(|line| format!("{line}\r\n")).collect();
        server.write_all(format!("{head}Connection: close\r\n\r\n").as_bytes())?;
        server.write_all(body)?;
        io::copy(&mut server, &mut browser)?;
        Ok(())
    }
}

/// Head and body; nothing when the browser opened a connection just in case.
fn read_request(browser: &mut TcpStream) -> io::Result<Option<(String, Vec<u8>)>> {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break end;
        }
        let mut more = [0; 4096];
        match browser.read(&mut more)? {
            0 => return Ok(None),
            count => bytes.extend_from_slice(&more[..count]),
        }
    };
    let mut body = bytes.split_off(end + 4);
    bytes.truncate(end);
    let head = String::from_utf8_lossy(&bytes).into_owned();
    let length =
        head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length:").map(str::to_owned));
    let length = length.and_then(|length| length.trim().parse().ok()).unwrap_or(0_usize);
    while body.len() < length {
        let mut more = [0; 4096];
        match browser.read(&mut more)? {
            0 => break,
            count => body.extend_from_slice(&more[..count]),
        }
    }
    Ok(Some((head, body)))
}
