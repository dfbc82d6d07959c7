//! Submission: RFC 5321 and 6409, STARTTLS of RFC 3207.

use std::{io, sync::Arc};

use super::{Part, command};
use crate::connection::Connection;

pub(super) fn play(part: &Part, connection: &mut Connection) -> io::Result<()> {
    let host = &part.service.host;
    connection.send(format!("220 {host} ESMTP Stand-in\r\n").as_bytes())?;
    while let Some(line) = connection.line()? {
        match command(&line).0.as_str() {
            "EHLO" => connection.send(capabilities(part, connection).as_bytes())?,
            "HELO" => connection.send(format!("250 {host}\r\n").as_bytes())?,
            "STARTTLS" if part.offers_starttls(connection) => {
                connection.send(b"220 2.0.0 Ready to start TLS\r\n")?;
                connection.start_tls(Arc::clone(&part.tls))?;
            }
            "NOOP" | "RSET" => connection.send(b"250 2.0.0 Ok\r\n")?,
            "AUTH" if part.takes_passwords(connection) => {
                connection.send(b"535 5.7.8 Nobody logs in to a stand-in\r\n")?;
            }
            "AUTH" => connection.send(b"538 5.7.11 Not without TLS\r\n")?,
            "MAIL" => connection.send(b"530 5.7.0 A stand-in takes no mail\r\n")?,
            "QUIT" => return connection.send(b"221 2.0.0 Bye\r\n"),
            _ => connection.send(b"502 5.5.2 Error: command not recognized\r\n")?,
        }
    }
    Ok(())
}

fn capabilities(part: &Part, connection: &Connection) -> String {
    let mut words = vec![part.service.host.as_str(), "PIPELINING", "SIZE 31457280"];
    if part.offers_starttls(connection) {
        words.push("STARTTLS");
    }
    if part.takes_passwords(connection) {
        words.push("AUTH PLAIN LOGIN");
    }
    words.extend(["ENHANCEDSTATUSCODES", "8BITMIME"]);
    let last = words.len() - 1;
    let line = |(place, word): (usize, &&str)| format!("250{}{word}\r\n", if place == last { ' ' } else { '-' });
    words.iter().enumerate().map(line).collect()
}
