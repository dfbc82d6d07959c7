//! The one setting to look at for a cause: its name, and what it should be.

use mailsteps_markup::fill;
use mailsteps_settings::{Authentication, Cause, LeadsTo, Setting, UsernameForm};

use crate::Account;

/// A setting to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookAt {
    /// Its name, such as "the user name for incoming mail".
    pub name: &'static str,
    /// What it should be; none where that hangs on the domain, which is not known.
    pub value: Option<Value>,
}

/// What a setting should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// To be typed or chosen exactly so.
    Exact(String),
    /// The reader's own, where it is not known.
    Own {
        /// What it is, such as "your whole e-mail address".
        words: &'static str,
        /// How it looks, with a made-up name in the place of the reader's: "yourname@q.com".
        example: String,
    },
    /// What can only be told in words.
    InWords(&'static str),
}

impl Value {
    /// For readers of whom nothing is known.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Exact(text) => text,
            Self::Own { words, .. } | Self::InWords(words) => words,
        }
    }
}

impl Account<'_> {
    /// The one setting to look at, for causes that have one.
    #[must_use]
    pub fn look_at(&self, cause: &Cause) -> Option<LookAt> {
        let setting = cause.setting?;
        let is_about_new_address = cause.plan.iter().any(|action| action.leads_to == Some(LeadsTo::NewAddress));
        Some(LookAt { name: self.words.name(setting), value: self.value(setting, is_about_new_address) })
    }

    fn value(&self, setting: Setting, is_about_new_address: bool) -> Option<Value> {
        let values = self.values()?;
        let login = &self.domain?.group().login;
        Some(match setting {
            // The address that is known may be the old one.
            Setting::Address | Setting::IncomingUsername | Setting::OutgoingUsername if is_about_new_address => {
                Value::InWords(self.words.new_address)
            }
            Setting::Address | Setting::IncomingUsername | Setting::OutgoingUsername if !values.has_address() => {
                let is_part = setting != Setting::Address && login.username.value == UsernameForm::LocalPart;
                let words = if is_part { self.words.local_part } else { self.words.anything.address };
                Value::Own { words, example: values.text(setting) }
            }
            Setting::IncomingAuthentication | Setting::OutgoingAuthentication => match self.password_caption() {
                Some(caption) => Value::Exact(caption.to_owned()),
                None if login.authentication.value == Authentication::Password => {
                    Value::InWords(self.words.with_password)
                }
                None => return None,
            },
            Setting::IncomingProtocol => {
                let protocols = self.protocols();
                let mut names =
                    protocols.iter().map(|one| self.captions().map_or(one.name(), |words| words.protocol(*one)));
                let one = names.next().unwrap_or_default().to_owned();
                Value::Exact(names.fold(one, |one, other| fill(self.words.or, &[("one", &one), ("other", other)])))
            }
            _ => Value::Exact(values.text(setting)),
        })
    }
}

#[cfg(test)]
mod tests {
    use mailsteps_settings::{Action, Catalog};

    use super::*;
    use crate::{Program, account_words::ENGLISH};

    fn cause(setting: Setting, leads_to: Option<LeadsTo>) -> Cause {
        let id: mailsteps_settings::ClientId = "a-cause".parse().unwrap();
        let action = Action {
            id: id.clone(),
            text: String::new(),
            helped: String::new(),
            otherwise: String::new(),
            leads_to,
            only: Vec::new(),
        };
        Cause {
            id,
            title: String::new(),
            setting: Some(setting),
            evidence: None,
            likelier_for: Vec::new(),
            asks_first: false,
            answers: Vec::new(),
            plan: vec![action],
            sources: Vec::new(),
        }
    }

    /// What a setting should be, as text.
    fn value(domain: &str, program: &str, setting: Setting) -> Option<String> {
        let catalog = Catalog::embedded().unwrap();
        let domain = domain.parse().ok().and_then(|domain| catalog.offer(&domain));
        let client = program.parse().ok().and_then(|program| catalog.client(&program));
        let program = client.map(|client| Program { protocols: &client.protocols, captions: &client.captions });
        let found = Account { domain, program, ..Account::anybodys(&ENGLISH) }.look_at(&cause(setting, None)).unwrap();
        assert!(!found.name.is_empty());
        found.value.map(|value| value.text().to_owned())
    }

    #[test]
    fn each_setting_has_its_value_in_the_words_of_the_program() {
        for (program, setting, expected) in [
            ("", Setting::IncomingHost, "mail.centurylink.net"),
            ("", Setting::IncomingPort, "993"),
            ("", Setting::IncomingSecurity, "SSL/TLS"),
            ("iphone", Setting::IncomingSecurity, "SSL"),
            ("", Setting::IncomingUsername, "your whole e-mail address"),
            ("", Setting::IncomingAuthentication, "with your password"),
            ("thunderbird", Setting::IncomingAuthentication, "Normal password"),
            ("", Setting::IncomingProtocol, "IMAP or POP3"),
            ("outlook-classic", Setting::IncomingProtocol, "IMAP or POP"),
            ("gmail-web", Setting::IncomingProtocol, "POP3"),
            ("gmail-web", Setting::IncomingHost, "pop.centurylink.net"),
            ("", Setting::OutgoingHost, "smtp.centurylink.net"),
            ("", Setting::OutgoingPort, "587"),
            ("samsung-email", Setting::OutgoingSecurity, "TLS"),
            ("", Setting::OutgoingUsername, "your whole e-mail address"),
            ("kmail", Setting::OutgoingAuthentication, "Clear text"),
            ("", Setting::Address, "your whole e-mail address"),
        ] {
            assert_eq!(value("q.com", program, setting).as_deref(), Some(expected), "{program} {setting:?}");
        }
    }

    #[test]
    fn without_a_domain_there_is_a_name_and_no_value() {
        for setting in Setting::ALL {
            assert_eq!(value("", "thunderbird", setting), None, "{setting:?}");
            assert!(value("q.com", "thunderbird", setting).is_some_and(|value| !value.is_empty()), "{setting:?}");
        }
    }

    #[test]
    fn the_readers_own_value_has_an_example_and_the_address_that_was_replaced_is_not_it() {
        let catalog = Catalog::embedded().unwrap();
        let mut account = Account { domain: catalog.offer(&"q.com".parse().unwrap()), ..Account::anybodys(&ENGLISH) };
        let own = account.look_at(&cause(Setting::IncomingUsername, Some(LeadsTo::Repair))).unwrap().value;
        let example = "yourname@q.com".to_owned();
        assert_eq!(own, Some(Value::Own { words: "your whole e-mail address", example }));
        let address = mailsteps_settings::Query::read("jane@q.com", |_| None).unwrap().address();
        account.address = address.as_ref();
        let own = account.look_at(&cause(Setting::OutgoingUsername, Some(LeadsTo::Repair))).unwrap().value;
        assert_eq!(own, Some(Value::Exact("jane@q.com".to_owned())));
        let new = account.look_at(&cause(Setting::IncomingUsername, Some(LeadsTo::NewAddress))).unwrap().value;
        assert_eq!(new, Some(Value::InWords("your whole new e-mail address")));
    }

    #[test]
    fn a_cause_without_a_setting_has_none_to_look_at() {
        let without = Cause { setting: None, ..cause(Setting::IncomingHost, None) };
        assert_eq!(Account::anybodys(&ENGLISH).look_at(&without), None);
    }
}
