//! The words of the sentences; `languages/LANGUAGE/typing.json` has them.

use mailsteps_words::words;

words! {
    /// Every sentence on what was typed.
    pub struct Words {
        pub marks: Marks,
        pub advice: Advice,
        pub characters: Characters,
        pub listed: Listed,
        pub spelling: Spelling,
        pub servers: Servers,
        pub ports: Ports,
        pub encryption: Encryption,
        pub usernames: Usernames,
    }

    /// The mark in words, for those who do not see its colour.
    pub struct Marks {
        pub right: &'static str,
        pub works: &'static str,
        pub doubtful: &'static str,
        pub wrong: &'static str,
    }

    /// What to enter.
    pub struct Advice {
        pub first_choice: &'static str,
        pub looks_like: &'static str,
        pub or_choose: &'static str,
        pub or_enter: &'static str,
        pub choose: &'static str,
        pub enter: &'static str,
    }

    /// What was typed in the place of another.
    pub struct Characters {
        pub dot: &'static str,
        pub comma: &'static str,
        pub semicolon: &'static str,
        pub other: &'static str,
    }

    /// What the data says of a server that it has no note for.
    pub struct Listed {
        pub recommended: &'static str,
        pub alternative: &'static str,
        pub unconfirmed: &'static str,
        pub outdated: &'static str,
    }

    /// What is wrong with the letters of an entry.
    pub struct Spelling {
        pub mark_for_dot: &'static str,
        pub space: &'static str,
        pub double_dot: &'static str,
        pub dots: &'static str,
        pub end_mark: &'static str,
        pub character: &'static str,
        pub extra: &'static str,
        pub missing_start: &'static str,
        pub missing_end: &'static str,
        pub misspelt: &'static str,
        pub wrong_ending: &'static str,
        pub wrong_start: &'static str,
        pub upper_case: &'static str,
        pub port_with_host: &'static str,
        pub not_a_number: &'static str,
        pub letter_for_digit: &'static str,
        pub missing_at: &'static str,
        pub no_name: &'static str,
        pub example_name: &'static str,
    }

    /// What there is to say of a server's name.
    pub struct Servers {
        pub address_for_host: &'static str,
        pub of_outgoing: &'static str,
        pub of_incoming: &'static str,
        pub of_other: &'static str,
        pub for_domain: &'static str,
        pub webmail: &'static str,
        pub ends_in: &'static str,
        pub unknown: &'static str,
        pub none: &'static str,
        pub fits: &'static str,
    }

    /// What there is to say of a port.
    pub struct Ports {
        pub no_such: &'static str,
        pub goes_with: &'static str,
        pub plain: &'static str,
        pub blocked: &'static str,
        pub of_outgoing: &'static str,
        pub of_incoming: &'static str,
        pub of_other: &'static str,
        pub unknown: &'static str,
        pub fits: &'static str,
    }

    /// What there is to say of a choice of encryption.
    pub struct Encryption {
        pub none: &'static str,
        pub not_understood: &'static str,
        pub not_encrypted: &'static str,
        pub automatic: &'static str,
        pub tls_means: &'static str,
        pub ssl_switch: &'static str,
        pub any_certificate: &'static str,
        pub not_listed: &'static str,
    }

    /// What there is to say of a user name.
    pub struct Usernames {
        pub local_part_only: &'static str,
        pub whole_address: &'static str,
        pub other_domain: &'static str,
        pub new_domain: &'static str,
        pub old_domain: &'static str,
        pub being_replaced: &'static str,
        pub differs: &'static str,
    }
}
