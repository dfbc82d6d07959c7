//! Small mail servers of our own: they say hello, tell what they can do, switch to TLS, refuse to log anybody in, and
//! say good-bye. With or without a fault.

mod imap;
mod pop3;
mod smtp;

use std::{io, sync::Arc};

use mailsteps_settings::{Protocol, Security};
use rustls::ServerConfig;

use crate::{Service, connection::Connection, listener::Listener};

/// What a fake server does with a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// All is well.
    Sound,
    /// Sound, but STARTTLS is not on offer.
    WithoutStarttls,
    /// Sound, but nobody can sign in, ever.
    WithoutLogin,
    /// Greets with "too busy" and closes.
    Busy,
    /// Says nothing.
    Silent,
}

/// One server's part.
struct Part {
    service: Service,
    tls: Arc<ServerConfig>,
    manner: Manner,
}

/// Starts a fake server on a port of 127.0.0.1.
pub(crate) fn start(service: &Service, port: u16, tls: Arc<ServerConfig>, manner: Manner) -> io::Result<Listener> {
    let part = Part { service: service.clone(), tls, manner };
    Listener::start(port, move |connection| {
        // A client that leaves in the middle, or does not like the certificate, is its own business.
        let _ = part.play(connection);
    })
}

impl Part {
    fn play(&self, mut connection: Connection) -> io::Result<()> {
        if self.manner == Manner::Silent {
            connection.drain();
            return Ok(());
        }
        if self.service.security == Security::Tls {
            connection.start_tls(Arc::clone(&self.tls))?;
        }
        match (self.manner, self.service.protocol) {
            (Manner::Busy, protocol) => connection.send(busy(protocol).as_bytes())?,
            (_, Protocol::Pop3) => pop3::play(self, &mut connection)?,
            (_, Protocol::Imap) => imap::play(self, &mut connection)?,
            (_, Protocol::Smtp) => smtp::play(self, &mut connection)?,
        }
        connection.close();
        Ok(())
    }

    fn offers_starttls(&self, connection: &Connection) -> bool {
        let is_sought = match self.manner {
            Manner::WithoutStarttls => false,
            Manner::WithoutLogin => self.service.security != Security::Tls,
            _ => self.service.security == Security::Starttls,
        };
        is_sought && !connection.is_encrypted()
    }

    /// Whether a password may be sent: not in the clear, unless the service knows nothing else (RFC 8314, section 3).
    fn takes_passwords(&self, connection: &Connection) -> bool {
        self.manner != Manner::WithoutLogin && (connection.is_encrypted() || self.service.security == Security::None)
    }
}

fn busy(protocol: Protocol) -> &'static str {
    match protocol {
        Protocol::Pop3 => "-ERR [SYS/TEMP] Too many connections, try again later\r\n",
        Protocol::Imap => "* BYE [UNAVAILABLE] Too many connections, try again later\r\n",
        Protocol::Smtp => "421 4.3.2 Too many connections, try again later\r\n",
    }
}

/// The first word of a line in upper case, and the rest.
fn command(line: &str) -> (String, &str) {
    let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
    (word.to_ascii_uppercase(), rest)
}
