//! Settings as the code's text.

use mailsteps_settings::{Address, Incoming};

use super::{AUTHENTICATIONS, SECURITIES, protocol_number};
use crate::{Account, AccountServer, Cannot, MailService};

/// What a code says: one account, without a password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payload {
    /// The mailbox with one server for incoming and one for outgoing mail.
    pub account: Account,
    /// The sender's name in outgoing mail.
    pub name: String,
}

impl Payload {
    /// The code for a mailbox. Without a name the address stands in its place: the app wants one, and the reader can change it.
    ///
    /// # Errors
    /// Says what the format cannot express.
    pub fn of(
        service: &MailService,
        incoming: Incoming,
        address: &Address,
        name: Option<&str>,
    ) -> Result<Self, Cannot> {
        service.check(address)?;
        if !address.local().is_ascii() {
            return Err(Cannot::because(
                "Thunderbird's code takes only addresses of plain letters, digits and signs, without accents.",
            ));
        }
        let name: String = name.unwrap_or_default().split(['\r', '\n']).collect::<Vec<_>>().join(" ");
        let name = name.trim();
        let account = Account {
            address: Some(address.to_string()),
            incoming: vec![service.needed_incoming(incoming)?.for_mailbox(Some(address))],
            outgoing: vec![service.needed_outgoing()?.for_mailbox(Some(address))],
        };
        Ok(Self { name: if name.is_empty() { address.to_string() } else { name.to_owned() }, account })
    }

    /// The text inside the code: ASCII only, because the code does not say its encoding and scanners guess.
    #[must_use]
    pub fn text(&self) -> String {
        let mut servers = self.account.incoming.iter().chain(&self.account.outgoing).map(server);
        let (incoming, outgoing) = (servers.next().unwrap_or_default(), servers.next().unwrap_or_default());
        let address = quoted(self.account.address.as_deref().unwrap_or_default());
        format!("[1,[1,1],{incoming},[[{outgoing},[{address},{}]]]]", quoted(&self.name))
    }
}

fn server(server: &AccountServer) -> String {
    let security = SECURITIES.iter().find(|(_, security)| *security == server.security);
    let authentication = AUTHENTICATIONS.iter().find(|(_, by)| Some(*by) == server.authentication);
    format!(
        "[{},{},{},{},{},{}]",
        protocol_number(server.protocol),
        quoted(server.host.as_str()),
        server.port,
        security.map_or(0, |(number, _)| *number),
        authentication.map_or(0, |(number, _)| *number),
        quoted(server.username.as_deref().unwrap_or_default())
    )
}

/// A text as JSON writes it, with everything but ASCII escaped (RFC 8259, section 7).
fn quoted(text: &str) -> String {
    let mut quoted = String::new();
    for c in serde_json::Value::from(text).to_string().chars() {
        if c.is_ascii() {
            quoted.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                quoted.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    quoted
}
