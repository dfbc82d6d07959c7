//! A door before a mail server: it counts who comes, and lets nobody in before it is opened.

use std::{
    io,
    net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Condvar, Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use anyhow::Result;

/// Opens for all doors at once; and by itself before the probe gives the server up.
#[derive(Default)]
pub struct Opening {
    is_open: Mutex<bool>,
    opened: Condvar,
}

/// The probe waits 4 s for each stage.
const LATEST: Duration = Duration::from_millis(3500);

impl Opening {
    pub fn open(&self) {
        *self.is_open.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.opened.notify_all();
    }

    /// Waits; says whether it was opened in time.
    fn wait(&self) -> bool {
        let began = Instant::now();
        let mut is_open = self.is_open.lock().unwrap_or_else(PoisonError::into_inner);
        while !*is_open && began.elapsed() < LATEST {
            let left = LATEST.saturating_sub(began.elapsed());
            is_open = self.opened.wait_timeout(is_open, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        *is_open
    }
}

/// One server's door. Its thread ends with the program.
pub struct Relay {
    pub address: SocketAddr,
    counts: Arc<Counts>,
}

#[derive(Default)]
struct Counts {
    came: AtomicU32,
    /// Let in by the clock, before the opening.
    too_late: AtomicU32,
}

impl Relay {
    pub fn start(to: SocketAddr, opening: Arc<Opening>) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let counts = Arc::<Counts>::default();
        let shared = Arc::clone(&counts);
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                shared.came.fetch_add(1, Ordering::SeqCst);
                let (opening, shared) = (Arc::clone(&opening), Arc::clone(&shared));
                thread::spawn(move || {
                    if !opening.wait() {
                        shared.too_late.fetch_add(1, Ordering::SeqCst);
                    }
                    // A conversation that breaks shows in the report.
                    let _ = lead(&client, to);
                });
            }
        });
        Ok(Self { address, counts })
    }

    /// How many connections there have been.
    pub fn came(&self) -> u32 {
        self.counts.came.load(Ordering::SeqCst)
    }

    /// How many were let in before the opening.
    pub fn too_late(&self) -> u32 {
        self.counts.too_late.load(Ordering::SeqCst)
    }
}

fn lead(client: &TcpStream, to: SocketAddr) -> io::Result<()> {
    let server = TcpStream::connect(to)?;
    let (mut from_client, mut to_server) = (client.try_clone()?, server.try_clone()?);
    let there = thread::spawn(move || {
        let _ = io::copy(&mut from_client, &mut to_server);
        let _ = to_server.shutdown(Shutdown::Write);
    });
    let (mut server, mut client) = (&server, client);
    let _ = io::copy(&mut server, &mut client);
    let _ = client.shutdown(Shutdown::Write);
    // The other thread ends when both have closed.
    let _ = there.join();
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};

    use super::*;

    #[test]
    fn nobody_gets_in_before_the_opening_and_everybody_is_counted() {
        let server = TcpListener::bind("127.0.0.1:0").unwrap();
        let opening = Arc::<Opening>::default();
        let relay = Relay::start(server.local_addr().unwrap(), Arc::clone(&opening)).unwrap();
        let mut client = TcpStream::connect(relay.address).unwrap();
        client.write_all(b"hello").unwrap();
        server.set_nonblocking(true).unwrap();
        while relay.came() == 0 {
            thread::yield_now();
        }
        assert_eq!(server.accept().map(drop).unwrap_err().kind(), io::ErrorKind::WouldBlock);
        opening.open();
        server.set_nonblocking(false).unwrap();
        let (mut inside, _) = server.accept().unwrap();
        client.shutdown(Shutdown::Write).unwrap();
        let mut heard = String::new();
        inside.read_to_string(&mut heard).unwrap();
        assert_eq!((heard.as_str(), relay.came(), relay.too_late()), ("hello", 1, 0));
    }
}
