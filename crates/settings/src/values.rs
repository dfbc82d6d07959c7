//! The reader's own values: every setting as the text to type.

use crate::{Address, Captions, Incoming, Offer, Security, Server, Setting, UsernameForm};

/// A server as a reader types it.
#[derive(Debug, Clone, Copy)]
pub struct Endpoint<'a> {
    /// The server entry.
    pub server: &'a Server,
    /// The words for its security.
    captions: Option<&'a Captions>,
}

impl Endpoint<'_> {
    fn security(&self) -> String {
        self.captions
            .map_or_else(|| self.server.security.name(), |words| words.security(self.server.security))
            .to_owned()
    }

    fn security_box(&self) -> String {
        self.captions.map_or("", |words| words.security_box(self.server.security)).to_owned()
    }

    /// Whether the connection is encrypted.
    #[must_use]
    pub fn is_encrypted(&self) -> bool {
        self.server.security != Security::None
    }
}

/// All values for one domain, one protocol and one reader.
#[derive(Debug, Clone)]
pub struct Values<'a> {
    offer: Offer<'a>,
    incoming: Incoming,
    /// The incoming server.
    pub receiving: Endpoint<'a>,
    /// The outgoing server.
    pub sending: Endpoint<'a>,
    address: Option<&'a Address>,
    captions: Option<&'a Captions>,
}

impl<'a> Values<'a> {
    /// The values, or `None` where the domain has no server for that protocol.
    ///
    /// Without `captions` the general terms are used. An address of another domain is left aside.
    #[must_use]
    pub fn new(
        offer: Offer<'a>,
        incoming: Incoming,
        address: Option<&'a Address>,
        captions: Option<&'a Captions>,
    ) -> Option<Self> {
        let endpoint = |server| Endpoint { server, captions };
        Some(Self {
            offer,
            incoming,
            receiving: endpoint(offer.best(incoming.protocol())?),
            sending: endpoint(offer.outgoing()?),
            address: address.filter(|address| address.domain() == offer.domain()),
            captions,
        })
    }

    /// Whether the reader's own address is in the values; otherwise an example stands in for it.
    #[must_use]
    pub fn has_address(&self) -> bool {
        self.address.is_some()
    }

    /// The text of a setting.
    #[must_use]
    pub fn text(&self, setting: Setting) -> String {
        match setting {
            Setting::IncomingHost => self.receiving.server.host.to_string(),
            Setting::IncomingPort => self.receiving.server.port.to_string(),
            Setting::IncomingSecurity => self.receiving.security(),
            Setting::IncomingSecurityBox => self.receiving.security_box(),
            Setting::OutgoingHost => self.sending.server.host.to_string(),
            Setting::OutgoingPort => self.sending.server.port.to_string(),
            Setting::OutgoingSecurity => self.sending.security(),
            Setting::OutgoingSecurityBox => self.sending.security_box(),
            Setting::IncomingUsername | Setting::OutgoingUsername => self.username(),
            Setting::IncomingAuthentication | Setting::OutgoingAuthentication => {
                self.captions.map_or("Password", |words| &words.password).to_owned()
            }
            Setting::IncomingProtocol => {
                self.captions.map_or_else(|| self.incoming.name(), |words| words.protocol(self.incoming)).to_owned()
            }
            Setting::Address => self.address_text(),
            Setting::Domain => self.offer.domain().to_string(),
            Setting::Provider => self.offer.provider().name.clone(),
            Setting::Webmail => self.offer.group().webmail.value.clone(),
        }
    }

    fn address_text(&self) -> String {
        match self.address {
            Some(address) => address.to_string(),
            None => format!("yourname@{}", self.offer.domain()),
        }
    }

    fn username(&self) -> String {
        match self.offer.group().login.username.value {
            UsernameForm::FullAddress => self.address_text(),
            UsernameForm::LocalPart => self.address.map_or("yourname", Address::local).to_owned(),
        }
    }
}
