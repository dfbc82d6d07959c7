//! The words of the plan and of the last days, and all that this file says: `languages/LANGUAGE/` has a file of each.

use mailsteps_words::words;

words! {
    /// Every word of this file.
    pub struct Words {
        pub account: mailsteps_diagnosis::Words,
        pub plan: PlanWords,
        pub typing: mailsteps_typing::Words,
        pub past: PastWords,
    }

    /// Every word of the plan.
    pub struct PlanWords {
        pub because: &'static str,
        pub own_words: &'static str,
        pub checked: &'static str,
        pub old_host: &'static str,
        pub questions_first: &'static str,
        pub limit: &'static str,
        pub others: &'static str,
        pub look_at: &'static str,
        pub should_be: &'static str,
        pub such_as: &'static str,
        pub helped: &'static str,
        pub otherwise: &'static str,
        pub unknown: &'static str,
        pub unknown_domain: &'static str,
        pub to_check: &'static str,
        pub to_repair: &'static str,
        pub to_new_address: &'static str,
        pub to_settings: &'static str,
        pub to_typing: &'static str,
        pub to_saved_passwords: &'static str,
        pub to_own_test: &'static str,
        pub to_webmail: &'static str,
        pub to_chat: &'static str,
    }

    /// Every word of the last days.
    pub struct PastWords {
        pub heading: &'static str,
        pub caption: &'static str,
        pub server: &'static str,
        pub today: &'static str,
        pub yesterday: &'static str,
        pub on: &'static str,
        pub unknown: &'static str,
        pub quiet_day: &'static str,
        pub failed: &'static str,
        pub key_good: &'static str,
        pub key_partly: &'static str,
        pub key_bad: &'static str,
        pub key_unknown: &'static str,
        pub within_a_day: &'static str,
        pub at: &'static str,
        pub over_midnight: &'static str,
        pub since: &'static str,
        pub until: &'static str,
        pub all_the_time: &'static str,
        pub trouble: Trouble,
        pub quiet: &'static str,
        pub more: &'static str,
        pub note: &'static str,
    }

    /// What was the matter, and what has been so since.
    pub struct Trouble {
        pub unreachable: (&'static str, &'static str),
        pub certificate: (&'static str, &'static str),
        pub busy: (&'static str, &'static str),
        pub other: (&'static str, &'static str),
    }
}

impl Trouble {
    /// By the name of a reason in the server's answer.
    pub fn of(&self, code: &str) -> (&'static str, &'static str) {
        match code {
            "name_not_found" | "dns_failed" | "no_address" | "refused" | "unreachable" | "timed_out" => {
                self.unreachable
            }
            _ if code.starts_with("certificate_") => self.certificate,
            "server_busy" => self.busy,
            _ => self.other,
        }
    }
}
