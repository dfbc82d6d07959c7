//! The words for an account: `languages/LANGUAGE/account.json` has them.

use mailsteps_settings::Setting;
use mailsteps_words::words;

words! {
    /// The words for an account's settings.
    pub struct Words {
        pub anything: Anything,
        pub settings: Settings,
        pub new_address: &'static str,
        pub local_part: &'static str,
        pub with_password: &'static str,
        pub or: &'static str,
    }

    /// What stands for a value that is not known.
    pub struct Anything {
        pub provider: &'static str,
        pub webmail: &'static str,
        pub address: &'static str,
        pub incoming_host: &'static str,
        pub incoming_port: &'static str,
        pub incoming_security: &'static str,
        pub protocol: &'static str,
        pub password: &'static str,
        pub outgoing_host: &'static str,
        pub outgoing_port: &'static str,
        pub outgoing_security: &'static str,
    }

    /// Settings' names in a sentence, as far as [`Anything`] has none.
    pub struct Settings {
        pub incoming_username: &'static str,
        pub incoming_authentication: &'static str,
        pub kind: &'static str,
        pub outgoing_username: &'static str,
        pub outgoing_authentication: &'static str,
        pub address: &'static str,
        pub domain: &'static str,
        pub webmail: &'static str,
    }
}

impl Words {
    /// What stands in a text for a value that is not known, by the name of its place.
    pub(crate) fn anything(&self) -> [(&'static str, &'static str); 15] {
        let words = &self.anything;
        [
            ("domain", words.provider),
            ("provider", words.provider),
            ("webmail", words.webmail),
            ("address", words.address),
            ("incoming.host", words.incoming_host),
            ("incoming.port", words.incoming_port),
            ("incoming.security", words.incoming_security),
            ("incoming.username", words.address),
            ("incoming.protocol", words.protocol),
            ("incoming.authentication", words.password),
            ("outgoing.host", words.outgoing_host),
            ("outgoing.port", words.outgoing_port),
            ("outgoing.security", words.outgoing_security),
            ("outgoing.username", words.address),
            ("outgoing.authentication", words.password),
        ]
    }

    /// A setting's name in a sentence.
    pub(crate) fn name(&self, setting: Setting) -> &'static str {
        let Self { anything, settings, .. } = self;
        match setting {
            Setting::IncomingHost => anything.incoming_host,
            Setting::IncomingPort => anything.incoming_port,
            Setting::IncomingSecurity | Setting::IncomingSecurityBox => anything.incoming_security,
            Setting::IncomingUsername => settings.incoming_username,
            Setting::IncomingAuthentication => settings.incoming_authentication,
            Setting::IncomingProtocol => settings.kind,
            Setting::OutgoingHost => anything.outgoing_host,
            Setting::OutgoingPort => anything.outgoing_port,
            Setting::OutgoingSecurity | Setting::OutgoingSecurityBox => anything.outgoing_security,
            Setting::OutgoingUsername => settings.outgoing_username,
            Setting::OutgoingAuthentication => settings.outgoing_authentication,
            Setting::Address => settings.address,
            Setting::Domain => settings.domain,
            Setting::Provider => anything.provider,
            Setting::Webmail => settings.webmail,
        }
    }
}

/// The English words, as people edit them.
#[cfg(test)]
pub(crate) static ENGLISH: std::sync::LazyLock<Words> = std::sync::LazyLock::new(|| {
    mailsteps_words::from_json(include_str!("../../../languages/en/account.json"))
        .expect("the English words are whole")
        .0
});
