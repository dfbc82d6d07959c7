//! POP3: RFC 1939, CAPA and response codes of RFC 2449 and 3206, STLS of RFC 2595.

use std::{io, sync::Arc};

use super::{Part, command};
use crate::connection::Connection;

pub(super) fn play(part: &Part, connection: &mut Connection) -> io::Result<()> {
    connection.send(b"+OK Stand-in ready.\r\n")?;
    while let Some(line) = connection.line()? {
        match command(&line).0.as_str() {
            "CAPA" => connection.send(capabilities(part, connection).as_bytes())?,
            "STLS" if part.offers_starttls(connection) => {
                connection.send(b"+OK Begin TLS negotiation now.\r\n")?;
                connection.start_tls(Arc::clone(&part.tls))?;
            }
            "USER" if part.takes_passwords(connection) => connection.send(b"+OK\r\n")?,
            "PASS" => connection.send(b"-ERR [AUTH] Nobody logs in to a stand-in.\r\n")?,
            "QUIT" => return connection.send(b"+OK Logging out\r\n"),
            _ => connection.send(b"-ERR Unknown command.\r\n")?,
        }
    }
    Ok(())
}

fn capabilities(part: &Part, connection: &Connection) -> String {
    let mut lines = vec!["+OK", "CAPA", "TOP", "UIDL", "RESP-CODES", "PIPELINING", "AUTH-RESP-CODE"];
    if part.offers_starttls(connection) {
        lines.push("STLS");
    }
    if part.takes_passwords(connection) {
        lines.extend(["USER", "SASL PLAIN LOGIN"]);
    }
    lines.push(".\r\n");
    lines.join("\r\n")
}
