//! A TCP listener with a thread per connection, gone without a trace when dropped.

use std::{
    collections::BTreeMap,
    io,
    net::{Ipv4Addr, Shutdown, TcpListener, TcpStream},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread::{self, JoinHandle},
};

use crate::connection::Connection;

pub(crate) struct Listener {
    port: u16,
    shared: Arc<Shared>,
    accepting: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Shared {
    stopped: AtomicBool,
    accepted: AtomicUsize,
    open: Mutex<BTreeMap<usize, TcpStream>>,
}

impl Listener {
    /// Listens on a port of 127.0.0.1; 0 for any.
    pub(crate) fn start(port: u16, serve: impl Fn(Connection) + Send + Sync + 'static) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let port = listener.local_addr()?.port();
        let shared = Arc::<Shared>::default();
        let accepting = thread::spawn({
            let shared = Arc::clone(&shared);
            move || accept(&listener, &shared, &Arc::new(serve))
        });
        Ok(Self { port, shared, accepting: Some(accepting) })
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// How many connections there have been.
    pub(crate) fn accepted(&self) -> usize {
        self.shared.accepted.load(Ordering::SeqCst)
    }

    /// How many connections are open.
    pub(crate) fn open(&self) -> usize {
        self.shared.open().len()
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.shared.stopped.store(true, Ordering::SeqCst);
        // Wakes the thread that waits for a connection.
        let _ = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port));
        if let Some(accepting) = self.accepting.take() {
            let _ = accepting.join();
        }
        for socket in self.shared.open().values() {
            let _ = socket.shutdown(Shutdown::Both);
        }
    }
}

impl Shared {
    fn open(&self) -> MutexGuard<'_, BTreeMap<usize, TcpStream>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn accept<F: Fn(Connection) + Send + Sync + 'static>(listener: &TcpListener, shared: &Arc<Shared>, serve: &Arc<F>) {
    for socket in listener.incoming() {
        if shared.stopped.load(Ordering::SeqCst) {
            return;
        }
        // A client that has gone again is no reason to stop.
        let Ok(socket) = socket else { continue };
        let Ok(second) = socket.try_clone() else { continue };
        let number = shared.accepted.fetch_add(1, Ordering::SeqCst);
        shared.open().insert(number, second);
        let (shared, serve) = (Arc::clone(shared), Arc::clone(serve));
        thread::spawn(move || {
            let _open = Open { shared: &shared, number };
            serve(Connection::new(socket));
        });
    }
}

/// Takes a connection off the list, after a panic too.
struct Open<'a> {
    shared: &'a Shared,
    number: usize,
}

impl Drop for Open<'_> {
    fn drop(&mut self) {
        self.shared.open().remove(&self.number);
    }
}
