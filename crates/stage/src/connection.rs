//! A server's end of one connection: lines in, bytes out, TLS from any point on.

use std::{
    io::{self, Read, Write},
    net::{Shutdown, TcpStream},
    sync::Arc,
    time::Duration,
};

use rustls::{ServerConfig, ServerConnection};

/// RFC 5321, section 4.5.3.1.4 allows 512 bytes; nobody has reason to send a stand-in more than this.
const LONGEST_LINE: usize = 8192;

pub(crate) struct Connection {
    socket: TcpStream,
    tls: Option<ServerConnection>,
    /// What has arrived after the last line.
    buffered: Vec<u8>,
}

impl Connection {
    pub(crate) fn new(socket: TcpStream) -> Self {
        // Mail servers do this too; else a greeting behind a handshake waits 40 ms for the client's acknowledgement.
        let _ = socket.set_nodelay(true);
        Self { socket, tls: None, buffered: Vec::new() }
    }

    pub(crate) fn is_encrypted(&self) -> bool {
        self.tls.is_some()
    }

    pub(crate) fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        match &mut self.tls {
            None => self.socket.write_all(bytes),
            Some(tls) => {
                let mut stream = rustls::Stream::new(tls, &mut self.socket);
                stream.write_all(bytes)?;
                stream.flush()
            }
        }
    }

    /// The next line without its end; `None` when the client has closed.
    pub(crate) fn line(&mut self) -> io::Result<Option<String>> {
        loop {
            if let Some(end) = self.buffered.iter().position(|&byte| byte == b'\n') {
                let line: Vec<u8> = self.buffered.drain(..=end).collect();
                return Ok(Some(String::from_utf8_lossy(&line).trim_end_matches(['\r', '\n']).to_owned()));
            }
            if self.buffered.len() > LONGEST_LINE {
                return Err(io::Error::new(io::ErrorKind::InvalidData, "the line is too long"));
            }
            let mut bytes = [0; 1024];
            match self.read(&mut bytes)? {
                0 => return Ok(None),
                count => self.buffered.extend_from_slice(&bytes[..count]),
            }
        }
    }

    /// Shakes hands to the end. What came in the clear after the last line is thrown away (RFC 3207, section 4.2).
    pub(crate) fn start_tls(&mut self, config: Arc<ServerConfig>) -> io::Result<()> {
        self.buffered.clear();
        let mut tls = ServerConnection::new(config).map_err(io::Error::other)?;
        while tls.is_handshaking() {
            if let Err(error) = tls.complete_io(&mut self.socket) {
                // The alert tells the client why; without it, it would see nothing but the end.
                let _ = tls.write_tls(&mut self.socket);
                return Err(error);
            }
        }
        self.tls = Some(tls);
        Ok(())
    }

    /// Waits until the client closes, and throws away what it says.
    pub(crate) fn drain(&mut self) {
        let mut bytes = [0; 1024];
        while matches!(self.read(&mut bytes), Ok(count) if count > 0) {}
    }

    /// Closes in good order. Reads what is still under way: closing over unread bytes would reset the connection, and
    /// with it lose what the client has not read yet.
    pub(crate) fn close(mut self) {
        if let Some(tls) = &mut self.tls {
            tls.send_close_notify();
            let _ = tls.complete_io(&mut self.socket);
        }
        self.cut();
    }

    /// Closes without TLS's good-bye, as if cut off (RFC 8446, section 6.1).
    pub(crate) fn cut(mut self) {
        let _ = self.socket.shutdown(Shutdown::Write);
        let _ = self.socket.set_read_timeout(Some(Duration::from_secs(1)));
        self.tls = None;
        self.drain();
    }

    /// Closes with RST instead of FIN.
    pub(crate) fn reset(self) {
        let _ = rustix::net::sockopt::set_socket_linger(&self.socket, Some(Duration::ZERO));
    }

    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let read = match &mut self.tls {
            None => self.socket.read(bytes),
            Some(tls) => rustls::Stream::new(tls, &mut self.socket).read(bytes),
        };
        match read {
            // The client left without TLS's good-bye, as many do.
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(0),
            read => read,
        }
    }
}
