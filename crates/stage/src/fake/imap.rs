//! IMAP: RFC 3501 and 9051 as far as an unknown guest gets.

use std::{io, sync::Arc};

use super::{Part, command};
use crate::connection::Connection;

pub(super) fn play(part: &Part, connection: &mut Connection) -> io::Result<()> {
    let greeting = format!("* OK [CAPABILITY {}] Stand-in ready.\r\n", capabilities(part, connection));
    connection.send(greeting.as_bytes())?;
    while let Some(line) = connection.line()? {
        let (tag, rest) = line.split_once(' ').unwrap_or((&line, ""));
        match command(rest).0.as_str() {
            "CAPABILITY" => {
                let list = capabilities(part, connection);
                say(connection, &format!("* CAPABILITY {list}\r\n{tag} OK Capability completed."))?;
            }
            "STARTTLS" if part.offers_starttls(connection) => {
                say(connection, &format!("{tag} OK Begin TLS negotiation now."))?;
                connection.start_tls(Arc::clone(&part.tls))?;
            }
            "NOOP" => say(connection, &format!("{tag} OK NOOP completed."))?,
            "LOGIN" if part.takes_passwords(connection) => {
                say(connection, &format!("{tag} NO [AUTHENTICATIONFAILED] Nobody logs in to a stand-in."))?;
            }
            "LOGIN" => say(connection, &format!("{tag} NO [PRIVACYREQUIRED] Not without TLS."))?,
            "LOGOUT" => return say(connection, &format!("* BYE Logging out\r\n{tag} OK Logout completed.")),
            _ => say(connection, &format!("{tag} BAD Unknown command."))?,
        }
    }
    Ok(())
}

fn capabilities(part: &Part, connection: &Connection) -> String {
    let mut list = "IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE LITERAL+".to_owned();
    if part.offers_starttls(connection) {
        list.push_str(" STARTTLS");
    }
    list.push_str(if part.takes_passwords(connection) { " AUTH=PLAIN AUTH=LOGIN" } else { " LOGINDISABLED" });
    list
}

fn say(connection: &mut Connection, text: &str) -> io::Result<()> {
    connection.send(format!("{text}\r\n").as_bytes())
}
