//! Readers who all come at once, before the server has taken any of them.

use std::{
    net::{SocketAddr, TcpStream},
    time::Duration,
};

use crate::served::serve;

/// Far more than the 128 that systems grant to whoever does not ask for more.
const READERS: usize = 600;

/// Whoever finds no place in the queue is tried again after a second.
const AT_ONCE: Duration = Duration::from_millis(900);

#[test]
fn hundreds_wait_in_line_and_none_is_turned_away() {
    // The only place, and the first reader keeps it.
    let served = serve(&["--connections", "1"]);
    let address: SocketAddr = served.address.parse().unwrap();
    let connected: Vec<_> = (0..READERS).map_while(|_| TcpStream::connect_timeout(&address, AT_ONCE).ok()).collect();
    assert_eq!(connected.len(), READERS);
}
