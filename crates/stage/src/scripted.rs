//! A server that follows a script, however odd.

use std::{
    io,
    net::{Ipv4Addr, SocketAddr},
    sync::{Arc, Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};

use rustls::ServerConfig;

use crate::{connection::Connection, listener::Listener};

/// How long [`Scripted::received`] waits for connections to end.
const PATIENCE: Duration = Duration::from_secs(5);

/// A step of a script. After the last one the server closes in good order.
#[derive(Debug, Clone)]
pub enum Step {
    /// Sends these bytes at once.
    Send(Vec<u8>),
    /// Sends these bytes again and again until the client leaves.
    Flood(Vec<u8>),
    /// Reads a line, which must begin with this (case does not matter), or else the server closes.
    Expect(String),
    /// Lets time pass.
    Wait(Duration),
    /// Shakes hands; all that follows is encrypted. A handshake that fails ends the script.
    StartTls(Arc<ServerConfig>),
    /// Reads and says nothing until the client leaves.
    Hold,
    /// Closes in good order.
    Close,
    /// Closes without TLS's good-bye.
    Cut,
    /// Closes with RST.
    Reset,
}

impl Step {
    /// Sends a line; CRLF is added.
    #[must_use]
    pub fn say(line: &str) -> Self {
        Self::Send(format!("{line}\r\n").into_bytes())
    }

    /// Expects a line that begins with this; empty for any line.
    #[must_use]
    pub fn expect(beginning: &str) -> Self {
        Self::Expect(beginning.to_owned())
    }
}

/// A server on a free port of 127.0.0.1 that follows a script, from the beginning for each connection.
/// Dropping it closes everything.
pub struct Scripted {
    listener: Listener,
    received: Arc<Mutex<Vec<String>>>,
}

impl Scripted {
    /// Starts it.
    pub fn start(script: impl Into<Vec<Step>>) -> io::Result<Self> {
        let script = script.into();
        let received = Arc::<Mutex<Vec<String>>>::default();
        let listener = Listener::start(0, {
            let received = Arc::clone(&received);
            move |connection| {
                // A client that leaves before the script's end is its own business.
                let _ = play(connection, &script, &received);
            }
        })?;
        Ok(Self { listener, received })
    }

    /// Its port.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.listener.port()
    }

    /// Its address.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        (Ipv4Addr::LOCALHOST, self.port()).into()
    }

    /// How many connections there have been.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.listener.accepted()
    }

    /// Every line that the script read, over all connections. Waits until none is open any more, but not for ever.
    #[must_use]
    pub fn received(&self) -> Vec<String> {
        let began = Instant::now();
        while self.listener.open() > 0 && began.elapsed() < PATIENCE {
            thread::sleep(Duration::from_millis(2));
        }
        self.received.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn play(mut connection: Connection, script: &[Step], received: &Mutex<Vec<String>>) -> io::Result<()> {
    for step in script {
        match step {
            Step::Send(bytes) => connection.send(bytes)?,
            Step::Flood(bytes) => loop {
                connection.send(bytes)?;
            },
            Step::Expect(beginning) => {
                let Some(line) = connection.line()? else { break };
                let expected = line.get(..beginning.len()).is_some_and(|start| start.eq_ignore_ascii_case(beginning));
                received.lock().unwrap_or_else(PoisonError::into_inner).push(line);
                if !expected {
                    break;
                }
            }
            Step::Wait(time) => thread::sleep(*time),
            Step::StartTls(config) => connection.start_tls(Arc::clone(config))?,
            Step::Hold => connection.drain(),
            Step::Close => break,
            Step::Cut => {
                connection.cut();
                return Ok(());
            }
            Step::Reset => {
                connection.reset();
                return Ok(());
            }
        }
    }
    connection.close();
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "these are tests")]
mod tests {
    use std::{
        io::{ErrorKind, Read, Write},
        net::TcpStream,
    };

    use super::*;

    fn connect(server: &Scripted) -> TcpStream {
        let client = TcpStream::connect(server.address()).unwrap();
        client.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
        client
    }

    #[test]
    fn follows_the_script_and_writes_down_what_it_hears() {
        let script = [Step::say("220 hello"), Step::expect("ehlo"), Step::say("250 ok"), Step::expect("QUIT")];
        let server = Scripted::start(script).unwrap();
        let mut client = connect(&server);
        client.write_all(b"EHLO x\r\nQUIT\r\n").unwrap();
        let mut text = String::new();
        client.read_to_string(&mut text).unwrap();
        assert_eq!(text, "220 hello\r\n250 ok\r\n");
        drop(client);
        assert_eq!(server.received(), ["EHLO x", "QUIT"]);
        assert_eq!(server.connections(), 1);
    }

    #[test]
    fn closes_at_a_line_that_it_does_not_expect() {
        let server = Scripted::start([Step::expect("QUIT"), Step::say("never")]).unwrap();
        let mut client = connect(&server);
        client.write_all(b"NOOP\r\n").unwrap();
        assert_eq!(client.read(&mut [0; 9]).unwrap(), 0);
    }

    #[test]
    fn resets() {
        let server = Scripted::start([Step::expect(""), Step::Reset]).unwrap();
        let mut client = connect(&server);
        client.write_all(b"hello\r\n").unwrap();
        assert_eq!(client.read(&mut [0; 9]).unwrap_err().kind(), ErrorKind::ConnectionReset);
    }

    #[test]
    fn floods_until_the_client_leaves() {
        let server = Scripted::start([Step::Flood(b"more and ".to_vec())]).unwrap();
        let mut client = connect(&server);
        client.read_exact(&mut [0; 1_000_000]).unwrap();
        drop(client);
        assert!(server.received().is_empty());
        assert_eq!(server.listener.open(), 0);
    }

    #[test]
    fn ends_open_connections_when_dropped() {
        let server = Scripted::start([Step::say("hello"), Step::Hold]).unwrap();
        let mut client = connect(&server);
        client.read_exact(&mut [0; 7]).unwrap();
        let address = server.address();
        drop(server);
        assert_eq!(client.read(&mut [0; 9]).unwrap(), 0);
        assert!(TcpStream::connect(address).is_err());
    }
}
