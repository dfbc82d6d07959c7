//! The texts of the data with the values of one account in their places.

use mailsteps_markup::fill;
use mailsteps_settings::{Address, Authentication, Captions, Incoming, Offer, Setting, Values};

use crate::Words;

/// The reader's own.
const OWN: [Setting; 3] = [Setting::Address, Setting::IncomingUsername, Setting::OutgoingUsername];

/// Those that are the same for every reader of a domain and a program.
const SHARED: [Setting; 9] = [
    Setting::IncomingHost,
    Setting::IncomingPort,
    Setting::IncomingSecurity,
    Setting::IncomingProtocol,
    Setting::OutgoingHost,
    Setting::OutgoingPort,
    Setting::OutgoingSecurity,
    Setting::Domain,
    Setting::Provider,
];

/// The account that a text or a setting is about, as far as it is known.
#[derive(Clone, Copy)]
pub struct Account<'a> {
    /// The words for what is not known, and for the settings.
    pub words: &'a Words,
    /// The domain of the address.
    pub domain: Option<Offer<'a>>,
    /// The mail program.
    pub program: Option<Program<'a>>,
    /// The reader's address; one of another domain is left aside.
    pub address: Option<&'a Address>,
}

/// What the texts need to know of a mail program.
#[derive(Debug, Clone, Copy)]
pub struct Program<'a> {
    /// What it speaks.
    pub protocols: &'a [Incoming],
    /// Its words for settings.
    pub captions: &'a Captions,
}

impl<'a> Account<'a> {
    /// That of somebody of whom nothing is known.
    #[must_use]
    pub fn anybodys(words: &'a Words) -> Self {
        Self { words, domain: None, program: None, address: None }
    }

    /// A text such as "It must be {incoming.host}" with the account's values, or with words where none is known.
    #[must_use]
    pub fn filled(&self, text: &str) -> String {
        let anything = self.words.anything();
        let Some((offer, values)) = self.domain.zip(self.values()) else { return fill(text, &anything) };
        let own = OWN.iter().filter(|_| values.has_address());
        let known: Vec<(&str, String)> =
            SHARED.iter().chain(own).map(|setting| (setting.id(), values.text(*setting))).collect();
        let webmail = &offer.group().webmail.value;
        let webmail = webmail.strip_prefix("https://").unwrap_or(webmail).trim_end_matches('/');
        let mut all = vec![("webmail", webmail)];
        all.extend(known.iter().map(|(name, value)| (*name, value.as_str())));
        if let Some(caption) = self.password_caption() {
            all.extend(["incoming.authentication", "outgoing.authentication"].map(|name| (name, caption)));
        }
        // A place takes every value of its name, so each name is there once.
        let is_known = |name: &str| all.iter().any(|(known, _)| *known == name);
        let rest: Vec<_> = anything.iter().filter(|(name, _)| !is_known(name)).copied().collect();
        all.extend(rest);
        fill(text, &all)
    }

    /// The protocols that the account can have, the suggested one first.
    pub(crate) fn protocols(&self) -> Vec<Incoming> {
        let of_domain = self.domain.map_or_else(Vec::new, |offer| offer.protocols());
        let speaks = |one: &Incoming| self.program.is_none_or(|program| program.protocols.contains(one));
        let both: Vec<Incoming> = of_domain.iter().copied().filter(speaks).collect();
        // A program that speaks none of the domain's is told what the domain has.
        if both.is_empty() { of_domain } else { both }
    }

    /// The values; none without a domain.
    pub(crate) fn values(&self) -> Option<Values<'a>> {
        Values::new(self.domain?, *self.protocols().first()?, self.address, self.captions())
    }

    pub(crate) fn captions(&self) -> Option<&'a Captions> {
        self.program.map(|program| program.captions)
    }

    /// The program's word for a sign-in with the password itself, where the domain wants that.
    pub(crate) fn password_caption(&self) -> Option<&'a str> {
        let wants = self.domain?.group().login.authentication.value;
        self.captions().filter(|_| wants == Authentication::Password).map(|captions| captions.password.as_str())
    }
}

#[cfg(test)]
mod tests {
    use mailsteps_settings::Catalog;

    use super::*;
    use crate::account_words::ENGLISH;

    fn anybodys() -> Account<'static> {
        Account::anybodys(&ENGLISH)
    }

    /// Every place that a text of the data may have.
    const PLACES: &str = "{domain}|{provider}|{webmail}|{address}|{incoming.host}|{incoming.port}|{incoming.security}|\
        {incoming.username}|{incoming.protocol}|{incoming.authentication}|{outgoing.host}|{outgoing.port}|\
        {outgoing.security}|{outgoing.username}|{outgoing.authentication}";

    #[test]
    fn places_take_the_values_of_the_domain_in_the_words_of_the_program() {
        let catalog = Catalog::embedded().unwrap();
        let domain = catalog.offer(&"q.com".parse().unwrap());
        let client = catalog.client(&"thunderbird".parse().unwrap()).unwrap();
        let program = Some(Program { protocols: &client.protocols, captions: &client.captions });
        assert_eq!(
            Account { domain, program, ..anybodys() }.filled(PLACES),
            "q.com|CenturyLink|webmail.centurylink.net|your whole e-mail address|mail.centurylink.net|993|SSL/TLS|your \
             whole e-mail address|IMAP|Normal password|smtp.centurylink.net|587|STARTTLS|your whole e-mail \
             address|Normal password"
        );
        let address = mailsteps_settings::Query::read("jane@q.com", |_| None).unwrap().address();
        let own =
            Account { domain, program, address: address.as_ref(), ..anybodys() }.filled("{incoming.username} {domain}");
        assert_eq!(own, "jane@q.com q.com");
        let anybody = anybodys().filled(PLACES);
        assert!(anybody.starts_with("your provider|your provider|webmail|") && !anybody.contains("||"), "{anybody}");
    }

    #[test]
    fn a_program_without_imap_is_given_the_values_for_pop3() {
        let catalog = Catalog::embedded().unwrap();
        let domain = catalog.offer(&"q.com".parse().unwrap());
        let client = catalog.client(&"gmail-web".parse().unwrap()).unwrap();
        let program = Some(Program { protocols: &client.protocols, captions: &client.captions });
        let text = "{incoming.host}, {incoming.port}";
        assert_eq!(Account { domain, program, ..anybodys() }.filled(text), "pop.centurylink.net, 995");
        assert_eq!(Account { domain, ..anybodys() }.filled(text), "mail.centurylink.net, 993");
    }
}
