//! Ports that nobody uses.

use std::{
    collections::BTreeSet,
    hash::{BuildHasher, RandomState},
    io,
    net::{Ipv4Addr, TcpListener},
    sync::{Mutex, PoisonError},
};

/// Below the range from which systems take ports for outgoing connections (32768 and up on Linux): a port from there
/// could be taken while its server is stopped.
const FIRST: u16 = 15_000;
const COUNT: u16 = 17_000;

static GIVEN: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());

/// A port of 127.0.0.1 on which nothing listens, and which this process has not been given before. Connections to it
/// are refused until somebody listens.
pub fn free_port() -> io::Result<u16> {
    let mut given = GIVEN.lock().unwrap_or_else(PoisonError::into_inner);
    // A random place to begin keeps processes that run at the same time apart.
    let offset = RandomState::new().hash_one(std::process::id()) % u64::from(COUNT);
    let offset = u16::try_from(offset).expect("a remainder is less than the divisor");
    let mut candidates = (0..COUNT).map(|step| FIRST + (offset + step) % COUNT);
    let free = |port: &u16| !given.contains(port) && TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    let port = candidates.find(free).ok_or_else(|| io::Error::other("no port of 127.0.0.1 is free"))?;
    given.insert(port);
    Ok(port)
}
